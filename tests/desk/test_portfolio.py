"""My portfolio: her pieces in the order of the course, and nobody else's word."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from flexid_xblock.activities import api as activities
from flexid_xblock.content import api as content
from flexid_xblock.journal import api as journal
from tests.activities.common import CIRCLES, LETTER, decide, make
from tests.common import COURSE, JOURNAL, send, write
from tests.desk.common import at, main_of, our_queries
from tests.desk.full_book import fill
from tests.year_two import PIECE

PAGES = ["portfolio", "portfolio_print"]
pages = pytest.mark.parametrize("name", PAGES)
marked = pytest.mark.usefixtures("year_two")
HERS = {"circles": [{"id": "a1", "label": "kanari-drummer", "size": 5, "note": "kanari-note"}]}
NONE = "No module has a piece for your portfolio yet."
EMPTY = "Nothing stands here now. The pieces that you make are collected here."
TITLE = "My circles"


def shown(logged_in, who: str = "ana", name: str = "portfolio") -> str:
    """What somebody's portfolio says."""
    return main_of(logged_in(who).get(at(name)))


def question(key: str = PIECE) -> str:
    """The question as her page asks it."""
    words = content.words(content.source(JOURNAL), "en").text["prompts"]
    return " ".join(words[key]["question"].split())


@marked
@pages
def test_each_finds_her_own_pieces_in_the_order_of_the_course(logged_in, actor, name) -> None:
    write(actor("ana"), "kanari-text", prompt=PIECE)
    decide(actor("ana"), make(actor("ana"), HERS), "keep")
    write(actor("bo"), "kanari-of-bo", prompt=PIECE)
    hers = shown(logged_in, "ana", name)
    order = ["Who am I", TITLE, "kanari-drummer", question(), "kanari-text", "It is not finished."]
    places = [hers.index(one) for one in order]
    assert (places, "kanari-of-bo" in hers) == (sorted(places), False)
    others = {who: shown(logged_in, who, name) for who in ("bo", "cai", "tor", "cleo")}
    found = {who: "kanari-of-bo" in text for who, text in others.items()}
    assert found == {**dict.fromkeys(others, False), "bo": True}
    assert [who for who, text in others.items() if "kanari-text" in text] == []


@marked
def test_the_course_names_its_pieces_in_its_order() -> None:
    things = content.Piece(activity_key=CIRCLES)
    assert content.pieces() == (things, content.Piece(activity_key=JOURNAL, prompt=PIECE))


@marked
def test_only_pieces_are_here_and_only_her_words_of_them(logged_in, actor) -> None:
    write(actor("ana"), "kanari-other", prompt="surprise")
    sent = send(actor("ana"), write(actor("ana"), "kanari-text", prompt=PIECE))
    journal.open_entry(actor("cleo"), sent.id, course_key=COURSE)
    text = shown(logged_in)
    assert ("kanari-text" in text, "kanari-other" in text) == (True, False)
    assert [word for word in ("Cleo", "read this", "Sent") if word in text] == []
    assert re.findall(r"\d+ of \d+|\d+ texts?|\d+ ?%", text) == []


@marked
def test_what_is_not_begun_is_a_calm_line_with_a_way_there(logged_in, people) -> None:
    page = logged_in("ana").get(at("portfolio"))
    for title in (TITLE, question()):
        assert f"Not begun yet: {title}" in main_of(page)
    html = page.content.decode()
    ways = [f'href="/module/who-am-i/#{key}"' in html for key in (CIRCLES, JOURNAL)]
    assert (ways, "My portfolio on paper" in main_of(page)) == ([True, True], False)
    paper = shown(logged_in, "ana", "portfolio_print")
    assert (TITLE in paper, EMPTY in paper) == (False, True)


@marked
def test_a_place_where_she_left_no_word_is_not_begun(logged_in, actor) -> None:
    write(actor("ana"), " ", prompt=PIECE)
    make(actor("ana"), {})
    assert shown(logged_in).count("Not begun yet:") == 2


@marked
@pages
@pytest.mark.parametrize("decision", ["pass", "delete"])
def test_what_she_left_out_or_deleted_leaves_no_line(logged_in, actor, name, decision) -> None:
    entry = write(actor("ana"), "kanari-text", prompt=PIECE)
    journal.decide(actor("ana"), entry.id, journal.Decision(decision), based_on=1)
    decide(actor("ana"), make(actor("ana"), HERS), decision)
    html = logged_in("ana").get(at(name)).content.decode()
    assert [one for one in ("kanari", TITLE, question()) if one in html] == []
    assert EMPTY in shown(logged_in, "ana", name)


@pages
def test_a_closed_letter_shows_its_title_and_its_day(
    logged_in, actor, monkeypatch, name: str
) -> None:
    monkeypatch.setattr(content, "pieces", lambda: (content.Piece(activity_key=LETTER),))
    day = timezone.localdate() + timedelta(days=40)
    letter = make(actor("ana"), {"body": "kanari-letter", "opens_on": str(day)}, LETTER)
    assert "kanari-letter" in shown(logged_in, "ana", name)
    decide(actor("ana"), letter, "lock")
    text = shown(logged_in, "ana", name)
    until = f"You closed this until {day:%-d %B %Y}."
    title = activities.begun_with(actor("ana"), letter).words["title"]
    assert (title in text, until in text, "kanari" in text) == (True, True, False)


@pages
def test_without_a_piece_in_the_course_it_says_so_calmly(
    logged_in, people, monkeypatch, name: str
) -> None:
    monkeypatch.setattr(content, "pieces", tuple)
    assert NONE in shown(logged_in, "ana", name)


@marked
def test_before_it_is_printed_she_is_warned(logged_in, actor) -> None:
    write(actor("ana"), "kanari-text", prompt=PIECE)
    text, html = (
        shown(logged_in, "ana", "portfolio_print"),
        logged_in("ana").get(at("portfolio_print")).content.decode(),
    )
    assert text.index("can be read by everybody who finds them") < text.index("kanari-text")
    assert ("Ana Lind" in text, "Open it" in text, 'data-action="print"' in html) == (
        *(True, False, True),
    )


@marked
def test_her_page_and_her_book_lead_here(logged_in, actor) -> None:
    write(actor("ana"), "kanari-text", prompt=PIECE)
    for page in ("student_page", "journal_book"):
        assert f'href="{at("portfolio")}"' in logged_in("ana").get(at(page)).content.decode()


@marked
def test_each_piece_has_its_own_language_and_direction(logged_in, actor) -> None:
    write(actor("ana", language="ar"), "كلمات", prompt=PIECE)
    html = logged_in("ana").get(at("portfolio")).content.decode()
    assert '<p class="flexid-words" dir="auto" lang="ar">كلمات</p>' in html


@marked
@pages
def test_who_left_the_course_keeps_it(logged_in, actor, settings, name: str) -> None:
    write(actor("ana"), "hers", prompt=PIECE)
    settings.FLEXID_SCHOOL_COURSE = "course-v1:Other+1+1"
    assert logged_in("ana").get(at(name)).status_code == 200
    assert logged_in("cai").get(at(name)).status_code == 404


@marked
@pages
@pytest.mark.parametrize("count", [3, 300])
def test_it_costs_the_same_however_much_there_is(logged_in, actor, name, count: int) -> None:
    fill(actor("ana").user_id, count, readers=(actor("cleo").user_id,))
    send(actor("ana"), write(actor("ana"), "kanari-text", prompt=PIECE))
    make(actor("ana"), HERS)
    client = logged_in("ana")
    assert "kanari-text" in main_of(client.get(at(name)))
    assert our_queries(client, at(name)) == 10
