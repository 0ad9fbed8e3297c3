"""Groups that follow the host's cohorts, one way: nothing here ever changes a cohort.

Only students join, and only what a cohort began does a cohort end: whoever was
put into a group by hand stays in it. A membership that has ended keeps its dates.
"""

from collections.abc import Collection

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from flexid_xblock.access.models import CounsellorAssignment, CourseRole, Group, Membership
from flexid_xblock.access.records import CohortChange
from flexid_xblock.domain.cohorts import Cohort, Placing
from flexid_xblock.patience import once

_STUDENT = Membership.Role.STUDENT
_NAME_MAX = 100  # a cohort's name may be longer than a group's


def follow(
    course_key: str, cohorts: Collection[Cohort], *, year: int, rehearsal: bool = False
) -> tuple[CohortChange, ...]:
    """Give each cohort a group with its name and its students; what was changed for it.

    ``year`` is for groups that are new. A ``rehearsal`` does the same, and takes it back.
    """

    def act() -> tuple[CohortChange, ...]:
        changes = _follow(course_key, cohorts, year)
        if rehearsal:
            transaction.set_rollback(True)
        return tuple(changes)

    return once(act)


def is_followed(course_key: str) -> bool:
    """Whether any group of the course follows a cohort."""
    return Group.objects.filter(course_key=course_key, cohort_id__isnull=False).exists()


def follow_person(course_key: str, user_id: int, placing: Placing) -> None:
    """Put one person where her cohort is, and take her from where another had put her."""

    def act() -> None:
        groups = list(locked_groups(course_key).filter(cohort_id__isnull=False))
        joins = placing.is_student and not adults(course_key, {user_id})
        for group in groups:
            members = {user_id} if group.cohort_id == placing.cohort_id else set()
            _align(group, members, members if joins else set(), only=user_id)

    once(act)


def _follow(course_key: str, cohorts: Collection[Cohort], year: int) -> list[CohortChange]:
    groups = list(locked_groups(course_key))
    grown = adults(course_key, {who for cohort in cohorts for who in cohort.students})
    there = {cohort.id for cohort in cohorts}
    changes = []
    for group in groups:
        if group.cohort_id is not None and group.cohort_id not in there:
            changes += _align(group, set(), set())  # its cohort is gone
    for cohort in sorted(cohorts, key=lambda one: (one.name, one.id)):
        group, found = _group_of(course_key, cohort, year, groups)
        changes += found + _align(group, cohort.members, cohort.students - grown)
    return changes


def locked_groups(course_key: str) -> "QuerySet[Group]":
    """The course's groups, locked: before anything is read, or MariaDB shows what was before."""
    return Group.objects.select_for_update().filter(course_key=course_key).order_by("pk")


def _group_of(
    course_key: str, cohort: Cohort, year: int, groups: list[Group]
) -> tuple[Group, list[CohortChange]]:
    """The cohort's group by its link, or else by its name; else a new one."""
    name = cohort.name[:_NAME_MAX]
    group = next((one for one in groups if one.cohort_id == cohort.id), None)
    if group is not None and group.name == name:
        return group, []
    if group is not None:
        change = CohortChange(what="renamed", group=name, before=group.name)
    else:
        group = next((one for one in groups if _is_free(one, name, year)), None)
        change = CohortChange(what="linked" if group else "new", group=name)
        group = group or Group(course_key=course_key, year=year)
    group.name, group.cohort_id = name, cohort.id
    group.save()
    return group, [change]


def _is_free(group: Group, name: str, year: int) -> bool:
    return group.cohort_id is None and (group.name, group.year) == (name, year)


def _align(
    group: Group, members: Collection[int], students: Collection[int], *, only: int | None = None
) -> list[CohortChange]:
    """Let the students of a cohort join, and those leave whom a cohort had brought."""
    live = Membership.objects.live().filter(group=group, role=_STUDENT)
    if only is not None:
        live = live.filter(user_id=only)
    here = dict(live.values_list("user_id", "from_cohort"))
    leaving = sorted(who for who, brought in here.items() if brought and who not in members)
    joining = sorted(set(students) - here.keys())
    live.filter(user_id__in=leaving).update(until=timezone.now())
    Membership.objects.bulk_create(
        Membership(group=group, user_id=who, role=_STUDENT, from_cohort=True) for who in joining
    )
    gone = [CohortChange(what="leaves", group=group.name, user_id=who) for who in leaving]
    return gone + [CohortChange(what="joins", group=group.name, user_id=who) for who in joining]


def adults(course_key: str, among: Collection[int]) -> set[int]:
    """Those of them who are in the course otherwise than as students: they never join."""
    others = Membership.objects.live().filter(group__course_key=course_key, user_id__in=among)
    follow_up = CounsellorAssignment.objects.live().filter(counsellor_id__in=among)
    roles = CourseRole.objects.live().filter(course_key=course_key, user_id__in=among)
    return {
        *others.exclude(role=_STUDENT).values_list("user_id", flat=True),
        *follow_up.filter(course_key=course_key).values_list("counsellor_id", flat=True).distinct(),
        *roles.values_list("user_id", flat=True),
    }
