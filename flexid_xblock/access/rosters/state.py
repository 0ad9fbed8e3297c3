"""Who stands where in a course, in a fixed number of queries."""

from collections.abc import Collection, Iterator
from typing import Any
from uuid import UUID

from django.db.models import F, Q, QuerySet
from django.utils import timezone

from flexid_xblock.access.models import CounsellorAssignment, CourseRole, Group, Membership
from flexid_xblock.access.rosters.columns import folded
from flexid_xblock.access.rosters.records import (
    Following,
    GroupKey,
    KnownGroup,
    Place,
    Seat,
    Standing,
    State,
)


def read_state(course_key: str, *, lock: bool = False) -> State:
    """The course as it stands; with ``lock`` nobody else changes it until the end.

    Only what is locked is sure to be as it is: MariaDB shows the rest as it was.
    """

    def locked(rows: QuerySet[Any]) -> QuerySet[Any]:
        return rows.select_for_update() if lock else rows

    groups = Group.objects.filter(course_key=course_key).order_by("created", "pk")
    rows = list(locked(groups))
    known: dict[GroupKey, KnownGroup] = {}
    for row in rows:
        is_closed = row.closed_on is not None
        one = KnownGroup(id=row.pk, name=row.name, is_closed=is_closed)
        known.setdefault(key_of(row.name, row.year), one)
    keys = {row.pk: key_of(row.name, row.year) for row in rows}
    roles = CourseRole.objects.live().filter(course_key=course_key)
    return State(
        groups=known,
        stands={
            **dict(_seats(locked(Membership.objects.filter(group__in=list(keys))), keys)),
            **dict(_followings(locked(CounsellorAssignment.objects.filter(course_key=course_key)))),
        },
        adults=frozenset(roles.values_list("user_id", flat=True)),
    )


def adults_among(course_key: str, among: Collection[int]) -> set[int]:
    """Those of them who have, or will have, the place of an adult in the course."""
    stands = read_state(course_key).stands
    adults = (place.who for place in stands if getattr(place, "role", "") != "student")
    return {who for who in adults if who in among and isinstance(who, int)}


def key_of(name: str, year: int) -> GroupKey:
    """How a group is found again: the case of the letters in its name does not count."""
    return folded(name), year


def _seats(
    rows: QuerySet[Membership], keys: dict[UUID, GroupKey]
) -> Iterator[tuple[Place, Standing]]:
    for row in _open(rows):
        seat = Seat(who=row.user_id, role=row.role, group=keys[row.group_id])
        yield seat, Standing(row_id=row.pk, until=row.until, from_cohort=row.from_cohort)


def _followings(rows: QuerySet[CounsellorAssignment]) -> Iterator[tuple[Place, Standing]]:
    for row in _open(rows):
        following = Following(
            who=row.counsellor_id, is_deputy=row.is_deputy, student=row.student_id
        )
        yield following, Standing(row_id=row.pk, until=row.until)


def _open(rows: QuerySet[Any]) -> QuerySet[Any]:
    """Those that hold now or will: not over, and not ended before they began."""
    is_over = Q(until__lte=timezone.now()) | Q(until__lte=F("since"))
    return rows.exclude(is_over).order_by("pk")
