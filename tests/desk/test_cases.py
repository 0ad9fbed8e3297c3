"""A student's case, cover and hand-over: pages for those who follow her up."""

import re

import pytest
from django.utils import timezone

from flexid_xblock.access.api import assign_counsellor, choices
from flexid_xblock.audit.models import ReadRow
from flexid_xblock.care.api import notes
from flexid_xblock.desk.cases import follow_up_rows
from flexid_xblock.desk.cover import pending_covers
from flexid_xblock.journal.api import let_read
from tests.care.casework import ask_cover, end, follow_up, note, record
from tests.common import COURSE, send, write
from tests.desk.common import at, main_of, our_queries, said
from tests.desk.many import many_concerns, many_follow_ups, many_notes

OUTSIDE = ["ana", "bo", "eve", "kim", "tor", "dov", "liv", "sol", "max"]


@pytest.fixture
def ana(actor):
    return actor("ana")


@pytest.fixture
def case(actor, ana):
    """Something of each kind about Ana, by Cleo."""
    for kind in notes.KINDS:
        note(actor("cleo"), ana, f"kanari-{kind}", kind=kind)
    follow_up(actor("cleo"), ana, "kanari-do")
    record(actor("tor"), ana, "kanari-worry")


def case_of(student) -> str:
    return at("case_desk", student_id=student.user_id)


def notes_of(student) -> str:
    return at("case_notes_desk", student_id=student.user_id)


def canaries(page) -> set[str]:
    return set(re.findall(r"kanari-\w+", page.content.decode()))


def test_the_author_finds_her_notes_and_what_is_to_do(logged_in, ana, case) -> None:
    page = logged_in("cleo").get(case_of(ana))
    assert canaries(page) == {"kanari-private", "kanari-restricted", "kanari-case", "kanari-do"}
    assert ("Ana Lind" in said(page), ReadRow.objects.count()) == (True, 0)


def test_a_colleague_finds_that_two_notes_are_there(logged_in, ana, case) -> None:
    page = logged_in("ida").get(case_of(ana))
    assert (canaries(page), ReadRow.objects.count()) == ({"kanari-do"}, 0)
    known = main_of(page).split("Notes by colleagues")[1].split("Concern records")[0]
    assert (known.count("Cleo Berg"), known.count("ask the author")) == (2, 1)


def test_opening_the_notes_of_colleagues_is_written_down(logged_in, people, ana, case) -> None:
    page = logged_in("ida").get(notes_of(ana))
    assert canaries(page) == {"kanari-case"}
    rows = list(ReadRow.objects.values_list("actor_id", "object_kind", "purpose"))
    assert rows == [(people["ida"].pk, "case", "case_note")]


@pytest.mark.parametrize("name", OUTSIDE)
def test_nobody_else_has_these_pages(logged_in, ana, case, name: str) -> None:
    client = logged_in(name)
    for address in (case_of(ana), notes_of(ana), at("case_desk", student_id=987_654)):
        assert client.get(address).status_code == 404
    assert ReadRow.objects.count() == 0


def test_an_ended_assignment_ends_it_at_the_next_request(logged_in, actor, ana, case) -> None:
    client = logged_in("cleo")
    before = client.get(case_of(ana)).status_code
    end(actor("cleo"), ana)
    after = [client.get(one).status_code for one in (case_of(ana), notes_of(ana))]
    assert (before, after) == (200, [404, 404])


def test_what_is_put_away_is_a_list_of_its_own(logged_in, actor, ana) -> None:
    made = note(actor("cleo"), ana, "kanari-old")
    notes.set_closed(actor("cleo"), made.id, course_key=COURSE, closed=True)
    client = logged_in("cleo")
    shown = [canaries(client.get(case_of(ana) + query)) for query in ("", "?show=closed")]
    assert shown == [set(), {"kanari-old"}]


@pytest.mark.parametrize("count", [3, 300])
def test_a_case_costs_the_same_however_long_it_is(logged_in, people, ana, count: int) -> None:
    cleo, ida = people["cleo"].pk, people["ida"].pk
    many_notes(cleo, ana.user_id, count, kind="private")
    many_notes(ida, ana.user_id, count, kind="case")
    many_follow_ups(ida, [ana.user_id], count, opens=True)
    many_concerns(people["tor"].pk, ana.user_id, count)
    assert our_queries(logged_in("cleo"), case_of(ana)) == 17
    page = logged_in("cleo").get(case_of(ana)).content.decode()
    assert page.count("data-source=") == min(count, notes.PAGE)


@pytest.mark.parametrize("count", [3, 300])
def test_opening_costs_the_same_however_many_there_are(logged_in, people, ana, count: int) -> None:
    many_notes(people["ida"].pk, ana.user_id, count, kind="case")
    logged_in("cleo").get(notes_of(ana))
    assert our_queries(logged_in("cleo"), notes_of(ana)) == 8


@pytest.mark.parametrize("count", [3, 300])
def test_what_is_to_do_over_all_cases_costs_two_queries(
    actor, people, count: int, django_assert_num_queries
) -> None:
    students = [people[name].pk for name in ("ana", "bo", "cai")]
    many_follow_ups(people["cleo"].pk, students, count, opens=False)
    with django_assert_num_queries(2):  # the names are the host's
        found = follow_up_rows(actor("cleo"), COURSE)
    assert (len(found["due"]), found["later"]) == (min(count, 50), [])


def test_what_is_due_today_stands_apart_from_later(actor, ana) -> None:
    follow_up(actor("cleo"), ana, due_on=timezone.localdate())
    follow_up(actor("cleo"), actor("bo"))
    found = follow_up_rows(actor("cleo"), COURSE)
    assert [[row["name"] for row in found[when]] for when in ("due", "later")] == [
        ["Ana Lind"],
        ["Bo Eng"],
    ]


def test_the_hand_over_page_shows_what_stays(logged_in, case) -> None:
    page = logged_in("cleo").get(at("hand_over_desk"))
    assert canaries(page) == {"kanari-private", "kanari-restricted"}
    assert "to do 1, notes 1, help requests 0" in said(page)


@pytest.mark.parametrize("count", [3, 300])
def test_the_hand_over_page_costs_the_same(logged_in, people, ana, count: int) -> None:
    many_notes(people["cleo"].pk, ana.user_id, count, kind="private")
    assert our_queries(logged_in("cleo"), at("hand_over_desk")) == 9


@pytest.mark.parametrize("name", ["ana", "kim", "tor", "liv", "sol", "max"])
@pytest.mark.parametrize("page", ["cover_desk", "hand_over_desk"])
def test_who_follows_nobody_up_has_no_cover(logged_in, people, name: str, page: str) -> None:
    assert logged_in(name).get(at(page)).status_code == 404


def test_the_cover_page_names_who_stands_in(logged_in, actor) -> None:
    ask_cover(actor("cleo"), actor("dov").user_id)
    page = main_of(logged_in("cleo").get(at("cover_desk")))
    assert "Dov Stein for Cleo Berg" in page
    assert "Waiting for the coordinator." in page
    [row] = pending_covers(actor("sol"), COURSE)
    assert (row["asker"], row["deputy"], row["is_own"]) == ("Cleo Berg", "Dov Stein", False)


def test_who_may_read_no_text_of_hers_is_offered_none(logged_in, actor, ana) -> None:
    link, client = f'"{at("timeline", student_id=ana.user_id)}"', logged_in("cleo")
    before = link in client.get(case_of(ana)).content.decode()
    choices.close_to(ana, actor("cleo").user_id, course_key=COURSE, closed=True)
    page = client.get(case_of(ana))
    assert (before, page.status_code, link in page.content.decode()) == (True, 200, False)


def test_who_comes_later_learns_that_texts_wait_and_reads_them_after_a_yes(
    logged_in, actor, ana
) -> None:
    send(ana, write(ana, "kanari-sent"))
    write(ana, "kanari-kept", prompt="seen-first")
    dov = {"course_key": COURSE, "student_id": ana.user_id, "counsellor_id": actor("dov").user_id}
    assign_counsellor(**dov)
    before = said(logged_in("dov").get(case_of(ana)))
    let_read(ana, actor("dov").user_id, course_key=COURSE)
    after = said(logged_in("dov").get(case_of(ana)))
    line = "1 text waits for an answer since before you came."
    assert (line in before, "before you came" in after, "kanari" in before) == (True, False, False)
    assert "before you came" not in said(logged_in("cleo").get(case_of(ana)))


def test_opening_page_after_page_is_slowed_down(logged_in, actor, ana, settings) -> None:
    settings.FLEXID_LIMITS, client = {"open": (2, 60)}, logged_in("cleo")
    made = record(actor("tor"), ana)
    pages = [notes_of(ana), at("concern_desk", concern_id=made)] * 2
    assert [client.get(one).status_code for one in pages] == [200, 200, 429, 429]
