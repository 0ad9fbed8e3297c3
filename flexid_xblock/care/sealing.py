"""Where each sealed text of the adults' own records belongs, and whose key closes it.

The place names the author as its owner, so the vault gives such a text as
"one's own" to its author and never to the student it is about.
"""

from flexid_xblock.care.models import CaseNote, Concern, ConcernPart, FollowUp
from flexid_xblock.vault.api import KeyOwner, Place, Sealed, seal, student_key


def seal_note(note: CaseNote, text: str) -> bytes:
    """A note about to be saved, as ciphertext under the student's key."""
    return seal(student_key(note.student_id), _note_place(note), text.encode())


def sealed_note(note: CaseNote) -> Sealed:
    """A note, for opening; openly it is its author's only."""
    return Sealed(place=_note_place(note), data=bytes(note.text))


def seal_follow_up(row: FollowUp, text: str) -> bytes:
    """A follow-up about to be saved, as ciphertext under the student's key."""
    return seal(student_key(row.student_id), _follow_up_place(row), text.encode())


def sealed_follow_up(row: FollowUp, reader_id: int) -> Sealed:
    """A follow-up, for opening by somebody who is on the case: it is addressed to all of them."""
    return Sealed(
        place=_follow_up_place(row),
        data=bytes(row.text),
        addressed_to=frozenset({reader_id}),
    )


def seal_part(part: ConcernPart, text: str) -> bytes:
    """A part about to be added, as ciphertext under the record's own key."""
    owner = KeyOwner(kind="record", ref=str(part.concern_id))
    return seal(owner, _part_place(part.concern, part), text.encode())


def sealed_part(concern: Concern, part: ConcernPart) -> Sealed:
    """A part of a concern record, for opening."""
    return Sealed(place=_part_place(concern, part), data=bytes(part.text))


def _note_place(note: CaseNote) -> Place:
    return _place(
        "case_note", note.course_key, str(note.pk), owner=note.author_id, revision=note.revision
    )


def _follow_up_place(row: FollowUp) -> Place:
    return _place("follow_up", row.course_key, str(row.pk), owner=row.author_id, revision=0)


def _part_place(concern: Concern, part: ConcernPart) -> Place:
    return _place(
        "concern", concern.course_key, str(concern.pk), owner=part.author_id, revision=part.number
    )


def _place(kind: str, course_key: str, slot: str, *, owner: int, revision: int) -> Place:
    return Place(
        kind=kind,
        course_key=course_key,
        activity_key="",
        slot=slot,
        owner_id=owner,
        revision=revision,
        column="text",
    )
