"""Times to talk: one student a time, nobody learns who, and it ends when one of the two says so."""

from datetime import time

import pytest

from flexid_xblock.access.api import choices
from flexid_xblock.care.api import booking, times
from flexid_xblock.care.models import TalkTime
from flexid_xblock.domain.errors import Conflict, Denied, NotFound
from tests.care.casework import assign
from tests.care.casework import end as end_assignment
from tests.care.talking import (
    at,
    book,
    cancelled,
    desk,
    end,
    free,
    give_back,
    mine,
    offer,
)
from tests.common import COURSE

pytestmark = pytest.mark.usefixtures("clock")


@pytest.fixture
def bo(actor):
    return actor("bo")


@pytest.mark.parametrize("name", ["cleo", "ida"])
def test_who_follows_her_up_offers_and_she_books(actor, ana, bo, name: str) -> None:
    adult = actor(name)
    first, second = offer(adult), offer(adult, start=time(10))
    assert (free(ana), desk(adult)) == ([first, second], ([], [first, second]))
    booked = book(ana, first)
    assert (booked.starts, booked.minutes, booked.place) == (at("2040-03-06T09:00"), 20, "school")
    assert (mine(ana), free(ana), free(bo)) == ([first], [second], [second])
    assert desk(adult) == ([(first, ana.user_id)], [second])


@pytest.mark.parametrize("name", ["ana", "tor", "kim", "liv", "sol", "max"])
def test_nobody_else_offers_times(actor, name: str) -> None:
    with pytest.raises(NotFound):
        offer(actor(name))
    with pytest.raises(NotFound):
        times.offered(actor(name), COURSE)
    assert TalkTime.objects.count() == 0


def test_through_anothers_eyes_there_are_no_times(actor, ana, cleo) -> None:
    made = book(ana, offer(cleo)).id
    looking = actor("ana", seen_by="max")
    acts = (
        lambda: times.bookable(looking, COURSE),
        lambda: times.booked(looking, made),
        lambda: give_back(looking, made),
        lambda: times.offered(actor("cleo", seen_by="max"), COURSE),
        lambda: end(actor("cleo", seen_by="max"), made, booked=True),
    )
    for act in acts:
        with pytest.raises(NotFound):
            act()
    assert mine(ana) == [made]


@pytest.mark.parametrize("name", ["eve", "tor", "kim", "dov"])
def test_the_times_of_an_adult_who_does_not_follow_her_up_are_not_there(actor, name: str) -> None:
    made = offer(actor("cleo"))
    assert free(actor(name)) == []
    for act in (book, give_back):
        with pytest.raises(NotFound):
            act(actor(name), made)
    assert desk(actor("cleo")) == ([], [made])


def test_whoever_presses_second_is_told_and_gets_nothing(ana, bo, cleo) -> None:
    made = offer(cleo)
    book(ana, made)
    with pytest.raises(Conflict, match="time_taken"):
        book(bo, made)
    give_back(bo, made)  # of another's booking he takes nothing
    assert (mine(ana), mine(bo), free(bo)) == ([made], [], [])


def test_pressing_twice_is_pressing_once(ana, cleo) -> None:
    made = offer(cleo)
    assert book(ana, made) == book(ana, made)
    for _ in range(2):
        give_back(ana, made)
    assert (mine(ana), free(ana)) == ([], [made])
    for _ in range(2):
        end(cleo, made)
    assert (free(ana), cancelled(ana), desk(cleo)) == ([], [], ([], []))


def test_she_has_one_coming_time_with_each_adult(actor, ana, cleo, clock) -> None:
    first, second, other = offer(cleo), offer(cleo, start=time(10)), offer(actor("ida"))
    book(ana, first)
    with pytest.raises(Denied, match="time_one"):
        book(ana, second)
    book(ana, other)
    assert sorted(mine(ana)) == sorted([first, other])  # they begin at the same time
    clock.now = at("2040-03-06T09:01")
    assert book(ana, second).id == second


def test_what_an_adult_cancels_she_is_told_until_she_books_again(ana, cleo) -> None:
    first, second = offer(cleo), offer(cleo, start=time(10))
    book(ana, first)
    end(cleo, first, booked=True)
    assert (cancelled(ana), mine(ana), free(ana)) == ([first], [], [second])
    with pytest.raises(Conflict, match="time_gone"):
        book(ana, first)
    book(ana, second)
    assert (cancelled(ana), mine(ana)) == ([], [second])


def test_a_time_that_was_booked_meanwhile_is_not_taken_back_unseen(ana, cleo) -> None:
    made = offer(cleo)
    book(ana, made)
    with pytest.raises(Conflict, match="time_booked"):
        end(cleo, made)
    assert mine(ana) == [made]


@pytest.mark.parametrize("name", ["ida", "dov", "ana", "tor", "sol"])
def test_only_whose_time_it_is_takes_it_back(actor, cleo, name: str) -> None:
    made = offer(cleo)
    with pytest.raises(NotFound):
        end(actor(name), made)
    assert desk(cleo) == ([], [made])


def test_what_has_begun_is_nobodys_to_book_or_to_cancel(ana, bo, cleo, clock) -> None:
    first, second = offer(cleo), offer(cleo, start=time(10))
    book(ana, first)
    clock.now = at("2040-03-06T09:00")
    with pytest.raises(Conflict, match="time_over"):
        give_back(ana, first)
    clock.now = at("2040-03-06T10:00")
    with pytest.raises(Conflict, match="time_over"):
        book(bo, second)


def test_it_is_shown_until_it_is_over(ana, cleo, clock) -> None:
    made = offer(cleo)
    book(ana, made)
    clock.now = at("2040-03-06T09:19")
    assert (mine(ana), desk(cleo)) == ([made], ([(made, ana.user_id)], []))
    clock.now = at("2040-03-06T09:20")
    assert (mine(ana), desk(cleo)) == ([], ([], []))


def test_without_the_assignment_free_times_go_and_a_booked_one_stays(ana, cleo, actor) -> None:
    booked, left = offer(cleo), offer(cleo, start=time(10))
    book(ana, booked)
    end_assignment(cleo, ana)
    assert (mine(ana), free(ana)) == ([booked], [])
    with pytest.raises(NotFound):
        book(ana, left)
    assert desk(cleo) == ([(booked, ana.user_id)], [left])
    assign(actor("dov"), ana)
    assert mine(ana) == [booked]


def test_who_follows_nobody_up_keeps_her_desk_for_the_talk_that_was_booked(actor, clock) -> None:
    eve, dov = actor("eve"), actor("dov")
    made = book(eve, offer(dov)).id
    end_assignment(dov, eve)
    assert desk(dov) == ([(made, eve.user_id)], [])
    with pytest.raises(NotFound):
        offer(dov, start=time(11))
    end(dov, made, booked=True)
    assert cancelled(eve) == [made]
    with pytest.raises(NotFound):
        times.offered(dov, COURSE)


def test_who_closes_her_texts_has_no_times_with_that_adult(ana, bo, cleo, api) -> None:
    first, second = offer(cleo), offer(cleo, start=time(10))
    book(ana, first)
    said = api("ana").put(f"closings/{cleo.user_id}/", {"course": COURSE, "closed": True})
    assert said.status_code == 200
    assert (mine(ana), free(ana), cancelled(ana)) == ([], [], [])
    assert (desk(cleo), free(bo)) == (([], [first, second]), [first, second])
    with pytest.raises(NotFound):
        book(ana, second)
    choices.close_to(ana, cleo.user_id, course_key=COURSE, closed=False)
    assert (mine(ana), free(ana)) == ([], [first, second])


def test_in_another_course_it_is_another_matter(ana, cleo) -> None:
    made = offer(cleo)
    for act in (booking.book, booking.give_back):
        with pytest.raises(NotFound):
            act(ana, made, course_key="course-v1:Other+1+1")
