"""An author's editor: all of what she sends is kept, or nothing; and only hers.

No test here may use the database: what asks or freezes something fails.
"""

import json
import re
from html import unescape
from typing import Any

import pytest
from xblock.exceptions import NoSuchHandlerError

from flexid_xblock.content import api as content
from tests.blocks.studio import ask, form, held, studio_block
from tests.common import JOURNAL, MEETING

pytestmark = pytest.mark.usefixtures("openedx_host")
OPENING, CIRCLES = "who-am-i.opening", "who-am-i.circles"
KEYS = (JOURNAL, MEETING, OPENING, CIRCLES)
HANDLERS = ("studio_submit", "studio_texts", "studio_preview")
WORDS = {"en": {"title": "Ours & <b>mine</b>"}, "nb": {"title": "Vår"}}
CHOICES = {"suggests": {"three-circles": "board"}, "show": {"how": "draw", "number": 2}}


@pytest.fixture
def mine() -> Any:
    """Ana's block in Studio."""
    return studio_block(JOURNAL)


@pytest.mark.parametrize("key", KEYS)
def test_what_an_author_saves_is_in_the_fields(key: str) -> None:
    block = studio_block(key)
    sent = form(block, display_name=" Our  page ", word_overrides=WORDS)
    status, answer = ask(block, "studio_submit", sent)
    assert (status, answer["result"]) == (200, "success")
    assert held(block) == {
        "display_name": "Our page",
        "activity_key": key,
        "word_overrides": WORDS,
    }


def test_what_is_emptied_is_no_longer_set() -> None:
    block = studio_block(JOURNAL, display_name="Old", word_overrides=WORDS)
    empty = {"en": {"title": "  "}}
    sent = form(block, display_name="", word_overrides=empty, structure_overrides=CHOICES)
    assert ask(block, "studio_submit", sent)[0] == 200
    assert held(block) == {"activity_key": JOURNAL, "structure_overrides": CHOICES}


WRONG: dict[str, tuple[dict[str, Any], str]] = {
    "no key": ({"activity_key": ""}, "activity_key"),
    "unknown key": ({"activity_key": "nowhere.journal"}, "activity_key"),
    "wrong kind": ({"activity_key": OPENING}, "activity_key"),
    "an example's key": ({"activity_key": "gallery.belonging-map"}, "activity_key"),
    "a key that is a path": ({"activity_key": "../etc.passwd"}, "activity_key"),
    "a key that is a number": ({"activity_key": 7}, "activity_key"),
    "a long name": ({"display_name": "x" * 201}, "display_name"),
    "a name that is a list": ({"display_name": []}, "display_name"),
    "a long text": ({"word_overrides": {"en": {"title": "x" * 10_001}}}, "en.title"),
    "a text that is a number": ({"word_overrides": {"en": {"title": 7}}}, "en.title"),
    "a place that is not there": ({"word_overrides": {"en": {"no.text": "x"}}}, "en.no.text"),
    "a language that is not there": ({"word_overrides": {"fr": {"title": "x"}}}, "fr.title"),
    "words that are a list": ({"word_overrides": []}, "word_overrides"),
    "a language that is a text": ({"word_overrides": {"en": "x"}}, "word_overrides"),
    "choices that are a text": ({"structure_overrides": "x"}, "structure_overrides"),
    "an unknown reader": (
        {"structure_overrides": {"suggests": {"surprise": "all"}}},
        "suggests.surprise",
    ),
    "more questions than there are": (
        {"structure_overrides": {"show": {"how": "draw", "number": 5}}},
        "show.",
    ),
    "a meeting's choice": ({"structure_overrides": {"moderation": "all"}}, "moderation."),
}


def test_what_cannot_be_kept_is_told_place_by_place_and_nothing_is_kept(mine) -> None:
    before, told = held(mine), {}
    for name, (changes, _) in WRONG.items():
        sent = form(mine, **({"display_name": "New"} | changes))
        status, answer = ask(mine, "studio_submit", sent)
        assert (status, held(mine)) == (400, before)
        told[name] = {place: words[-1] for place, words in answer["errors"].items()}
    assert told == {name: {place: "."} for name, (_, place) in WRONG.items()}


def test_what_is_no_form_is_refused(mine) -> None:
    large = json.dumps({"x": "y" * 400_000}).encode()
    bodies = {b"{": "bad_json", b"[]": "bad_fields", b"7": "bad_fields", large: "too_large"}
    answers = {body: ask(mine, "studio_submit", body) for body in bodies}
    assert {body: (status, one["code"]) for body, (status, one) in answers.items()} == {
        body: (400, code) for body, code in bodies.items()
    }


def test_a_field_that_nobody_knows_is_refused(mine) -> None:
    assert ask(mine, "studio_submit", form(mine, due="now"))[1]["code"] == "bad_fields"


def test_whoever_opened_the_editor_before_another_saved_is_told(mine) -> None:
    late = form(mine, display_name="Late")
    ask(mine, "studio_submit", form(mine, display_name="First"))
    status, answer = ask(mine, "studio_submit", late)
    assert (status, mine.display_name, answer["errors"]) == (409, "First", {})


def test_a_lost_text_stays_as_it_is_until_its_author_lets_go() -> None:
    lost = {"en": {"old.text": "kept", "title": "Mine"}}
    block = studio_block(JOURNAL, word_overrides=lost)
    assert ask(block, "studio_submit", form(block, display_name="x"))[0] == 200
    assert block.word_overrides == lost
    other = {"en": {"old.text": "another"}}
    assert ask(block, "studio_submit", form(block, word_overrides=other))[0] == 400
    assert ask(block, "studio_submit", form(block, word_overrides={}))[0] == 200
    assert block.word_overrides == {}


@pytest.mark.parametrize("may", [False, None])
def test_for_anybody_else_there_is_no_such_handler(may: bool | None) -> None:
    block = studio_block(JOURNAL, may=may)
    for handler in HANDLERS:
        with pytest.raises(NoSuchHandlerError):
            ask(block, handler, form(block, display_name="x"))


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        ({"content_type": "text/plain"}, "not_json"),
        ({"method": "GET"}, "not_json"),
        ({"token": False}, "csrf"),
    ],
)
def test_an_author_is_asked_for_json_and_a_token(mine, wrong: dict, code: str) -> None:
    before = held(mine)
    for handler in HANDLERS:
        status, answer = ask(mine, handler, form(mine, display_name="x"), **wrong)
        assert (status, answer["code"], held(mine)) == (400, code, before)


def test_the_open_road_leads_nowhere(mine) -> None:
    for handler in HANDLERS:
        with pytest.raises(NoSuchHandlerError):
            ask(mine, handler, form(mine), url=f"/xblock/u/handler_noauth/{handler}")


def test_the_texts_of_an_activity_are_told_by_language(mine) -> None:
    status, answer = ask(mine, "studio_texts", {"activity_key": JOURNAL})
    assert list(answer) == ["title", "languages", "choices"]
    languages = {one["code"]: one["direction"] for one in answer["languages"]}
    assert (status, languages) == (200, {"en": "ltr", "nb": "ltr"})
    texts = {one["path"]: one for one in answer["languages"][0]["texts"]}
    assert texts["title"] == {"path": "title", "label": "title", "text": answer["title"]}
    assert texts["prompts.seen-first.help.0"]["label"] == "questions › seen first › help › 1"
    assert {one["key"]: one["reader"] for one in answer["choices"]["suggests"]} == {
        "three-circles": "me",
        "seen-first": "me",
        "understood": "counsellor",
        "surprise": "board",
    }
    assert answer["choices"]["show"] == {"how": "all"}


def test_a_meetings_choices_are_told_as_the_course_has_them() -> None:
    block = studio_block(MEETING)
    found = ask(block, "studio_texts", {"activity_key": MEETING})[1]["choices"]
    display = ["named", "nickname", "unnamed"]
    assert found == {"moderation": "", "display": display, "teacher_knows_done": False}


@pytest.mark.parametrize("key", KEYS)
def test_a_preview_shows_what_is_not_saved_and_keeps_nothing(key: str) -> None:
    block = studio_block(key)
    sent = form(block, word_overrides=WORDS, language="en")
    status, answer = ask(block, "studio_preview", sent)
    assert (status, "Ours &amp; &lt;b&gt;mine&lt;/b&gt;</h2>" in answer["page"]) == (200, True)
    assert held(block) == {"activity_key": key}


def test_a_preview_speaks_the_language_that_was_asked(mine) -> None:
    sent = form(mine, word_overrides=WORDS, language="nb")
    page = ask(mine, "studio_preview", sent)[1]["page"]
    assert ('<html lang="nb"' in page, "Vår</h2>" in page) == (True, True)
    assert ask(mine, "studio_preview", form(mine, language="xx"))[0] == 400


def test_an_editor_opens_on_whatever_an_import_left() -> None:
    odd = {"word_overrides": {"en": "x", "nb": {"title": "Vår"}}}
    block = studio_block(
        JOURNAL, **odd, structure_overrides={"suggests": 7, "show": 7, "display": 1}
    )
    page = unescape(block.studio_view().content)
    assert 'data-words="{"nb": {"title": "V\\u00e5r"}}"' in page
    assert 'data-choices="{"display": 1}"' in page


def test_an_editor_lists_what_its_block_can_show() -> None:
    for key in KEYS:
        page = studio_block(key).studio_view().content
        kind = studio_block(key).kind
        listed = [one.key for one in content.catalogue(kind, "en")]
        assert re.findall(r'<input type="radio" [^>]*value="([^"]+)"', page) == listed
        assert f'value="{key}" checked' in page
