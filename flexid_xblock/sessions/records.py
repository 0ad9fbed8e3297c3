"""What the sessions room hands out. Texts stay out of ``repr``."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID


@dataclass(frozen=True, kw_only=True)
class MeetingInfo:
    """A meeting as its people may see it; ``code`` is for the teachers and the screen."""

    id: UUID
    course_key: str
    activity_key: str
    group_id: UUID
    version: str
    state: str
    form: str
    moderation: str
    is_revealed: bool
    planned_for: datetime | None
    opened_at: datetime
    code: str = field(repr=False)
    change: int

    @property
    def is_open(self) -> bool:
        """Whether it is going on now."""
        return self.state == "open"


@dataclass(frozen=True, kw_only=True)
class StageNow:
    """The stage a meeting is in; ``key`` is "" before the first."""

    key: str
    since: datetime | None
    minutes: int
    number: int
    of: int


@dataclass(frozen=True, kw_only=True)
class StepNow:
    """The step a circle is at; "" before the first."""

    stage: str
    step: str


@dataclass(frozen=True, kw_only=True)
class TurnView:
    """One person's turn. Passing and speaking look alike."""

    place: int
    user_id: int
    state: str


@dataclass(frozen=True, kw_only=True)
class RoundView:
    """A round, in its order."""

    turns: tuple[TurnView, ...]
    is_over: bool


@dataclass(frozen=True, kw_only=True)
class CircleView:
    """A dilemma circle: its step, who openly collects which reasons, and the marked cards."""

    stage: str
    step: str
    since: datetime
    minutes: int
    sides: dict[str, tuple[int, ...]]
    my_side: str
    my_pick: UUID | None
    picked: tuple[UUID, ...]


@dataclass(frozen=True, kw_only=True)
class BallotView:
    """A vote: one's own while it is open, what may be told of all when it is closed."""

    stage: str
    key: str
    is_open: bool
    my_vote: str
    totals: dict[str, Any] | None


@dataclass(frozen=True, kw_only=True)
class AgreementView:
    """The newest version of a group's agreement, and how many have said yes to it."""

    number: int
    rules: tuple[str, ...] = field(repr=False)
    agreed: bool
    yes: int
    of: int


@dataclass(frozen=True, kw_only=True)
class TranslationView:
    """A card's text in another language, and whose work that is."""

    id: UUID
    language: str
    text: str = field(repr=False)
    translator_id: int


@dataclass(frozen=True, kw_only=True)
class DeskView:
    """What only the teachers see of a card: why it was reported, and who looks at it."""

    reports: tuple[str, ...]
    claimed_by: int | None
    is_restored: bool


@dataclass(frozen=True, kw_only=True)
class CardView:
    """A card as one person may see it.

    ``author_id`` and ``nickname`` are empty where no name is shown. ``reason``
    and ``name_seen`` (why a teacher looked up the name) are for its author,
    ``reason`` for the teachers too. ``my_report`` is None where one has not reported it.
    """

    id: UUID
    column: str
    display: str
    revision: int | None
    author_id: int | None
    nickname: str = field(repr=False)
    text: str = field(repr=False)
    language: str
    is_mine: bool
    state: str
    is_mixed: bool
    reason: str = field(repr=False)
    name_seen: str = field(repr=False)
    reactions: tuple[str, ...]
    my_reactions: tuple[str, ...]
    my_report: str | None
    translations: tuple[TranslationView, ...]
    desk: DeskView | None

    @property
    def is_hidden(self) -> bool:
        """Whether a teacher, or two reports, took it from the group."""
        return self.state == "hidden"


@dataclass(frozen=True, kw_only=True)
class Board:
    """Cards that one person may see, in an order that tells nothing; and what is gone."""

    whole: bool
    cards: tuple[CardView, ...] = field(repr=False)
    gone: tuple[UUID, ...]


@dataclass(frozen=True, kw_only=True)
class Me:
    """What one person is in a meeting and may do now."""

    role: str
    why_not: str
    paused_until: datetime | None
    pause_note: str = field(repr=False)
    nickname: str = field(repr=False)
    card_waits: bool
    writes: bool

    @property
    def may_write(self) -> bool:
        """Whether a card of hers would be taken now."""
        return self.writes and not self.why_not


@dataclass(frozen=True, kw_only=True)
class Live:
    """A meeting as one person sees it now; the cards whole, or what changed of them.

    ``until``: when the board of a closed meeting is put away.
    """

    meeting: MeetingInfo
    until: datetime | None
    is_over: bool
    now: datetime
    stage: StageNow | None
    round: RoundView | None
    may_hand_on: bool
    circle: CircleView | None
    ballots: tuple[BallotView, ...]
    agreement: AgreementView | None
    me: Me
    present: tuple[int, ...] | None
    unmixed: int | None
    teachers: tuple[int, ...]
    board: Board


@dataclass(frozen=True, kw_only=True)
class Followed:
    """The answer to a poll: the tag of what is there now, and ``live`` where it is news."""

    tag: str
    is_open: bool
    live: Live | None


@dataclass(frozen=True, kw_only=True)
class Coming:
    """A meeting's plan as a member may know it."""

    planned_for: datetime | None
    note_due: bool
