"""What becomes of an entry, and who was named to read it."""

from datetime import datetime
from uuid import UUID

from django.utils import timezone

from flexid_xblock.access.api import readers_of, relations_to_student, require
from flexid_xblock.domain.actors import Actor
from flexid_xblock.domain.errors import Conflict, Denied, NotFound
from flexid_xblock.journal import own, queries
from flexid_xblock.journal.models import Entry, EntryReader, SentText
from flexid_xblock.journal.records import OwnEntry
from flexid_xblock.journal.rules import (
    OUTCOME,
    Decision,
    check,
    check_readers,
    state_kept,
)
from flexid_xblock.journal.sealing import seal_sent
from flexid_xblock.patience import patiently
from flexid_xblock.saving.api import Stored, deleting, find_own, open_drafts

OPERATION = {Decision.DELETE: "entry.delete", Decision.RESTORE: "entry.delete"}


def decide(
    actor: Actor,
    entry_id: UUID,
    decision: Decision,
    *,
    based_on: int,
    readers: tuple[int, ...] = (),
) -> OwnEntry:
    """Send, keep, pass, withdraw, delete or restore. To decide the same again changes nothing.

    ``readers`` are the ids whose names stood on the button. What is deleted is
    gone for others at once and for its writer after 30 days. Raises
    ``Conflict("changed_elsewhere" | "readers_changed")``, ``Denied`` and
    ``Invalid("empty_text")`` as the rules say.
    """

    def act() -> None:
        entry = find_own(Entry, actor, entry_id, lock=True)
        relations = relations_to_student(actor, entry.owner_id, entry.course_key)
        require(OPERATION.get(decision, "entry.decide"), relations)
        if not _already(entry, decision, based_on, readers):
            _decide(actor, entry, decision, based_on, readers)

    patiently(act)
    return own.one(actor, entry_id)


def ask_to_read(actor: Actor, entry_id: UUID, *, asks: bool) -> OwnEntry:
    """Ask for a sent text to be read, or take the asking back; a reader's opening ends it.

    Raises ``Denied("nothing_sent")``.
    """

    def act() -> None:
        entry = find_own(Entry, actor, entry_id, lock=True)
        if entry.state != Entry.State.SENT:
            raise Denied("nothing_sent")
        entry.asked_at = (entry.asked_at or timezone.now()) if asks else None
        entry.save(update_fields=["asked_at"])

    patiently(act)
    return own.one(actor, entry_id)


def let_read(actor: Actor, reader_id: int, *, course_key: str) -> int:
    """Name one more reader on all that the actor has sent: her yes to a newly assigned adult.

    How many entries name that reader now. The reader gets what stands; texts that
    it replaced stay closed. Who does not follow her up is "not there".
    """
    require("entry.decide", relations_to_student(actor, actor.user_id, course_key))
    if reader_id not in readers_of(actor.user_id, course_key).all:
        raise NotFound

    def act() -> int:
        sent = queries.own(actor).filter(course_key=course_key, state=Entry.State.SENT)
        rows = sent.select_for_update().order_by("pk").values_list("pk", "sent_at")
        named = [(pk, reader_id, sent_at) for pk, sent_at in rows]
        _name(named)
        return len(named)

    return patiently(act)


def _decide(
    actor: Actor, entry: Entry, decision: Decision, based_on: int, readers: tuple[int, ...]
) -> None:
    text = open_drafts(actor, [entry])[0]
    if entry.revision != based_on:
        stored = Stored(id=entry.pk, revision=entry.revision, text=text)
        raise Conflict("changed_elsewhere", stored=stored)
    check(decision, state=entry.state, text=text)
    if decision is Decision.SEND:
        live = readers_of(entry.owner_id, entry.course_key).all
        check_readers(readers, live)
        _send(entry, text, live)
    else:
        _take_from_readers(entry)
    _move(entry, decision)
    entry.save()


def _move(entry: Entry, decision: Decision) -> None:
    if decision is Decision.RESTORE:
        deleting.bring_back(entry)
    elif decision is Decision.DELETE:
        deleting.mark(entry, comes_back_as=state_kept(entry.state))
    else:
        entry.state = OUTCOME[decision]


def nobody_waits(entry: Entry) -> None:
    """Nobody waits for a reader of this entry, or for an answer to it; not saved yet."""
    entry.waiting_since = entry.unanswered_since = entry.asked_at = None


def _take_from_readers(entry: Entry) -> None:
    """What was sent before a withdrawal is not sent again with the next text."""
    nobody_waits(entry)
    entry.readers.all().delete()


def _send(entry: Entry, text: str, readers: tuple[int, ...]) -> None:
    now = timezone.now()
    entry.sent_number += 1
    entry.sent_revision = entry.revision
    entry.sent_at = now
    entry.waiting_since = entry.waiting_since or now
    entry.unanswered_since = entry.unanswered_since or now
    SentText.objects.create(
        entry=entry,
        number=entry.sent_number,
        text=seal_sent(entry, entry.sent_number, text),
        language=entry.language,
        version=entry.version,
        sent_at=now,
    )
    entry.readers.exclude(reader_id__in=readers).delete()
    _name([(entry.pk, reader, now) for reader in readers])


def _name(named: list[tuple[UUID, int, datetime]]) -> None:
    """Name readers from a sending on; who was named before keeps the older date and texts."""
    EntryReader.objects.bulk_create(
        [
            EntryReader(entry_id=entry_id, reader_id=reader_id, named_at=sent_at)
            for entry_id, reader_id, sent_at in named
        ],
        ignore_conflicts=True,
    )


def _already(entry: Entry, decision: Decision, based_on: int, readers: tuple[int, ...]) -> bool:
    if entry.revision != based_on:
        return False
    if decision is Decision.RESTORE:
        return entry.state != Entry.State.DELETED
    if entry.state != OUTCOME[decision]:
        return False
    if decision is not Decision.SEND:
        return True
    named = set(entry.readers.values_list("reader_id", flat=True))
    return entry.sent_revision == based_on and named == set(readers)
