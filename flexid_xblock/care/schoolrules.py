"""The school's own rules: looked at and set on the coordinator's desk.

They hold at once, for the whole school and all its courses, and widen nobody's rights. What
was set before is kept; what was given back holds as the operator has set it.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.conf import settings
from django.utils import timezone

from flexid_xblock.access.api import relations_in_course, require
from flexid_xblock.care import remembered
from flexid_xblock.care.models import SchoolRule
from flexid_xblock.care.rulechecks import checked
from flexid_xblock.domain.actors import Actor
from flexid_xblock.domain.errors import Conflict
from flexid_xblock.patience import patiently

RULES = tuple(SchoolRule.Rule.values)
HISTORY = 10  # on the page; the table keeps all


@dataclass(frozen=True, kw_only=True)
class RuleView:
    """One rule as it holds now; ``number`` is its newest setting, 0 where there was none.

    ``set_by`` and ``set_at`` are None where the operator's setting holds.
    """

    rule: str
    value: Any
    number: int
    is_own: bool
    set_by: int | None
    set_at: datetime | None


@dataclass(frozen=True, kw_only=True)
class RuleChange:
    """That somebody set a rule, or gave it back to the operator."""

    rule: str
    is_own: bool
    set_by: int | None
    set_at: datetime


def spelled() -> str:
    """All that the school has set now, as every process remembers it: for what is drawn with it."""
    return remembered.spelled()


def standing(actor: Actor, course_key: str) -> dict[str, RuleView]:
    """Each rule as it holds, for a coordinator; two queries with the right to ask."""
    require("school_rules.set", relations_in_course(actor, course_key))
    rows = {row.rule: row for row in remembered.newest()}
    return {rule: _view(rule, rows.get(rule)) for rule in RULES}


def history(actor: Actor, course_key: str) -> tuple[RuleChange, ...]:
    """Who changed which rule last, newest first."""
    require("school_rules.set", relations_in_course(actor, course_key))
    return tuple(
        RuleChange(
            rule=row.rule, is_own=row.value is not None, set_by=row.set_by, set_at=row.set_at
        )
        for row in SchoolRule.objects.order_by("-pk")[:HISTORY]
    )


def set_rule(actor: Actor, rule: str, form: Any, *, course_key: str, after: int) -> RuleView:
    """Set a rule from its form; None gives it back to the operator.

    ``after`` is the number of the setting that the page showed. To set what holds
    changes nothing. Raises ``Invalid`` with the mistake, and
    ``Conflict("rule_changed")`` where a colleague was first.
    """
    require("school_rules.set", relations_in_course(actor, course_key))
    value = None if form is None else checked(rule, form, today=timezone.localdate())

    def act() -> SchoolRule:
        # The newest row is the lock, so that the second of two sees the first.
        rows = SchoolRule.objects.select_for_update().filter(rule=rule)
        last = rows.order_by("-pk").first()
        if last and last.value == value and last.set_by == actor.user_id:
            return last
        if (last.pk if last else 0) != after:
            raise Conflict("rule_changed")
        return SchoolRule.objects.create(rule=rule, value=value, set_by=actor.user_id)

    row = patiently(act)
    remembered.forget()
    return _view(rule, row)


def operators(rule: str) -> Any:
    """What the operator has set."""
    return {
        "calendar": settings.FLEXID_SCHOOL_CALENDAR,
        "numbers": settings.FLEXID_HELP_NUMBERS,
        "promise": {
            "answer_days": settings.FLEXID_ANSWER_DAYS,
            "help_hours": settings.FLEXID_HELP_HOURS,
        },
        "guardians": settings.FLEXID_GUARDIANS,
    }[rule]


def _view(rule: str, row: SchoolRule | None) -> RuleView:
    is_own = row is not None and row.value is not None
    return RuleView(
        rule=rule,
        value=row.value if row and is_own else operators(rule),
        number=row.pk if row else 0,
        is_own=is_own,
        set_by=row.set_by if row and is_own else None,
        set_at=row.set_at if row and is_own else None,
    )
