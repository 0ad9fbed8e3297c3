"""What a reader has read before, newest sending first, and from text to text in that list."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils import timezone

from flexid_xblock.domain.actors import Actor
from flexid_xblock.journal.queue import UNREAD, first_but, narrowed, two_of
from flexid_xblock.journal.records import QueueFilter, SentEntry
from flexid_xblock.journal.scope import first_of, sent_to, told
from flexid_xblock.rows import once_built

# When, and the id that tells apart what happened in the same moment.
Cursor = tuple[datetime, UUID]


def read_before(
    actor: Actor,
    course_key: str,
    *,
    filters: QueueFilter = UNREAD,
    before: Cursor | None,
    limit: int,
) -> tuple[SentEntry, ...]:
    """What the actor's side has read, newest sending first, from a keyset cursor.

    ``filters`` narrow it to a module, a language, a group; what they show is not asked.
    """
    if before is None and filters.is_plain:
        return told(_newest(actor, course_key, timezone.now(), limit=limit))
    rows = narrowed(_read(actor, course_key), filters)
    return told(newest_first(older(rows, *before) if before else rows, limit=limit))


def neighbours_read(
    actor: Actor, course_key: str, entry: SentEntry, filters: QueueFilter = UNREAD
) -> tuple[UUID | None, UUID | None]:
    """The entries before and after this one in the list of what was read, if any."""
    assert entry.sent_at is not None  # noqa: S101 - what is sent has a time
    spot: Cursor = entry.sent_at, entry.id
    now = timezone.now()
    if filters.is_plain:
        ways = [_beside(actor, course_key, *spot, now, newer=newer) for newer in (True, False)]
    else:
        rows = narrowed(_read(actor, course_key), filters)
        ways = [list(_walked(rows, *spot, newer=newer)) for newer in (True, False)]
    before, after = (first_but(entry.id, way) for way in ways)
    return before, after


def newest_first(rows: QuerySet[Any, Any], *, limit: int) -> QuerySet[Any, Any]:
    """Of these sent entries those that were sent last, for ``told``."""
    return first_of(rows, "-sent_at", "-pk", limit=limit)


def older(rows: QuerySet[Any, Any], sent: datetime, last: UUID) -> QuerySet[Any, Any]:
    """Of these sent entries those that come after a spot, newest first."""
    return rows.filter(Q(sent_at__lt=sent) | Q(sent_at=sent, pk__lt=last))


def _read(actor: Actor, course_key: str, now: datetime | None = None) -> QuerySet[Any, Any]:
    return sent_to(actor, course_key, now).filter(waiting_since=None)


@once_built
def _newest(actor: Actor, course_key: str, now: datetime, *, limit: int) -> QuerySet[Any, Any]:
    return newest_first(_read(actor, course_key, now), limit=limit)


@once_built
def _beside(
    actor: Actor, course_key: str, sent: datetime, last: UUID, now: datetime, *, newer: bool
) -> QuerySet[Any, Any]:
    return _walked(_read(actor, course_key, now), sent, last, newer=newer)


def _walked(
    rows: QuerySet[Any, Any], sent: datetime, last: UUID, *, newer: bool
) -> QuerySet[Any, Any]:
    """The two that were sent next after this spot, or next before it."""
    if newer:
        rows = rows.filter(Q(sent_at__gt=sent) | Q(sent_at=sent, pk__gt=last))
        return two_of(rows.order_by("sent_at", "pk"))
    return two_of(older(rows, sent, last).order_by("-sent_at", "-pk"))
