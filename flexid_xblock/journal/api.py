"""The door of the journal: write, decide, reply, and open what was sent."""

from uuid import UUID

from django.conf import settings
from django.utils import timezone

from flexid_xblock.access.api import readers_of, relations_to_student, require
from flexid_xblock.content.api import version as content_version
from flexid_xblock.domain.actors import Actor
from flexid_xblock.domain.errors import Conflict, Invalid, NotFound
from flexid_xblock.journal import own, queries
from flexid_xblock.journal.models import Entry, EntryReader, Reply, SentText
from flexid_xblock.journal.reading import open_entry
from flexid_xblock.journal.records import OpenedEntry, OwnEntry, ReplyView, SentEntry
from flexid_xblock.journal.rules import OUTCOME, Decision, check, check_readers
from flexid_xblock.journal.sealing import seal_reply, seal_sent
from flexid_xblock.patience import patiently
from flexid_xblock.saving.api import Beginning, Change, Stored, find_own, open_drafts, save_draft
from flexid_xblock.text import plain

__all__ = [
    "Beginning",
    "Change",
    "Decision",
    "OpenedEntry",
    "OwnEntry",
    "ReplyView",
    "SentEntry",
    "decide",
    "open_entry",
    "own_entries",
    "own_entry",
    "reply",
    "save",
]


def own_entries(
    actor: Actor, course_key: str, activity_key: str | None = None
) -> tuple[OwnEntry, ...]:
    """The actor's own entries in a course, or in one activity of it, oldest first."""
    rows = queries.own(actor).filter(course_key=course_key)
    if activity_key:
        rows = rows.filter(activity_key=activity_key)
    return own.views(actor, list(rows.order_by("created", "pk").prefetch_related("readers")))


def own_entry(actor: Actor, entry_id: UUID) -> OwnEntry:
    """One own entry, or the answer "not there"."""
    return own.views(actor, [find_own(Entry, actor, entry_id)])[0]


def save(actor: Actor, change: Change, beginning: Beginning | None) -> OwnEntry:
    """Save a draft; nobody but its writer will see it until she sends it.

    Raises ``Invalid("too_long" | "unknown_prompt")`` and what ``saving`` raises.
    """
    if beginning:
        _check_prompt(beginning)
    clean = plain(change.text, limit=settings.FLEXID_ENTRY_MAX)
    change = Change(id=change.id, based_on=change.based_on, text=clean, language=change.language)
    row = save_draft(Entry, actor=actor, change=change, beginning=beginning)
    return own.views(actor, [row])[0]


def decide(
    actor: Actor,
    entry_id: UUID,
    decision: Decision,
    *,
    based_on: int,
    readers: tuple[int, ...] = (),
) -> OwnEntry:
    """Send, keep, pass or withdraw. To decide the same again changes nothing.

    ``readers`` are the ids whose names stood on the button. Raises
    ``Conflict("changed_elsewhere" | "readers_changed")``, ``Denied`` and
    ``Invalid("empty_text")`` as the rules say.
    """

    def act() -> None:
        entry = find_own(Entry, actor, entry_id, lock=True)
        if not _already(entry, decision, based_on, readers):
            _decide(actor, entry, decision, based_on, readers)

    patiently(act)
    return own_entry(actor, entry_id)


def reply(actor: Actor, entry_id: UUID, reply_id: UUID, text: str, *, course_key: str) -> None:
    """Add a message to the thread of a sent entry, from its writer or a reader of it.

    The same id with the same author is the same message. Raises
    ``Invalid("empty_text" | "too_long")``.
    """
    clean = plain(text, limit=settings.FLEXID_CARD_MAX)
    if not clean.strip():
        raise Invalid("empty_text")

    def act() -> None:
        entry = _replying_to(actor, entry_id, course_key)
        if not _repeated(entry, reply_id, actor):
            sealed = seal_reply(entry, reply_id, clean)
            Reply.objects.create(id=reply_id, entry=entry, author_id=actor.user_id, text=sealed)
            _now_waits(entry, actor)

    patiently(act)


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
        entry.waiting_since = None
    entry.state = OUTCOME[decision]
    entry.save()


def _send(entry: Entry, text: str, readers: tuple[int, ...]) -> None:
    now = timezone.now()
    entry.sent_number += 1
    entry.sent_revision = entry.revision
    entry.sent_at = now
    entry.waiting_since = entry.waiting_since or now
    SentText.objects.create(
        entry=entry,
        number=entry.sent_number,
        text=seal_sent(entry, entry.sent_number, text),
        language=entry.language,
        version=entry.version,
        sent_at=now,
    )
    entry.readers.exclude(reader_id__in=readers).delete()
    EntryReader.objects.bulk_create(
        [EntryReader(entry=entry, reader_id=reader, named_at=now) for reader in readers],
        ignore_conflicts=True,
    )


def _already(entry: Entry, decision: Decision, based_on: int, readers: tuple[int, ...]) -> bool:
    if entry.state != OUTCOME[decision] or entry.revision != based_on:
        return False
    if decision is not Decision.SEND:
        return True
    named = set(entry.readers.values_list("reader_id", flat=True))
    return entry.sent_revision == based_on and named == set(readers)


def _check_prompt(beginning: Beginning) -> None:
    source = content_version(beginning.ticket.version)
    prompts = {prompt["key"] for prompt in source["structure"].get("prompts", ())}
    if source["activity"] != beginning.ticket.activity_key or beginning.slot not in prompts:
        raise Invalid("unknown_prompt")


def _sent_to(actor: Actor, entry_id: UUID, course_key: str) -> Entry:
    entry = queries.sent_to(actor, course_key).filter(pk=entry_id).first()
    if entry is None:
        raise NotFound
    return entry


def _replying_to(actor: Actor, entry_id: UUID, course_key: str) -> Entry:
    own_rows = queries.own(actor).select_for_update()
    mine = own_rows.filter(pk=entry_id, state=Entry.State.SENT).first()
    if mine:
        return mine
    entry = _sent_to(actor, entry_id, course_key)
    require("entry.reply", relations_to_student(actor, entry.owner_id, course_key))
    still_sent = Entry.objects.select_for_update().filter(pk=entry.pk, state=Entry.State.SENT)
    if locked := still_sent.first():
        return locked
    raise NotFound


def _repeated(entry: Entry, reply_id: UUID, actor: Actor) -> bool:
    known = Reply.objects.filter(pk=reply_id).values_list("entry_id", "author_id").first()
    if known and known != (entry.pk, actor.user_id):
        raise NotFound
    return known is not None


def _now_waits(entry: Entry, actor: Actor) -> None:
    if actor.user_id == entry.owner_id and entry.waiting_since is None:
        Entry.objects.filter(pk=entry.pk).update(waiting_since=timezone.now())
