"""An author is told what to mend in a block, in sentences that hold nothing somebody typed."""

from types import SimpleNamespace
from typing import Any

import pytest

from flexid_xblock.blocks import findings
from flexid_xblock.content import api as content
from tests.blocks.studio import studio_block
from tests.common import JOURNAL, MEETING

pytestmark = pytest.mark.usefixtures("openedx_host")
PLANTED = "<script>alert(1)</script>"
NOBODY_LEFT = {"suggests": {"understood": "me"}}
LOST = {"en": {PLANTED: "x", "title": PLANTED}, PLANTED: {"title": "x"}}
FOUND: dict[str, tuple[dict[str, Any], list[tuple[str, str]]]] = {
    "nothing to mend": ({"word_overrides": {"en": {"title": PLANTED}}}, []),
    "nothing chosen": ({"activity_key": ""}, [("warning", "No activity is chosen yet.")]),
    "no such key": ({"activity_key": f"x.{PLANTED}"}, [("error", "Students see nothing here.")]),
    "another block's": ({"activity_key": MEETING}, [("error", "Students see nothing here.")]),
    "lost": (
        {"word_overrides": LOST},
        [("warning", "Some of your own words or choices have lost their place (2)")],
    ),
    "one lost": (
        {"structure_overrides": {"display": ["named"]}},
        [("warning", "Some of your own words or choices have lost their place (1)")],
    ),
    "no counsellor": (
        {"structure_overrides": NOBODY_LEFT},
        [("warning", "No question of this journal suggests the counsellor any more.")],
    ),
    "not for everybody": (
        {"structure_overrides": {"show": {"how": "draw", "number": 3}}},
        [("warning", "Some students can get only questions that do not suggest the counsellor.")],
    ),
    "a draw of too many": (
        {"structure_overrides": {"show": {"how": "draw", "number": 5}}},
        [("warning", "Some of your own words or choices have lost their place (1)")],
    ),
}


def test_each_fault_is_told_with_what_to_do() -> None:
    for fields, expected in FOUND.values():
        block = studio_block(JOURNAL, **fields)
        messages = block.validate().messages
        beginnings = zip(messages, [text for _, text in expected], strict=True)
        assert [(m.type, m.text[: len(text)]) for m, text in beginnings] == expected
        assert [m.text for m in messages if PLANTED in m.text or "Press Edit" not in m.text] == []


def test_an_activity_in_two_places_is_told_in_both(monkeypatch) -> None:
    block = studio_block(JOURNAL)
    seat = SimpleNamespace(course_key="c", usage_key="here")
    places = {("c", JOURNAL): ("here", "there")}
    stage = SimpleNamespace(seat=lambda _: seat, places=lambda *about: places[about])
    monkeypatch.setattr(findings, "host", lambda: stage)
    (message,) = block.validate().messages
    assert (message.type, message.text.split(";")[0]) == (
        "warning",
        "This activity stands in two places",
    )


def test_an_activity_in_one_place_is_not_told(monkeypatch) -> None:
    block = studio_block(JOURNAL)
    seat = SimpleNamespace(course_key="c", usage_key="here")
    stage = SimpleNamespace(seat=lambda _: seat, places=lambda *_: ("here",))
    monkeypatch.setattr(findings, "host", lambda: stage)
    assert block.validate().empty


def test_a_block_is_called_what_its_author_or_the_course_calls_it() -> None:
    title = content.source(JOURNAL)["words"]["en"]["title"]
    names = {
        "Mine": {"display_name": "Mine"},
        title: {},
        "Flex-ID": {"activity_key": "nowhere.journal"},
    }
    for name, fields in names.items():
        block = studio_block(JOURNAL, **fields)
        assert block.display_name_with_default == name


def test_the_search_finds_authored_texts_only() -> None:
    own = {"nb": {"title": "Vår tittel"}, "en": {"gone": "Lost"}}
    found = studio_block(JOURNAL, word_overrides=own).index_dictionary()
    words = content.source(JOURNAL)["words"]["en"]
    questions = [one["question"] for one in words["prompts"].values()]
    assert found == {
        "content": {
            "display_name": words["title"],
            "title": words["title"],
            "module": "Who am I – who are we?",
            "text": "\n".join([*questions, "Vår tittel"]),
        },
        "content_type": "Flex-ID",
    }


def test_a_block_without_an_activity_is_found_by_its_name() -> None:
    found = studio_block(JOURNAL, activity_key="").index_dictionary()
    assert found == {"content": {"display_name": "Flex-ID"}, "content_type": "Flex-ID"}
