"""Times to talk: the page where a student books, and the one where an adult offers."""

from datetime import date, time

import pytest
from django.utils import timezone

from flexid_xblock.access import api as access
from flexid_xblock.care.api import calendar
from flexid_xblock.phrases import sentence
from tests.care.asking import MONDAY
from tests.care.talking import book, end, many, offer
from tests.common import COURSE, answer, send, write
from tests.desk.common import at, main_of, our_queries

LINK = 'href="/flexid/course-v1:FlexID+School+1/times/"'


@pytest.fixture(autouse=True)
def _on_monday(people, monkeypatch) -> None:
    monkeypatch.setattr(timezone, "now", lambda: MONDAY)


def page_of(logged_in, name: str, which: str = "times") -> str:
    """What a page says."""
    page = logged_in(name).get(at(which))
    assert page.status_code == 200
    return main_of(page)


def test_she_finds_the_free_times_of_those_who_follow_her_up(logged_in, actor) -> None:
    offer(actor("cleo"), minutes=45)
    offer(actor("ida"), start=time(13), place="phone")
    offer(actor("dov"), start=time(14))
    page = page_of(logged_in, "ana")
    cleo = "Cleo Berg (counsellor) Tuesday 6 March 09:00–09:45 At school, in the room of this adult"
    ida = "Ida Holm (deputy counsellor) Tuesday 6 March 13:00–13:20 By phone Book"
    assert (cleo in page, ida in page, "Dov" in page, "14:00" in page) == (True, True, False, False)


def test_days_after_the_third_are_one_press_away(logged_in, actor) -> None:
    for number in (6, 7, 8, 9):
        offer(actor("cleo"), day=date(2040, 3, number))
    page = page_of(logged_in, "ana")
    places = [page.find(one) for one in ("Thursday 8 March", "Later days", "Friday 9 March")]
    assert (-1 in places, sorted(places) == places) == (False, True)


def test_she_sees_her_own_time_and_no_button_for_a_second_one(logged_in, actor) -> None:
    made = offer(actor("cleo"))
    offer(actor("cleo"), start=time(10))
    book(actor("ana"), made)
    page = page_of(logged_in, "ana")
    assert "Your time with Cleo Berg Tuesday 6 March, 09:00–09:20" in page
    assert "To choose another one, cancel your time first." in page
    assert (page.count("Cancel this time"), " Book " in page) == (1, False)


def test_what_another_student_booked_is_in_no_answer_to_her(logged_in, actor, people) -> None:
    made = offer(actor("cleo"))
    book(actor("bo"), made)
    pages = [logged_in("ana").get(at(name)).content.decode() for name in ("times", "talk")]
    words = ("Bo Eng", "09:00", str(made), f'"{people["bo"].pk}"', "taken")
    assert [word for page in pages for word in words if word in page] == []


def test_she_is_told_that_an_adult_had_to_cancel(logged_in, actor) -> None:
    made = offer(actor("cleo"))
    book(actor("ana"), made)
    end(actor("cleo"), made, booked=True)
    told = "Cleo Berg had to cancel Tuesday 6 March, 09:00"
    assert (told in page_of(logged_in, "ana"), "other times" in page_of(logged_in, "ana")) == (
        True,
        False,
    )
    offer(actor("cleo"), start=time(11))
    assert f"{told} Here are other times." in page_of(logged_in, "ana")


def test_who_closed_her_texts_finds_nothing_of_that_adult(logged_in, actor) -> None:
    made, cleo = offer(actor("cleo")), actor("cleo").user_id
    offer(actor("cleo"), start=time(11))
    book(actor("ana"), made)
    end(actor("cleo"), made, booked=True)
    access.choices.close_to(actor("ana"), cleo, course_key=COURSE, closed=True)
    page = page_of(logged_in, "ana")
    assert ("Cleo" in page, "Ida Holm (deputy counsellor) No free times now." in page) == (
        False,
        True,
    )


def test_who_has_nobody_is_shown_another_way(logged_in, actor) -> None:
    ids = {"student_id": actor("eve").user_id, "counsellor_id": actor("dov").user_id}
    access.end_assignment(course_key=COURSE, **ids)
    page = page_of(logged_in, "eve")
    assert "No adult offers you times here now. Does nothing suit you? Say that" in page


@pytest.mark.parametrize("name", ["tor", "cleo", "ida", "liv", "sol"])
def test_an_adult_has_no_such_page(logged_in, name: str) -> None:
    page = logged_in(name).get(at("times"))
    assert page.status_code == 403
    assert main_of(page) == f"{sentence('not_a_student')} Go to the course"


def test_who_is_in_no_such_course_has_no_such_page(logged_in) -> None:
    address = at("times").replace(COURSE, "course-v1:Other+1+1")
    assert logged_in("ana").get(address).status_code == 404


def test_she_sees_who_booked_what_and_what_is_free(logged_in, actor) -> None:
    made = offer(actor("cleo"))
    offer(actor("cleo"), start=time(10), place="agree")
    book(actor("ana"), made)
    page = page_of(logged_in, "cleo", "times_desk")
    assert "Booked Ana Lind Tuesday 6 March, 09:00–09:20 At school, my room" in page
    assert "Free Tuesday 6 March 10:00–10:20 We agree on it Take back" in page
    assert "Ana" not in page_of(logged_in, "ida", "times_desk")


def test_the_form_goes_on_where_the_last_one_ended(logged_in, actor) -> None:
    first = logged_in("cleo").get(at("times_desk")).content.decode()
    tomorrow = 'value="2040-03-06" min="2040-03-05" max="2040-05-04"'
    assert (tomorrow in first, first.count("checked>")) == (True, 2)
    offer(actor("cleo"), day=date(2040, 3, 8), minutes=45)
    after = logged_in("cleo").get(at("times_desk")).content.decode()
    assert ('value="2040-03-08"' in after, 'value="09:45"' in after) == (True, True)


def test_who_follows_nobody_up_finds_what_was_booked_and_no_form(logged_in, actor) -> None:
    book(actor("eve"), offer(actor("dov")))
    ids = {"student_id": actor("eve").user_id, "counsellor_id": actor("dov").user_id}
    access.end_assignment(course_key=COURSE, **ids)
    page = page_of(logged_in, "dov", "times_desk")
    assert ("Eve Rask" in page, "Offer a time" in page) == (True, False)


@pytest.mark.parametrize("name", ["ana", "bo", "tor", "per", "una", "liv", "sol", "kim", "max"])
def test_for_others_there_is_no_such_desk(logged_in, actor, name: str) -> None:
    book(actor("ana"), offer(actor("cleo")))
    pages = [logged_in(name).get(at(one)) for one in ("times_desk", "cover_desk")]
    assert [page.status_code for page in pages] == [404, 404]
    assert pages[0].content == pages[1].content


def test_times_are_by_the_schools_clock(logged_in, actor, settings) -> None:
    offer(actor("cleo"))
    zone = {"time_zone": "America/New_York"}
    settings.FLEXID_SCHOOL_CALENDAR = settings.FLEXID_SCHOOL_CALENDAR | zone
    assert "03:00–03:20" in page_of(logged_in, "ana")
    assert "03:00–03:20" in page_of(logged_in, "cleo", "times_desk")
    assert calendar.school_calendar().zone.key == "America/New_York"


def test_a_day_is_said_in_her_own_language(logged_in, actor) -> None:
    offer(actor("cleo"))
    page = logged_in("ana").get(at("times"), headers={"Accept-Language": "nb"})
    assert "tirsdag 6 mars" in main_of(page)


def test_the_way_there_from_a_thread_and_from_wanting_to_talk(logged_in, actor) -> None:
    ana = actor("ana")
    entry = send(ana, write(ana, "hers"))
    assert LINK not in logged_in("ana").get(at("journal_book")).content.decode()
    answer(actor("cleo"), entry, "An answer.")
    for name in ("journal_book", "talk"):
        page = logged_in("ana").get(at(name))
        assert LINK in page.content.decode()
        assert "Book a time with Cleo Berg, Ida Holm" in main_of(page)
    assert "Book a time" not in main_of(logged_in("ana").get(at("journal_print")))
    assert at("times_desk") in logged_in("cleo").get(at("counsellor_desk")).content.decode()


def test_both_pages_are_kept_nowhere_and_have_no_form_and_no_box(logged_in, actor) -> None:
    book(actor("ana"), offer(actor("cleo")))
    for name, which in (("ana", "times"), ("cleo", "times_desk")):
        page = logged_in(name).get(at(which))
        main = page.content.decode().split("<main")[1].split("</main")[0]
        marks = ("<form", "<textarea", 'type="text"', "<script", "<style", "onclick=")
        assert [mark for mark in marks if mark in main] == []
        assert page.headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize("count", [3, 300])
def test_the_pages_cost_the_same_however_many_times_there_are(logged_in, actor, count: int) -> None:
    many(actor("cleo"), count)
    many(actor("ida"), count, student=actor("bo"))
    assert our_queries(logged_in("ana"), at("times")) == 5
    assert our_queries(logged_in("cleo"), at("times_desk")) == 3
    assert our_queries(logged_in("ida"), at("times_desk")) == 3
