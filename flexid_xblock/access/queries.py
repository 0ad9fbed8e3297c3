"""Reads: who stands how to whom, now."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import CharField, Exists, QuerySet
from django.db.models.functions import Cast
from django.utils import timezone

from flexid_xblock.access.models import CounsellorAssignment, CourseRole, Group, Membership
from flexid_xblock.access.policy import Relation
from flexid_xblock.access.records import GroupInfo, People, Readers
from flexid_xblock.access.scopes import caseload, cases, closed_to, groups_as, students_in
from flexid_xblock.domain.actors import Actor
from flexid_xblock.rows import once_built

_IN_GROUP = {
    Membership.Role.STUDENT: Relation.MEMBER,
    Membership.Role.HELPER: Relation.HELPER,
    Membership.Role.TEACHER: Relation.TEACHER,
}


_DESK_OF = {Relation.COORDINATOR: "coordinator", Relation.LEAD: "lead"}
_IN_COURSE: dict[str, Relation] = {
    CourseRole.Role.LEAD: Relation.LEAD,
    CourseRole.Role.COORDINATOR: Relation.COORDINATOR,
}


def relations_to_student(actor: Actor, student_id: int, course_key: str) -> frozenset[Relation]:
    """How the actor stands to a student's own things; empty for a masked actor."""
    if actor.is_masked:
        return frozenset()
    if actor.user_id == student_id:
        return frozenset({Relation.OWNER})
    return _following(actor, student_id, course_key, reads=True)


def relations_to_case(actor: Actor, student_id: int, course_key: str) -> frozenset[Relation]:
    """How the actor stands to what adults write about a student; she herself is no party to it.

    A counsellor to whom the student closed her texts is still on the case.
    """
    if actor.is_masked or actor.user_id == student_id:
        return frozenset()
    return _following(actor, student_id, course_key, reads=False)


def relations_in_course(actor: Actor, course_key: str) -> frozenset[Relation]:
    """What the actor does for the whole course; empty for a masked actor."""
    if actor.is_masked:
        return frozenset()
    roles = _course_roles(actor, course_key).values_list("role", flat=True)
    return frozenset(_IN_COURSE[role] for role in roles) | _of_the_platform(actor)


def _of_the_platform(actor: Actor) -> frozenset[Relation]:
    """What the platform calls the actor. By itself it opens a row of administration, no more."""
    found = {Relation.STAFF: actor.is_course_staff, Relation.ADMIN: actor.is_admin}
    return frozenset(relation for relation, is_so in found.items() if is_so)


def relations_here(actor: Actor, course_key: str) -> frozenset[Relation]:
    """How the actor takes part in the course at all: as whom the host calls enrolled, and by role.

    Empty for a stranger and for a masked actor. It is about nobody's things.
    """
    if actor.is_masked:
        return frozenset()
    found = {Relation.MEMBER} if actor.enrolled else set()
    groups = Membership.objects.live().filter(user_id=actor.user_id, group__course_key=course_key)
    found |= {_IN_GROUP[role] for role in groups.values_list("role", flat=True)}
    follows = CounsellorAssignment.objects.live().filter(
        counsellor_id=actor.user_id, course_key=course_key
    )
    for is_deputy in follows.values_list("is_deputy", flat=True).distinct():
        found.add(Relation.DEPUTY if is_deputy else Relation.COUNSELLOR)
    return frozenset(found) | relations_in_course(actor, course_key)


def outside_relations(actor: Actor, course_key: str) -> frozenset[Relation]:
    """How the actor stands to any student of the course whom she does not follow up."""
    found = relations_in_course(actor, course_key) & {Relation.LEAD}
    if cases(actor, course_key).exists():
        found |= {Relation.OTHER}
    return found


def _following(
    actor: Actor, student_id: int, course_key: str, *, reads: bool
) -> frozenset[Relation]:
    """Counsellor or deputy of one of the actor's caseload or cases, or how one stands outside."""
    rows = _is_deputy(actor, student_id, course_key, timezone.now(), reads=reads)
    found = {Relation.DEPUTY if is_deputy else Relation.COUNSELLOR for (is_deputy,) in rows}
    return frozenset(found) or _from_outside(actor, student_id, course_key)


@once_built
def _is_deputy(
    actor: Actor, student_id: int, course_key: str, now: datetime, *, reads: bool
) -> QuerySet[Any, Any]:
    rows = (caseload if reads else cases)(actor, course_key, now)
    return rows.filter(student_id=student_id).values_list("is_deputy")


def _from_outside(actor: Actor, student_id: int, course_key: str) -> frozenset[Relation]:
    """How those stand to a student who do not follow her up: they may break the glass."""
    if not students_in(course_key).filter(user_id=student_id).exists():
        return frozenset()
    return outside_relations(actor, course_key)


def relations_to_group(
    actor: Actor, group_id: UUID, course_key: str | None = None
) -> frozenset[Relation]:
    """How the actor stands to a group's things; empty for a masked actor.

    Empty too when ``course_key`` is given and the group is another course's.
    """
    if actor.is_masked:
        return frozenset()
    rows = Membership.objects.live().filter(user_id=actor.user_id, group_id=group_id)
    if course_key is not None:
        rows = rows.filter(group__course_key=course_key)
    return frozenset(_IN_GROUP[role] for role in rows.values_list("role", flat=True))


def readers_of(student_id: int, course_key: str) -> Readers:
    """Who would read what this student sends now, in order of assignment.

    Not those to whom she has closed her texts.
    """
    pairs = _readers(student_id, course_key, timezone.now())
    return Readers(
        counsellors=tuple(who for who, is_deputy in pairs if not is_deputy),
        deputies=tuple(who for who, is_deputy in pairs if is_deputy),
    )


@once_built
def _readers(student_id: int, course_key: str, now: datetime) -> QuerySet[Any, Any]:
    rows = reading(student_id, course_key, now).order_by("since", "pk")
    return rows.values_list("counsellor_id", "is_deputy")


def reading(student_id: int, course_key: str, at: datetime) -> QuerySet[Any, Any]:
    """The assignments of those who read what she sends at that time."""
    rows = CounsellorAssignment.objects.live(at).filter(
        student_id=student_id, course_key=course_key
    )
    return rows.exclude(counsellor_id__in=closed_to(student_id, course_key, at))


def groups_of(actor: Actor, course_key: str, *roles: str) -> tuple[GroupInfo, ...]:
    """The actor's groups in this course, in one of these roles, by name."""
    rows = Group.objects.filter(course_key=course_key, pk__in=groups_as(actor, *roles))
    return tuple(info_of(group) for group in rows.order_by("name", "pk"))


def members_of(actor: Actor, course_key: str) -> dict[UUID, tuple[int, ...]]:
    """The students of each group the actor teaches in this course, in order of joining."""
    rows = Membership.objects.live().filter(
        group_id__in=groups_as(actor, "teacher"),
        group__course_key=course_key,
        role=Membership.Role.STUDENT,
    )
    found: dict[UUID, tuple[int, ...]] = {}
    for group_id, user_id in rows.order_by("since", "pk").values_list("group_id", "user_id"):
        found[group_id] = (*found.get(group_id, ()), user_id)
    return found


def groups_of_cases(actor: Actor, course_key: str) -> dict[int, tuple[GroupInfo, ...]]:
    """The groups of each student whom the actor follows up, by name; one query."""
    found: dict[int, tuple[GroupInfo, ...]] = {}
    groups: dict[str, GroupInfo] = {}
    # Not as objects: two for each of hundreds of students would cost more than the query.
    for user_id, pk, name, year, closed_on in _students_groups(actor, course_key, timezone.now()):
        if pk not in groups:
            groups[pk] = _info(UUID(pk), course_key, name, year, closed_on)
        found[user_id] = (*found.get(user_id, ()), groups[pk])
    return found


@once_built
def _students_groups(actor: Actor, course_key: str, now: datetime) -> QuerySet[Any, Any]:
    rows = Membership.objects.live(now).filter(
        user_id__in=cases(actor, course_key, now),
        group__course_key=course_key,
        role=Membership.Role.STUDENT,
    )
    # The id as it is written: one is made for each group, not for each of its students.
    columns = ("user_id", Cast("group_id", CharField()))
    told = ("group__name", "group__year", "group__closed_on")
    return rows.order_by("group__name", "group_id").values_list(*columns, *told)


def _info(pk: UUID, course_key: str, name: str, year: int, closed_on: date | None) -> GroupInfo:
    return GroupInfo(id=pk, course_key=course_key, name=name, year=year, closed_on=closed_on)


def info_of(group: Group) -> GroupInfo:
    """A group as other rooms may have it."""
    return _info(group.pk, group.course_key, group.name, group.year, group.closed_on)


def students_of(group_id: UUID) -> tuple[int, ...]:
    """Ids of the students in a group now, for an operator's command."""
    rows = Membership.objects.live().filter(group_id=group_id, role=Membership.Role.STUDENT)
    return tuple(rows.order_by("since", "pk").values_list("user_id", flat=True))


def people_of(group_id: UUID, *roles: str) -> tuple[int, ...]:
    """Ids of those who have one of these roles in a group now, in order of joining.

    It asks no actor: the room that calls has found the group from a scope.
    """
    rows = Membership.objects.live().filter(group_id=group_id, role__in=roles)
    return tuple(dict.fromkeys(rows.order_by("since", "pk").values_list("user_id", flat=True)))


def roster(group_id: UUID) -> People:
    """Who is in a group now and as what, in one query; it asks no actor, like ``people_of``."""
    rows = Membership.objects.live().filter(group_id=group_id).order_by("since", "pk")
    pairs = list(rows.values_list("user_id", "role"))
    found = {role: tuple(who for who, as_what in pairs if as_what == role) for role in _IN_GROUP}
    student, helper, teacher = (found[role] for role in _IN_GROUP)
    return People(students=student, helpers=helper, teachers=teacher)


def group_names(group_ids: Iterable[UUID]) -> dict[UUID, str]:
    """The name of each group."""
    return dict(Group.objects.filter(pk__in=group_ids).values_list("pk", "name"))


def desks(actor: Actor, course_key: str) -> tuple[str, ...]:
    """The desks that stand open to the actor in this course, in a fixed order."""
    if actor.is_masked:
        return ()
    found = [role for role in ("student", "teacher") if groups_of(actor, course_key, role)]
    if cases(actor, course_key).exists():
        found.append("counsellor")
    leads = relations_in_course(actor, course_key)
    found += [desk for one, desk in _DESK_OF.items() if one in leads]
    return tuple(found)


def works_here(actor: Actor, course_key: str) -> bool:
    """Whether the actor is one of the course's adults, and so never writes as a student.

    These are also all who have a desk. One query: the platform asks it on every course page.
    """
    return bool(_one_work(actor, course_key, timezone.now()))


def learns_here(actor: Actor, course_key: str) -> bool:
    """Whether the host calls the actor enrolled, and the course has groups and her as no adult.

    One query: the platform asks it on every course page.
    """
    return actor.enrolled and bool(_one_group(actor, course_key, timezone.now()))


@once_built
def _one_work(actor: Actor, course_key: str, now: datetime) -> QuerySet[Any, Any]:
    return _work(actor, course_key, now)[:1]


@once_built
def _one_group(actor: Actor, course_key: str, now: datetime) -> QuerySet[Any, Any]:
    """A group of the course, where the actor is no adult."""
    groups = Group.objects.filter(course_key=course_key).values_list("pk")
    return groups.exclude(Exists(_work(actor, course_key, now)))[:1]


def _work(actor: Actor, course_key: str, now: datetime) -> QuerySet[Any, Any]:
    """Something for each thing the actor does as an adult: teaches, follows up, leads."""
    teaches = Membership.objects.live(now).filter(
        user_id=actor.user_id, role=Membership.Role.TEACHER, group__course_key=course_key
    )
    follows, roles = cases(actor, course_key, now), _course_roles(actor, course_key, now)
    # All of them: who does two things is an adult all the same, and nobody sorts them.
    return teaches.values_list("pk").union(
        follows.values_list("pk"), roles.values_list("pk"), all=True
    )


def _course_roles(
    actor: Actor, course_key: str, at: datetime | None = None
) -> QuerySet[CourseRole]:
    return CourseRole.objects.live(at).filter(user_id=actor.user_id, course_key=course_key)
