"""What a student decides about her readers holds at once, and nobody is told why."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from flexid_xblock.access import api
from flexid_xblock.access.api import choices
from flexid_xblock.access.models import Closing, CounsellorAssignment, CourseRole, Membership, Wish
from flexid_xblock.domain.errors import NotFound
from tests.access.common import ANA, BO, CLEO, COURSE, TOR, actor

pytestmark = pytest.mark.django_db

SOL, IDA, EVE = 7, 8, 9


@pytest.fixture(autouse=True)
def _a_group() -> None:
    """Ana and Bo are students; Cleo and her deputy Ida follow up both; Sol coordinates."""
    group = api.create_group(course_key=COURSE, name="Fjord", year=1)
    for student in (ANA, BO):
        api.add_member(group_id=group, user_id=student, role="student")
        for who, deputy in ((CLEO, False), (IDA, True)):
            api.assign_counsellor(
                course_key=COURSE, student_id=student, counsellor_id=who, deputy=deputy
            )
    api.give_course_role(course_key=COURSE, user_id=SOL, role="coordinator")


def close(student: int, *readers: int, closed: bool = True) -> None:
    for reader in readers:
        choices.close_to(actor(student), reader, course_key=COURSE, closed=closed)


def who_lacks() -> list[tuple[int, bool]]:
    """Who is on Sol's list, and whether she asked."""
    return [
        (one.student_id, one.asked_at is not None) for one in choices.lacking(actor(SOL), COURSE)
    ]


def test_closed_is_closed_at_once_and_for_her_texts_only() -> None:
    close(ANA, IDA)
    assert api.readers_of(ANA, COURSE).all == (CLEO,)
    assert api.readers_of(BO, COURSE).all == (CLEO, IDA)
    assert [row["student_id"] for row in api.caseload(actor(IDA), COURSE)] == [BO]
    assert {row["student_id"] for row in api.cases(actor(IDA), COURSE)} == {ANA, BO}


def test_closed_twice_is_closed_once_and_opened_again_is_open() -> None:
    close(ANA, IDA, IDA)
    assert (Closing.objects.count(), choices.closed_readers(actor(ANA), COURSE)) == (1, (IDA,))
    for _ in range(2):
        close(ANA, IDA, closed=False)
    assert choices.closed_readers(actor(ANA), COURSE) == ()
    assert api.readers_of(ANA, COURSE).all == (CLEO, IDA)


@pytest.mark.parametrize("reader", [TOR, ANA, EVE, 2**80])
def test_who_never_followed_her_up_is_not_there(reader: int) -> None:
    with pytest.raises(NotFound):
        close(ANA, reader)
    assert Closing.objects.count() == 0


def test_one_who_left_can_be_closed_out_before_she_comes_back() -> None:
    api.end_assignment(course_key=COURSE, student_id=ANA, counsellor_id=CLEO)
    close(ANA, CLEO)
    api.assign_counsellor(course_key=COURSE, student_id=ANA, counsellor_id=CLEO)
    assert api.readers_of(ANA, COURSE).all == (IDA,)


def test_her_adults_are_named_once_with_what_she_decided() -> None:
    api.assign_counsellor(course_key=COURSE, student_id=ANA, counsellor_id=CLEO, deputy=True)
    close(ANA, IDA)
    found = choices.adults(actor(ANA), COURSE)
    assert [(one.id, one.is_deputy, one.is_closed) for one in found] == [
        (CLEO, False, False),
        (IDA, True, True),
    ]
    rows = CounsellorAssignment.objects.filter(student_id=ANA, is_deputy=False)
    assert found[0].since == rows.get().since


def test_who_stands_in_for_a_while_is_there_until_then() -> None:
    until = timezone.now() + timedelta(days=7)
    api.assign_counsellor(course_key=COURSE, student_id=ANA, counsellor_id=TOR, until=until)
    assert [(one.id, one.until) for one in choices.adults(actor(ANA), COURSE)] == [
        (CLEO, None),
        (TOR, until),
        (IDA, None),
    ]


def test_through_somebody_elses_eyes_there_is_nothing() -> None:
    close(ANA, IDA)
    choices.ask_for_another(actor(ANA), course_key=COURSE)
    masked = actor(ANA, seen_by=TOR)
    found = (choices.closed_readers(masked, COURSE), choices.adults(masked, COURSE))
    assert (*found, choices.has_asked(masked, COURSE)) == ((), (), False)
    with pytest.raises(NotFound):
        choices.close_to(masked, CLEO, course_key=COURSE, closed=True)
    with pytest.raises(NotFound):
        choices.ask_for_another(masked, course_key=COURSE)
    with pytest.raises(NotFound):
        choices.lacking(actor(SOL, seen_by=TOR), COURSE)


def test_asking_again_is_the_same_wish_until_it_is_settled() -> None:
    for _ in range(2):
        choices.ask_for_another(actor(ANA), course_key=COURSE)
    assert (Wish.objects.count(), choices.has_asked(actor(ANA), COURSE)) == (1, True)
    for _ in range(2):
        choices.settle(actor(SOL), ANA, course_key=COURSE)
    assert choices.has_asked(actor(ANA), COURSE) is False
    choices.ask_for_another(actor(ANA), course_key=COURSE)
    assert (Wish.objects.count(), who_lacks()) == (2, [(ANA, True)])


@pytest.mark.parametrize("who", [EVE, CLEO])
def test_no_stranger_comes_onto_the_list(who: int) -> None:
    with pytest.raises(NotFound):
        choices.ask_for_another(actor(who), course_key=COURSE)
    assert Wish.objects.count() == 0


def test_sol_sees_who_asked_and_who_has_nobody_and_never_why() -> None:
    assert who_lacks() == []
    close(ANA, CLEO)
    assert who_lacks() == []
    close(ANA, IDA)
    choices.ask_for_another(actor(BO), course_key=COURSE)
    assert who_lacks() == [(BO, True), (ANA, False)]
    for counsellor in (CLEO, IDA):
        close(ANA, counsellor, closed=False)
        api.end_assignment(course_key=COURSE, student_id=ANA, counsellor_id=counsellor)
    assert who_lacks() == [(BO, True), (ANA, False)]


def test_who_asked_and_has_nobody_is_there_once() -> None:
    choices.ask_for_another(actor(ANA), course_key=COURSE)
    close(ANA, CLEO, IDA)
    assert who_lacks() == [(ANA, True)]


@pytest.mark.parametrize("who", [ANA, CLEO, TOR, EVE])
def test_the_list_is_the_coordinators_alone(who: int) -> None:
    choices.ask_for_another(actor(ANA), course_key=COURSE)
    CourseRole.objects.create(course_key="other", user_id=who, role="coordinator")
    with pytest.raises(NotFound):
        choices.lacking(actor(who), COURSE)
    with pytest.raises(NotFound):
        choices.settle(actor(who), ANA, course_key=COURSE)


@pytest.mark.parametrize("student", [BO, EVE, 2**80])
def test_a_wish_that_was_not_made_cannot_be_settled(student: int) -> None:
    choices.ask_for_another(actor(ANA), course_key=COURSE)
    with pytest.raises(NotFound):
        choices.settle(actor(SOL), student, course_key=COURSE)


@pytest.mark.parametrize("count", [3, 300])
def test_the_list_costs_the_same_however_long_it_is(count: int) -> None:
    group = api.create_group(course_key=COURSE, name="Skog", year=1)
    ids = range(1000, 1000 + count)
    Membership.objects.bulk_create(
        Membership(group_id=group, user_id=n, role="student") for n in ids
    )
    Wish.objects.bulk_create(Wish(course_key=COURSE, student_id=n) for n in ids[::2])
    with CaptureQueriesContext(connection) as asked:
        found = choices.lacking(actor(SOL), COURSE)
    assert (len(asked), len(found)) == (3, min(count, 200))
