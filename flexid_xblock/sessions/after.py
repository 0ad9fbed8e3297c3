"""After a meeting: who was there, and what worked. For the group's own teachers alone.

A note about a student never leaves this room but to them: not in her export,
not in any answer to her.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from django.conf import settings
from django.utils import timezone

from flexid_xblock.access.api import relations_to_group, require, students_in_group
from flexid_xblock.domain.actors import Actor
from flexid_xblock.domain.errors import Conflict, Denied, Invalid, NotFound
from flexid_xblock.patience import once
from flexid_xblock.sessions.finding import meeting_of
from flexid_xblock.sessions.models import Afterword, Attendance, Meeting, Presence
from flexid_xblock.sessions.sealing import (
    seal_afterword,
    seal_attendance,
    sealed_afterword,
    sealed_attendance,
)
from flexid_xblock.text import plain
from flexid_xblock.vault.api import open_own

STATES = tuple(Attendance.State.values)
TOOK_PART = Attendance.TOOK_PART


@dataclass(frozen=True, kw_only=True)
class Mark:
    """What the teachers noted about one student; ``state`` is empty where nobody has yet.

    ``was_seen``: her own device was in the room.
    """

    user_id: int
    state: str
    revision: int
    was_seen: bool
    note: str = field(repr=False)


@dataclass(frozen=True, kw_only=True)
class AfterwordView:
    """What one teacher wrote down for the next time."""

    author_id: int
    revision: int
    updated: datetime
    text: str = field(repr=False)


@dataclass(frozen=True, kw_only=True)
class StoredMark:
    """What the server holds where a colleague marked first."""

    revision: int
    state: str
    text: str = field(repr=False)


@dataclass(frozen=True, kw_only=True)
class StoredWords:
    """What the server holds where another page of hers was first."""

    revision: int
    text: str = field(repr=False)


def attendance(actor: Actor, meeting_id: UUID) -> tuple[Mark, ...]:
    """What is noted about each student of the group, in a fixed order; notes opened."""
    meeting = _led(actor, meeting_id, "attendance.mark")
    students = sorted(students_in_group(meeting.group_id).values_list("user_id", flat=True))
    seen = set(Presence.objects.filter(meeting=meeting).values_list("user_id", flat=True))
    rows = {row.user_id: row for row in Attendance.objects.filter(meeting=meeting)}
    noted = [row for who in students if (row := rows.get(who)) and row.note]
    notes = dict(zip((row.user_id for row in noted), _notes(actor, meeting, noted), strict=True))
    return tuple(
        _mark(who, rows.get(who), notes.get(who, ""), was_seen=who in seen) for who in students
    )


def mark(
    actor: Actor, meeting_id: UUID, user_id: int, *, state: str, note: str, based_on: int
) -> Mark:
    """Note whether a student was there; again with what is stored is answered as before.

    Raises ``Conflict("changed_elsewhere")`` with a ``StoredMark``,
    ``Denied("not_met_yet")``, ``Invalid("too_long" | "bad_fields")``.
    """
    clean = plain(note, limit=settings.FLEXID_CARD_MAX).strip()
    if state not in STATES:
        raise Invalid("bad_fields")

    def act() -> Attendance:
        meeting = _led(actor, meeting_id, "attendance.mark", lock=True)
        if meeting.state == Meeting.State.PLANNED:
            raise Denied("not_met_yet")
        if not students_in_group(meeting.group_id).filter(user_id=user_id).exists():
            raise NotFound
        row = Attendance.objects.filter(meeting=meeting, user_id=user_id).first()
        row = row or Attendance(meeting=meeting, user_id=user_id)
        return _change_mark(actor, meeting, row, state, clean, based_on)

    return _mark(user_id, once(act), clean, was_seen=False)


def afterwords(actor: Actor, meeting_id: UUID) -> tuple[AfterwordView, ...]:
    """What the group's teachers wrote down, the oldest first."""
    meeting = _led(actor, meeting_id, "afterword.write")
    rows = list(Afterword.objects.filter(meeting=meeting).order_by("pk"))
    texts = open_own(actor, [sealed_afterword(row, meeting, actor.user_id) for row in rows])
    return tuple(map(_words, rows, texts))


def write_afterword(actor: Actor, meeting_id: UUID, *, text: str, based_on: int) -> AfterwordView:
    """Save what worked, in the actor's own words.

    Raises ``Conflict("changed_elsewhere")`` with ``StoredWords``, ``Denied("not_met_yet")``,
    ``Invalid("empty_text" | "too_long")``.
    """
    clean = plain(text, limit=settings.FLEXID_ENTRY_MAX)
    if not clean.strip():
        raise Invalid("empty_text")

    def act() -> Afterword:
        meeting = _led(actor, meeting_id, "afterword.write", lock=True)
        if meeting.state == Meeting.State.PLANNED:
            raise Denied("not_met_yet")
        row = Afterword.objects.filter(meeting=meeting, author_id=actor.user_id).first()
        row = row or Afterword(meeting=meeting, author_id=actor.user_id)
        return _change_words(actor, meeting, row, clean, based_on)

    return _words(once(act), clean)


def _led(actor: Actor, meeting_id: UUID, operation: str, *, lock: bool = False) -> Meeting:
    """A meeting of a group that the actor teaches now; the lock makes two first marks one."""
    meeting = meeting_of(actor, meeting_id, "teacher", lock=lock)
    require(operation, relations_to_group(actor, meeting.group_id))
    return meeting


def _change_mark(
    actor: Actor, meeting: Meeting, row: Attendance, state: str, note: str, based_on: int
) -> Attendance:
    stored = _notes(actor, meeting, [row])[0] if row.note else ""
    if row.revision and (row.state, stored) == (state, note):
        return row
    if row.revision != based_on:
        told = StoredMark(revision=row.revision, state=row.state, text=stored)
        raise Conflict("changed_elsewhere", stored=told)
    row.state, row.revision = state, row.revision + 1
    row.note = seal_attendance(row, meeting, note) if note else None
    row.marked_by, row.marked_at = actor.user_id, timezone.now()
    row.save()
    return row


def _change_words(
    actor: Actor, meeting: Meeting, row: Afterword, text: str, based_on: int
) -> Afterword:
    stored = open_own(actor, sealed_afterword(row, meeting, actor.user_id)) if row.revision else ""
    if row.revision and stored == text:
        return row
    if row.revision != based_on:
        raise Conflict("changed_elsewhere", stored=StoredWords(revision=row.revision, text=stored))
    row.revision += 1
    row.text = seal_afterword(row, meeting, text)
    row.updated = timezone.now()
    row.save()
    return row


def _notes(actor: Actor, meeting: Meeting, rows: Sequence[Attendance]) -> list[str]:
    return open_own(actor, [sealed_attendance(row, meeting, actor.user_id) for row in rows])


def _mark(user_id: int, row: Attendance | None, note: str, *, was_seen: bool) -> Mark:
    state, revision = (row.state, row.revision) if row else ("", 0)
    return Mark(user_id=user_id, state=state, revision=revision, was_seen=was_seen, note=note)


def _words(row: Afterword, text: str) -> AfterwordView:
    return AfterwordView(
        author_id=row.author_id, revision=row.revision, updated=row.updated, text=text
    )
