"""An author's handlers are there for authors in Studio; by every other way there is nothing.

Nothing means: what a handler answers that no block has, byte by byte.
"""

import json
from collections.abc import Callable

import pytest
from django.http import HttpResponse

from tests.attacks.common import OPENING, Browser, library, lms, stored, studio

NAMES = ("studio_submit", "studio_texts", "studio_preview")
NOT_THERE = "studio_nothing"
BODY = json.dumps(
    {
        "display_name": "Mine",
        "activity_key": OPENING,
        "word_overrides": {"en": {"title": "Hacked"}},
        "structure_overrides": {},
        "language": "en",
        "seen": "",
    }
)
WAYS: dict[str, Callable[[Browser, str], HttpResponse]] = {
    "lms": lambda who, name: who.ask(lms(name, OPENING), body=BODY),
    "lms, a form": lambda who, name: who.ask(lms(name, OPENING), body="a=b", kind="text/plain"),
    "lms, looked at": lambda who, name: who.open(lms(name, OPENING)),
    "open road": lambda who, name: who.ask(lms(name, OPENING, route="handler_noauth"), body=BODY),
    "studio's preview": lambda who, name: who.ask(studio(name, OPENING), body=BODY),
    "library": lambda who, name: who.ask(library(name, who.person, OPENING), body=BODY),
}


def heard(answer: HttpResponse, name: str) -> tuple[int, bytes]:
    return answer.status_code, answer.content.replace(name.encode(), b"")


@pytest.mark.parametrize("person", ["ana", "tor", "max"])
def test_nobody_who_may_not_write_in_the_course_finds_them(browser, person: str) -> None:
    who, before = browser(person), stored()
    for way, ask in WAYS.items():
        missing = heard(ask(who, NOT_THERE), NOT_THERE)
        assert (way, missing[0]) == (way, 404)
        assert [heard(ask(who, name), name) for name in NAMES] == [missing] * len(NAMES)
    assert stored() == before


def test_somebody_who_is_not_logged_in_finds_nothing_either(browser) -> None:
    asked = [browser("").open(lms(name, OPENING)) for name in (*NAMES, NOT_THERE)]
    assert {heard(one, name) for one, name in zip(asked, (*NAMES, NOT_THERE), strict=True)} == {
        heard(asked[0], NAMES[0])
    }
