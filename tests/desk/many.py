"""Many records of the adults' own, made at one go: where a list opens nothing, none would open."""

from datetime import date
from uuid import uuid4

from flexid_xblock.care.models import CaseNote, Concern, ConcernPart, FollowUp
from flexid_xblock.care.sealing import seal_follow_up, seal_note, seal_part
from tests.common import COURSE

CLOSED = b"v1 no list may try to open this"


def many_notes(author_id: int, student_id: int, count: int, *, kind: str) -> None:
    """So many notes that open."""
    place = {"course_key": COURSE, "student_id": student_id, "author_id": author_id}
    rows = [CaseNote(id=uuid4(), **place, kind=kind, revision=1) for _ in range(count)]
    for row in rows:
        row.text = seal_note(row, "words")
    CaseNote.objects.bulk_create(rows)


def many_follow_ups(author_id: int, student_ids: list[int], count: int, *, opens: bool) -> None:
    """So many things to do, dealt to these students in turn."""
    rows = []
    for number in range(count):
        row = FollowUp(id=uuid4(), course_key=COURSE, author_id=author_id)
        row.student_id = student_ids[number % len(student_ids)]
        row.due_on = date(2026, 9, 1)
        row.text = seal_follow_up(row, "words") if opens else CLOSED
        rows.append(row)
    FollowUp.objects.bulk_create(rows)


def many_concerns(writer_id: int, student_id: int, count: int) -> None:
    """So many records that would not open."""
    place = {"course_key": COURSE, "student_id": student_id, "opened_by": writer_id}
    rows = [Concern(id=uuid4(), **place, category="home") for _ in range(count)]
    Concern.objects.bulk_create(rows)
    ConcernPart.objects.bulk_create(
        ConcernPart(concern=row, number=1, kind="facts", author_id=writer_id, text=CLOSED)
        for row in rows
    )


def many_parts(concern: Concern, author_id: int, count: int) -> None:
    """So many parts of one record, after the first two, that open."""
    rows = []
    for number in range(3, count + 3):
        row = ConcernPart(concern=concern, number=number, kind="action", author_id=author_id)
        row.text = seal_part(row, "words")
        rows.append(row)
    ConcernPart.objects.bulk_create(rows)
