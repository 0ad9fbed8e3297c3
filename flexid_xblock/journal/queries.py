"""Reads. Each begins with the actor and starts from a scope."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

from flexid_xblock.access.api import caseload, open_students
from flexid_xblock.domain.actors import Actor
from flexid_xblock.journal.models import Entry
from flexid_xblock.journal.records import SentEntry
from flexid_xblock.journal.rules import DONE

Cursor = tuple[datetime, UUID]
GLASS_LIMIT = 100


def own(actor: Actor) -> QuerySet[Any, Any]:
    """The actor's own entries; none for a masked actor."""
    rows = Entry.objects.filter(owner_id=actor.user_id)
    return rows.none() if actor.is_masked else rows


def sent_to(actor: Actor, course_key: str) -> QuerySet[Any, Any]:
    """Entries whose writer named the actor, and is in the actor's caseload now."""
    return Entry.objects.filter(
        owner_id__in=caseload(actor, course_key),
        course_key=course_key,
        state=Entry.State.SENT,
        readers__reader_id=actor.user_id,
    )


def sent_under_glass(actor: Actor, course_key: str) -> QuerySet[Any, Any]:
    """Sent entries that stand open to the actor this hour, because the glass was broken."""
    return Entry.objects.filter(
        owner_id__in=open_students(actor, course_key),
        course_key=course_key,
        state=Entry.State.SENT,
    )


def under_glass(actor: Actor, course_key: str) -> tuple[SentEntry, ...]:
    """What the actor may open this hour only, newest first."""
    return _listed(sent_under_glass(actor, course_key).order_by("-sent_at", "-pk"), GLASS_LIMIT)


def waiting(
    actor: Actor, course_key: str, *, after: Cursor | None, limit: int
) -> tuple[SentEntry, ...]:
    """What the actor has not read yet, longest wait first, from a keyset cursor."""
    rows = sent_to(actor, course_key).filter(waiting_since__isnull=False)
    if after:
        since, last = after
        rows = rows.filter(Q(waiting_since__gt=since) | Q(waiting_since=since, pk__gt=last))
    return _listed(rows.order_by("waiting_since", "pk"), limit)


def read_before(
    actor: Actor, course_key: str, *, before: Cursor | None, limit: int
) -> tuple[SentEntry, ...]:
    """What the actor's side has read, newest sending first, from a keyset cursor."""
    rows = sent_to(actor, course_key).filter(waiting_since__isnull=True)
    if before:
        sent, last = before
        rows = rows.filter(Q(sent_at__lt=sent) | Q(sent_at=sent, pk__lt=last))
    return _listed(rows.order_by("-sent_at", "-pk"), limit)


def count_waiting(actor: Actor, course_key: str, *, cap: int) -> int:
    """How many wait, counted no further than ``cap``."""
    rows = sent_to(actor, course_key).filter(waiting_since__isnull=False)
    return rows.order_by()[:cap].count()


def done_prompts(actor: Actor, course_key: str) -> dict[str, frozenset[str]]:
    """The prompts the actor is done with, by activity key."""
    rows = own(actor).filter(course_key=course_key, state__in=DONE)
    done: dict[str, set[str]] = {}
    for activity_key, slot in rows.values_list("activity_key", "slot"):
        done.setdefault(activity_key, set()).add(slot)
    return {activity_key: frozenset(slots) for activity_key, slots in done.items()}


def begun_activities(actor: Actor, course_key: str) -> frozenset[str]:
    """Keys of the activities the actor has begun to write in."""
    rows = own(actor).filter(course_key=course_key)
    return frozenset(rows.values_list("activity_key", flat=True))


def about(row: Entry) -> SentEntry:
    """The record of a sent entry, without a word of it."""
    return SentEntry(
        id=row.pk,
        course_key=row.course_key,
        activity_key=row.activity_key,
        prompt=row.slot,
        version=row.version,
        owner_id=row.owner_id,
        sent_at=row.sent_at,
        waiting_since=row.waiting_since,
    )


def _listed(rows: QuerySet[Any, Any], limit: int) -> tuple[SentEntry, ...]:
    return tuple(about(row) for row in rows.defer("draft")[:limit])
