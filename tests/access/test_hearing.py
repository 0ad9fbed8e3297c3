"""Who hears a student, and whom an adult hears: of her own course and groups, now, and no other."""

from datetime import timedelta
from uuid import UUID

import pytest
from django.db.models import Value

from flexid_xblock.access import api
from flexid_xblock.access.api import choices, helping
from flexid_xblock.access.models import CounsellorAssignment, Group, Membership, Wish
from tests.access.common import ANA, BO, CLEO, COURSE, SINCE, TOR, actor

pytestmark = pytest.mark.django_db

EVE, IDA, KIM, OLA, PER, UNA = 11, 12, 13, 14, 15, 16
OTHER = "other"
# Group, and then who is in it as what. Nobody's id is the number of her row.
PEOPLE = {
    (COURSE, "Fjord"): (
        (ANA, "student"),
        (BO, "student"),
        (TOR, "teacher"),
        (PER, "teacher"),
        (KIM, "helper"),
        (UNA, "helper"),
    ),
    (COURSE, "Skog"): ((EVE, "student"), (ANA, "helper"), (UNA, "teacher")),
    (OTHER, "Fjord"): ((ANA, "student"), (EVE, "student"), (OLA, "teacher"), (TOR, "teacher")),
}
FOLLOWED = (
    (COURSE, ANA, CLEO, False),
    (COURSE, BO, CLEO, False),
    (COURSE, EVE, CLEO, True),
    (COURSE, ANA, IDA, True),
    (OTHER, EVE, CLEO, False),
)


@pytest.fixture(autouse=True)
def _a_house() -> None:
    for (course_key, name), people in PEOPLE.items():
        group = Group.objects.create(course_key=course_key, name=name, year=1)
        for user_id, role in people:
            # Per came first, though he was entered last.
            since = SINCE - timedelta(days=user_id == PER)
            Membership.objects.create(group=group, user_id=user_id, role=role, since=since)
    for course_key, student, counsellor, deputy in FOLLOWED:
        api.assign_counsellor(
            course_key=course_key, student_id=student, counsellor_id=counsellor, deputy=deputy
        )


def fjord() -> UUID:
    return Group.objects.get(course_key=COURSE, name="Fjord").pk


def close(student: int, reader: int, *, course_key: str = COURSE, closed: bool = True) -> None:
    choices.close_to(actor(student), reader, course_key=course_key, closed=closed)


def counselled(reader: int, *, as_deputy: bool, course_key: str = COURSE) -> set[int]:
    rows = helping.counselled(actor(reader), course_key, as_deputy=as_deputy)
    return {row["student_id"] for row in rows}


def taught(teacher: int, course_key: str = COURSE) -> set[int]:
    return {row["user_id"] for row in helping.taught(actor(teacher), course_key)}


def still_there(adult: int, student: int = ANA, course_key: str = COURSE) -> bool:
    """What a row about this student and this addressee is answered."""
    Wish.objects.all().delete()
    Wish.objects.create(student_id=student, course_key=course_key)
    return (
        Wish.objects.annotate(addressee_id=Value(adult)).filter(helping.is_still_there()).exists()
    )


def test_a_counsellor_hears_whom_she_follows_up_in_each_role() -> None:
    assert counselled(CLEO, as_deputy=False) == {ANA, BO}
    assert counselled(CLEO, as_deputy=True) == {EVE}
    assert counselled(CLEO, as_deputy=False, course_key=OTHER) == {EVE}
    assert counselled(IDA, as_deputy=True) == {ANA}
    assert counselled(TOR, as_deputy=False) == set()


def test_who_is_closed_out_does_not_hear_her_and_hears_the_others() -> None:
    close(ANA, CLEO)
    close(EVE, CLEO, course_key=OTHER)
    assert counselled(CLEO, as_deputy=False) == {BO}
    assert counselled(CLEO, as_deputy=True) == {EVE}
    assert counselled(IDA, as_deputy=True) == {ANA}


def test_a_teacher_hears_the_students_of_her_groups_in_this_course() -> None:
    assert (taught(TOR), taught(PER), taught(UNA)) == ({ANA, BO}, {ANA, BO}, {EVE})
    assert (taught(TOR, OTHER), taught(KIM), taught(ANA)) == ({ANA, EVE}, set(), set())


def test_through_somebody_elses_eyes_nobody_is_heard() -> None:
    masked = actor(CLEO, seen_by=TOR), actor(TOR, seen_by=CLEO)
    assert list(helping.counselled(masked[0], COURSE, as_deputy=False)) == []
    assert list(helping.taught(masked[1], COURSE)) == []


def test_her_teachers_are_those_of_the_groups_where_she_is_a_student() -> None:
    assert helping.teachers_of(ANA, COURSE) == (PER, TOR)
    assert helping.teachers_of(ANA, OTHER) == (OLA, TOR)
    assert helping.teachers_of(EVE, COURSE) == (UNA,)
    assert helping.teachers_of(KIM, COURSE) == ()


def test_nobody_is_her_own_teacher_and_a_teacher_of_two_groups_is_named_once() -> None:
    api.add_member(group_id=fjord(), user_id=ANA, role="teacher")
    skog = Group.objects.get(name="Skog").pk
    for user_id, role in ((BO, "student"), (TOR, "teacher")):
        api.add_member(group_id=skog, user_id=user_id, role=role)
    assert helping.teachers_of(ANA, COURSE) == (PER, TOR)
    assert helping.teachers_of(BO, COURSE) == (PER, TOR, UNA, ANA)


def test_whom_she_closed_out_are_those_of_the_course() -> None:
    api.assign_counsellor(course_key=COURSE, student_id=ANA, counsellor_id=TOR)
    close(ANA, TOR)
    close(BO, CLEO)
    assert helping.closed_by(ANA, COURSE) == (TOR,)
    assert helping.closed_by(BO, COURSE) == (CLEO,)
    assert (helping.closed_by(ANA, OTHER), helping.closed_by(EVE, COURSE)) == ((), ())
    assert helping.teachers_of(ANA, COURSE) == (PER,)
    assert helping.teachers_of(ANA, OTHER) == (OLA, TOR)


@pytest.mark.parametrize(
    ("adult", "student", "course_key", "expected"),
    [
        (CLEO, ANA, COURSE, True),
        (IDA, ANA, COURSE, True),
        (IDA, BO, COURSE, False),
        (CLEO, ANA, OTHER, False),
        (CLEO, EVE, OTHER, True),
        (TOR, BO, COURSE, True),
        (TOR, BO, OTHER, False),
        (OLA, ANA, COURSE, False),
        (OLA, ANA, OTHER, True),
        (UNA, ANA, COURSE, False),
        (UNA, EVE, COURSE, True),
        (KIM, ANA, COURSE, False),
        (ANA, ANA, COURSE, False),
    ],
)
def test_who_follows_her_up_or_teaches_her_is_there(
    adult: int, student: int, course_key: str, *, expected: bool
) -> None:
    assert still_there(adult, student, course_key) is expected


def test_who_was_taken_off_or_left_her_group_is_gone() -> None:
    api.end_assignment(course_key=COURSE, student_id=ANA, counsellor_id=CLEO)
    assert (still_there(CLEO), still_there(CLEO, BO), still_there(IDA)) == (False, True, True)
    api.end_membership(group_id=fjord(), user_id=TOR)
    assert (still_there(TOR), still_there(PER)) == (False, True)
    api.end_membership(group_id=fjord(), user_id=ANA)
    assert (still_there(PER), still_there(PER, BO)) == (False, True)


def test_whom_she_closed_out_has_not_left_until_she_opens_again() -> None:
    for student in (ANA, BO):
        close(student, CLEO)
    for student in (ANA, BO):
        api.end_assignment(course_key=COURSE, student_id=student, counsellor_id=CLEO)
    assert (still_there(CLEO), still_there(CLEO, ANA, OTHER)) == (True, False)
    close(ANA, CLEO, closed=False)
    assert (still_there(CLEO), still_there(CLEO, BO), still_there(IDA, BO)) == (False, True, False)


def test_who_follows_up_is_told_by_course_and_then_by_id() -> None:
    CounsellorAssignment.objects.all().delete()
    for course_key, counsellor in (("b", 21), ("a", 23), ("a", 22), ("a", 22)):
        CounsellorAssignment.objects.create(
            course_key=course_key, student_id=ANA, counsellor_id=counsellor
        )
    assert helping.followers() == (("a", 22), ("a", 23), ("b", 21))
