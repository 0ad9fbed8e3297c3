"""A question that looks back has a button for it, and the block holds no old answer."""

import re

import pytest

from flexid_xblock.content import api as content
from tests.common import JOURNAL, write

THEN = {"activity": "welcome.journal", "prompt": "good-to-know"}


@pytest.fixture
def looking_back(monkeypatch) -> None:
    """One question of this journal looks back at the welcome."""
    plain = content.source

    def source(key: str, *overrides: object) -> dict:
        found = plain(key, *overrides)
        if key == JOURNAL:
            found["structure"]["prompts"][1]["then"] = THEN
        return found

    monkeypatch.setattr(content, "source", source)


def places(html: str) -> list[tuple[str, str]]:
    """Where the block looks back to."""
    return re.findall(r'data-flexid="then" data-activity="([^"]+)" data-prompt="([^"]+)"', html)


def test_only_a_question_that_looks_back_has_the_button(block, looking_back, actor) -> None:
    write(actor("ana"), "kanari", prompt="seen-first")
    html = block(JOURNAL).student_view().content
    assert places(html) == [(THEN["activity"], THEN["prompt"])]
    assert html.count("Show what I wrote before") == 1
    assert "kanari" not in html


def test_nothing_in_the_course_looks_back_yet(block) -> None:
    assert places(block(JOURNAL).student_view().content) == []
