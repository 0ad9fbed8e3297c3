"""The two guides of the teacher's desk can stand on any page, and say what an adult must do."""

import re

from django.template.loader import render_to_string

from flexid_xblock.care.api import help_numbers
from tests.common import COURSE

STEPS = [
    "Listen.",
    "Thank the student for telling you.",
    "Do not promise to keep it secret.",
    "Do not investigate: no questions beyond what you are told.",
    "Go to the counsellor the same day.",
]


def guide(name, **context):
    return render_to_string(f"flexid/desk/guide_{name}.html", context)


def calls(page):
    return re.findall(r'href="tel:(\d+)"', page)


def test_a_card_that_tells_of_danger_has_five_steps_in_this_order():
    (steps,) = re.findall(r"<ol>(.*?)</ol>", guide("moderating"), re.DOTALL)
    assert re.findall(r"<li>(.*?)</li>", steps) == STEPS


def test_the_numbers_are_those_of_the_help_card():
    page = guide("moderating", help_numbers=help_numbers(), course_key=COURSE)
    numbers = [line.number.replace(" ", "") for line in help_numbers()]
    assert calls(page) == numbers[:2]
    assert f"/flexid/{COURSE}/desk/worry/" in page


def test_alone_it_still_says_whom_to_call():
    page = guide("moderating")
    assert calls(page) == ["112"]
    assert "/flexid/" not in page


def test_a_meeting_is_told_before_during_and_after():
    assert re.findall(r"<h3>(.*?)</h3>", guide("teaching")) == ["Before", "During", "After"]
