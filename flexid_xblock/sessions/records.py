"""What the sessions room hands out. Texts stay out of ``repr``."""

from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID


@dataclass(frozen=True, kw_only=True)
class MeetingInfo:
    """A meeting as its people may see it."""

    id: UUID
    course_key: str
    activity_key: str
    group_id: UUID
    version: str
    is_open: bool
    opened_at: datetime
    change: int


@dataclass(frozen=True, kw_only=True)
class CardView:
    """A card as one person may see it.

    ``author_id`` is None where the name is not shown. ``reason`` says why a
    hidden card is hidden; only its author and the teachers get hidden cards.
    """

    id: UUID
    column: str
    text: str = field(repr=False)
    author_id: int | None
    is_mine: bool
    is_hidden: bool
    reason: str = field(repr=False)


@dataclass(frozen=True, kw_only=True)
class Board:
    """A meeting and the cards that one person may see, in an order that tells nothing."""

    meeting: MeetingInfo
    cards: tuple[CardView, ...] = field(repr=False)
    may_moderate: bool
    may_write: bool
