"""Reads. Each begins with the actor and starts from a scope."""

from collections.abc import Collection, Iterable
from datetime import datetime
from typing import Any, TypeVar
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils import timezone

from flexid_xblock.access.api import caseload
from flexid_xblock.content import api as content
from flexid_xblock.domain.actors import Actor
from flexid_xblock.journal.answers import answered_between
from flexid_xblock.journal.bank import shown
from flexid_xblock.journal.models import Entry, Reply
from flexid_xblock.journal.queue import (
    UNREAD,
    Spot,
    count_waiting,
    first_but,
    narrowed,
    neighbours,
    spot_of,
    waiting,
)
from flexid_xblock.journal.records import AgreedStep, Dealt, QueueFilter, SentEntry
from flexid_xblock.journal.rules import DONE, needed
from flexid_xblock.journal.scope import as_sent, first_of, own, sent_to, sent_under_glass

__all__ = [
    "Cursor",
    "Dealt",
    "Spot",
    "agreed_steps",
    "answered_between",
    "begun_activities",
    "count_waiting",
    "done_by",
    "done_prompts",
    "needed",
    "neighbours",
    "neighbours_read",
    "own",
    "read_before",
    "sent_by",
    "sent_to",
    "sent_under_glass",
    "shown",
    "spot_of",
    "unanswered_elsewhere",
    "under_glass",
    "waiting",
]

Whose = TypeVar("Whose")
# When, and the id that tells apart what happened in the same moment.
Cursor = tuple[datetime, UUID]
GLASS_LIMIT = 100


def under_glass(actor: Actor, course_key: str) -> tuple[SentEntry, ...]:
    """What the actor may open this hour only, newest first."""
    return _newest_first(sent_under_glass(actor, course_key), None, GLASS_LIMIT)


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
    rows = sent_to(actor, course_key).filter(waiting_since=None)
    return _newest_first(narrowed(rows, filters), before, limit)


def neighbours_read(
    actor: Actor, course_key: str, entry: SentEntry, filters: QueueFilter = UNREAD
) -> tuple[UUID | None, UUID | None]:
    """The entries before and after this one in the list of what was read, if any."""
    rows = narrowed(sent_to(actor, course_key).filter(waiting_since=None), filters)
    at = {"sent_at": entry.sent_at}
    newer = rows.filter(Q(sent_at__gt=entry.sent_at) | Q(**at, pk__gt=entry.id))
    older = rows.filter(Q(sent_at__lt=entry.sent_at) | Q(**at, pk__lt=entry.id))
    before, after = newer.order_by("sent_at", "pk"), older.order_by("-sent_at", "-pk")
    return first_but(entry.id, before), first_but(entry.id, after)


def sent_by(
    actor: Actor, student_id: int, course_key: str, *, before: Cursor | None, limit: int
) -> tuple[SentEntry, ...]:
    """What one student sent to the actor, newest sending first, from a keyset cursor."""
    return _newest_first(sent_to(actor, course_key).filter(owner_id=student_id), before, limit)


def agreed_steps(actor: Actor, student_id: int, course_key: str) -> tuple[AgreedStep, ...]:
    """The next steps that a student agreed to, under texts she sent to the actor, newest first.

    Those that stand, and no word of them: to read one is to open the text it is under.
    """
    sent = sent_to(actor, course_key).filter(owner_id=student_id)
    steps = Reply.objects.filter(
        entry__in=sent.values("pk"), is_step=True, visible_from__lte=timezone.now()
    )
    about = ("entry_id", "agreed_at", "entry__activity_key", "entry__slot", "entry__version")
    rows = steps.order_by("visible_from", "created", "pk").values_list(*about)
    standing = [row for row in {row[0]: row for row in rows}.values() if row[1]]
    return tuple(
        AgreedStep(entry_id=entry, agreed_at=at, activity_key=activity, prompt=slot, version=sha)
        for entry, at, activity, slot, sha in sorted(standing, key=lambda row: row[1], reverse=True)
    )


def unanswered_elsewhere(actor: Actor, student_id: int, course_key: str) -> int:
    """How many texts of a student whom the actor follows up wait for an answer by others only.

    Sent before the actor came; she may read them when the student says yes.
    """
    mine = sent_to(actor, course_key).filter(owner_id=student_id)
    rows = as_sent(owner_id=student_id, course_key=course_key, unanswered_since__isnull=False)
    rows = rows.filter(owner_id__in=caseload(actor, course_key))
    return rows.exclude(pk__in=mine.values("pk")).count()


def done_prompts(actor: Actor, course_key: str) -> dict[str, Dealt]:
    """The prompts the actor is done with, by activity key."""
    rows = own(actor).filter(course_key=course_key, state__in=DONE)
    return _dealt(rows.values_list("activity_key", "slot", "version"))


def done_by(
    students: QuerySet[Any, Any], course_key: str, activity_keys: Collection[str]
) -> dict[tuple[int, str], Dealt]:
    """The prompts that each of these students is done with, by student and activity; never how.

    ``students`` is a scope of the caller's, whose right it is to know this.
    """
    rows = Entry.objects.filter(owner_id__in=students, course_key=course_key, state__in=DONE)
    rows = rows.filter(activity_key__in=activity_keys)
    found = rows.values_list("owner_id", "activity_key", "slot", "version")
    return _dealt(((owner, key), slot, version) for owner, key, slot, version in found)


def begun_activities(actor: Actor, course_key: str) -> frozenset[str]:
    """Keys of the activities the actor has begun to write in, and not deleted again."""
    rows = own(actor).filter(course_key=course_key).exclude(state=Entry.State.DELETED)
    return frozenset(rows.values_list("activity_key", flat=True))


def _dealt(rows: Iterable[tuple[Whose, str, str]]) -> dict[Whose, Dealt]:
    """Rows of whose, prompt and version, gathered by whose."""
    slots: dict[Whose, set[str]] = {}
    versions: dict[Whose, set[str]] = {}
    for whose, slot, version in rows:
        slots.setdefault(whose, set()).add(slot)
        versions.setdefault(whose, set()).add(version)
    asked = content.asked.numbers(set().union(*versions.values()))
    return {
        whose: Dealt(prompts=frozenset(found), asked=frozenset(map(asked.get, versions[whose])))
        for whose, found in slots.items()
    }


def _newest_first(
    rows: QuerySet[Any, Any], before: Cursor | None, limit: int
) -> tuple[SentEntry, ...]:
    if before:
        sent, last = before
        rows = rows.filter(Q(sent_at__lt=sent) | Q(sent_at=sent, pk__lt=last))
    return first_of(rows, "-sent_at", "-pk", limit=limit)
