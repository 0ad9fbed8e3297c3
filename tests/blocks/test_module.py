"""The opening page: a note before the reading, the evening, and the way to those at home."""

from collections.abc import Callable
from typing import Any

import pytest

from flexid_xblock.blocks import doors
from flexid_xblock.domain.seats import SeatKind
from tests.common import COURSE

OPENING = "who-am-i.opening"
SHEET = f"/flexid/{COURSE}/family/who-am-i/"
MORE = {"content_note": "You may **leave this out**.", "evening": "The adults eat with us."}


@pytest.fixture
def noted(monkeypatch: pytest.MonkeyPatch) -> None:
    """The opening with a note and an evening."""
    source = doors.content.source

    def more(activity_key: str, *changes: Any) -> dict[str, Any]:
        found = source(activity_key, *changes)
        for words in found["words"].values():
            words |= MORE
        return found

    monkeypatch.setattr(doors.content, "source", more)


def test_the_note_stands_before_all_reading_and_the_evening_after_what_we_do(
    block: Callable, noted: None
) -> None:
    html = block(OPENING).student_view().content
    pieces = ("<strong>leave this out", "<ul>", "The evening", "The adults eat", "<article")
    places = [html.index(piece) for piece in pieces]
    assert places == sorted(places)


def test_where_there_is_neither_nothing_is_drawn(block: Callable) -> None:
    html = block(OPENING).student_view().content
    assert ("content-note" in html, "The evening" in html) == (False, False)


def test_a_learner_finds_the_sheet_and_its_link_says_nothing_about_her(block: Callable) -> None:
    html = block(OPENING).student_view().content
    assert (
        html.count(f'<a href="{SHEET}" target="_blank" rel="noopener">For the adults at home') == 1
    )


@pytest.mark.parametrize("kind", [SeatKind.STAFF, SeatKind.AUTHOR, SeatKind.NOBODY])
def test_nobody_elses_block_leads_there(seated: Callable, block: Callable, kind: SeatKind) -> None:
    seated(kind)
    assert "/family/" not in block(OPENING).student_view().content
