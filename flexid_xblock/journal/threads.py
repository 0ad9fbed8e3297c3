"""The thread under a sent entry: its writer speaks at once, a reader drafts and sends."""

from collections.abc import Callable
from datetime import datetime
from typing import TypeVar
from uuid import UUID

from django.conf import settings
from django.utils import timezone

from flexid_xblock.access.api import relations_to_student, require
from flexid_xblock.domain.actors import Actor
from flexid_xblock.domain.errors import Conflict, Denied, Invalid, NotFound
from flexid_xblock.journal import own, queries
from flexid_xblock.journal.models import Entry, Reply
from flexid_xblock.journal.reading import find_sent_to
from flexid_xblock.journal.records import OwnEntry, ReplyDraft
from flexid_xblock.journal.rules import UNDO
from flexid_xblock.journal.sealing import seal_reply, sealed_replies
from flexid_xblock.journal.steps import is_for_a_talk
from flexid_xblock.patience import patiently
from flexid_xblock.saving.api import Stored, find_own
from flexid_xblock.text import plain
from flexid_xblock.vault.api import open_own

Result = TypeVar("Result")


def reply(actor: Actor, entry_id: UUID, reply_id: UUID, text: str, *, course_key: str) -> None:
    """Add the writer's own message to the thread of what she sent; it is there at once.

    The same id is the same message. Raises ``Invalid("empty_text" | "too_long")``
    and ``Denied("thread_closed")``.
    """
    clean = _words(text)
    if not clean.strip():
        raise Invalid("empty_text")

    def act() -> None:
        rows = queries.own(actor).filter(pk=entry_id, course_key=course_key)
        entry = rows.filter(state=Entry.State.SENT).select_for_update().first()
        if entry is None:
            raise NotFound
        if _own_reply(entry, actor, reply_id) is None:
            _refuse_closed(entry)
            _say(entry, reply_id, clean)

    patiently(act)


def draft_reply(
    actor: Actor, entry_id: UUID, reply_id: UUID, text: str, *, based_on: int, course_key: str
) -> ReplyDraft:
    """Save a reader's draft, which nobody else sees; one reader has one draft an entry.

    ``based_on`` is the revision her page has seen, 0 to begin. Raises
    ``Conflict("changed_elsewhere")`` with a ``Stored``, ``Invalid("too_long")``,
    ``Denied("already_sent" | "thread_closed")``.
    """
    clean = _words(text)

    def act(entry: Entry) -> ReplyDraft:
        found = _own_reply(entry, actor, reply_id)
        if found is None:
            return _begin(actor, entry, reply_id, clean)
        return _continue(actor, found, clean, based_on)

    return _reading(actor, entry_id, course_key, act)


def send_reply(
    actor: Actor, entry_id: UUID, reply_id: UUID, *, course_key: str, is_step: bool = False
) -> ReplyDraft:
    """Send a reader's draft: the student sees it in 60 seconds. Twice is once.

    With ``is_step`` it is what the two may agree on after a talk. Raises
    ``Invalid("empty_text" | "no_talk_here")`` and ``Denied("thread_closed")``.
    """

    def act(entry: Entry) -> ReplyDraft:
        found = _known(entry, actor, reply_id)
        said = _view(actor, found)
        if found.visible_from is None:
            _refuse_closed(entry)
            if not said.text.strip():
                raise Invalid("empty_text")
            if is_step and not is_for_a_talk(entry.version, entry.slot):
                raise Invalid("no_talk_here")
            _set_visible(found, timezone.now() + UNDO, is_step=is_step)
            _set_waiting(entry, unanswered_since=None, answered_at=timezone.now())
        return _view(actor, found)

    return _reading(actor, entry_id, course_key, act)


def take_back_reply(actor: Actor, entry_id: UUID, reply_id: UUID, *, course_key: str) -> ReplyDraft:
    """Make a sent message a draft again, before the student can see it. Twice is once.

    Raises ``Denied("already_read")`` when the minute is over, and
    ``Conflict("changed_elsewhere")`` when another draft was begun meanwhile.
    """

    def act(entry: Entry) -> ReplyDraft:
        found = _known(entry, actor, reply_id)
        if found.visible_from is not None:
            if found.visible_from <= timezone.now():
                raise Denied("already_read")
            _refuse_second(actor, entry)
            _set_visible(found, None, is_step=False)
            _set_waiting(entry, **_last_words(entry))
        return _view(actor, found)

    return _reading(actor, entry_id, course_key, act)


def close_thread(actor: Actor, entry_id: UUID, *, closed: bool) -> OwnEntry:
    """The writer closes the thread to every new message, or opens it again."""

    def act() -> None:
        entry = find_own(Entry, actor, entry_id, lock=True)
        entry.is_thread_closed = closed
        entry.save(update_fields=["is_thread_closed"])

    patiently(act)
    return own.one(actor, entry_id)


def done(actor: Actor, entry_id: UUID, *, course_key: str) -> None:
    """A reader says that a text needs no answer: it waits for her no longer."""

    def act(entry: Entry) -> None:
        _set_waiting(entry, unanswered_since=None, answered_at=entry.answered_at)

    _reading(actor, entry_id, course_key, act)


def _reading(
    actor: Actor, entry_id: UUID, course_key: str, work: Callable[[Entry], Result]
) -> Result:
    """Do something to the thread of what was sent to the actor, with the entry locked."""
    found = find_sent_to(actor, entry_id, course_key)
    require("entry.reply", relations_to_student(actor, found.owner_id, course_key))

    def act() -> Result:
        # The lock comes first: what is read after it is what the one before left.
        still_sent = Entry.objects.filter(pk=entry_id, state=Entry.State.SENT)
        entry = still_sent.select_for_update().first()
        if entry is None:
            raise NotFound
        return work(entry)

    return patiently(act)


def _say(entry: Entry, reply_id: UUID, text: str) -> None:
    now = timezone.now()
    said = Reply(id=reply_id, entry=entry, author_id=entry.owner_id, created=now, visible_from=now)
    said.text = seal_reply(entry, reply_id, text)
    said.save(force_insert=True)
    entry.waiting_since = entry.waiting_since or now
    entry.unanswered_since = entry.unanswered_since or now
    entry.save(update_fields=["waiting_since", "unanswered_since"])


def _begin(actor: Actor, entry: Entry, reply_id: UUID, text: str) -> ReplyDraft:
    _refuse_closed(entry)
    _refuse_second(actor, entry)
    draft = Reply(id=reply_id, entry=entry, author_id=actor.user_id, revision=1, visible_from=None)
    draft.text = seal_reply(entry, reply_id, text, revision=1)
    draft.save(force_insert=True)
    return _view(actor, draft)


def _continue(actor: Actor, draft: Reply, text: str, based_on: int) -> ReplyDraft:
    stored = _view(actor, draft)
    if stored.text == text:
        return stored
    if draft.visible_from is not None:
        raise Denied("already_sent")
    if draft.revision != based_on:
        raise _changed(stored)
    draft.revision += 1
    draft.text = seal_reply(draft.entry, draft.pk, text, revision=draft.revision)
    draft.save(update_fields=["revision", "text"])
    return _view(actor, draft)


def _refuse_second(actor: Actor, entry: Entry) -> None:
    """One draft a reader and entry: another tab's is shown to her, never lost."""
    drafts = entry.replies.filter(author_id=actor.user_id, visible_from=None)
    if other := drafts.first():
        raise _changed(_view(actor, other))


def _changed(stored: ReplyDraft) -> Conflict:
    what = Stored(id=stored.id, revision=stored.revision, text=stored.text)
    return Conflict("changed_elsewhere", stored=what)


def _refuse_closed(entry: Entry) -> None:
    if entry.is_thread_closed:
        raise Denied("thread_closed")


def _own_reply(entry: Entry, actor: Actor, reply_id: UUID) -> Reply | None:
    """The actor's message of this id, None where there is none; another's is not there."""
    found = Reply.objects.filter(pk=reply_id).select_related("entry").first()
    if found and (found.entry_id, found.author_id) != (entry.pk, actor.user_id):
        raise NotFound
    return found


def _known(entry: Entry, actor: Actor, reply_id: UUID) -> Reply:
    found = _own_reply(entry, actor, reply_id)
    if found is None:
        raise NotFound
    return found


def _view(actor: Actor, row: Reply) -> ReplyDraft:
    text = open_own(actor, sealed_replies(row.entry, [row])[0])
    return ReplyDraft(id=row.pk, revision=row.revision, text=text, visible_from=row.visible_from)


def _set_visible(row: Reply, moment: datetime | None, *, is_step: bool) -> None:
    row.visible_from, row.is_step = moment, is_step
    row.save(update_fields=["visible_from", "is_step"])


def _set_waiting(
    entry: Entry, *, unanswered_since: datetime | None, answered_at: datetime | None
) -> None:
    entry.unanswered_since, entry.answered_at = unanswered_since, answered_at
    entry.save(update_fields=["unanswered_since", "answered_at"])


def _last_words(entry: Entry) -> dict[str, datetime | None]:
    """Since when the student waits: her first word after the last answer that stands."""
    answers = entry.replies.exclude(author_id=entry.owner_id).filter(visible_from__isnull=False)
    last = answers.order_by("visible_from").last()
    answered = last.visible_from - UNDO if last and last.visible_from else None
    named = entry.readers.order_by("named_at").values_list("named_at", flat=True).first()
    sent = entry.sent_texts.filter(sent_at__gte=named) if named else entry.sent_texts.none()
    hers = entry.replies.filter(author_id=entry.owner_id).values_list("visible_from", flat=True)
    words = [one for one in (*sent.values_list("sent_at", flat=True), *hers) if one]
    since = min((one for one in words if answered is None or one > answered), default=None)
    return {"unanswered_since": since, "answered_at": answered}


def _words(text: str) -> str:
    return plain(text, limit=settings.FLEXID_CARD_MAX)
