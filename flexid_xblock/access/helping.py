"""Who can hear a student who asks for help, and whom of the students an adult can hear.

Besides counsellors and deputies these are the teachers of her groups. Never an
adult to whom she has closed her texts.
"""

from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from flexid_xblock.access.models import Closing, CounsellorAssignment, Membership
from flexid_xblock.access.policy import Relation
from flexid_xblock.access.queries import relations_to_student
from flexid_xblock.access.scopes import closed_to, closing_out, groups_as
from flexid_xblock.domain.actors import Actor

_STUDENT, _TEACHER = Membership.Role.STUDENT, Membership.Role.TEACHER


def counselled(actor: Actor, course_key: str, *, as_deputy: bool) -> QuerySet[Any, Any]:
    """Ids of the students whom the actor now follows up in this role, less those closed to her."""
    rows = CounsellorAssignment.objects.live().filter(
        counsellor_id=actor.user_id, course_key=course_key, is_deputy=as_deputy
    )
    return _open_to(actor, course_key, rows, "student_id")


def taught(actor: Actor, course_key: str) -> QuerySet[Any, Any]:
    """Ids of the students in the groups the actor now teaches, less those closed to her."""
    rows = Membership.objects.live().filter(
        group_id__in=groups_as(actor, _TEACHER), group__course_key=course_key, role=_STUDENT
    )
    return _open_to(actor, course_key, rows, "user_id")


def ever_theirs(actor: Actor) -> tuple[QuerySet[Any, Any], QuerySet[Any, Any]]:
    """Ids of all whom the actor ever followed up, and ever taught: more than she can hear.

    Cheap to ask, so that nothing dearer is asked where there is nothing; never a scope by itself.
    """
    followed = CounsellorAssignment.objects.filter(counsellor_id=actor.user_id)
    groups = Membership.objects.filter(user_id=actor.user_id, role=_TEACHER)
    taught = Membership.objects.filter(group_id__in=groups.values("group_id"), role=_STUDENT)
    return followed.values("student_id"), taught.values("user_id")


def teachers_of(student_id: int, course_key: str) -> tuple[int, ...]:
    """The teachers of a student's groups, in order of joining; not those she has closed out."""
    groups = Membership.objects.live().filter(
        user_id=student_id, role=_STUDENT, group__course_key=course_key
    )
    rows = (
        Membership.objects.live()
        .filter(group_id__in=groups.values("group_id"), role=_TEACHER)
        .exclude(user_id__in=closed_to(student_id, course_key))
        .exclude(user_id=student_id)
    )
    return tuple(dict.fromkeys(rows.order_by("since", "pk").values_list("user_id", flat=True)))


def closed_by(student_id: int, course_key: str) -> tuple[int, ...]:
    """The adults to whom a student has closed her texts."""
    return tuple(closed_to(student_id, course_key).values_list("reader_id", flat=True))


def relations(actor: Actor, student_id: int, course_key: str) -> frozenset[Relation]:
    """How the actor stands to a student who asks for help: as to her own things, or her teacher."""
    found = relations_to_student(actor, student_id, course_key)
    if taught(actor, course_key).filter(user_id=student_id).exists():
        found |= {Relation.TEACHER}
    return found


def is_still_there() -> Q:
    """For a row about a student and an addressee: whether that adult has not left her.

    One to whom she closed her texts has not left: that was her own choice.
    """
    student, adult, course = (OuterRef(one) for one in ("student_id", "addressee_id", "course_key"))
    follows = CounsellorAssignment.objects.live().filter(
        student_id=student, counsellor_id=adult, course_key=course
    )
    her_groups = Membership.objects.live().filter(
        user_id=OuterRef(student), role=_STUDENT, group__course_key=OuterRef(course)
    )
    teaches = Membership.objects.live().filter(
        user_id=adult, role=_TEACHER, group_id__in=her_groups.values("group_id")
    )
    closed = Closing.objects.live().filter(student_id=student, reader_id=adult, course_key=course)
    return Q(Exists(follows)) | Q(Exists(teaches)) | Q(Exists(closed))


def followers() -> tuple[tuple[str, int], ...]:
    """Everybody who follows up somebody now, with the course; for the operator's clock."""
    rows = CounsellorAssignment.objects.live().order_by("course_key", "counsellor_id")
    return tuple(rows.values_list("course_key", "counsellor_id").distinct())


def _open_to(
    actor: Actor, course_key: str, rows: QuerySet[Any, Any], student: str
) -> QuerySet[Any, Any]:
    rows = rows.none() if actor.is_masked else rows
    return rows.exclude(**{f"{student}__in": closing_out(actor, course_key)}).values(student)
