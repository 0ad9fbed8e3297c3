"""The counsellor's queue: her students' texts that wait, and those read before."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.core import signing

from flexid_xblock.domain.actors import Actor
from flexid_xblock.domain.errors import Invalid
from flexid_xblock.journal import queries as journal
from flexid_xblock.journal.records import SentEntry

PAGE = 50
CAP = 99
_SALT = "flexid.cursor.1"


@dataclass(frozen=True, kw_only=True)
class Page:
    """A page of the queue; ``next`` is the cursor of the page after it, or ''."""

    entries: tuple[SentEntry, ...]
    next: str


def queue(actor: Actor, course_key: str, *, cursor: str = "") -> Page:
    """What waits for the actor, longest first. Nothing private is opened."""
    found = journal.waiting(actor, course_key, after=_read(cursor), limit=PAGE + 1)
    return _page(found, lambda entry: entry.waiting_since)


def read_before(actor: Actor, course_key: str, *, cursor: str = "") -> Page:
    """What has been read, newest sending first. Nothing private is opened."""
    found = journal.read_before(actor, course_key, before=_read(cursor), limit=PAGE + 1)
    return _page(found, lambda entry: entry.sent_at)


def waiting_count(actor: Actor, course_key: str) -> str:
    """How many wait, as a word for a badge: "0" to "99", then "99+"."""
    count = journal.count_waiting(actor, course_key, cap=CAP + 1)
    return str(count) if count <= CAP else f"{CAP}+"


def _page(found: tuple[SentEntry, ...], when: Callable[[SentEntry], datetime | None]) -> Page:
    entries = found[:PAGE]
    if len(found) <= PAGE:
        return Page(entries=entries, next="")
    return Page(entries=entries, next=_write(when(entries[-1]), entries[-1].id))


def _write(at: datetime | None, last: UUID) -> str:
    assert at is not None  # noqa: S101 - the scope of the list saw to it
    return signing.dumps([at.isoformat(), str(last)], salt=_SALT)


def _read(cursor: str) -> tuple[datetime, UUID] | None:
    """Where the page before ended. Signed, so that nobody can ask for a place that is none."""
    if not cursor:
        return None
    try:
        at, last = signing.loads(cursor, salt=_SALT)
    except signing.BadSignature as error:
        raise Invalid("bad_fields") from error
    return datetime.fromisoformat(at), UUID(last)
