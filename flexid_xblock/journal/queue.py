"""The order in which a reader's texts wait: asked for first, then the longest wait.

Nothing is opened here, and nothing is told of a draft.
"""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import F, Q, QuerySet
from django.db.models.functions import Coalesce

from flexid_xblock.domain.actors import Actor
from flexid_xblock.journal.records import QueueFilter, SentEntry
from flexid_xblock.journal.scope import first_of, in_language, sent_to

# Whether it was not asked for, since when it waits, and the id.
Spot = tuple[bool, datetime, UUID]

_UNREAD = Q(waiting_since__isnull=False) | Q(asked_at__isnull=False)
_UNANSWERED = Q(unanswered_since__isnull=False)
_SHOWN = {
    "unread": _UNREAD,
    "waiting": _UNANSWERED,
    "changed": Q(sent_at__gt=F("answered_at")),
    "all": _UNREAD | _UNANSWERED,
}
_WAIT = Coalesce("asked_at", "unanswered_since", "waiting_since", "sent_at")
_ORDER = (F("asked_at").asc(nulls_last=True), _WAIT, "pk")
UNREAD = QueueFilter()


def waiting(
    actor: Actor,
    course_key: str,
    *,
    filters: QueueFilter = UNREAD,
    after: Spot | None,
    limit: int,
) -> tuple[SentEntry, ...]:
    """What waits for the actor: asked for first, then the longest wait, after a keyset cursor."""
    rows = _filtered(actor, course_key, filters)
    if after:
        rows = rows.annotate(wait=_WAIT).filter(_behind(after))
    return first_of(rows, *_ORDER, limit=limit)


def spot_of(entry: SentEntry) -> Spot:
    """Where an entry stands in the queue: the cursor of what comes after it."""
    wait = entry.asked_at or entry.unanswered_since or entry.waiting_since or entry.sent_at
    assert wait is not None  # noqa: S101 - what is sent has a time
    return entry.asked_at is None, wait, entry.id


def neighbours(
    actor: Actor, course_key: str, entry: SentEntry, filters: QueueFilter = UNREAD
) -> tuple[UUID | None, UUID | None]:
    """The entries before and after this one in the queue, if any.

    To open an entry moves it: give the record as it was before, as ``open_entry`` does.
    Nothing is asked about an entry that the actor has not found to be there.
    """
    spot = spot_of(entry)
    rows = _filtered(actor, course_key, filters).annotate(wait=_WAIT)
    after = rows.filter(_behind(spot)).order_by(*_ORDER)
    before = rows.exclude(_behind(spot)).order_by(*_ORDER).reverse()
    return first_but(entry.id, before), first_but(entry.id, after)


def count_waiting(actor: Actor, course_key: str, *, filters: QueueFilter = UNREAD, cap: int) -> int:
    """How many wait, counted no further than ``cap``."""
    return _filtered(actor, course_key, filters).order_by()[:cap].count()


def _filtered(actor: Actor, course_key: str, filters: QueueFilter) -> QuerySet[Any, Any]:
    return narrowed(sent_to(actor, course_key).filter(_SHOWN[filters.show]), filters)


def narrowed(rows: QuerySet[Any, Any], filters: QueueFilter) -> QuerySet[Any, Any]:
    """Of these sent entries, those of the module, the language and the students asked for."""
    if filters.activity_prefix:
        rows = rows.filter(activity_key__startswith=filters.activity_prefix)
    if filters.language:
        rows = in_language(rows).filter(sent_language=filters.language)
    if filters.students is not None:
        rows = rows.filter(owner_id__in=filters.students)
    return rows


def _behind(spot: Spot) -> Q:
    """What comes after a spot. Written so that it is never null, for it is negated too."""
    not_asked, wait, last = spot
    later = Q(wait__gt=wait) | Q(wait=wait, pk__gt=last)
    if not_asked:
        return Q(asked_at__isnull=True) & later
    return Q(asked_at__isnull=True) | later


def first_but(this: UUID, rows: QuerySet[Any, Any]) -> UUID | None:
    """The id of the first of these rows in their order that is not this one.

    Told apart here: at "not this one" MariaDB would begin with all that was ever sent to her.
    """
    return next((pk for pk in rows.values_list("pk", flat=True)[:2] if pk != this), None)
