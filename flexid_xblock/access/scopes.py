"""What a person's relations reach, as sub-selects for other rooms' queries.

A masked actor (staff looking through a student's eyes) reaches nothing.
"""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from flexid_xblock.access.models import Closing, CounsellorAssignment, Membership
from flexid_xblock.domain.actors import Actor


def cases(actor: Actor, course_key: str, at: datetime | None = None) -> QuerySet[Any, Any]:
    """Ids of those whom the actor follows up, as counsellor or deputy, now or at that time."""
    rows = CounsellorAssignment.objects.live(at).filter(
        counsellor_id=actor.user_id, course_key=course_key
    )
    return _unless_masked(actor, rows).values("student_id")


def caseload(actor: Actor, course_key: str, at: datetime | None = None) -> QuerySet[Any, Any]:
    """Of the actor's cases, those who have not closed their texts to her."""
    rows = cases(actor, course_key, at)
    return rows.exclude(student_id__in=closing_out(actor, course_key, at))


def closing_out(actor: Actor, course_key: str, at: datetime | None = None) -> QuerySet[Any, Any]:
    """Ids of the students who have closed their texts to the actor."""
    rows = Closing.objects.live(at).filter(reader_id=actor.user_id, course_key=course_key)
    return rows.values("student_id")


def closed_to(student_id: int, course_key: str, at: datetime | None = None) -> QuerySet[Any, Any]:
    """Ids of the adults to whom a student has closed her texts, now or at that time."""
    rows = Closing.objects.live(at).filter(student_id=student_id, course_key=course_key)
    return rows.values("reader_id")


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


def students_in_group(group_id: UUID) -> QuerySet[Any, Any]:
    """Ids of the students of one group now; to narrow a scope, never a scope by itself."""
    rows = Membership.objects.live().filter(group_id=group_id, role=Membership.Role.STUDENT)
    return rows.values("user_id")


def _unless_masked(actor: Actor, rows: QuerySet[Any, Any]) -> QuerySet[Any, Any]:
    return rows.none() if actor.is_masked else rows
