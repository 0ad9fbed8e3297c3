"""What the journal stores about people, and how it leaves."""

from collections.abc import Callable, Iterator
from functools import cache
from typing import Any

from django.db.models import F, QuerySet

from flexid_xblock.content import api as content
from flexid_xblock.domain.actors import Actor
from flexid_xblock.domain.errors import NotFound
from flexid_xblock.domain.personal import Export, PersonalField, batches, declared
from flexid_xblock.journal import own, queries
from flexid_xblock.journal.models import Entry, EntryReader, Hold, Reply, SentText
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
        unanswered_since=_WORK,
        answered_at=_WORK,
        asked_at=_TIME,
        is_thread_closed=_STATE,
        deleted_at=_TIME,
        state_before=_WORK,
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
        "Reply",
        id=_REPLY,
        entry=_REPLY,
        author_id=_REPLY,
        revision=PersonalField("state", "replies", False, "delete"),
        text=_REPLY_TEXT,
        created=_REPLY,
        visible_from=PersonalField("time", "replies", False, "delete"),
        is_step=_REPLY,
        agreed_at=_REPLY,
    ),
    # A hold is two adults' duty and outlives the student's own things.
    **declared(
        "Hold",
        id=PersonalField("none", "hold", True, "keep"),
        course_key=PersonalField("state", "hold", True, "keep"),
        entry_id=PersonalField("id", "hold", True, "keep"),
        activity_key=PersonalField("state", "hold", True, "keep"),
        slot=PersonalField("state", "hold", True, "keep"),
        student_id=PersonalField("id", "hold", True, "keep"),
        number=PersonalField("state", "hold", False, "keep"),
        asked_by=PersonalField("id", "hold", True, "keep"),
        asked_at=PersonalField("time", "hold", True, "keep"),
        reason=PersonalField("text", "hold", False, "keep", sealed=True),
        approved_by=PersonalField("id", "hold", True, "keep"),
        approved_at=PersonalField("time", "hold", True, "keep"),
        copy=PersonalField("text", "hold", False, "keep", sealed=True),
        ended_by=PersonalField("id", "hold", False, "keep"),
        ended_at=PersonalField("time", "hold", True, "keep"),
    ),
}


def export(actor: Actor) -> Export:
    """The actor's entries with drafts, sent texts, threads, readers, readings; and the holds.

    What she deleted is in it until it is gone for good. Of a hold she gets that
    it is there and whose it is, not the adults' words.
    """
    if actor.is_masked:
        raise NotFound
    return {"entries": _entries(actor), "holds": [dict(row) for row in _holds(actor)]}


def erase(user_id: int) -> int:
    """Delete a person's entries with all that hangs on them, and her name as a reader.

    A counsellor's replies stay with the student they were written to; what she
    never sent goes. A hold stays until it is ended.
    """
    gone, _ = Entry.objects.filter(owner_id=user_id).delete()
    named, _ = EntryReader.objects.filter(reader_id=user_id).delete()
    unsent, _ = Reply.objects.filter(author_id=user_id, visible_from=None).delete()
    return gone + named + unsent


def _entries(actor: Actor) -> Iterator[dict[str, Any]]:
    asked = cache(lambda version: _questions(version, actor.language))
    mine = queries.own(actor).order_by("created", "pk")
    for ids in batches(list(mine.values_list("pk", flat=True))):
        rows = list(mine.filter(pk__in=ids).prefetch_related("readers"))
        yield from _opened(actor, rows, asked)


def _opened(
    actor: Actor, rows: list[Entry], asked: Callable[[str], dict[str, str]]
) -> Iterator[dict[str, Any]]:
    sent, stored = _sent_texts(actor, rows), {row.pk: row for row in rows}
    for view in own.views(actor, rows, with_deleted=True):
        row = stored[view.id]
        yield {
            **_exported(view),
            "question": asked(view.version).get(view.prompt, ""),
            "created": row.created,
            "updated": row.updated,
            "named": [{"reader": one.reader_id, "at": one.named_at} for one in row.readers.all()],
            "sent_texts": sent.get(view.id, []),
        }


def _questions(version: str, language: str) -> dict[str, str]:
    """The questions as she was asked them, by prompt."""
    prompts = content.words(content.version(version), language).text["prompts"]
    return {key: str(prompt["question"]) for key, prompt in prompts.items()}


def _holds(actor: Actor) -> QuerySet[Hold, dict[str, Any]]:
    rows = Hold.objects.filter(student_id=actor.user_id)
    told = ("asked_by", "asked_at", "approved_by", "approved_at", "ended_at")
    where = {"course": F("course_key"), "activity": F("activity_key"), "prompt": F("slot")}
    return rows.order_by("asked_at", "pk").values("id", "entry_id", *told, **where)


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
        "asked_at": view.asked_at,
        "thread_closed": view.is_thread_closed,
        "deleted_until": view.deleted_until,
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
            {
                "id": reply.id,
                "author": reply.author_id,
                "at": reply.created,
                "text": reply.text,
                "next_step": reply.is_step,
                "agreed_at": reply.agreed_at,
            }
            for reply in view.replies
        ],
    }
