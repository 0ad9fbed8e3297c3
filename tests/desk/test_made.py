"""The book tells what she made, in plain lines, to nobody but her."""

import pytest

from flexid_xblock.activities import api as activities
from tests.activities.common import CIRCLES, LETTER, decide, make
from tests.common import COURSE, write
from tests.desk.common import at, main_of, our_queries

PAGES = ["journal_book", "journal_print"]
pages = pytest.mark.parametrize("name", PAGES)
HERS = {"circles": [{"id": "a1", "label": "kanari-drummer", "size": 5, "note": "kanari-note"}]}
HIS = {"circles": [{"id": "a1", "label": "kanari-of-bo", "size": 1}]}


def book(logged_in, who: str = "ana", name: str = "journal_book") -> str:
    return main_of(logged_in(who).get(at(name)))


@pages
def test_each_finds_what_she_made_herself(logged_in, actor, name: str) -> None:
    make(actor("ana"), HERS)
    decide(actor("bo"), make(actor("bo"), HIS), "keep")
    hers, his = book(logged_in, "ana", name), book(logged_in, "bo", name)
    assert [one in hers for one in ("kanari-drummer", "kanari-note", "kanari-of-bo")] == [
        *(True, True, False),
    ]
    assert [one in his for one in ("kanari-drummer", "kanari-of-bo")] == [False, True]
    assert "kanari" not in book(logged_in, "tor", name) + book(logged_in, "cai", name)


def test_a_module_where_she_only_made_something_has_a_chapter(logged_in, actor) -> None:
    make(actor("ana"), HERS)
    page = logged_in("ana").get(at("journal_book"))
    assert ("My circles" in main_of(page), "0 text" in main_of(page)) == (True, False)
    assert f'href="/module/who-am-i/#{CIRCLES}"' in page.content.decode()


@pytest.mark.parametrize(
    ("decision", "line"),
    [
        ("", "Only you can read this. It is not finished."),
        ("keep", "Only you can read this."),
        ("pass", "You chose: not this one."),
        ("delete", "You deleted this. You can bring it back where you made it."),
    ],
)
def test_it_says_what_became_of_it(logged_in, actor, decision: str, line: str) -> None:
    made = make(actor("ana"), HERS)
    if decision:
        decide(actor("ana"), made, decision)
    text = book(logged_in)
    others = {"Only you can read this. It is not finished."} - {line}
    assert (line in text, [one for one in others if one in text]) == (True, [])
    assert ("kanari-drummer" in text) is (decision != "delete")


def test_paper_has_no_way_to_press(logged_in, actor) -> None:
    make(actor("ana"), HERS)
    assert ("Open it" in book(logged_in), "Open it" in book(logged_in, name=PAGES[1])) == (
        *(True, False),
    )


def test_what_she_made_costs_one_query_however_much_it_is(logged_in, actor) -> None:
    write(actor("ana"), "text")
    keys = [CIRCLES, *("gallery.identity-circles", LETTER)]
    make(actor("ana"), HERS)
    before = our_queries(logged_in("ana"), at("journal_book"))
    for key in keys[1:]:
        make(actor("ana"), {}, key)
    assert len(activities.own_responses(actor("ana"), COURSE)) == 3
    assert our_queries(logged_in("ana"), at("journal_book")) == before
