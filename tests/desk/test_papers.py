"""What a module has on paper: the guide for who teaches, the sheet for all; nobody's name on it."""

import re
from dataclasses import replace
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from flexid_xblock.content import api as content
from flexid_xblock.desk import papers
from flexid_xblock.school.people import PEOPLE
from tests.common import COURSE
from tests.desk.common import at, main_of, our_queries, said, strings

MODULE, UNWRITTEN = "who-am-i", "freedom-and-future"
OTHER_COURSE = "course-v1:Other+1+1"
TEACHERS, OTHERS = ["tor", "per", "una"], ["ana", "kim", "eve", "cleo", "ida", "liv", "sol", "max"]
SEAT = {"gives": "She is heard at last.", "costs": "She waits a week."}
EVENING = {
    "title": "A kanari evening",
    "intro": "We eat.",
    "before": ["Book the room."],
    "steps": {"eat": {"title": "Food", "text": "Sit down."}},
    "care": "Walk out with them.",
}


def letters(text: str) -> str:
    """A text without what its markup and its lines add or take."""
    return re.sub(r"[\s*_`-]", "", text)


def guide(module: str = MODULE) -> str:
    return at("module_guide", module_key=module)


def sheet(module: str = MODULE, course: str = COURSE) -> str:
    return at("family_sheet", module_key=module).replace(COURSE, course)


@pytest.fixture
def grown(monkeypatch: pytest.MonkeyPatch) -> None:
    """The module with seats, an evening, and a source that has its year."""
    notes = content.facilitator(MODULE, "en")
    text = {**notes.text, "evening": EVENING}
    seats = dict.fromkeys(text["dilemma"]["stakeholders"], SEAT)
    ways = {key: {"text": f"Way {key}", "seats": seats} for key in text["dilemma"]["options"]}
    text["dilemma"] = {**text["dilemma"], "options": {**ways, "own-idea": {"text": "Another"}}}
    made = {
        **content.structure(MODULE),
        "evening": {"minutes": 90, "steps": [{"key": "eat", "minutes": 90}]},
        "sources": [{"key": "x", "fact": "A fact.", "source": "A book", "date": "2019-04"}],
    }
    monkeypatch.setattr(papers.content, "facilitator", lambda *_: replace(notes, text=text))
    monkeypatch.setattr(papers.content, "structure", lambda _: made)


@pytest.mark.parametrize("module", ["welcome", MODULE])
def test_the_guide_holds_every_word_of_the_notes(logged_in, people, module: str) -> None:
    page = letters(said(logged_in("tor").get(guide(module))))
    lines = strings(content.facilitator(module, "en").text)
    lines += [one["source"] for one in content.structure(module)["sources"]]
    assert [line for line in lines if letters(line) not in page] == []


def test_the_minutes_stand_in_a_table_of_all_forms(logged_in, people) -> None:
    page = said(logged_in("tor").get(guide()))
    assert "Stage Whole Short Two lessons Opening round 10 10 8 Three words 15 15 12" in page
    assert "Two lessons: the break comes after this. 35 25 25 We eat 15 10 –" in page
    assert "Minutes in all 150 120 90" in page


def test_each_option_says_for_whom_it_gives_and_costs_what(logged_in, people, grown) -> None:
    html = logged_in("tor").get(guide()).content.decode()
    table = re.search(r"<table class=\"flexid-table flexid-seats.*?</table>", html, re.DOTALL)[0]
    assert table.count('scope="rowgroup"') == 4
    assert (table.count('scope="row"'), table.count(SEAT["costs"])) == (12, 12)
    assert table.count('role="row"') == 1 + 4 + 12


def test_the_evening_and_the_dated_sources_come_last(logged_in, people, grown) -> None:
    page = main_of(logged_in("tor").get(guide()))
    places = [
        page.rindex(one)
        for one in ("Stage by stage", "What not to ask", "A kanari evening", "A book (2019-04)")
    ]
    assert places == sorted(places)
    assert "90 min Food Sit down." in page


def test_before_a_meeting_the_same_parts_are_folded(logged_in, people, grown) -> None:
    desk = logged_in("tor").get(at("teacher_desk")).content.decode()
    before = re.search(r'href="([^"]+/groups/[^"]+/who-am-i.meeting/)"', desk)[1]
    page = logged_in("tor").get(before)
    html = page.content.decode()
    assert (guide() in html, sheet() in html, "A book" in html) == (True, True, True)
    notes = content.facilitator(MODULE, "en").text
    folds = len(notes["stages"]) + len(notes["variations"])
    assert html.count('<details class="flexid-more') == folds + 3 + 1
    assert '<details class="flexid-more' not in logged_in("tor").get(guide()).content.decode()


@pytest.mark.parametrize("name", OTHERS)
def test_who_teaches_nobody_here_has_no_guide(logged_in, people, name: str) -> None:
    pages = [logged_in(name).get(guide(module)) for module in (MODULE, "nothing", UNWRITTEN)]
    assert [page.status_code for page in pages] == [404] * 3
    assert len({page.content for page in pages}) == 1


@pytest.mark.parametrize("name", [*TEACHERS, *OTHERS])
def test_everybody_in_the_course_has_the_same_sheet(logged_in, people, name: str) -> None:
    page = logged_in(name).get(sheet())
    assert main_of(page) == main_of(logged_in("ana").get(sheet()))
    lines = strings(content.family(MODULE, "en").text)
    assert [one for one in lines if letters(one) not in letters(said(page))] == []


def test_nobodys_name_stands_on_it_and_no_way_to_what_is_hers(logged_in, people) -> None:
    page = logged_in("ana").get(sheet()).content.decode()
    names = [name for one in PEOPLE for name in one.name.split()]
    assert [name for name in names if re.search(rf"\b{name}\b", page)] == []
    assert [way for way in ("/talk/", "/journal/", "data-person", "Cover") if way in page] == []


@pytest.mark.parametrize(
    ("query", "language", "is_fallback"),
    [
        ("", "en", False),
        *((f"?lang={code}", "nb", False) for code in ("nb", "nb-NO")),
        *((f"?lang={code}", "en", True) for code in ("so", "", "%22%3E%3Cb%3E")),
    ],
)
def test_it_comes_in_the_language_that_is_asked_for(
    logged_in, people, query: str, language: str, is_fallback: bool
) -> None:
    page = logged_in("ana").get(sheet() + query)
    html = page.content.decode()
    assert f'<article class="flexid-sheet" lang="{language}" dir="ltr">' in html
    assert content.family(MODULE, language).text["title"] in said(page)
    assert ("not written in your language" in html) is is_fallback
    assert f'lang="{language}" hreflang="{language}" aria-current="page"' in html
    assert '"><b>' not in html


def test_an_invitation_is_a_sheet_of_its_own(logged_in, people, monkeypatch) -> None:
    words = content.family(MODULE, "en")
    text = {**words.text, "evening": {"title": "Come and eat", "text": "All are welcome."}}
    monkeypatch.setattr(papers.content, "family", lambda *_: replace(words, text=text))
    html = logged_in("ana").get(sheet()).content.decode()
    assert html.count("<article") == 2
    assert "Come and eat" in html[html.rindex("<article") :]


@pytest.mark.usefixtures("without_year_two")
@pytest.mark.parametrize("address", [guide, sheet])
def test_what_the_course_does_not_teach_has_none(logged_in, people, address: Any) -> None:
    pages = [logged_in("tor").get(address(one)) for one in ("nothing", "gallery", UNWRITTEN)]
    assert [page.status_code for page in pages] == [404] * 3
    assert len({page.content for page in pages}) == 1


@pytest.mark.parametrize("name", ["ana", "tor", "max"])
def test_in_a_strangers_course_it_is_as_if_it_were_not_there(logged_in, people, name) -> None:
    pages = [logged_in(name).get(sheet(one, OTHER_COURSE)) for one in (MODULE, "nothing")]
    assert [page.status_code for page in pages] == [404] * 2
    assert pages[0].content == pages[1].content


@pytest.mark.parametrize(("address", "queries"), [(guide(), 3), (sheet(), 3)])
def test_each_costs_three_queries_and_writes_nothing(logged_in, people, address, queries) -> None:
    client = logged_in("tor")
    client.get(address)
    assert our_queries(client, address) == queries
    with CaptureQueriesContext(connection) as asked:
        client.get(address)
    assert {one["sql"].split()[0] for one in asked.captured_queries} == {"SELECT"}


@pytest.mark.usefixtures("without_year_two")
def test_her_desk_leads_to_both(logged_in, people) -> None:
    desk = logged_in("tor").get(at("teacher_desk")).content.decode()
    links = [page(module) for module in ("welcome", MODULE) for page in (guide, sheet)]
    assert [one for one in links if one not in desk] == []
    assert (guide(UNWRITTEN) in desk, sheet(UNWRITTEN) in desk) == (False, False)
