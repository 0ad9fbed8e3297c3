"""Where each sealed text of a board belongs."""

from flexid_xblock.sessions.models import Card, Meeting
from flexid_xblock.vault.api import Place, Sealed, seal, student_key


def seal_card(card: Card, meeting: Meeting, text: str) -> bytes:
    """A card's text as ciphertext, under its author's key."""
    return seal(student_key(card.author_id), _place(card, meeting, "text", 0), text.encode())


def seal_reason(card: Card, meeting: Meeting, reason: str) -> bytes:
    """Why a card is hidden or shown again, as ciphertext, under its author's key."""
    place = _place(card, meeting, "reason", card.moderations)
    return seal(student_key(card.author_id), place, reason.encode())


def sealed_card(card: Card, meeting: Meeting, reader_id: int) -> Sealed:
    """A card's text, openly sent to the people of its group."""
    return _sealed(_place(card, meeting, "text", 0), bytes(card.text), reader_id)


def sealed_reason(card: Card, meeting: Meeting, reader_id: int) -> Sealed:
    """A reason, openly sent to the card's author and the group's teachers."""
    place = _place(card, meeting, "reason", card.moderations)
    return _sealed(place, bytes(card.reason or b""), reader_id)


def _sealed(place: Place, data: bytes, reader_id: int) -> Sealed:
    return Sealed(place=place, data=data, addressed_to=frozenset({reader_id}))


def _place(card: Card, meeting: Meeting, column: str, revision: int) -> Place:
    return Place(
        kind="card",
        course_key=meeting.course_key,
        activity_key=meeting.activity_key,
        slot=str(card.pk),
        owner_id=card.author_id,
        revision=revision,
        column=column,
    )
