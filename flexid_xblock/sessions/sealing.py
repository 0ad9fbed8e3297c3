"""Where each sealed text of a meeting belongs, and under whose key it lies."""

from flexid_xblock.saving.api import keeping
from flexid_xblock.sessions.models import (
    Afterword,
    Agreement,
    Attendance,
    Card,
    CardAct,
    Evidence,
    Meeting,
    Nickname,
    Pause,
    Report,
    Translation,
)
from flexid_xblock.vault.api import Place, Sealed, seal, student_key


def seal_card(card: Card, meeting: Meeting, text: str) -> bytes:
    """A card's text as ciphertext, under its author's key."""
    return seal(student_key(card.author_id), _text_place(card, meeting), text.encode())


def sealed_card(card: Card, meeting: Meeting, reader_id: int) -> Sealed:
    """A card's text, openly sent to the people of its group."""
    return _sealed(_text_place(card, meeting), bytes(card.text), reader_id)


def seal_reason(card: Card, meeting: Meeting, number: int, reason: str) -> bytes:
    """Why something was done with a card, as ciphertext, under its author's key."""
    place = _card_place(card, meeting, "reason", number)
    return seal(student_key(card.author_id), place, reason.encode())


def sealed_reason(card: Card, meeting: Meeting, act: CardAct, reader_id: int) -> Sealed:
    """A reason, openly sent to the card's author and the group's teachers."""
    place = _card_place(card, meeting, "reason", act.number)
    return _sealed(place, bytes(act.reason or b""), reader_id)


def seal_translation(row: Translation, card: Card, meeting: Meeting, text: str) -> bytes:
    """A translation as ciphertext, under the key of the card's author."""
    return seal(student_key(card.author_id), _translation(row, card, meeting), text.encode())


def sealed_translation(row: Translation, card: Card, meeting: Meeting, reader_id: int) -> Sealed:
    """A translation, openly sent to the people of the card's group."""
    return _sealed(_translation(row, card, meeting), bytes(row.text), reader_id)


def seal_report(row: Report, card: Card, meeting: Meeting, words: str) -> bytes:
    """A reporter's own words as ciphertext, under her key."""
    return seal(student_key(row.reporter_id), _report(row, card, meeting), words.encode())


def sealed_report(row: Report, card: Card, meeting: Meeting, reader_id: int) -> Sealed:
    """A reporter's own words, sent to the group's teachers."""
    return _sealed(_report(row, card, meeting), bytes(row.words or b""), reader_id)


def seal_agreement(row: Agreement, rules: str) -> bytes:
    """A group's rules as ciphertext, under the key of who wrote them down."""
    return seal(student_key(row.author_id), _agreement(row), rules.encode())


def sealed_agreement(row: Agreement, reader_id: int) -> Sealed:
    """A group's rules, openly sent to its people."""
    return _sealed(_agreement(row), bytes(row.rules), reader_id)


def seal_nickname(row: Nickname, name: str) -> bytes:
    """A nickname as ciphertext, under its owner's key."""
    return seal(student_key(row.user_id), _nickname(row), name.encode())


def sealed_nickname(row: Nickname, reader_id: int) -> Sealed:
    """A nickname, openly sent to the people of the group."""
    return _sealed(_nickname(row), bytes(row.name), reader_id)


def seal_pause(row: Pause, note: str) -> bytes:
    """The note of a pause as ciphertext, under the key of who is paused."""
    return seal(student_key(row.user_id), _pause(row), note.encode())


def sealed_pause(row: Pause, reader_id: int) -> Sealed:
    """The note of a pause, sent to who is paused."""
    return _sealed(_pause(row), bytes(row.note), reader_id)


def seal_attendance(row: Attendance, meeting: Meeting, note: str) -> bytes:
    """The teachers' note about a student, as ciphertext, under her key."""
    return seal(student_key(row.user_id), _attendance(row, meeting), note.encode())


def sealed_attendance(row: Attendance, meeting: Meeting, reader_id: int) -> Sealed:
    """The teachers' note about a student, addressed to the group's teachers, never to her."""
    return _sealed(_attendance(row, meeting), bytes(row.note or b""), reader_id)


def seal_afterword(row: Afterword, meeting: Meeting, text: str) -> bytes:
    """A teacher's words about a meeting, as ciphertext, under her key."""
    return seal(student_key(row.author_id), _afterword(row, meeting), text.encode())


def sealed_afterword(row: Afterword, meeting: Meeting, reader_id: int) -> Sealed:
    """A teacher's words about a meeting, addressed to the group's teachers."""
    return _sealed(_afterword(row, meeting), bytes(row.text), reader_id)


def seal_evidence(row: Evidence, column: str, text: str) -> bytes:
    """The reason or the copy (``column``), as ciphertext, under the record's own key."""
    return seal(keeping.key(row), _evidence(row, column), text.encode())


def sealed_evidence(row: Evidence, column: str) -> Sealed:
    """The reason or the copy (``column``), to be opened with a row in the read log."""
    data = row.reason if column == "reason" else row.copy
    return Sealed(place=_evidence(row, column), data=bytes(data or b""))


def _sealed(place: Place, data: bytes, reader_id: int) -> Sealed:
    return Sealed(place=place, data=data, addressed_to=frozenset({reader_id}))


def _text_place(card: Card, meeting: Meeting) -> Place:
    return _card_place(card, meeting, "text", card.revision)


def _card_place(card: Card, meeting: Meeting, column: str, revision: int) -> Place:
    return _in_meeting("card", meeting, str(card.pk), card.author_id, revision, column)


def _translation(row: Translation, card: Card, meeting: Meeting) -> Place:
    slot = f"{card.pk}:{row.language}"
    return _in_meeting("translation", meeting, slot, card.author_id, row.revision, "text")


def _report(row: Report, card: Card, meeting: Meeting) -> Place:
    return _in_meeting("report", meeting, str(card.pk), row.reporter_id, 0, "words")


def _attendance(row: Attendance, meeting: Meeting) -> Place:
    return _in_meeting("attendance", meeting, str(meeting.pk), row.user_id, row.revision, "note")


def _afterword(row: Afterword, meeting: Meeting) -> Place:
    return _in_meeting("afterword", meeting, str(meeting.pk), row.author_id, row.revision, "text")


def _agreement(row: Agreement) -> Place:
    where = (row.course_key, "", str(row.group_id))
    return _place("agreement", *where, row.author_id, row.number, "rules")


def _nickname(row: Nickname) -> Place:
    where = (row.course_key, "", str(row.group_id))
    return _place("nickname", *where, row.user_id, row.revision, "name")


def _pause(row: Pause) -> Place:
    return _place("pause", row.course_key, "", str(row.pk), row.user_id, 0, "note")


def _evidence(row: Evidence, column: str) -> Place:
    return _place("evidence", row.course_key, "", str(row.pk), row.author_id, 0, column)


def _in_meeting(
    kind: str, meeting: Meeting, slot: str, owner_id: int, revision: int, column: str
) -> Place:
    where = (meeting.course_key, meeting.activity_key, slot)
    return _place(kind, *where, owner_id, revision, column)


def _place(
    kind: str, course: str, activity: str, slot: str, owner_id: int, revision: int, column: str
) -> Place:
    return Place(
        kind=kind,
        course_key=course,
        activity_key=activity,
        slot=slot,
        owner_id=owner_id,
        revision=revision,
        column=column,
    )
