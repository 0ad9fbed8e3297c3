"""What a person's relations reach, as sub-selects for other rooms' queries.

A masked actor (staff looking through a student's eyes) reaches nothing.
"""

from typing import Any

from django.db.models import QuerySet

from flexid_xblock.access.models import CounsellorAssignment, Membership
from flexid_xblock.domain.actors import Actor


def caseload(actor: Actor, course_key: str) -> QuerySet[Any, Any]:
    """Ids of the students whom the actor follows up now, as counsellor or deputy."""
    rows = CounsellorAssignment.objects.live().filter(
        counsellor_id=actor.user_id, course_key=course_key
    )
    return _unless_masked(actor, rows).values("student_id")


def groups_as(actor: Actor, *roles: str) -> QuerySet[Any, Any]:
    """Ids of the groups where the actor now has one of these roles."""
    rows = Membership.objects.live().filter(user_id=actor.user_id, role__in=roles)
    return _unless_masked(actor, rows).values("group_id")


def students_in(course_key: str) -> QuerySet[Any, Any]:
    """Ids of those who are a student of some group of the course now."""
    rows = Membership.objects.live().filter(
        role=Membership.Role.STUDENT, group__course_key=course_key
    )
    return rows.values("user_id")


def _unless_masked(actor: Actor, rows: QuerySet[Any, Any]) -> QuerySet[Any, Any]:
    return rows.none() if actor.is_masked else rows
