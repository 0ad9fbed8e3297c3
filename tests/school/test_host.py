"""The school as a host behind the edge."""

from types import SimpleNamespace

from django.contrib.auth.models import AnonymousUser, User

from flexid_xblock.domain.seats import SeatKind
from flexid_xblock.edge.school import HOST
from flexid_xblock.school.runtime import SchoolRuntime

COURSE = "course-v1:FlexID+School+1"


def request(user):
    return SimpleNamespace(user=user)


def test_everybody_who_logs_in_is_enrolled_in_the_one_course() -> None:
    ana = request(User(pk=7))
    found = [HOST.actor(ana, key).enrolled for key in (COURSE, "course-v1:a+b+c", None)]
    assert found == [True, False, False]


def test_strangers_and_closed_accounts_are_nobody() -> None:
    strangers = (AnonymousUser(), User(pk=7, is_active=False))
    assert [HOST.actor(request(user), COURSE) for user in strangers] == [None, None]


def test_nobody_looks_as_somebody_else() -> None:
    assert not HOST.actor(request(User(pk=7)), COURSE).is_masked


def test_a_learners_seat_is_the_runtimes_person() -> None:
    block = SchoolRuntime(User(pk=7), COURSE).get_block("welcome.journal")
    seat = HOST.seat(block)
    assert (seat.kind, seat.user_id, seat.course_key) == (SeatKind.LEARNER, 7, COURSE)
    assert seat.usage_key == "welcome.journal"


def test_a_stranger_has_no_seat() -> None:
    block = SchoolRuntime(AnonymousUser(), COURSE).get_block("welcome.journal")
    assert (HOST.seat(block).kind, HOST.seat(block).user_id) == (SeatKind.NOBODY, None)


def test_names_come_with_one_query_and_leave_out_whom_nobody_knows(
    people, django_assert_num_queries
) -> None:
    ids = {name: people[name].pk for name in ("ana", "bo")}
    with django_assert_num_queries(1):
        names = HOST.names([*ids.values(), ids["ana"], 0])
    assert names == {ids["ana"]: "Ana Lind", ids["bo"]: "Bo Eng"}


def test_people_are_found_by_login_name_or_address_whatever_the_case_of_the_letters(
    people, django_assert_num_queries
) -> None:
    ana, bo = people["ana"], people["bo"]
    names = ["ANA", " Bo ", bo.email.upper(), "an", "nobody"]
    with django_assert_num_queries(1):
        found = HOST.find_people(COURSE, names)
    assert found == {"ANA": ana.pk, " Bo ": bo.pk, bo.email.upper(): bo.pk}


def test_nobody_is_found_by_what_two_people_are_called_or_by_a_closed_account(people) -> None:
    User.objects.filter(username="bo").update(email="Ana")
    User.objects.filter(username="cai").update(is_active=False)
    assert HOST.find_people(COURSE, ["ana", "cai", ""]) == {}
