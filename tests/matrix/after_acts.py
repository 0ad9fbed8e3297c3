"""What is left after a meeting: who was there, what worked, the board as a file."""

from typing import Any
from uuid import uuid4

from flexid_xblock.sessions.models import Afterword, Attendance, BoardExport
from tests.matrix.actions import put
from tests.matrix.asking import Ask
from tests.matrix.cast import Thing


def mark(thing: Thing, user_id: int) -> list[Ask]:
    """Mark the owner otherwise than she was marked, and somebody who was not marked yet."""
    return [
        _mark(thing, thing.owner_id, begins=False),
        _mark(thing, thing.people["peer"], begins=True),
    ]


def _mark(thing: Thing, student: int, *, begins: bool) -> Ask:
    ids = {"meeting_id": thing.ids["meeting"], "student_id": student}
    rows = Attendance.objects.filter(meeting_id=ids["meeting_id"], user_id=student, state="there")
    done = lambda who: rows.filter(marked_by=who).exists()  # noqa: E731 - read once
    return put("attendance", {"state": "there", "note": ""}, done, begins=begins, **ids)


def write_afterword(thing: Thing, user_id: int) -> list[Ask]:
    rows = Afterword.objects.filter(meeting_id=thing.ids["meeting"])
    done = lambda who: rows.filter(author_id=who).exists()  # noqa: E731 - read once
    ids = {"meeting_id": thing.ids["meeting"]}
    return [put("afterword", {"text": "The round worked"}, done, begins=True, **ids)]


def export(thing: Thing, user_id: int) -> list[Ask]:
    """Ask for a file, and say yes to what somebody else asked for."""
    new, asked = uuid4(), thing.ids["export_waiting"]
    body = {"meeting": str(thing.ids["meeting"]), "with_names": False}
    agreed = {"with_names": False}
    return [
        put("board_export", body, _by("asked_by", new), export_id=new),
        put("board_export_approval", agreed, _by("approved_by", asked), export_id=asked),
    ]


def _by(column: str, pk: Any) -> Any:
    return lambda who: BoardExport.objects.filter(**{column: who}, pk=pk).exists()
