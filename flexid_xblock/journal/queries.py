"""Reads. Each begins with the actor and starts from a scope."""

from collections.abc import Collection, Iterable
from datetime import datetime
from typing import Any, TypeVar

from django.db.models import QuerySet
from django.utils import timezone

from flexid_xblock.access.api import caseload
from flexid_xblock.content import api as content
from flexid_xblock.domain.actors import Actor
from flexid_xblock.journal.answers import answered_between
from flexid_xblock.journal.bank import shown
from flexid_xblock.journal.models import Entry, Reply
from flexid_xblock.journal.past import (
    Cursor,
    neighbours_read,
    newest_first,
    older,
    read_before,
)
from flexid_xblock.journal.queue import Spot, count_waiting, neighbours, spot_of, waiting
from flexid_xblock.journal.records import AgreedStep, Dealt, SentEntry
from flexid_xblock.journal.rules import DONE, needed
from flexid_xblock.journal.scope import as_sent, own, sent_to, sent_under_glass, told
from flexid_xblock.rows import once_built

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
GLASS_LIMIT = 100


def under_glass(actor: Actor, course_key: str) -> tuple[SentEntry, ...]:
    """What the actor may open this hour only, newest first."""
    return told(newest_first(sent_under_glass(actor, course_key), limit=GLASS_LIMIT))


def sent_by(
    actor: Actor, student_id: int, course_key: str, *, before: Cursor | None, limit: int
) -> tuple[SentEntry, ...]:
    """What one student sent to the actor, newest sending first, from a keyset cursor."""
    if before is None:
        return told(_newest_by(actor, course_key, student_id, timezone.now(), limit=limit))
    rows = sent_to(actor, course_key).filter(owner_id=student_id)
    return told(newest_first(older(rows, *before), limit=limit))


@once_built
def _newest_by(
    actor: Actor, course_key: str, student_id: int, now: datetime, *, limit: int
) -> QuerySet[Any, Any]:
    rows = sent_to(actor, course_key, now).filter(owner_id=student_id)
    return newest_first(rows, limit=limit)


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
