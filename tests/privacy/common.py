"""A student's life in the course, and a look into every table."""

import json
import re
from datetime import datetime
from typing import Any
from uuid import uuid4

from django.db import connection

from flexid_xblock.access import glass
from flexid_xblock.domain.actors import Actor
from flexid_xblock.journal import api as journal
from flexid_xblock.privacy import api as privacy
from flexid_xblock.sessions import api as sessions
from tests.common import COURSE, answer, put_card, read_notice, send, type_on, write

# Every text of `live`, after the mark and a hyphen.
WORDS = {
    *("first", "second", "newest", "kept", "answer", "thanks", "card", "unnamed", "reason"),
    "glass",
}


def live(student: Actor, mark: str, *, counsellor: Actor, teacher: Actor, meeting: Any) -> None:
    """All that a student can leave behind; each text begins with the mark."""
    read_notice(student)
    sent = send(student, write(student, f"{mark}-first"))
    sent = send(student, type_on(student, sent, f"{mark}-second"))
    type_on(student, sent, f"{mark}-newest")
    kept = write(student, f"{mark}-kept", prompt="surprise")
    journal.decide(student, kept.id, journal.Decision.KEEP, based_on=kept.revision)
    journal.open_entry(counsellor, sent.id, course_key=COURSE)
    answer(counsellor, sent, f"{mark}-answer")
    journal.reply(student, sent.id, uuid4(), f"{mark}-thanks", course_key=COURSE)
    sessions.attend(student, meeting.id)
    put_card(student, meeting, f"{mark}-card")
    hidden = put_card(student, meeting, f"{mark}-unnamed", display="unnamed")
    sessions.moderate(teacher, hidden, hidden=True, reason=f"{mark}-reason")


def break_glass(
    student: Actor, mark: str, *, asker: Actor, lead: Actor, tell_from: datetime | None = None
) -> None:
    """A lead grants somebody an hour with a student's sent texts."""
    permit, why = uuid4(), f"{mark}-glass is why I must read this"
    glass.ask(asker, permit, course_key=COURSE, student_id=student.user_id, reason=why)
    glass.decide(lead, permit, granted=True, tell_from=tell_from, why_later=why)


def words_in(anything: Any, mark: str) -> set[str]:
    """The words after this mark, wherever they stand."""
    return set(re.findall(rf"{mark}-(\w+)", json.dumps(anything, default=str)))


def exported_words(student: Actor, mark: str) -> set[str]:
    """The marked words that are handed to this student."""
    return words_in(privacy.export(student), mark)


def tables_with(value: int) -> set[str]:
    """The tables of ours that hold this number in any cell."""
    names = [n for n in connection.introspection.table_names() if n.startswith("flexid_xblock_")]
    return {name.removeprefix("flexid_xblock_") for name in names if _holds(name, str(value))}


def _holds(table: str, value: str) -> bool:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT * FROM {table}")  # noqa: S608 - names of our own tables
        return any(value in str(cell) for row in cursor.fetchall() for cell in row)
