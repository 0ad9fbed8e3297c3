"""What a prompt is drawn with, before any script: one question, and all else behind "More"."""

import re
from html import unescape

import pytest
from django.template.loader import render_to_string

from flexid_xblock.blocks.tongues import tongues
from flexid_xblock.content import api as content
from flexid_xblock.domain.seats import SeatKind
from tests.common import COURSE, JOURNAL

OWN_PAGE = f"/flexid/{COURSE}/#readers"


def html(block) -> str:
    """The journal as its person has it."""
    return unescape(block(JOURNAL).student_view().content)


def more(page: str) -> list[str]:
    """What is behind each "More"."""
    return re.findall(r'<details class="flexid-more".*?</details>', page, re.DOTALL)


def test_each_question_is_a_heading_over_its_one_box(block) -> None:
    found = html(block)
    prompts = content.source(JOURNAL)["structure"]["prompts"]
    headings = re.findall(
        r'<h3 class="flexid-field__heading"><label[^>]*>([^<]+)</label></h3>', found
    )
    words = content.words(content.source(JOURNAL), "en").text["prompts"]
    assert headings == [words[prompt["key"]]["question"] for prompt in prompts]
    assert found.count('data-part="text"\n') == len(prompts)


def test_whom_a_question_suggests_is_said_behind_more(block) -> None:
    said = [re.search(r"A suggestion: ([\w ]+)", one)[1] for one in more(html(block))]
    keep, send = "keep this one for you", "send this one"
    assert said == [keep, keep, send, "put something of this on the board"]


def test_there_is_one_live_region(block) -> None:
    page = html(block)
    assert (page.count('role="status"'), page.count('data-part="announce"')) == (1, 1)


def test_every_language_is_offered_in_its_own_script(block) -> None:
    offered = re.findall(
        r'<option value="([^"]+)" lang="[^"]+" dir="(\w+)">([^<]+)<', more(html(block))[0]
    )
    assert offered == [(one.code, one.direction, one.name) for one in tongues()]
    assert {("ar", "rtl", "العربيّة"), ("se", "ltr", "Davvisámegiella")} <= set(offered)
    assert [code for code, _, name in offered if code == name] == []


def test_a_text_can_go_to_the_board_of_the_same_module(block) -> None:
    page = html(block)
    columns = content.source("who-am-i.meeting")["structure"]["board"]["columns"]
    assert 'data-board="who-am-i.meeting"' in page
    assert re.findall(r'-column" value="([^"]+)"', more(page)[0]) == columns


@pytest.mark.parametrize(
    ("numbers", "called"),
    [
        ([{"key": "acute", "number": "113"}, {"key": "children", "number": "116 111"}], ["116111"]),
        ([{"key": "acute", "number": "113"}], ["113"]),
        ([], []),
    ],
)
def test_who_has_no_counsellor_can_call_somebody(block, settings, numbers, called) -> None:
    settings.FLEXID_HELP_NUMBERS = numbers
    line = re.search(r'data-part="no-reader" hidden>(.*?)</p>', html(block), re.DOTALL)[1]
    assert re.findall(r'href="tel:(\d+)"', line) == called
    assert line.split()[:5] == ["No", "counsellor", "is", "chosen", "for"]


@pytest.mark.parametrize("kind", SeatKind)
def test_only_a_learner_is_led_to_her_readers(block, seated, kind: SeatKind) -> None:
    seated(kind)
    assert (OWN_PAGE in html(block)) is (kind is SeatKind.LEARNER)


@pytest.mark.parametrize("plain", ["", "In easy words: who are you?"])
def test_a_question_in_easy_words_is_offered_where_there_is_one(plain: str) -> None:
    text = {"help": ["Think."], "example": "", "plain": plain}
    drawn = render_to_string("flexid/blocks/more.html", {"text": text, "field_id": "x"})
    assert re.findall(r'flexid-more__plain">([^<]+)<', drawn) == [plain] * bool(plain)
