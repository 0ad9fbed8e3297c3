"""What two adults keep: one asks, another agrees, one of the two ends it.

The rooms say who may, what is copied and under which key; this is how the two
decide. It never opens a text.
"""

from datetime import datetime
from typing import Any, Protocol

from django.utils import timezone

from flexid_xblock.domain.actors import Actor
from flexid_xblock.domain.errors import Denied, Invalid
from flexid_xblock.text import plain

PURPOSE = "hold"
REASON_MIN = 20
REASON_MAX = 4000


class Kept(Protocol):
    """A row of something that two adults keep."""

    asked_by: int
    approved_by: int | None
    approved_at: datetime | None
    copy: Any
    ended_by: int | None
    ended_at: datetime | None

    def save(self, *, update_fields: list[str]) -> None: ...


def reason(text: str) -> str:
    """Why, cleaned. Raises ``Invalid("reason_short" | "too_long")``."""
    clean = plain(text, limit=REASON_MAX).strip()
    if len(clean) < REASON_MIN:
        raise Invalid("reason_short")
    return clean


def check_second(actor: Actor, found: Kept) -> None:
    """Refuse a yes to oneself, ``Denied("not_oneself")``, and to what has ended."""
    if found.asked_by in {actor.user_id, actor.real_user_id}:
        raise Denied("not_oneself")
    check_lasts(found)


def check_lasts(found: Kept) -> None:
    """Raises ``Denied("hold_ended")``."""
    if found.ended_at:
        raise Denied("hold_ended")


def agree(actor: Actor, found: Kept, copy: bytes) -> None:
    """The second person's yes, and the copy that is kept from now on. The row must be locked."""
    found.approved_by, found.approved_at, found.copy = actor.user_id, timezone.now(), copy
    found.save(update_fields=["approved_by", "approved_at", "copy"])


def end(actor: Actor, found: Kept) -> None:
    """The copy goes; its key is the caller's to forget. The row must be locked."""
    found.ended_by, found.ended_at, found.copy = actor.user_id, timezone.now(), None
    found.save(update_fields=["ended_by", "ended_at", "copy"])


def is_one_of_two(actor: Actor, found: Kept) -> bool:
    """Whether the actor asked for it or agreed."""
    return actor.user_id in {found.asked_by, found.approved_by}
