"""Where each sealed text of the journal belongs."""

from collections.abc import Iterable

from flexid_xblock.journal.models import Entry, Hold, Reply, SentText
from flexid_xblock.saving.api import keeping
from flexid_xblock.vault.api import Place, Sealed, seal, student_key


def sealed_sent(entry: Entry, sent: SentText) -> Sealed:
    """A sent text, for opening."""
    return Sealed(place=sent_place(entry, sent.number), data=bytes(sent.text))


def seal_sent(entry: Entry, number: int, text: str) -> bytes:
    """A text about to be sent, as ciphertext."""
    return seal(student_key(entry.owner_id), sent_place(entry, number), text.encode())


def sealed_replies(entry: Entry, replies: Iterable[Reply]) -> list[Sealed]:
    """The messages of a thread, for opening; each is open to its author too."""
    return [
        Sealed(
            place=_reply_place(entry, str(reply.pk), reply.revision),
            data=bytes(reply.text),
            addressed_to=frozenset({reply.author_id}),
        )
        for reply in replies
    ]


def seal_reply(entry: Entry, reply_id: object, text: str, *, revision: int = 0) -> bytes:
    """A message about to be saved, as ciphertext."""
    place = _reply_place(entry, str(reply_id), revision)
    return seal(student_key(entry.owner_id), place, text.encode())


def seal_hold(hold: Hold, column: str, text: str) -> bytes:
    """The reason or the copy of a hold, as ciphertext."""
    return seal(keeping.key(hold), _hold_place(hold, column), text.encode())


def sealed_reason(hold: Hold, reader_id: int) -> Sealed:
    """Why a hold was asked for, addressed to an adult who may decide about it."""
    return Sealed(
        place=_hold_place(hold, "reason"),
        data=bytes(hold.reason),
        addressed_to=frozenset({reader_id}),
    )


def sealed_copy(hold: Hold) -> Sealed:
    """The copy under a hold, for opening."""
    return Sealed(place=_hold_place(hold, "copy"), data=bytes(hold.copy or b""))


def _hold_place(hold: Hold, column: str) -> Place:
    return Place(
        kind="hold",
        course_key=hold.course_key,
        activity_key=hold.activity_key,
        slot=str(hold.pk),
        owner_id=hold.student_id,
        revision=hold.number,
        column=column,
    )


def sent_place(entry: Entry, number: int) -> Place:
    """Where the text of one sending belongs."""
    return _place(entry, kind="sent", slot=entry.slot, revision=number)


def _reply_place(entry: Entry, reply_id: str, revision: int) -> Place:
    return _place(entry, kind="reply", slot=reply_id, revision=revision)


def _place(entry: Entry, *, kind: str, slot: str, revision: int) -> Place:
    return Place(
        kind=kind,
        course_key=entry.course_key,
        activity_key=entry.activity_key,
        slot=slot,
        owner_id=entry.owner_id,
        revision=revision,
        column="text",
    )
