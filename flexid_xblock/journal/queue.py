"""The order in which a reader's texts wait: asked for first, then the longest wait.

Nothing is opened here, and nothing is told of a draft.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import F, Q, QuerySet
from django.db.models.functions import Coalesce
from django.utils import timezone

from flexid_xblock.domain.actors import Actor
from flexid_xblock.journal.records import QueueFilter, SentEntry, Show
from flexid_xblock.journal.scope import first_of, in_language, sent_to, told
from flexid_xblock.rows import once_built

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
    if after is None and filters.is_plain:
        return told(_first(actor, course_key, timezone.now(), show=filters.show, limit=limit))
    rows = _filtered(actor, course_key, filters)
    if after:
        rows = rows.annotate(wait=_WAIT).filter(_behind(after))
    return told(first_of(rows, *_ORDER, limit=limit))


@once_built
def _first(
    actor: Actor, course_key: str, now: datetime, *, show: Show, limit: int
) -> QuerySet[Any, Any]:
    rows = _filtered(actor, course_key, QueueFilter(show=show), now)
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
    not_asked, wait, last = spot = spot_of(entry)
    if filters.is_plain:
        here = actor, course_key, wait, last, timezone.now()
        ways = [
            _beside(*here, show=filters.show, not_asked=not_asked, before=before)
            for before in (True, False)
        ]
    else:
        rows = _filtered(actor, course_key, filters)
        ways = [list(_walked(rows, spot, before=before)) for before in (True, False)]
    previous, following = (first_but(entry.id, way) for way in ways)
    return previous, following


@once_built
def _beside(
    actor: Actor,
    course_key: str,
    wait: datetime,
    last: UUID,
    now: datetime,
    *,
    show: Show,
    not_asked: bool,
    before: bool,
) -> QuerySet[Any, Any]:
    rows = _filtered(actor, course_key, QueueFilter(show=show), now)
    return _walked(rows, (not_asked, wait, last), before=before)


def _walked(rows: QuerySet[Any, Any], spot: Spot, *, before: bool) -> QuerySet[Any, Any]:
    """The first two from this spot on, or backwards from it."""
    rows, behind = rows.annotate(wait=_WAIT), _behind(spot)
    if before:
        return two_of(rows.exclude(behind).order_by(*_ORDER).reverse())
    return two_of(rows.filter(behind).order_by(*_ORDER))


def count_waiting(actor: Actor, course_key: str, *, filters: QueueFilter = UNREAD, cap: int) -> int:
    """How many wait, counted no further than ``cap``."""
    return _filtered(actor, course_key, filters).order_by()[:cap].count()


def _filtered(
    actor: Actor, course_key: str, filters: QueueFilter, at: datetime | None = None
) -> QuerySet[Any, Any]:
    return narrowed(sent_to(actor, course_key, at).filter(_SHOWN[filters.show]), filters)


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


def two_of(rows: QuerySet[Any, Any]) -> QuerySet[Any, Any]:
    """The ids of the first two of these rows, for ``first_but``."""
    return rows.values_list("pk")[:2]


def first_but(this: UUID, found: Iterable[Sequence[UUID]]) -> UUID | None:
    """The first of these ids that is not this one.

    Told apart here: at "not this one" MariaDB would begin with all that was ever sent to her.
    """
    return next((pk for (pk,) in found if pk != this), None)
