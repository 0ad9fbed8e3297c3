"""A journal as a bank: what a student is shown, and what whoever only looks."""

import re
from html import unescape
from typing import Any

import pytest

from flexid_xblock.blocks.journal import JournalBlock
from flexid_xblock.content import api as content
from flexid_xblock.content.asked import numbers
from flexid_xblock.domain.seats import SeatKind
from flexid_xblock.journal.bank import drawn
from tests.banks import CHOOSE, DRAW, JOURNAL, KEYS, banked, begin
from tests.small_runtime import exported, fresh, imported

CHOICE_LINE = "Choose 2 of these questions. You can answer more."
DRAWN_LINE = "These questions were drawn for you. Others can have other ones."
STAFF_LINE = "Each student gets 2 of these questions. They are drawn."
LINES = (CHOICE_LINE, DRAWN_LINE, STAFF_LINE)


def html(block: Any, show: dict[str, Any] | None = None) -> str:
    """The page, where an author has made it such a bank."""
    if show:
        block.structure_overrides = {"show": show}
    return unescape(block.student_view().content)


def asked(page: str) -> list[str]:
    """The questions on a page, in its order."""
    return re.findall(r'data-prompt="([^"]+)"', page)


def said(page: str) -> list[str]:
    return [line for line in LINES if line in page]


def test_a_draw_shows_hers_in_the_courses_order_at_every_asking(block, people) -> None:
    pages = {who: [html(block(name=who), DRAW) for _ in range(2)] for who in ("ana", "bo", "cai")}
    for who, (first, again) in pages.items():
        hand = drawn(people[who].pk, JOURNAL, KEYS, 2)
        assert asked(first) == asked(again) == [key for key in KEYS if key in hand]
        assert said(first) == [DRAWN_LINE]


@pytest.mark.parametrize("language", ["nb", "ar"])
def test_another_language_keeps_the_draw(block, seated, language: str) -> None:
    first = asked(html(block(), DRAW))
    seated(SeatKind.LEARNER, language=language)
    assert asked(html(block(), DRAW)) == first


def test_what_she_wrote_to_is_shown_beside_the_draw(block, actor) -> None:
    before = asked(html(block(), DRAW))
    other = next(key for key in KEYS if key not in before)
    begin(actor("ana"), other, DRAW)
    assert set(asked(html(block(), DRAW))) == {*before, other}


def test_a_choice_shows_all_folded_but_what_is_begun(block, actor) -> None:
    begin(actor("ana"), "surprise", CHOOSE)
    page = html(block(), CHOOSE)
    folds = re.findall(r'<details class="flexid-fold" (open)?>\s*<summary[^>]*>([^<]+)<', page)
    words = content.source(JOURNAL)["words"]["en"]["prompts"]
    questions = [words[key]["question"] for key in KEYS]
    assert folds == [("", one) for one in questions[:-1]] + [("open", questions[-1])]
    assert (asked(page), said(page)) == (list(KEYS), [CHOICE_LINE])


@pytest.mark.parametrize("kind", [SeatKind.STAFF, SeatKind.AUTHOR, SeatKind.NOBODY])
@pytest.mark.parametrize(("show", "line"), [(CHOOSE, CHOICE_LINE), (DRAW, STAFF_LINE)])
def test_whoever_only_looks_sees_them_all_and_is_told(
    block, seated, kind, show, line, django_assert_num_queries
) -> None:
    seated(kind)
    with django_assert_num_queries(0):
        page = html(block(), show)
    assert (page.count('<article class="flexid-card flexid-prompt"'), said(page)) == (4, [line])
    assert page.count('<details class="flexid-fold" >') == (4 if show == CHOOSE else 0)


@pytest.mark.parametrize("show", [CHOOSE, DRAW])
def test_once_frozen_a_bank_is_one_query(
    block, show, django_capture_on_commit_callbacks, django_assert_num_queries
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        html(block(), show)
    other = block(name="bo")
    with django_assert_num_queries(1):
        html(other, show)


@pytest.mark.parametrize("show", [{"how": "all"}, {"how": "draw", "number": 9}])
def test_without_a_bank_the_page_is_as_it_was(block, show) -> None:
    ticket = re.compile(r'data-ticket="[^"]*"')
    assert ticket.sub("", html(block(), show)) == ticket.sub("", html(block()))


def test_the_courses_own_bank_is_shown_like_an_authors(block) -> None:
    own = asked(html(block(), DRAW))
    with banked(DRAW):
        page = html(block())
    assert asked(page) == own


def test_a_student_answers_to_the_version_with_the_bank(block, actor) -> None:
    html(block(), CHOOSE)
    entry = begin(actor("ana"), "surprise", CHOOSE)
    assert numbers([entry.version]) == {entry.version: 2}


def test_a_bank_survives_an_export_and_an_import() -> None:
    kept = {"show": DRAW, "suggests": {"surprise": "me"}}
    mine = fresh(JournalBlock, "flexid_journal")
    mine.structure_overrides = kept
    assert imported(JournalBlock, exported(mine)).structure_overrides == kept
