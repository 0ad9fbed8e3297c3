"""An author's handlers are there for authors in Studio; by every other way there is nothing.

Nothing means: what a handler answers that no block has, byte by byte.
"""

import json
from collections.abc import Callable

import pytest
from django.http import HttpResponse

from tests.attacks.common import OPENING, Browser, editor, library, lms, stored, studio

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
    "library": lambda who, name: who.ask(library(name, who.person, OPENING), body=BODY),
}
STUDIO: dict[str, Callable[[Browser, str], HttpResponse]] = {
    "its preview": lambda who, name: who.ask(studio(name, OPENING), body=BODY),
    "its editor": lambda who, name: who.ask(editor(name, OPENING), body=BODY),
}


def heard(answer: HttpResponse, name: str) -> tuple[int, bytes]:
    return answer.status_code, answer.content.replace(name.encode(), b"")


@pytest.mark.parametrize(
    ("person", "ways"),
    [("ana", WAYS | STUDIO), ("tor", WAYS | STUDIO), ("max", WAYS)],
    ids=["ana", "tor", "max outside Studio"],
)
def test_nobody_who_may_not_write_in_the_course_finds_them(browser, person, ways) -> None:
    who, before = browser(person), stored()
    for way, ask in ways.items():
        missing = heard(ask(who, NOT_THERE), NOT_THERE)
        assert (way, missing[0]) == (way, 404)
        assert [heard(ask(who, name), name) for name in NAMES] == [missing] * len(NAMES)
    assert stored() == before


@pytest.mark.parametrize("ask", STUDIO.values(), ids=STUDIO)
def test_who_may_write_in_the_course_finds_them_in_studio(browser, ask) -> None:
    found = [ask(browser("max"), name).status_code for name in (*NAMES, NOT_THERE)]
    assert found == [409, 200, 200, 404]  # it was opened before somebody else saved


def test_somebody_who_is_not_logged_in_finds_nothing_either(browser) -> None:
    asked = [browser("").open(lms(name, OPENING)) for name in (*NAMES, NOT_THERE)]
    assert {heard(one, name) for one, name in zip(asked, (*NAMES, NOT_THERE), strict=True)} == {
        heard(asked[0], NAMES[0])
    }
