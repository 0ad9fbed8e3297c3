"""How a reader opens what was sent: the log row first, then the text."""

from uuid import UUID

from django.db import transaction

from flexid_xblock.access.api import (
    Cell,
    behind_glass,
    relations_to_student,
    require,
)
from flexid_xblock.audit.api import open_sealed
from flexid_xblock.audit.queries import GLASS_PURPOSE
from flexid_xblock.domain.actors import Actor
from flexid_xblock.domain.errors import NotFound
from flexid_xblock.journal import own, queries
from flexid_xblock.journal.models import Entry
from flexid_xblock.journal.records import OpenedEntry
from flexid_xblock.journal.sealing import sealed_replies, sealed_sent

FOLLOW_UP = "follow_up"


def open_entry(actor: Actor, entry_id: UUID, *, course_key: str) -> OpenedEntry:
    """A text the actor may read, with its thread; the opening is logged first.

    That is one that was sent to her, or one of a student over whom the glass
    was broken for her this hour.
    """
    if entry := queries.sent_to(actor, course_key).filter(pk=entry_id).first():
        opened = _open(actor, entry, role=_following_role(actor, entry), purpose=FOLLOW_UP)
        _no_longer_waiting(opened)
        return opened
    entry = queries.sent_under_glass(actor, course_key).filter(pk=entry_id).first()
    if entry is None:
        raise NotFound
    return _open(actor, entry, role=_outside_role(actor, entry), purpose=GLASS_PURPOSE)


def _open(actor: Actor, entry: Entry, *, role: str, purpose: str) -> OpenedEntry:
    sent = entry.sent_texts.get(number=entry.sent_number)
    replies = list(entry.replies.order_by("created", "pk"))
    text, *messages = open_sealed(
        actor,
        [sealed_sent(entry, sent), *sealed_replies(entry, replies)],
        purpose=purpose,
        role=role,
        subject_id=entry.owner_id,
        object_kind="entry",
        object_ref=str(entry.pk),
    )
    return OpenedEntry(
        about=queries.about(entry),
        language=sent.language,
        text=text,
        replies=tuple(map(own.reply_view, replies, messages)),
        may_reply=purpose == FOLLOW_UP,
    )


def _following_role(actor: Actor, entry: Entry) -> str:
    relations = relations_to_student(actor, entry.owner_id, entry.course_key)
    cells = require("entry.read_sent", relations)
    return next(relation.value for relation, cell in cells.items() if cell is Cell.LOGGED)


def _outside_role(actor: Actor, entry: Entry) -> str:
    relations = relations_to_student(actor, entry.owner_id, entry.course_key)
    return behind_glass("entry.read_sent", relations)[0].value


def _no_longer_waiting(opened: OpenedEntry) -> None:
    """Unless the writer sent or replied anew while it was being opened."""
    seen = [reply.id for reply in opened.replies]
    with transaction.atomic():
        entry = Entry.objects.select_for_update().get(pk=opened.about.id)
        has_newer = entry.replies.exclude(pk__in=seen).exists()
        if entry.sent_at == opened.about.sent_at and not has_newer:
            Entry.objects.filter(pk=entry.pk).update(waiting_since=None)
