"""What a coordinator has set for the school, as each process remembers it.

Help must be on a page when the database is not, and no page pays for the asking: what holds
is asked for once a minute at most, by whoever comes first, and shared. While it cannot be
asked for, what was known last holds, and before anything is known the operator's settings.
"""

import json
import logging
import time
from typing import Any

from django.core.cache import cache
from django.db.models import Max, QuerySet

from flexid_xblock.care.models import SchoolRule

KEY = "flexid.school_rules"
SHARED = 60  # seconds; another process knows of a change at once, since that empties the place
_FRESH = 1.0  # seconds within which a process does not even look at what is shared
_AFTER_TROUBLE = 10.0  # a database that is slow to fail is not asked by every page

Values = dict[str, Any]
log = logging.getLogger(__name__)
_held: tuple[Values, float] = ({}, 0.0)


def value(rule: str) -> Any:
    """What the school has set; None where the operator's setting holds."""
    return _now().get(rule)


def spelled() -> str:
    """All that the school has set, in one spelling: another where any rule is another."""
    return json.dumps(_now(), sort_keys=True)


def remember(values: Values, *, seconds: float = _FRESH) -> None:
    """Take this for what holds."""
    global _held
    _held = values, time.monotonic() + seconds


def forget() -> None:
    """Something was changed: ask anew, here and in every other process."""
    known, _until = _held
    remember(known, seconds=0)
    cache.delete(KEY)


def _now() -> Values:
    """What holds, looked up where it is time to."""
    global _held
    known, until = _held
    if time.monotonic() >= until:
        known, fresh = _looked_up(known)
        _held = known, time.monotonic() + fresh
    return known


def _looked_up(known: Values) -> tuple[Values, float]:
    """What holds, and for how long; what was known where nobody can tell."""
    try:
        shared = cache.get(KEY)
        if shared is None:
            shared = _stored()
            cache.set(KEY, shared, SHARED)
    except Exception as trouble:  # noqa: BLE001 - whatever is broken, the numbers are shown
        log.warning("The school's own rules cannot be read now: %s", type(trouble).__name__)
        return known, _AFTER_TROUBLE
    return shared, _FRESH


def newest() -> QuerySet[SchoolRule]:
    """The newest setting of each rule; one query."""
    last = SchoolRule.objects.order_by().values("rule").annotate(last=Max("pk")).values("last")
    return SchoolRule.objects.filter(pk__in=last)


def _stored() -> Values:
    """What is not given back to the operator."""
    rows = newest().values_list("rule", "value")
    return {rule: given for rule, given in rows if given is not None}
