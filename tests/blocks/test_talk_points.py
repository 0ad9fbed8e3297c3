"""A question that gathers points for a talk says so, and only its page brings what a step needs."""

import re

import pytest
from django.urls import reverse

from flexid_xblock.content import api as content
from flexid_xblock.domain.seats import SeatKind
from tests.common import COURSE, JOURNAL, answer, send, write
from tests.served import later
from tests.year_two import TALK

TIMES = reverse("flexid:times", args=(COURSE,))
LINE = "These are your points for a talk of two. You choose what the talk is about."


@pytest.fixture
def drawn(block, year_two):
    """``drawn(JOURNAL)``: a block's fragment in a course that has a talk."""
    return lambda key=JOURNAL: block(key).student_view()


def of_prompts(html: str) -> dict[str, str]:
    """The markup of each question by its key."""
    parts = re.split(r'<article [^>]*data-prompt="([^"]+)"', html)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


def test_only_a_talks_question_says_what_it_is_for_and_where_to_book(drawn) -> None:
    found = of_prompts(drawn().content)
    assert [key for key, html in found.items() if LINE in html] == [TALK]
    assert [key for key, html in found.items() if f'href="{TIMES}" target="_blank"' in html] == [
        TALK,
    ]


def test_the_line_stands_between_the_question_and_who_can_read_it(drawn) -> None:
    html = of_prompts(drawn().content)[TALK]
    question = content.words(content.source(JOURNAL), "en").text["prompts"][TALK]["question"][:20]
    places = [html.index(one) for one in (question, LINE, 'data-part="readers"', "<textarea")]
    assert places == sorted(places)


def test_only_a_talks_question_has_a_place_for_a_step(drawn) -> None:
    found = of_prompts(drawn().content)
    marks = ('data-part="step-place"', 'data-part="step"', "Yes, this is our next step")
    assert {key: [html.count(one) for one in marks] for key, html in found.items()} == {
        key: [1, 1, 1] if key == TALK else [0, 0, 0] for key in found
    }


def test_its_script_comes_only_with_a_talk_and_with_what_asks_for_it(drawn) -> None:
    names = [one.rpartition("/")[2] for one in later(drawn().content)]
    assert {"step.js", "promptmore.js"} <= set(names)
    assert [one for one in later(drawn("welcome.journal").content) if "step.js" in one] == []


def test_the_page_holds_no_word_of_a_step(drawn, actor) -> None:
    sent = send(actor("ana"), write(actor("ana"), "kanari-points"))
    answer(actor("cleo"), sent, "kanari-step", is_step=True)
    assert "kanari" not in drawn().content


@pytest.mark.parametrize("kind", SeatKind)
def test_only_a_learner_is_led_to_the_times(drawn, seated, kind: SeatKind) -> None:
    seated(kind)
    assert (TIMES in drawn().content) is (kind is SeatKind.LEARNER)
