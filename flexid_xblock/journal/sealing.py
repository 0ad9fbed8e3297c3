"""Where each sealed text of the journal belongs."""

from collections.abc import Iterable

from flexid_xblock.journal.models import Entry, Reply, SentText
from flexid_xblock.vault.api import Place, Sealed, seal, student_key


def sealed_sent(entry: Entry, sent: SentText) -> Sealed:
    """A sent text, for opening."""
    return Sealed(place=_sent_place(entry, sent.number), data=bytes(sent.text))


def seal_sent(entry: Entry, number: int, text: str) -> bytes:
    """A text about to be sent, as ciphertext."""
    return seal(student_key(entry.owner_id), _sent_place(entry, number), text.encode())


def sealed_replies(entry: Entry, replies: Iterable[Reply]) -> list[Sealed]:
    """The messages of a thread, for opening."""
    return [
        Sealed(place=_reply_place(entry, str(reply.pk)), data=bytes(reply.text))
        for reply in replies
    ]


def seal_reply(entry: Entry, reply_id: object, text: str) -> bytes:
    """A message about to be saved, as ciphertext."""
    return seal(student_key(entry.owner_id), _reply_place(entry, str(reply_id)), text.encode())


def _sent_place(entry: Entry, number: int) -> Place:
    return _place(entry, kind="sent", slot=entry.slot, revision=number)


def _reply_place(entry: Entry, reply_id: str) -> Place:
    return _place(entry, kind="reply", slot=reply_id, revision=0)


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
