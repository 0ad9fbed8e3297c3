"""The door of the journal: write, decide, reply, open what was sent, and hold a copy."""

from collections.abc import Collection
from uuid import UUID

from django.conf import settings

from flexid_xblock.content.api import version as content_version
from flexid_xblock.domain.actors import Actor
from flexid_xblock.domain.errors import Invalid
from flexid_xblock.journal import counting, everything, letting_go, own, scope
from flexid_xblock.journal.deciding import ask_to_read, decide, let_read
from flexid_xblock.journal.hold_reads import (
    HOLDS_PAGE,
    holds_about,
    look_at_hold,
    open_hold,
    open_holds,
)
from flexid_xblock.journal.holds import approve_hold, end_hold, hold
from flexid_xblock.journal.letting_go import purge
from flexid_xblock.journal.mine import Hit, not_named, search, sent_texts
from flexid_xblock.journal.models import Entry
from flexid_xblock.journal.reading import older_text, open_entry
from flexid_xblock.journal.records import (
    HoldView,
    OlderText,
    OpenedEntry,
    OwnEntry,
    QueueFilter,
    ReplyDraft,
    ReplyView,
    SentEntry,
)
from flexid_xblock.journal.rules import UNDO, Decision, check_not_deleted
from flexid_xblock.journal.steps import agree, is_for_a_talk
from flexid_xblock.journal.threads import (
    close_thread,
    done,
    draft_reply,
    reply,
    send_reply,
    take_back_reply,
)
from flexid_xblock.saving.api import Beginning, Change, save_draft
from flexid_xblock.text import plain

__all__ = [
    "HOLDS_PAGE",
    "UNDO",
    "Beginning",
    "Change",
    "Decision",
    "Hit",
    "HoldView",
    "OlderText",
    "OpenedEntry",
    "OwnEntry",
    "QueueFilter",
    "ReplyDraft",
    "ReplyView",
    "SentEntry",
    "agree",
    "approve_hold",
    "ask_to_read",
    "close_thread",
    "counting",
    "decide",
    "done",
    "draft_reply",
    "end_hold",
    "everything",
    "hold",
    "holds_about",
    "is_for_a_talk",
    "let_read",
    "letting_go",
    "look_at_hold",
    "not_named",
    "older_text",
    "open_entry",
    "open_hold",
    "open_holds",
    "own_entries",
    "own_entries_to",
    "own_entry",
    "purge",
    "reply",
    "save",
    "search",
    "send_reply",
    "sent_texts",
    "take_back_reply",
]


def own_entries(
    actor: Actor, course_key: str, activity_key: str | None = None
) -> tuple[OwnEntry, ...]:
    """The actor's own entries in a course, or in one activity of it, oldest first.

    Those she deleted are there without a word of text, as long as they can be brought back.
    """
    if activity_key:
        return own.views(actor, scope.own_in(actor, course_key, activity_key))
    rows = scope.own(actor).filter(course_key=course_key)
    return own.views(actor, list(rows.order_by("created", "pk")))


def own_entries_to(
    actor: Actor, course_key: str, prompts: Collection[tuple[str, str]]
) -> tuple[OwnEntry, ...]:
    """The actor's own entries to these prompts, each an activity key and the prompt's own."""
    rows = scope.own(actor).filter(course_key=course_key, slot__in={key for _, key in prompts})
    rows = rows.filter(activity_key__in={key for key, _ in prompts}).order_by("created", "pk")
    return own.views(actor, [one for one in rows if (one.activity_key, one.slot) in prompts])


def own_entry(actor: Actor, entry_id: UUID) -> OwnEntry:
    """One own entry, or the answer "not there"."""
    return own.one(actor, entry_id)


def save(actor: Actor, change: Change, beginning: Beginning | None) -> OwnEntry:
    """Save a draft; nobody but its writer will see it until she sends it.

    Raises ``Invalid("too_long" | "unknown_prompt")``, ``Denied("restore_first")``
    in the place of a deleted text, and what ``saving`` raises.
    """
    if beginning:
        _check_prompt(beginning)
    clean = plain(change.text, limit=settings.FLEXID_ENTRY_MAX)
    change = Change(id=change.id, based_on=change.based_on, text=clean, language=change.language)
    row = save_draft(Entry, actor=actor, change=change, beginning=beginning, check=_check_there)
    return own.views(actor, [row], drafts={row.pk: clean})[0]


def _check_there(entry: Entry) -> None:
    check_not_deleted(entry.state)


def _check_prompt(beginning: Beginning) -> None:
    source = content_version(beginning.ticket.version)
    prompts = {prompt["key"] for prompt in source["structure"].get("prompts", ())}
    if source["activity"] != beginning.ticket.activity_key or beginning.slot not in prompts:
        raise Invalid("unknown_prompt")
