"""What the journal hands out. Texts stay out of ``repr``."""

from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from flexid_xblock.audit.queries import Read


@dataclass(frozen=True, kw_only=True)
class ReplyView:
    """One message of a thread."""

    id: UUID
    author_id: int
    text: str = field(repr=False)
    created: datetime


@dataclass(frozen=True, kw_only=True)
class OwnEntry:
    """An entry as its writer sees it: her draft, and what became of it."""

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


@dataclass(frozen=True, kw_only=True)
class SentEntry:
    """That an entry was sent to a reader: no word of it."""

    id: UUID
    course_key: str
    activity_key: str
    prompt: str
    version: str
    owner_id: int
    sent_at: datetime | None
    waiting_since: datetime | None


@dataclass(frozen=True, kw_only=True)
class OpenedEntry:
    """A sent entry that a reader opened: the sent text and the thread."""

    about: SentEntry
    language: str
    text: str = field(repr=False)
    replies: tuple[ReplyView, ...] = field(repr=False)
    may_reply: bool
