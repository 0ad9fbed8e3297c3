"""What a student decides about her readers: at once, and without giving a reason."""

from typing import Any

from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone

from flexid_xblock.access.guard import require
from flexid_xblock.access.models import Closing, CounsellorAssignment, Membership, Wish
from flexid_xblock.access.queries import relations_in_course, relations_to_student
from flexid_xblock.access.records import Adult, Lacking
from flexid_xblock.access.scopes import closed_to, students_in
from flexid_xblock.domain.actors import Actor
from flexid_xblock.domain.errors import NotFound
from flexid_xblock.patience import patiently

LIMIT = 100  # on a coordinator's list; who is settled makes room for the next


def close_to(student: Actor, reader_id: int, *, course_key: str, closed: bool) -> None:
    """Close the student's texts to one of her adults, or open them to her again.

    From the next request on. Twice is once. An adult who never followed her up is "not there".
    """
    require("entry.close_to", relations_to_student(student, student.user_id, course_key))
    about = {"student_id": student.user_id, "course_key": course_key}

    def act() -> None:
        # The assignments are the lock, so that two presses make one row.
        assigned = CounsellorAssignment.objects.select_for_update().filter(**about)
        if reader_id not in set(assigned.values_list("counsellor_id", flat=True)):
            raise NotFound
        live = Closing.objects.live().filter(**about, reader_id=reader_id)
        if not closed:
            live.update(until=timezone.now())
        elif not live.exists():
            Closing.objects.create(**about, reader_id=reader_id)

    patiently(act)


def closed_readers(student: Actor, course_key: str) -> tuple[int, ...]:
    """The adults to whom the student has closed her texts, lowest id first."""
    if student.is_masked:
        return ()
    return tuple(sorted(row["reader_id"] for row in closed_to(student.user_id, course_key)))


def adults(student: Actor, course_key: str) -> tuple[Adult, ...]:
    """Who follows the student up now, each once, counsellors before deputies.

    Also those to whom she has closed her texts: she may open them again.
    """
    if student.is_masked:
        return ()
    closed = set(closed_readers(student, course_key))
    rows = CounsellorAssignment.objects.live().filter(
        student_id=student.user_id, course_key=course_key
    )
    found: dict[int, Adult] = {}
    for row in rows.order_by("is_deputy", "since", "pk"):
        one = Adult(
            id=row.counsellor_id,
            is_deputy=row.is_deputy,
            since=row.since,
            until=row.until,
            is_closed=row.counsellor_id in closed,
        )
        found.setdefault(one.id, one)
    return tuple(found.values())


def ask_for_another(student: Actor, *, course_key: str) -> None:
    """Ask for another counsellor. While one wish is open, asking again is the same wish.

    Only for students of the course: no stranger comes onto a coordinator's list.
    """
    require("entry.ask_another", relations_to_student(student, student.user_id, course_key))
    about = {"student_id": student.user_id, "course_key": course_key}

    def act() -> None:
        # Her memberships are the lock, so that two presses make one wish.
        mine = (
            Membership.objects.live()
            .select_for_update()
            .filter(
                user_id=student.user_id, group__course_key=course_key, role=Membership.Role.STUDENT
            )
        )
        if not (len(mine) or student.enrolled):
            raise NotFound
        if not Wish.objects.select_for_update().filter(**about, settled_at=None).exists():
            Wish.objects.create(**about)

    patiently(act)


def has_asked(student: Actor, course_key: str) -> bool:
    """Whether the student waits for another counsellor."""
    wishes = Wish.objects.filter(student_id=student.user_id, course_key=course_key)
    return not student.is_masked and wishes.filter(settled_at=None).exists()


def lacking(actor: Actor, course_key: str) -> tuple[Lacking, ...]:
    """For a coordinator: who asked for another counsellor, and who has none that reads.

    Never why: neither a closing nor a reason is told. The first ``LIMIT`` of each.
    """
    require("lack.see", relations_in_course(actor, course_key))
    open_wishes = Wish.objects.filter(course_key=course_key, settled_at=None)
    asked = open_wishes.order_by("asked_at", "pk").values_list("student_id", "asked_at")
    without = (
        _without_reader(course_key)
        .exclude(user_id__in=open_wishes.values("student_id"))
        .order_by("user_id")
        .values_list("user_id", flat=True)
    )
    return (
        *(Lacking(student_id=who, asked_at=when) for who, when in asked[:LIMIT]),
        *(Lacking(student_id=who, asked_at=None) for who in without[:LIMIT]),
    )


def settle(actor: Actor, student_id: int, *, course_key: str) -> None:
    """Note that a coordinator has dealt with a student's wish; again by her is the same."""
    require("lack.see", relations_in_course(actor, course_key))
    wishes = Wish.objects.filter(student_id=student_id, course_key=course_key)

    def act() -> None:
        settled = wishes.filter(settled_at=None).update(
            settled_at=timezone.now(), settled_by=actor.user_id
        )
        if not (settled or wishes.filter(settled_by=actor.user_id).exists()):
            raise NotFound

    patiently(act)


def _without_reader(course_key: str) -> QuerySet[Any, Any]:
    """Students of the course whom nobody follows up who may also read."""
    closed = Closing.objects.live().filter(
        course_key=course_key,
        student_id=OuterRef("student_id"),
        reader_id=OuterRef("counsellor_id"),
    )
    reading = CounsellorAssignment.objects.live().filter(~Exists(closed), course_key=course_key)
    return students_in(course_key).exclude(user_id__in=reading.values("student_id")).distinct()
