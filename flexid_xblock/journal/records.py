"""What the journal hands out. Texts stay out of ``repr``."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal
from uuid import UUID

from django.db.models import QuerySet

from flexid_xblock.audit.queries import Read

Show = Literal["unread", "waiting", "changed", "all"]


@dataclass(frozen=True, kw_only=True)
class ReplyView:
    """One message of a thread; ``is_pending`` while its author can still take it back.

    One with ``is_step`` says what comes after a talk; it counts since ``agreed_at``, unless
    it ``is_past``: a newer one has taken its place, and what was said to it stays as it was.
    """

    id: UUID
    author_id: int
    text: str = field(repr=False)
    created: datetime
    is_pending: bool = False
    is_step: bool = False
    is_past: bool = False
    agreed_at: datetime | None = None


@dataclass(frozen=True, kw_only=True)
class ReplyDraft:
    """A reader's own message; sent from ``visible_from`` on, a draft while that is empty."""

    id: UUID
    revision: int
    text: str = field(repr=False)
    visible_from: datetime | None


@dataclass(frozen=True, kw_only=True)
class OwnEntry:
    """An entry as its writer sees it: her draft, and what became of it.

    Of a deleted one there is no text here, only until when it can be brought back.
    """

    id: UUID
    course_key: str
    activity_key: str
    prompt: str
    version: str
    language: str
    state: str
    revision: int
    text: str = field(repr=False)
    sent_at: datetime | None
    changed_since_sent: bool
    readers: tuple[int, ...]
    reads: tuple[Read, ...]
    replies: tuple[ReplyView, ...] = field(repr=False)
    asked_at: datetime | None = None
    unanswered_since: datetime | None = None
    is_thread_closed: bool = False
    deleted_until: datetime | None = None
    is_held: bool = False


@dataclass(frozen=True, kw_only=True)
class Dealt:
    """The prompts of a journal that somebody is done with, never how; what was asked for then.

    ``asked`` has how many each version that she answered asks for, None for all.
    """

    prompts: frozenset[str]
    asked: frozenset[int | None]


@dataclass(frozen=True, kw_only=True)
class SentEntry:
    """That an entry was sent to a reader: no word of it."""

    id: UUID
    course_key: str
    activity_key: str
    prompt: str
    version: str
    owner_id: int
    language: str
    sent_number: int
    sent_at: datetime | None
    waiting_since: datetime | None
    asked_at: datetime | None
    unanswered_since: datetime | None
    answered_at: datetime | None
    is_thread_closed: bool

    @property
    def is_changed(self) -> bool:
        """Whether it was sent again after it was answered."""
        return bool(self.answered_at and self.sent_at and self.sent_at > self.answered_at)


@dataclass(frozen=True, kw_only=True)
class OpenedEntry:
    """A sent entry that a reader opened: the sent text, the thread, and her own draft.

    ``older`` are the numbers of the texts sent to her before this one.
    """

    about: SentEntry
    language: str
    text: str = field(repr=False)
    replies: tuple[ReplyView, ...] = field(repr=False)
    may_reply: bool
    draft: ReplyDraft | None = field(default=None, repr=False)
    older: tuple[int, ...] = ()

    @property
    def asked_at(self) -> datetime | None:
        """Since when she asks for it to be read."""
        return self.about.asked_at

    @property
    def is_thread_closed(self) -> bool:
        """Whether the writer has closed the thread."""
        return self.about.is_thread_closed

    @property
    def is_changed(self) -> bool:
        """Whether it was sent again after it was answered."""
        return self.about.is_changed

    @property
    def sent_number(self) -> int:
        """How often it was sent; each sending is one text."""
        return self.about.sent_number


@dataclass(frozen=True, kw_only=True)
class AgreedStep:
    """That a student agreed to a next step, and under which entry; no word of it."""

    entry_id: UUID
    activity_key: str
    prompt: str
    version: str
    agreed_at: datetime


@dataclass(frozen=True, kw_only=True)
class OlderText:
    """A text as it was sent before, opened by a reader of it."""

    number: int
    sent_at: datetime
    language: str
    text: str = field(repr=False)


@dataclass(frozen=True, kw_only=True)
class QueueFilter:
    """Which of the texts sent to a reader she looks at.

    ``unread``: something in it was never opened; ``waiting``: the last word is
    the student's; ``changed``: sent again after an answer; ``all``: unread or
    waiting. ``students`` are the ids of a group's students, as a sub-select.
    """

    show: Show = "unread"
    activity_prefix: str = ""
    language: str = ""
    students: "QuerySet[Any, Any] | None" = None

    @property
    def is_plain(self) -> bool:
        """Whether it asks for no module, language or group."""
        return not (self.activity_prefix or self.language) and self.students is None


@dataclass(frozen=True, kw_only=True)
class HoldView:
    """That two adults keep a copy of a sent text, or that one asks for it.

    Its words are empty where they were not opened.
    """

    id: UUID
    entry_id: UUID
    activity_key: str
    prompt: str
    number: int
    student_id: int
    asked_by: int
    asked_at: datetime
    approved_by: int | None
    approved_at: datetime | None
    ended_at: datetime | None = None
    may_end: bool = False
    reason: str = field(default="", repr=False)
    copy: str = field(default="", repr=False)

    @property
    def is_kept(self) -> bool:
        """Whether two persons made it, and nobody ended it."""
        return self.approved_at is not None and self.ended_at is None
