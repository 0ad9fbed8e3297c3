"""Wanting to talk: the student's page, the adult's, and one tap to it from everywhere."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone

from flexid_xblock.access import api as access
from flexid_xblock.audit.models import ReadRow
from flexid_xblock.care.models import HelpRequest
from flexid_xblock.phrases import sentence
from tests.care.asking import MONDAY, answer, ask, open_as
from tests.common import COURSE
from tests.desk.common import at, main_of, our_queries, said

SUNDAY = datetime(2040, 3, 4, 12, tzinfo=ZoneInfo("Europe/Oslo"))
CLOSED = "School is closed now These numbers answer now:"


def set_clock(monkeypatch, now: datetime) -> None:
    monkeypatch.setattr(timezone, "now", lambda: now)


@pytest.fixture(autouse=True)
def _on_monday(people, monkeypatch) -> None:
    set_clock(monkeypatch, MONDAY)


def page_of(logged_in, name: str) -> str:
    """What the student's page says."""
    page = logged_in(name).get(at("talk"))
    assert page.status_code == 200
    return main_of(page)


def test_she_chooses_among_her_adults_by_name(logged_in) -> None:
    page = page_of(logged_in, "ana")
    people = ("Cleo Berg (counsellor)", "Ida Holm (deputy counsellor)")
    people += ("Tor Vik (teacher)", "Per Dahl (teacher)")
    places = [page.find(one) for one in people]
    assert (-1 in places, sorted(places) == places) == (False, True)
    assert [name for name in ("Dov", "Una", "Liv", "Any of my") if name in page] == []


def test_with_two_counsellors_she_may_ask_them_together(logged_in, actor) -> None:
    ids = {"student_id": actor("ana").user_id, "counsellor_id": actor("dov").user_id}
    access.assign_counsellor(course_key=COURSE, **ids)
    assert "Any of my counsellors" in page_of(logged_in, "ana")


def test_it_says_when_adults_read_and_who_joins_if_they_do_not(logged_in) -> None:
    page = page_of(logged_in, "ana")
    assert "Adults read here on school days, 08:00–15:30, and not all the time." in page
    assert "Not opened by Monday 5 March, 14:00? Then this person gets it too: Ida Holm" in page
    assert CLOSED not in page


def test_when_school_is_closed_the_numbers_that_answer_come_first(
    logged_in, monkeypatch, settings
) -> None:
    nurse = {
        "name": "Nurse",
        "number": "99",
        "open": [{"weekdays": [1], "from": "08:00", "to": "15:00"}],
    }
    settings.FLEXID_HELP_NUMBERS = [nurse, *settings.FLEXID_HELP_NUMBERS]
    set_clock(monkeypatch, SUNDAY)
    page = page_of(logged_in, "ana")
    assert page.startswith(f"I want to talk You choose who gets it. {CLOSED} Danger to life 113")
    assert "Nurse" not in page
    assert page.index("116 111") < page.index("Who shall get it?")


def test_who_has_nobody_is_told_so_and_given_the_numbers(logged_in, actor) -> None:
    ids = {"student_id": actor("eve").user_id, "counsellor_id": actor("dov").user_id}
    access.end_assignment(course_key=COURSE, **ids)
    una = access.groups_of(actor("una"), COURSE, "teacher")[0].id
    access.end_membership(group_id=una, user_id=actor("una").user_id)
    page = page_of(logged_in, "eve")
    assert "No adult at school is chosen for you yet" in page
    assert page.index("116 111") < page.index("No adult at school")
    assert "Send" not in page.split()


def test_she_sees_what_became_of_what_she_asked(logged_in, actor) -> None:
    asked = ask(actor("ana"), actor("cleo"))
    pages = [page_of(logged_in, "ana")]
    open_as(actor("cleo"), asked)
    pages.append(page_of(logged_in, "ana"))
    answer(actor("cleo"), asked)
    pages.append(page_of(logged_in, "ana"))
    assert "Not opened yet. Can open it: Cleo Berg" in pages[0]
    assert "From Monday 5 March, 14:00 also: Ida Holm" in pages[0]
    assert "Opened, not answered yet: Cleo Berg · 5 March 2040, 10:00" in pages[1]
    assert "Cleo Berg 5 March 2040, 10:00 Come at noon." in pages[2]


def test_what_nobody_can_open_any_more_is_said(logged_in, actor) -> None:
    ask(actor("eve"), actor("dov"))
    ids = {"student_id": actor("eve").user_id, "counsellor_id": actor("dov").user_id}
    access.end_assignment(course_key=COURSE, **ids)
    assert "Nobody can open this any more." in page_of(logged_in, "eve")


@pytest.mark.parametrize("name", ["tor", "cleo", "ida", "liv", "sol"])
def test_an_adult_has_no_such_page(logged_in, name: str) -> None:
    page = logged_in(name).get(at("talk"))
    assert page.status_code == 403
    assert main_of(page) == f"{sentence('not_a_student')} Go to the course"


def test_who_is_in_no_such_course_has_no_such_page(logged_in) -> None:
    address = at("talk").replace(COURSE, "course-v1:Other+1+1")
    assert logged_in("ana").get(address).status_code == 404


@pytest.mark.parametrize("address", ["/", "/module/who-am-i/", at("student_page"), "/nowhere/"])
def test_it_is_one_tap_away_from_every_page_of_hers(logged_in, address: str) -> None:
    page = logged_in("ana").get(address).content.decode()
    assert f'href="{at("talk")}"' in page
    assert page.index("I want to talk") < page.index("Leave now")


def test_from_a_block_it_opens_beside_what_she_writes(logged_in) -> None:
    page = logged_in("ana").get("/module/who-am-i/").content.decode()
    links = page.count(f'href="{at("talk")}"')
    assert links >= 3
    assert page.count(f'href="{at("talk")}"  target="_blank" rel="noopener"') == links - 1


def test_an_adult_opens_it_with_what_she_needs_to_act(logged_in, actor) -> None:
    asked = ask(actor("ana"), actor("tor"), urgency="now")
    address = at("request_desk", request_id=asked)
    page = main_of(logged_in("tor").get(address))
    assert page.startswith("Ana Lind Wants to talk with you As soon as you can 5 March 2040, 10:00")
    assert "kanari about my cousin" in page
    assert [one for one in ("When you must act yourself", "112", "113") if one not in page] == []
    assert ReadRow.objects.get().role == "teacher"
    assert HelpRequest.objects.get().seen_by == actor("tor").user_id


def test_without_words_it_is_still_a_request(logged_in, actor) -> None:
    asked = ask(actor("ana"), actor("tor"), words="")
    page = main_of(logged_in("tor").get(at("request_desk", request_id=asked)))
    assert "Without words: to talk is all that is asked for." in page


@pytest.mark.parametrize("name", ["ana", "bo", "per", "cleo", "ida", "dov", "liv", "max"])
def test_for_others_it_is_not_there(logged_in, actor, name: str) -> None:
    asked = ask(actor("ana"), actor("tor"))
    nowhere = at("request_desk", request_id="00000000-0000-0000-0000-000000000000")
    pages = [logged_in(name).get(one) for one in (at("request_desk", request_id=asked), nowhere)]
    assert [page.status_code for page in pages] == [404, 404]
    assert pages[0].content == pages[1].content


def test_a_teacher_finds_who_asks_her_at_the_top_of_her_desk(logged_in, actor) -> None:
    asked = ask(actor("ana"), actor("tor"), urgency="now")
    ask(actor("bo"), actor("cleo"))
    page = logged_in("tor").get(at("teacher_desk"))
    row = "Want to talk with you Ana Lind Not opened yet As soon as you can 5 March 2040, 10:00"
    assert row in main_of(page)
    assert at("request_desk", request_id=asked) in page.content.decode()
    assert ("kanari" in said(page), main_of(page).count("Not opened yet")) == (False, 1)
    assert "Want to talk" not in said(logged_in("per").get(at("teacher_desk")))


def test_both_pages_are_kept_nowhere_and_have_no_form(logged_in, actor) -> None:
    asked = ask(actor("ana"), actor("tor"))
    addresses = {"ana": at("talk"), "tor": at("request_desk", request_id=asked)}
    for name, address in addresses.items():
        page = logged_in(name).get(address)
        main = page.content.decode().split("<main")[1]
        marks = ("<form", "<textarea name=", "<script>", "<style", "onclick=")
        assert [mark for mark in marks if mark in main] == []
        assert page.headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize("count", [3, 40])
def test_her_desk_costs_the_same_however_many_ask(logged_in, actor, count: int) -> None:
    for _ in range(count):
        ask(actor("ana"), actor("tor"))
    assert our_queries(logged_in("tor"), at("teacher_desk")) == 8
