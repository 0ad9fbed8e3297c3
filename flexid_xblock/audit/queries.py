"""What a student sees of her own read log."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import datetime

from django.db.models import F, Max, Min, Q, QuerySet

from flexid_xblock.audit.chain import student_subject
from flexid_xblock.audit.models import ReadRow
from flexid_xblock.domain.actors import Actor
from flexid_xblock.domain.errors import NotFound
from flexid_xblock.vault import door

GLASS_PURPOSE = "break_glass"
# What was done: somebody read it, or it went closed and unread into a file for the student.
OPENED, SEALED = "open", "seal"
FILE = "file"


@dataclass(frozen=True, kw_only=True)
class Read:
    """Somebody opened one thing of yours, once or more often."""

    actor_id: int
    role: str
    first_at: datetime
    last_at: datetime


@dataclass(frozen=True, kw_only=True)
class KindRead:
    """Somebody opened things of one kind that are yours or about you, once or more often."""

    actor_id: int
    role: str
    object_kind: str
    last_at: datetime


@dataclass(frozen=True, kw_only=True)
class Untold:
    """An hour of broken glass that the student is not told of yet."""

    reader_id: int
    since: datetime
    until: datetime


@dataclass(frozen=True, kw_only=True)
class Line:
    """One row of the log, as the student it is about may see it."""

    at: datetime
    actor_id: int
    role: str
    action: str
    object_kind: str
    object_ref: str
    purpose: str


def reads_of(
    owner: Actor,
    object_kind: str,
    object_refs: Collection[str],
    *,
    untold: Collection[Untold] = (),
) -> dict[str, tuple[Read, ...]]:
    """Who opened each of these things of the owner, in one query; every ref has its answer.

    Left out is what was opened in an hour of ``untold``: a safeguarding lead
    has put off telling her, in writing and with an end date.
    """
    reads: dict[str, list[Read]] = {ref: [] for ref in object_refs}
    rows = _own_rows(owner).filter(object_kind=object_kind, object_ref__in=list(reads))
    rows = rows.filter(action=OPENED)
    rows = told(rows, untold)
    grouped = rows.values("object_ref", "actor_id", "role").annotate(
        first_at=Min("at"), last_at=Max("at")
    )
    for row in grouped.order_by("first_at"):
        read = Read(
            actor_id=row["actor_id"],
            role=row["role"],
            first_at=row["first_at"],
            last_at=row["last_at"],
        )
        reads[row["object_ref"]].append(read)
    return {ref: tuple(found) for ref, found in reads.items()}


def reads_about(owner: Actor, limit: int = 50) -> tuple[Line, ...]:
    """The newest rows of the owner's whole log, newest first."""
    return tuple(lines(_own_rows(owner).order_by("-seq")[:limit]))


def kinds_read(owner: Actor, *, untold: Collection[Untold] = ()) -> tuple[KindRead, ...]:
    """Who opened which kinds of things of the owner, newest first; see ``reads_of``.

    The kind ``FILE``: had a closed file made for her, and read nothing of it.
    """
    seen = told(_own_rows(owner).filter(Q(action=OPENED) | Q(object_kind=FILE)), untold)
    rows = seen.values("actor_id", "role", "object_kind")
    return tuple(KindRead(**row) for row in rows.annotate(last_at=Max("at")).order_by("-last_at"))


def rows_about(student_id: int) -> QuerySet[ReadRow]:
    """Every row about one student; for this room only, since it asks no actor."""
    secret = door.find_log_secret()
    if secret is None:
        return ReadRow.objects.none()
    rows = ReadRow.objects.filter(chain__subject=student_subject(secret, student_id))
    return rows.filter(seq__gt=F("chain__sealed_seq"))  # what was emptied says nothing


def told(rows: QuerySet[ReadRow], untold: Collection[Untold]) -> QuerySet[ReadRow]:
    """The rows without what was opened in these hours; for this room only."""
    for one in untold:
        in_the_hour = Q(at__gte=one.since, at__lte=one.until)
        rows = rows.exclude(in_the_hour, purpose=GLASS_PURPOSE, actor_id=one.reader_id)
    return rows


def lines(rows: QuerySet[ReadRow]) -> Iterator[Line]:
    """The rows as frozen lines, a few at once; for this room only."""
    for values in rows.values(*Line.__dataclass_fields__).iterator(chunk_size=500):
        yield Line(**values)


def _own_rows(owner: Actor) -> QuerySet[ReadRow]:
    if owner.is_masked:
        raise NotFound
    return rows_about(owner.user_id)
