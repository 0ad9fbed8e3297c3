"""Who hears a request for help: for the adults a condition in a query, for her the names.

Both say the same; ``tests/care/test_hearing.py`` compares them.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import F, Q, QuerySet
from django.utils import timezone

from flexid_xblock.access.api import Relation, helping, readers_of
from flexid_xblock.care.models import HelpRequest
from flexid_xblock.domain.actors import Actor
from flexid_xblock.rows import once_built

# The addressee of a request whose addressee is erased: an id that no account has.
NOBODY = 0


@dataclass(frozen=True, kw_only=True)
class Hearers:
    """Who can hear a student now: ids, each in the order in which she got them.

    ``closed`` are those to whom she has closed her texts; they hear nothing.
    """

    counsellors: tuple[int, ...]
    deputies: tuple[int, ...]
    teachers: tuple[int, ...]
    closed: tuple[int, ...] = ()

    @property
    def all(self) -> tuple[int, ...]:
        """Everybody, each once, counsellors first."""
        return tuple(dict.fromkeys(self.counsellors + self.deputies + self.teachers))

    @property
    def followers(self) -> tuple[int, ...]:
        """Those who follow her up, each once, counsellors first."""
        return tuple(dict.fromkeys(self.counsellors + self.deputies))

    @property
    def together(self) -> tuple[int, ...]:
        """Who hears what goes to "any of my counsellors": the deputies where there is none."""
        return self.counsellors or self.deputies

    def role(self, who: int) -> str:
        """As what one of them hears her, by the name the table of permissions has for it."""
        if who in self.counsellors:
            return Relation.COUNSELLOR
        return Relation.DEPUTY if who in self.deputies else Relation.TEACHER


def hearers_of(student_id: int, course_key: str) -> Hearers:
    """Who can hear this student now."""
    readers = readers_of(student_id, course_key)
    return Hearers(
        counsellors=readers.counsellors,
        deputies=readers.deputies,
        teachers=helping.teachers_of(student_id, course_key),
        closed=helping.closed_by(student_id, course_key),
    )


def heard_by(actor: Actor, course_key: str) -> QuerySet[HelpRequest]:
    """The requests the actor may open now; a list of them costs one query."""
    return HelpRequest.objects.filter(
        _may_open(actor, _scopes(actor, course_key)), course_key=course_key
    )


def may_wait_for(actor: Actor, course_key: str) -> bool:
    """Whether any request waits that the actor might hear: mostly none does, and this says so.

    To ask for her requests themselves takes ten times as long.
    """
    return bool(_waiting_for(actor, course_key))


@once_built
def _waiting_for(actor: Actor, course_key: str) -> QuerySet[Any, Any]:
    followed, taught = helping.ever_theirs(actor)
    rows = HelpRequest.objects.filter(course_key=course_key, answered_at=None)
    return rows.filter(Q(student_id__in=followed) | Q(student_id__in=taught)).values_list("pk")[:1]


def one_heard_by(actor: Actor, course_key: str) -> QuerySet[HelpRequest]:
    """The same, for looking for one of them.

    Whose requests these may be is found first. A database looks into a
    sub-select only for a row that is there, and the time it takes would tell.
    """
    found = [[who for row in scope for who in row.values()] for scope in _scopes(actor, course_key)]
    return HelpRequest.objects.filter(_may_open(actor, found), course_key=course_key)


def readers_now(row: HelpRequest, hearers: Hearers, now: datetime) -> tuple[int, ...]:
    """Who can open this request now, the one it was sent to first."""
    found = list(_first_hearers(row, hearers))
    if row.deputy_from <= now and (row.seen_at is None or row.seen_at >= row.deputy_from):
        found += hearers.deputies
    return tuple(dict.fromkeys(found))


def _first_hearers(row: HelpRequest, hearers: Hearers) -> tuple[int, ...]:
    """The one she named; where that adult has left and owes an answer, all who follow her up."""
    if row.addressee_id is None:
        return hearers.counsellors
    if row.addressee_id in hearers.all:
        return (row.addressee_id,)
    is_left_over = row.answered_at is None and row.addressee_id not in hearers.closed
    return hearers.counsellors + hearers.deputies if is_left_over else ()


def joining_later(row: HelpRequest, hearers: Hearers, now: datetime) -> tuple[int, ...]:
    """Who can open it too from ``deputy_from`` on, if nobody has by then."""
    if row.seen_at is not None or row.deputy_from <= now:
        return ()
    return tuple(who for who in hearers.deputies if who not in readers_now(row, hearers, now))


def _scopes(actor: Actor, course_key: str) -> list[Any]:
    """Ids of the actor's students: as their counsellor, as their deputy, as their teacher."""
    return [
        helping.counselled(actor, course_key, as_deputy=False),
        helping.counselled(actor, course_key, as_deputy=True),
        helping.taught(actor, course_key),
    ]


def _may_open(actor: Actor, scopes: Sequence[Any]) -> Q:
    counselled, deputised, taught = (Q(student_id__in=students) for students in scopes)
    in_time = Q(seen_at__isnull=False, seen_at__lt=F("deputy_from"))
    # Last, so that the database looks at it for the actor's own students only.
    is_left_over = Q(addressee_id__isnull=False, answered_at=None) & ~helping.is_still_there()
    return (
        (Q(addressee_id=actor.user_id) & (counselled | deputised | taught))
        | (Q(addressee_id=None) & counselled)
        | (Q(deputy_from__lte=timezone.now()) & ~in_time & deputised)
        | ((counselled | deputised) & is_left_over)
    )
