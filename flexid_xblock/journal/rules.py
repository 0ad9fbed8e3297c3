"""What may become of an entry. Pure."""

from collections.abc import Iterable
from enum import StrEnum

from flexid_xblock.domain.errors import Conflict, Denied, Invalid


class Decision(StrEnum):
    """What a writer may press."""

    SEND = "send"
    KEEP = "keep"
    PASS = "pass"  # noqa: S105 - to pass is a right, not a password
    WITHDRAW = "withdraw"


OUTCOME = {
    Decision.SEND: "sent",
    Decision.KEEP: "kept",
    Decision.PASS: "passed",
    Decision.WITHDRAW: "withdrawn",
}
DONE = frozenset({"sent", "kept", "passed", "withdrawn"})


def check(decision: Decision, *, state: str, text: str) -> None:
    """Refuse a decision that makes no sense for this entry.

    A sent text is withdrawn before it is kept or passed, so that the writer
    says in so many words that a reader loses it.
    """
    if decision is Decision.WITHDRAW and state not in {"sent", "withdrawn"}:
        raise Denied("nothing_sent")
    if decision in {Decision.KEEP, Decision.PASS} and state == "sent":
        raise Denied("withdraw_first")
    if decision in {Decision.KEEP, Decision.SEND} and not text.strip():
        raise Invalid("empty_text")


def check_readers(named: Iterable[int], live: Iterable[int]) -> None:
    """Refuse to send unless the readers on the page are the readers now."""
    live = set(live)
    if not live:
        raise Denied("no_reader")
    if set(named) != live:
        raise Conflict("readers_changed")
