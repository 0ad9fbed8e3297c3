"""What the tests of the adults' own records do again and again."""

from datetime import date, datetime, timedelta
from uuid import UUID, uuid4

from django.utils import timezone

from flexid_xblock.access import api as access
from flexid_xblock.care.api import concern_reads, concerns, cover, followups, notes
from flexid_xblock.domain.actors import Actor
from tests.common import COURSE

FACTS = "She came without a coat again."
TOMORROW = date(2030, 1, 2)


def note(
    author: Actor,
    student: Actor,
    text: str = "A note.",
    *,
    kind: str = "private",
    note_id: UUID | None = None,
    based_on: int = 0,
) -> notes.NoteView:
    """Save a note of this person about this student."""
    return notes.save(
        author,
        note_id or uuid4(),
        student_id=student.user_id,
        course_key=COURSE,
        kind=kind,
        text=text,
        based_on=based_on,
    )


def own(author: Actor, student: Actor, **more: object) -> list[str]:
    """The words of her own notes."""
    return [one.text for one in notes.own(author, student.user_id, COURSE, **more)]


def known(reader: Actor, student: Actor) -> list[tuple[int, str]]:
    """Whose notes of which kind the reader knows of."""
    return [(one.author_id, one.kind) for one in notes.known(reader, student.user_id, COURSE)]


def opened(reader: Actor, student: Actor) -> list[str]:
    """The words of what colleagues left open for her."""
    return [one.text for one in notes.open_case(reader, student.user_id, COURSE)]


def close(author: Actor, note_id: UUID, *, closed: bool = True) -> notes.NoteView:
    """Put a note away."""
    return notes.set_closed(author, note_id, course_key=COURSE, closed=closed)


def follow_up(
    author: Actor,
    student: Actor,
    text: str = "Call her.",
    *,
    due_on: date = TOMORROW,
    follow_up_id: UUID | None = None,
) -> UUID:
    """Note something to do; its id."""
    made = follow_up_id or uuid4()
    about = {"student_id": student.user_id, "course_key": COURSE}
    followups.save(author, made, **about, due_on=due_on, text=text)
    return made


def to_do(reader: Actor, student: Actor, *, done: bool = False) -> list[str]:
    """What is to do for a student, as this person reads it."""
    found = followups.about(reader, student.user_id, COURSE, done=done)
    return [one.text for one in found]


def ask_cover(
    asker: Actor,
    deputy_id: int | None,
    *,
    cover_id: UUID | None = None,
    since: datetime | None = None,
    until: datetime | None = None,
) -> UUID:
    """Ask a colleague to stand in, from now for a week; the id of the asking."""
    made, start = cover_id or uuid4(), since or timezone.now()
    end = until or start + timedelta(days=7)
    cover.ask(asker, made, deputy_id=deputy_id, since=start, until=end, course_key=COURSE)
    return made


def record(writer: Actor, student: Actor, facts: str = FACTS, *, own_words: str = "") -> UUID:
    """Write a worry down; the id of the record."""
    made = uuid4()
    parts = [concerns.Part(id=uuid4(), kind="facts", text=facts)]
    if own_words:
        parts.append(concerns.Part(id=uuid4(), kind="own_words", text=own_words))
    begin(writer, student, made, parts)
    return made


def begin(
    writer: Actor, student: Actor, concern_id: UUID, parts: list, *, category: str = "home"
) -> None:
    """Begin a record with these parts."""
    about = {"student_id": student.user_id, "course_key": COURSE, "category": category}
    concerns.open_record(writer, concern_id, **about, parts=parts)


def add(writer: Actor, concern_id: UUID, text: str, kind: str = "action", **more: object) -> UUID:
    """One more part; its id."""
    made = more.pop("part_id", None) or uuid4()
    part = concerns.Part(id=made, kind=kind, text=text, **more)
    concerns.add_part(writer, concern_id, part, course_key=COURSE)
    return made


def words(reader: Actor, concern_id: UUID) -> list[str]:
    """The words of every part, as this person reads them."""
    return [part.text for part in concern_reads.look(reader, concern_id, COURSE).parts]


def end(counsellor: Actor, student: Actor) -> None:
    """She follows the student up no more."""
    access.end_assignment(
        course_key=COURSE, student_id=student.user_id, counsellor_id=counsellor.user_id
    )


def assign(counsellor: Actor, student: Actor) -> None:
    """She follows the student up from now."""
    access.assign_counsellor(
        course_key=COURSE, student_id=student.user_id, counsellor_id=counsellor.user_id
    )
