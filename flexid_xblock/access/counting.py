"""Who is or was a student of which group, for numbers of a whole course. It asks no actor.

What is counted from it leaves the house only where nobody can be found in it:
see ``progress/suppression.py``.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.utils import timezone

from flexid_xblock.access.models import CounsellorAssignment, Group, Membership
from flexid_xblock.access.years import meant_for


@dataclass(frozen=True, kw_only=True)
class Counted:
    """A group of the course; ``began_in`` is the year in which its school year began."""

    id: UUID
    year: int
    began_in: int
    closed_on: date | None


@dataclass(frozen=True, kw_only=True)
class Place:
    """That somebody is or was a student of a group."""

    user_id: int
    group: Counted
    since: datetime
    until: datetime | None


def courses() -> tuple[str, ...]:
    """The courses that have groups."""
    return tuple(
        Group.objects.order_by("course_key").values_list("course_key", flat=True).distinct()
    )


def groups(course_key: str) -> tuple[Counted, ...]:
    """The groups of a course, in the order in which they were made."""
    rows = Group.objects.filter(course_key=course_key).order_by("created", "pk")
    return tuple(map(_counted, rows))


def places(course_key: str) -> tuple[Place, ...]:
    """Every place of a student in a group of the course that has begun, over or not."""
    return tuple(_places(course_key))


def adults_on_cases(course_key: str) -> int:
    """How many adults follow somebody up in the course now."""
    rows = CounsellorAssignment.objects.live().filter(course_key=course_key)
    return rows.values("counsellor_id").distinct().count()


def _places(course_key: str) -> Iterator[Place]:
    known = {one.id: one for one in groups(course_key)}
    rows = Membership.objects.filter(
        role=Membership.Role.STUDENT, group_id__in=known, since__lte=timezone.now()
    )
    for user_id, group_id, since, until in rows.order_by("since", "pk").values_list(
        "user_id", "group_id", "since", "until"
    ):
        yield Place(user_id=user_id, group=known[group_id], since=since, until=until)


def _counted(row: Group) -> Counted:
    began_in = meant_for(timezone.localtime(row.created))
    return Counted(id=row.pk, year=row.year, began_in=began_in, closed_on=row.closed_on)
