"""What may become of an entry. Pure."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from flexid_xblock.domain.errors import Conflict, Denied, Invalid

UNDO = timedelta(seconds=60)


class Decision(StrEnum):
    """What a writer may press."""

    SEND = "send"
    KEEP = "keep"
    PASS = "pass"  # noqa: S105 - to pass is a right, not a password
    WITHDRAW = "withdraw"
    DELETE = "delete"
    RESTORE = "restore"


OUTCOME = {
    Decision.SEND: "sent",
    Decision.KEEP: "kept",
    Decision.PASS: "passed",
    Decision.WITHDRAW: "withdrawn",
    Decision.DELETE: "deleted",
}
# What is deleted is not done: nothing is left that could count.
DONE = frozenset({"sent", "kept", "passed", "withdrawn"})


def check(decision: Decision, *, state: str, text: str) -> None:
    """Refuse a decision that makes no sense for this entry.

    A sent text is withdrawn before it is kept or passed, so that the writer
    says in so many words that a reader loses it. To delete is never refused;
    what is deleted can only be brought back.
    """
    if decision in {Decision.DELETE, Decision.RESTORE}:
        return
    check_not_deleted(state)
    if decision is Decision.WITHDRAW and state not in {"sent", "withdrawn"}:
        raise Denied("nothing_sent")
    if decision in {Decision.KEEP, Decision.PASS} and state == "sent":
        raise Denied("withdraw_first")
    if decision in {Decision.KEEP, Decision.SEND} and not text.strip():
        raise Invalid("empty_text")


def check_not_deleted(state: str) -> None:
    """Refuse to write in what is deleted: it would go with the old words, unseen."""
    if state == "deleted":
        raise Denied("restore_first")


def state_kept(state: str) -> str:
    """What a deleted entry comes back as: what was sent comes back to her alone."""
    return "withdrawn" if state == "sent" else state


def needed(prompts: int, asked: Iterable[int | None]) -> int:
    """How many of a journal's prompts she must deal with to be done: the rule, and the only one.

    All of them, or as few as one of the versions that she answered asks for (None: all): what
    a page has told her suffices, whatever its author changes later. No version is known before
    she is done with a first prompt; then the course's own number says it.
    """
    return min([prompts, *(one for one in asked if one)])


def check_readers(named: Iterable[int], live: Iterable[int]) -> None:
    """Refuse to send unless the readers on the page are the readers now."""
    live = set(live)
    if not live:
        raise Denied("no_reader")
    if set(named) != live:
        raise Conflict("readers_changed")


def standing_step(replies: Iterable[Any], now: datetime) -> Any:
    """The id of the step that stands: the newest one that the writer can see; else None."""
    seen = [one for one in replies if one.is_step and one.visible_from and one.visible_from <= now]
    newest = max(seen, key=lambda one: (one.visible_from, one.created, one.pk), default=None)
    return newest.pk if newest else None
