"""What the tests of breaking the glass do again and again."""

from datetime import timedelta
from uuid import UUID, uuid4

from flexid_xblock.access import glass
from flexid_xblock.domain.actors import Actor
from flexid_xblock.journal import api as journal
from flexid_xblock.journal.records import OpenedEntry
from tests.common import COURSE

REASON = "She was not at school today."
WHY_LATER = "The police asked us to wait."
HOUR, DAY, TICK = timedelta(minutes=60), timedelta(days=1), timedelta(microseconds=1)


def ask(asker: Actor, student: Actor, *, permit_id: UUID | None = None, why: str = REASON) -> UUID:
    """Ask; the id of the asking."""
    made = permit_id or uuid4()
    glass.ask(asker, made, course_key=COURSE, student_id=student.user_id, reason=why)
    return made


def decide(lead: Actor, permit_id: UUID, *, granted: bool = True, **later: object) -> None:
    """Grant or refuse; the student is told at once, if nothing else is said."""
    wishes = {"tell_from": None, "why_later": "", **later}
    glass.decide(lead, permit_id, granted=granted, **wishes)


def read(reader: Actor, entry: journal.OwnEntry) -> OpenedEntry:
    """What the page of one text does."""
    return journal.open_entry(reader, entry.id, course_key=COURSE)
