"""The door: who stands how to whom, may they, and the acts that change it.

Acts take ``by``: the Actor who does it, or None for an operator's command.
"""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from flexid_xblock.access import (
    choices,
    closed_years,
    cohorts,
    counting,
    exporting,
    glass,
    helping,
    leaving,
    proposals,
    setting_up,
    switches,
    telling,
)
from flexid_xblock.access.glass import open_students, untold
from flexid_xblock.access.guard import allowed, behind_glass, by_two, require
from flexid_xblock.access.models import CounsellorAssignment, CourseRole, Group, Membership
from flexid_xblock.access.policy import POLICY, Cell, Relation
from flexid_xblock.access.queries import (
    desks,
    group_names,
    groups_of,
    groups_of_cases,
    learns_here,
    members_of,
    people_of,
    readers_of,
    relations_here,
    relations_in_course,
    relations_to_case,
    relations_to_group,
    relations_to_student,
    roster,
    students_of,
    works_here,
)
from flexid_xblock.access.records import GroupInfo, GroupStays, Lacking, People, Readers, Stay
from flexid_xblock.access.rosters import api as rosters
from flexid_xblock.access.scopes import caseload, cases, groups_as, students_in, students_in_group
from flexid_xblock.access.tickets import issue, read
from flexid_xblock.access.years import end_of_school_year, school_year, start_of_school_year
from flexid_xblock.domain.actors import Actor
from flexid_xblock.domain.errors import Denied
from flexid_xblock.tables import lacks_said

__all__ = [
    "POLICY",
    "Cell",
    "GroupInfo",
    "GroupStays",
    "Lacking",
    "People",
    "Readers",
    "Relation",
    "Stay",
    "add_member",
    "allowed",
    "assign_counsellor",
    "behind_glass",
    "by_two",
    "caseload",
    "cases",
    "choices",
    "closed_years",
    "cohorts",
    "copy_groups",
    "counting",
    "create_group",
    "desks",
    "end_assignment",
    "end_course_role",
    "end_membership",
    "exporting",
    "give_course_role",
    "glass",
    "group_names",
    "groups_as",
    "groups_of",
    "groups_of_cases",
    "helping",
    "issue",
    "learns_here",
    "leaving",
    "members_of",
    "open_students",
    "people_of",
    "proposals",
    "read",
    "readers_of",
    "relations_here",
    "relations_in_course",
    "relations_to_case",
    "relations_to_group",
    "relations_to_student",
    "require",
    "roster",
    "rosters",
    "school_year",
    "setting_up",
    "start_of_school_year",
    "students_in",
    "students_in_group",
    "students_of",
    "switches",
    "telling",
    "untold",
    "works_here",
]


def create_group(*, course_key: str, name: str, year: int) -> UUID:
    """Make a group, or find the one of that name in that course and year.

    Raises ``Unavailable("letters_refused")`` where the table cannot hold the name.
    """
    about = {"course_key": course_key, "name": name, "year": year}
    with lacks_said():
        # To MariaDB's collation two names of emoji are alike; to the people they are not.
        alike = Group.objects.filter(**about)
        known = next((group.pk for group in alike if group.name == name), None)
        return known or Group.objects.create(**about).pk


def copy_groups(*, source: str, target: str) -> None:
    """Give a course the groups of another by name and year: empty, and following no cohort.

    Safe to repeat; nobody and nothing else is copied.
    """
    rows = Group.objects.filter(course_key=source).order_by("created", "pk")
    with transaction.atomic():
        for name, year in rows.values_list("name", "year"):
            create_group(course_key=target, name=name, year=year)


def add_member(*, group_id: UUID, user_id: int, role: str, by: Actor | None = None) -> None:
    """Put somebody in a group. Doing it twice is doing it once; nobody adds herself.

    A helper leader's part ends by itself with the school year.
    """
    _refuse_self(by, user_id)
    until = end_of_school_year(timezone.localtime()) if role == Membership.Role.HELPER else None
    with transaction.atomic():
        Group.objects.select_for_update().get(pk=group_id)
        live = Membership.objects.live().filter(group_id=group_id, user_id=user_id, role=role)
        if not live.exists():
            Membership.objects.create(
                group_id=group_id, user_id=user_id, role=role, granted_by=_id(by), until=until
            )


def end_membership(*, group_id: UUID, user_id: int, at: datetime | None = None) -> None:
    """Take somebody out of a group from now, or from ``at``."""
    rows = Membership.objects.live().filter(group_id=group_id, user_id=user_id)
    rows.update(until=at or timezone.now())


def assign_counsellor(
    *,
    course_key: str,
    student_id: int,
    counsellor_id: int,
    deputy: bool = False,
    since: datetime | None = None,
    until: datetime | None = None,
    by: Actor | None = None,
) -> None:
    """Let a counsellor follow up a student, from now or from ``since``, for good or ``until``.

    Nobody assigns herself.
    """
    _refuse_self(by, counsellor_id)
    if student_id == counsellor_id:
        raise Denied("not_oneself")
    about: dict[str, Any] = {
        "course_key": course_key,
        "student_id": student_id,
        "counsellor_id": counsellor_id,
        "is_deputy": deputy,
    }
    if since or until:
        about |= {"since": since or timezone.now(), "until": until}
        CounsellorAssignment.objects.get_or_create(**about, defaults={"granted_by": _id(by)})
    else:
        live = CounsellorAssignment.objects.live()
        live.get_or_create(**about, defaults={"granted_by": _id(by)})


def end_assignment(*, course_key: str, student_id: int, counsellor_id: int) -> None:
    """End a counsellor's following up from now; her next request is refused."""
    CounsellorAssignment.objects.live().filter(
        course_key=course_key, student_id=student_id, counsellor_id=counsellor_id
    ).update(until=timezone.now())


def give_course_role(*, course_key: str, user_id: int, role: str, by: Actor | None = None) -> None:
    """Make somebody coordinator or safeguarding lead. Nobody gives it to herself."""
    _refuse_self(by, user_id)
    CourseRole.objects.live().get_or_create(
        course_key=course_key, user_id=user_id, role=role, defaults={"granted_by": _id(by)}
    )


def end_course_role(*, course_key: str, user_id: int, role: str) -> None:
    """End that somebody is coordinator or safeguarding lead, from now."""
    rows = CourseRole.objects.live().filter(course_key=course_key, user_id=user_id, role=role)
    rows.update(until=timezone.now())


def _refuse_self(by: Actor | None, user_id: int) -> None:
    if by is not None and by.real_user_id == user_id:
        raise Denied("not_oneself")


def _id(actor: Actor | None) -> int | None:
    return actor.real_user_id if actor else None
