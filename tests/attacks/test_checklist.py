"""What every handler checks, in its order, asked in every place where the platform runs it.

One row a place: what it answers to our page's own request, and what to wrong ones. An
opening page counts as done at once, so that whoever is let in would be told so.
"""

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.http import HttpResponse

from flexid_xblock.blocks import doors
from tests.attacks.common import (
    OPENING,
    Browser,
    editor,
    in_library,
    library,
    lms,
    refusal,
    stored,
    studio,
    tickets,
    usage,
)
from tests.common import COURSE
from tests.standin.views import library_token

HANDLERS = ("ticket", "completed")
TOO_LONG = "{" + " " * doors.MAX_BODY + "}"
SHAPES: dict[str, Callable[[Browser, str], HttpResponse]] = {
    "right": lambda who, address: who.ask(address),
    "GET": lambda who, address: who.open(address),
    "text": lambda who, address: who.ask(address, kind="text/plain"),
    "long": lambda who, address: who.ask(address, body=TOO_LONG),
    "long text": lambda who, address: who.ask(address, body=TOO_LONG, kind="text/plain"),
}
PLATFORM = "the platform's own no"
NOT_THERE = (404, "not_found")
NOT_JSON, TOO_LARGE = (403, "not_json"), (403, "too_large")
WRONG = {"GET": NOT_JSON, "text": NOT_JSON, "long": TOO_LARGE, "long text": NOT_JSON}
HERS = {"right": 200, **WRONG}
REFUSED = {"right": NOT_THERE, **WRONG}
HIDDEN = dict.fromkeys(SHAPES, NOT_THERE)
CLOSED = dict.fromkeys(SHAPES, PLATFORM)
STRANGERS = {**CLOSED, "GET": NOT_JSON}


def plain(who: Browser, name: str) -> str:
    return lms(name, OPENING)


def noauth(who: Browser, name: str) -> str:
    return lms(name, OPENING, route="handler_noauth")


def on_shelf(who: Browser, name: str) -> str:
    return library(name, who.person, OPENING)


def on_shelf_as_nobody(who: Browser, name: str) -> str:
    held = f"anon7-{library_token('anon7', in_library(OPENING))}"
    return f"/api/xblock/v2/xblocks/{in_library(OPENING)}/handler/{held}/{name}/"


def with_branch(who: Browser, name: str) -> str:
    return plain(who, name).replace("+type@", "+branch@draft-branch+type@")


# Where it is asked: who asks, what was done before, and what each shape is answered.
PLACES: dict[str, tuple[str, str, Callable[[Browser, str], str], dict[str, Any]]] = {
    "her page": ("ana", "", plain, HERS),
    "her page, by a draft's key": ("ana", "", with_branch, HERS),
    "her page, by a crawler": ("ana", "crawl", plain, HERS),
    "her page, after she left": ("ana", "leave", plain, HERS),
    "a block that has not begun": ("ana", "shut", plain, CLOSED),
    "that, on the open road": ("ana", "shut", noauth, HIDDEN),
    "a closed account": ("ana", "close", plain, REFUSED),
    "the open road": ("ana", "", noauth, HIDDEN),
    "the open road, nobody": ("", "", noauth, HIDDEN),
    "nobody": ("", "", plain, STRANGERS),
    "staff": ("max", "", plain, REFUSED),
    "staff as a student": ("max", "role", plain, REFUSED),
    "staff as staff": ("max", "staff", plain, REFUSED),
    "staff as Ana": ("max", "ana", plain, REFUSED),
    "staff as Ana, open road": ("max", "ana", noauth, HIDDEN),
    "preview": ("ana", "", lambda _, name: studio(name, OPENING), REFUSED),
    "preview, staff": ("max", "", lambda _, name: studio(name, OPENING), REFUSED),
    "editor": ("ana", "", lambda _, name: editor(name, OPENING), REFUSED),
    "editor, staff": ("max", "", lambda _, name: editor(name, OPENING), REFUSED),
    "library": ("ana", "", on_shelf, REFUSED),
    "library, staff": ("max", "", on_shelf, REFUSED),
    "library, nobody": ("", "", on_shelf_as_nobody, REFUSED),
}


def prepare(act: str, who: Browser, world: Any) -> None:
    """What was done before the handler is asked."""
    looks = {"role": {}, "staff": {"role": "staff"}, "ana": {"user_name": "ana"}}
    if act in looks:
        who.look_as(**looks[act])
    elif act == "crawl":
        who.client.defaults["HTTP_USER_AGENT"] = "robot"
        world.crawlers.add("robot")
    elif act == "leave":
        world.unenrol(COURSE, who.person)
    elif act == "shut":
        world.closed.add(usage(OPENING))
    elif act == "close":
        User.objects.filter(pk=who.person.pk).update(is_active=False)


def told(answer: HttpResponse) -> Any:
    """200 for what is hers; the code of our refusal; or that the platform itself said no."""
    if answer.status_code == 200:
        assert answer.headers["Cache-Control"] == "no-store"
        return 200
    assert not tickets(answer)
    ours = answer.headers["Content-Type"] == "application/json"
    return refusal(answer) if ours else PLATFORM


@pytest.mark.parametrize("place", PLACES)
def test_each_place_answers_in_the_order_of_the_checklist(browser, openedx, place: str) -> None:
    name, act, address, expected = PLACES[place]
    who = browser(name)
    prepare(act, who, openedx)
    before = stored()
    for handler in HANDLERS:
        asked = address(who, handler)
        assert {shape: told(ask(who, asked)) for shape, ask in SHAPES.items()} == expected
    is_hers = expected is HERS
    assert [event[1] for event in openedx.published] == ["completion"] * is_hers
    assert is_hers or stored() == before
    assert openedx.kept_for("user_state") == []


@pytest.mark.parametrize(
    ("address", "blocks"),
    [(plain, 0), (noauth, 0), (lambda _, name: studio(name), 1), (lambda _, name: editor(name), 1)],
)
def test_only_studio_asks_within_a_transaction(ana, monkeypatch, address, blocks: int) -> None:
    depths: list[int] = []
    answer, outside = doors.answer, len(connection.atomic_blocks)

    def noted(*asked: Any) -> Any:
        depths.append(len(connection.atomic_blocks))
        return answer(*asked)

    monkeypatch.setattr(doors, "answer", noted)
    ana.ask(address(ana, "ticket"))
    assert depths == [outside + blocks]
