"""What the journal stores about people, and how it leaves."""

from typing import Any

from flexid_xblock.domain.actors import Actor
from flexid_xblock.domain.personal import Export, PersonalField, declared
from flexid_xblock.journal import own, queries
from flexid_xblock.journal.models import Entry, EntryReader, SentText
from flexid_xblock.journal.sealing import sealed_sent
from flexid_xblock.vault.api import open_own

_ID = PersonalField("id", "entry", True, "delete")
_TIME = PersonalField("time", "entry", True, "delete")
_STATE = PersonalField("state", "entry", True, "delete")
_WORK = PersonalField("state", "entry", False, "delete")
_TEXT = PersonalField("text", "entry", True, "delete", sealed=True)
_REPLY = PersonalField("state", "replies", True, "delete")
_REPLY_TEXT = PersonalField("text", "replies", True, "delete", sealed=True)


FIELDS: dict[str, PersonalField] = {
    **declared(
        "Entry",
        id=_ID,
        course_key=_STATE,
        activity_key=_STATE,
        slot=_STATE,
        owner_id=_ID,
        version=_WORK,
        language=_STATE,
        revision=_WORK,
        draft=_TEXT,
        created=_TIME,
        updated=_TIME,
        state=_STATE,
        sent_number=_WORK,
        sent_revision=_WORK,
        sent_at=_TIME,
        waiting_since=_WORK,
    ),
    **declared(
        "SentText",
        id=_WORK,
        entry=_WORK,
        number=_STATE,
        text=_TEXT,
        language=_STATE,
        version=_WORK,
        sent_at=_TIME,
    ),
    **declared("EntryReader", id=_WORK, entry=_WORK, reader_id=_ID, named_at=_TIME),
    **declared(
        "Reply", id=_REPLY, entry=_REPLY, author_id=_REPLY, text=_REPLY_TEXT, created=_REPLY
    ),
}


def export(actor: Actor) -> Export:
    """The actor's entries with drafts, sent texts, threads, readers and readings."""
    rows = list(queries.own(actor).order_by("created", "pk").prefetch_related("readers"))
    sent = _sent_texts(actor, rows)
    return {
        "entries": [
            {**_exported(view), "sent_texts": sent.get(view.id, [])}
            for view in own.views(actor, rows)
        ]
    }


def erase(user_id: int) -> int:
    """Delete a person's entries with all that hangs on them, and her name as a reader.

    A counsellor's replies stay with the student they were written to.
    """
    gone, _ = Entry.objects.filter(owner_id=user_id).delete()
    named, _ = EntryReader.objects.filter(reader_id=user_id).delete()
    return gone + named


def _sent_texts(actor: Actor, rows: list[Entry]) -> dict[Any, list[dict[str, Any]]]:
    entries = {row.pk: row for row in rows}
    sent = list(SentText.objects.filter(entry_id__in=entries).order_by("sent_at", "pk"))
    texts = open_own(actor, [sealed_sent(entries[row.entry_id], row) for row in sent])
    found: dict[Any, list[dict[str, Any]]] = {}
    for row, text in zip(sent, texts, strict=True):
        found.setdefault(row.entry_id, []).append(
            {"number": row.number, "sent_at": row.sent_at, "language": row.language, "text": text}
        )
    return found


def _exported(view: own.OwnEntry) -> dict[str, Any]:
    return {
        "id": view.id,
        "course": view.course_key,
        "activity": view.activity_key,
        "prompt": view.prompt,
        "language": view.language,
        "state": view.state,
        "sent_at": view.sent_at,
        "draft": view.text,
        "readers": view.readers,
        "read_by": [
            {
                "reader": read.actor_id,
                "role": read.role,
                "first": read.first_at,
                "last": read.last_at,
            }
            for read in view.reads
        ],
        "replies": [
            {"author": reply.author_id, "at": reply.created, "text": reply.text}
            for reply in view.replies
        ],
    }
