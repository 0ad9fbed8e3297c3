"""What a student decides is hers alone and of one course: nothing of it reaches the next."""

from datetime import timedelta
from uuid import UUID

import pytest

from flexid_xblock.access import api
from flexid_xblock.access.api import choices
from flexid_xblock.access.models import CounsellorAssignment, Wish
from flexid_xblock.domain.errors import NotFound
from tests.access.common import ANA, BO, CLEO, COURSE, SINCE, TOR, actor

pytestmark = pytest.mark.django_db

SOL, EVE, LATE = 7, 8, 900
OTHER = "other"
COURSES = (COURSE, OTHER)


@pytest.fixture(autouse=True)
def _two_courses() -> None:
    """Ana and Bo are followed up by Cleo in both courses; Tor teaches in one, Eve learns there."""
    for course_key in COURSES:
        group = api.create_group(course_key=course_key, name="Fjord", year=1)
        for student in (ANA, BO):
            join(student, group)
            follow(student, course_key)
    join(TOR, group, role="teacher")
    join(EVE, group)
    api.give_course_role(course_key=COURSE, user_id=SOL, role="coordinator")


def join(user_id: int, group: UUID, *, role: str = "student") -> None:
    api.add_member(group_id=group, user_id=user_id, role=role)


def follow(student: int, course_key: str, counsellor: int = CLEO) -> None:
    api.assign_counsellor(course_key=course_key, student_id=student, counsellor_id=counsellor)


def close(student: int, *, course_key: str = COURSE, closed: bool = True) -> None:
    choices.close_to(actor(student), CLEO, course_key=course_key, closed=closed)


def ask(student: int, *, course_key: str = COURSE) -> None:
    choices.ask_for_another(actor(student), course_key=course_key)


def closings() -> set[tuple[int, str]]:
    """Which student has closed her texts to Cleo in which course, as all that read it see it."""
    found = {
        (student, course_key)
        for course_key in COURSES
        for student in (ANA, BO)
        if choices.closed_readers(actor(student), course_key) == (CLEO,)
    }
    for course_key in COURSES:
        reached = {row["student_id"] for row in api.caseload(actor(CLEO), course_key)}
        assert reached == {one for one in (ANA, BO) if (one, course_key) not in found}
        readers = {one for one in (ANA, BO) if api.readers_of(one, course_key).all == (CLEO,)}
        assert readers == reached
    return found


def who_lacks() -> list[int]:
    return [one.student_id for one in choices.lacking(actor(SOL), COURSE)]


def test_closing_in_one_course_leaves_the_other_open() -> None:
    close(ANA)
    assert closings() == {(ANA, COURSE)}
    close(ANA, course_key=OTHER)
    assert closings() == {(ANA, COURSE), (ANA, OTHER)}


def test_opening_again_opens_nobody_elses_texts() -> None:
    for student in (ANA, BO):
        close(student)
    assert closings() == {(ANA, COURSE), (BO, COURSE)}
    close(ANA, closed=False)
    assert closings() == {(BO, COURSE)}


def test_her_adults_are_those_of_the_course_by_how_long_they_follow_her_up() -> None:
    CounsellorAssignment.objects.create(
        course_key=COURSE, student_id=ANA, counsellor_id=SOL, since=SINCE
    )
    follow(ANA, OTHER, TOR)
    assert [one.id for one in choices.adults(actor(ANA), COURSE)] == [SOL, CLEO]
    assert [one.id for one in choices.adults(actor(ANA), OTHER)] == [CLEO, TOR]


@pytest.mark.parametrize("who", [EVE, TOR])
def test_only_a_student_of_this_course_can_wish(who: int) -> None:
    group = api.groups_of(actor(ANA), COURSE, "student")[0]
    join(TOR, group.id, role="teacher")
    with pytest.raises(NotFound):
        ask(who)
    assert Wish.objects.count() == 0


def test_a_wish_is_of_one_student_in_one_course() -> None:
    for student, course_key in ((BO, COURSE), (ANA, OTHER)):
        ask(student, course_key=course_key)
    made = Wish.objects.values_list("student_id", "course_key")
    assert set(made) == {(BO, COURSE), (ANA, OTHER)}
    assert [choices.has_asked(actor(ANA), one) for one in COURSES] == [False, True]
    assert [choices.has_asked(actor(BO), one) for one in COURSES] == [True, False]
    ask(ANA)
    assert who_lacks() == [BO, ANA]


def test_a_wish_of_another_course_is_not_hers_to_settle() -> None:
    ask(ANA, course_key=OTHER)
    assert who_lacks() == []
    with pytest.raises(NotFound):
        choices.settle(actor(SOL), ANA, course_key=COURSE)
    assert choices.has_asked(actor(ANA), OTHER) is True


def test_who_asked_first_comes_first_and_of_two_at_once_always_the_same() -> None:
    wishes = ((BO, 9, SINCE), (EVE, 2, SINCE), (ANA, 1, SINCE + timedelta(days=1)))
    for student, number, asked_at in wishes:
        Wish.objects.create(
            id=UUID(int=number), course_key=COURSE, student_id=student, asked_at=asked_at
        )
    assert who_lacks() == [EVE, BO, ANA]


def test_whom_nobody_follows_up_here_lacks_a_counsellor_whatever_is_elsewhere() -> None:
    group = api.groups_of(actor(ANA), COURSE, "student")[0]
    join(LATE, group.id)
    follow(LATE, OTHER)
    close(ANA, course_key=OTHER)
    assert who_lacks() == [LATE]
