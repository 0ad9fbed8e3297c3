"""The block of an activity: its kind's own part, and the words its script will need."""

import json
import re
from html import unescape
from typing import Any

import pytest

from flexid_xblock.activities import api as activities
from flexid_xblock.content import api as content
from tests.activities.common import CIRCLES

EVERY = content.gallery()


def told(page: str, name: str) -> str:
    """What stands in a data attribute of the block."""
    return unescape(re.search(rf'data-{name}="([^"]*)"', page)[1])


def source_in(page: str) -> dict[str, Any]:
    return json.loads(told(page, "source"))


def files(fragment, mimetype: str) -> list[str]:
    return [one.data for one in fragment.resources if one.mimetype == mimetype]


@pytest.mark.parametrize("key", EVERY)
def test_each_kind_is_drawn_with_its_own_script_and_words(block, key: str) -> None:
    source = content.source(key)
    fragment = block(key).student_view()
    kind = source["structure"]["kind"]
    assert told(fragment.content, "kind") == kind
    assert source_in(fragment.content) == {
        "structure": source["structure"],
        "words": source["words"]["en"],
        "language": "en",
    }
    assert files(fragment, "application/javascript")[-1].endswith(f"/kinds/{kind}.js")


@pytest.mark.parametrize("key", EVERY)
def test_no_example_of_an_answer_is_in_a_learners_block(block, key: str) -> None:
    page = block(key).student_view().content
    assert (told(page, "sample"), told(page, "state")) == ("", "")


def test_every_kind_has_an_example() -> None:
    kinds = {content.source(key)["structure"]["kind"] for key in EVERY}
    assert kinds == set(activities.kind_names())


def test_what_cannot_be_lifted_has_no_way_to_the_board(block) -> None:
    assert "Put a part on the board" in block(CIRCLES).student_view().content
    assert "Put a part on the board" not in block("who-am-i.at-home").student_view().content
