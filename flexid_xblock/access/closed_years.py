"""Closing a group's year: what is kept counts from that day. A coordinator's, and about no text."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.utils import timezone

from flexid_xblock.access.guard import require
from flexid_xblock.access.models import Group, Membership
from flexid_xblock.access.queries import info_of, relations_in_course
from flexid_xblock.access.records import GroupInfo
from flexid_xblock.access.years import meant_for, school_year
from flexid_xblock.domain.actors import Actor
from flexid_xblock.domain.errors import Denied, Invalid, NotFound

# Texts go 90 days after this day, and their writer is told 60 days before: a day that was typed
# wrong must not be so long ago that she hears of it too late.
DAYS_BACK = 30
# The certificates are handed out on the closing evening, so they are printed before it.
DAYS_AHEAD = 14


@dataclass(frozen=True, kw_only=True)
class Roll:
    """A group of the course, and who is a student in it now, in order of joining."""

    group: GroupInfo
    students: tuple[int, ...]


def close(
    actor: Actor, group_ids: Collection[UUID], *, course_key: str, on: date
) -> tuple[GroupInfo, ...]:
    """Close the year of these groups on one day, all or none; closed so already stays so.

    The groups are locked until the caller's transaction ends. Raises
    ``Invalid("no_group_chosen" | "closing_day")``, ``Denied("year_closed")`` for another day.
    """
    groups = locked(actor, group_ids, course_key=course_key)
    if not groups:
        raise Invalid("no_group_chosen")
    if any(one.closed_on not in (None, on) for one in groups):
        raise Denied("year_closed")
    today = timezone.localdate()
    is_near = today - timedelta(days=DAYS_BACK) <= on <= today + timedelta(days=DAYS_AHEAD)
    if not is_near and any(one.closed_on is None for one in groups):
        raise Invalid("closing_day")
    Group.objects.filter(pk__in=[one.pk for one in groups]).update(closed_on=on)
    return _again(groups)


def reopen(actor: Actor, group_id: UUID, *, course_key: str) -> GroupInfo:
    """Take the closing back; a year that is open stays open."""
    groups = locked(actor, [group_id], course_key=course_key)
    Group.objects.filter(pk=group_id).update(closed_on=None)
    return _again(groups)[0]


def locked(actor: Actor, group_ids: Collection[UUID], *, course_key: str) -> list[Group]:
    """These groups of the course, locked in a fixed order, for whoever may close a year.

    One that is not there, or another course's, is "not there" for all.
    """
    rows = Group.objects.select_for_update().filter(course_key=course_key, pk__in=group_ids)
    found = list(rows.order_by("pk"))  # locked before anything is read, or it would be read stale
    require("year.close", relations_in_course(actor, course_key))
    if len(found) != len(set(group_ids)):
        raise NotFound
    return found


def rolls(actor: Actor, course_key: str) -> tuple[Roll, ...]:
    """Every group of the course with its students, by year and name; two queries."""
    require("year.close", relations_in_course(actor, course_key))
    rows = Group.objects.filter(course_key=course_key).order_by("year", "name", "pk")
    live = Membership.objects.live().filter(
        group__course_key=course_key, role=Membership.Role.STUDENT
    )
    students: dict[UUID, list[int]] = {}
    for group_id, who in live.order_by("since", "pk").values_list("group_id", "user_id"):
        students.setdefault(group_id, []).append(who)
    return tuple(Roll(group=info_of(row), students=tuple(students.get(row.pk, ()))) for row in rows)


def overdue(actor: Actor, course_key: str) -> tuple[GroupInfo, ...]:
    """Groups of an earlier school year that nobody closed, by name: nothing of theirs is let go."""
    require("year.close", relations_in_course(actor, course_key))
    rows = Group.objects.filter(course_key=course_key, closed_on=None).order_by("name", "pk")
    this_year = school_year(timezone.localtime())
    return tuple(
        info_of(row) for row in rows if meant_for(timezone.localtime(row.created)) < this_year
    )


def alike(group: GroupInfo) -> tuple[UUID, ...]:
    """Ids of the course's groups of the same year, this one among them."""
    rows = Group.objects.filter(course_key=group.course_key, year=group.year)
    return tuple(rows.values_list("pk", flat=True))


def _again(groups: list[Group]) -> tuple[GroupInfo, ...]:
    rows = Group.objects.filter(pk__in=[one.pk for one in groups]).order_by("pk")
    return tuple(map(info_of, rows))
