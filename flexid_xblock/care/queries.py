"""The counsellor's queue: what waits for her, by when an answer is promised, what she read before.

Nothing private is opened here.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.core import signing
from django.utils import timezone

from flexid_xblock.access.api import Cell, relations_to_student, require
from flexid_xblock.care.calendar import add_school_days
from flexid_xblock.care.promise import answer_days
from flexid_xblock.domain.actors import Actor
from flexid_xblock.domain.errors import Invalid, NotFound
from flexid_xblock.journal import queries as journal
from flexid_xblock.journal.records import QueueFilter, SentEntry

PAGE = 50
CAP = 99
EARLIER = 5
WAITING = QueueFilter(show="all")
_SALT = "flexid.cursor.1"


@dataclass(frozen=True, kw_only=True)
class Page:
    """A page of a list; ``next`` is the cursor of the page after it, or ''."""

    entries: tuple[SentEntry, ...]
    next: str


@dataclass(frozen=True, kw_only=True)
class Overview:
    """The first page of what waits, how many wait (a word for a badge), in which languages.

    All three from the first hundred rows, which are asked for once.
    """

    first: Page
    count: str
    languages: tuple[str, ...]


def queue(
    actor: Actor, course_key: str, *, filters: QueueFilter = WAITING, cursor: str = ""
) -> Page:
    """What waits for the actor: asked for first, then the longest wait."""
    after = _read_spot(cursor)
    found = journal.waiting(actor, course_key, filters=filters, after=after, limit=PAGE + 1)
    return _page(found, _spot)


def read_before(
    actor: Actor, course_key: str, *, filters: QueueFilter = WAITING, cursor: str = ""
) -> Page:
    """What has been read, newest sending first; ``filters`` narrow it."""
    before = _read_moment(cursor)
    found = journal.read_before(actor, course_key, filters=filters, before=before, limit=PAGE + 1)
    return _page(found, _moment)


def timeline(actor: Actor, student_id: int, course_key: str, *, cursor: str = "") -> Page:
    """What one student sent to the actor, newest first. What she kept is not even counted.

    A student who is not the actor's, or closed her texts to her, is "not there".
    """
    relations = relations_to_student(actor, student_id, course_key)
    if Cell.META not in require("entry.know_sent", relations).values():
        raise NotFound  # it is a reader's page; the writer herself has her book
    before = _read_moment(cursor)
    found = journal.sent_by(actor, student_id, course_key, before=before, limit=PAGE + 1)
    return _page(found, _moment)


def newest_of(actor: Actor, entry: SentEntry) -> tuple[SentEntry, ...]:
    """The newest texts that the writer of this one sent to the actor, without this one."""
    found = journal.sent_by(actor, entry.owner_id, entry.course_key, before=None, limit=EARLIER + 1)
    return tuple(one for one in found if one.id != entry.id)[:EARLIER]


def neighbours(
    actor: Actor, entry: SentEntry, *, filters: QueueFilter = WAITING
) -> tuple[UUID | None, UUID | None]:
    """The texts before and after this one in the queue, as it stood before it was opened."""
    return journal.neighbours(actor, entry.course_key, entry, filters)


def neighbours_read(
    actor: Actor, entry: SentEntry, *, filters: QueueFilter = WAITING
) -> tuple[UUID | None, UUID | None]:
    """The same in the list of what was read before."""
    return journal.neighbours_read(actor, entry.course_key, entry, filters)


def overview(actor: Actor, course_key: str, *, filters: QueueFilter = WAITING) -> Overview:
    """Where a day at the desk begins: no more than the first hundred rows are looked at."""
    found = journal.waiting(actor, course_key, filters=filters, after=None, limit=CAP + 1)
    return Overview(
        first=_page(found, _spot),
        count=str(len(found)) if len(found) <= CAP else f"{CAP}+",
        languages=tuple(sorted({entry.language for entry in found} - {""})),
    )


def promised(since: datetime) -> date:
    """By when an answer is promised to who waits since then: the same for all of a day."""
    return timezone.localdate(add_school_days(since, answer_days()))


def _page(found: tuple[SentEntry, ...], place: Callable[[SentEntry], list[object]]) -> Page:
    entries = found[:PAGE]
    is_last = len(found) <= PAGE
    return Page(
        entries=entries, next="" if is_last else signing.dumps(place(entries[-1]), salt=_SALT)
    )


def _spot(entry: SentEntry) -> list[object]:
    is_not_asked, since, last = journal.spot_of(entry)
    return [since.isoformat(), str(last), is_not_asked]


def _moment(entry: SentEntry) -> list[object]:
    assert entry.sent_at is not None  # noqa: S101 - the scope of the list saw to it
    return [entry.sent_at.isoformat(), str(entry.id)]


def _read_spot(cursor: str) -> journal.Spot | None:
    if not cursor:
        return None
    since, last, is_not_asked = _signed(cursor, length=3)
    return bool(is_not_asked), datetime.fromisoformat(since), UUID(last)


def _read_moment(cursor: str) -> journal.Cursor | None:
    if not cursor:
        return None
    at, last = _signed(cursor, length=2)
    return datetime.fromisoformat(at), UUID(last)


def _signed(cursor: str, *, length: int) -> list[str]:
    """Where the page before ended. Signed, so that nobody can ask for a place that is none."""
    try:
        place = signing.loads(cursor, salt=_SALT)
    except signing.BadSignature as error:
        raise Invalid("bad_fields") from error
    if len(place) != length:  # another list's
        raise Invalid("bad_fields")
    return list(place)
