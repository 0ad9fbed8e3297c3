"""A block's two handlers serve the learner's own page; every other way in ends in one sentence.

They are tried on an opening page, which counts as done at once: a handler that
let somebody in would tell the platform so.
"""

from collections.abc import Callable

import pytest
from django.contrib.auth.models import User
from django.core import signing
from django.http import HttpResponse
from django.test import Client

from tests.attacks.common import (
    CSRF,
    OPENING,
    OURS,
    Browser,
    editor,
    library,
    lms,
    stored,
    studio,
    tickets,
    usage,
)
from tests.common import JOURNAL

Attack = Callable[[Browser, str], HttpResponse]
FORM = "application/x-www-form-urlencoded"
PARTS = {"csrfmiddlewaretoken": CSRF}


def plain(name: str) -> str:
    """The handler's own address."""
    return lms(name, OPENING)


def open_road(name: str) -> str:
    """The address that asks for no token and keeps the session's person."""
    return lms(name, OPENING, route="handler_noauth")


WRONG_FORM: dict[str, Attack] = {
    "form": lambda who, name: who.ask(plain(name), body="a=b", kind=FORM),
    "parts": lambda who, name: who.client.post(plain(name), PARTS),
    "text": lambda who, name: who.ask(plain(name), kind="text/plain"),
    "text that holds json": lambda who, name: who.ask(plain(name), kind=f"text/plain;{OURS}"),
    "longer type": lambda who, name: who.ask(plain(name), kind=f"{OURS}-patch+json"),
    "no type": lambda who, name: who.ask(plain(name), kind=""),
    "GET": lambda who, name: who.open(plain(name)),
    "GET with a type": lambda who, name: who.client.get(plain(name), headers=_page()),
    "PUT": lambda who, name: who.client.put(plain(name), "{}", OURS, headers=_page()),
    "PATCH": lambda who, name: who.client.patch(plain(name), "{}", OURS, headers=_page()),
    "DELETE": lambda who, name: who.client.delete(plain(name), "{}", OURS, headers=_page()),
}
WRONG_WAY: dict[str, Attack] = {
    "open road": lambda who, name: who.ask(open_road(name)),
    "open road, from elsewhere": lambda who, name: who.ask(open_road(name), token=None),
    "open road, text": lambda who, name: who.ask(open_road(name), kind="text/plain", token=None),
    "open road, GET": lambda who, name: who.open(open_road(name)),
    "open road, spelled": lambda who, name: who.ask(
        open_road(name).replace("handler_noauth", "handler%5Fnoaut%68")
    ),
    "open road, with more": lambda who, name: who.ask(f"{open_road(name)}/more?x=/handler/"),
    "workbench's road": lambda who, name: who.ask(f"{plain(name)}/unauth_handler/"),
    "studio": lambda who, name: who.ask(studio(name, OPENING)),
    "studio's editor": lambda who, name: who.ask(editor(name, OPENING)),
    "library": lambda who, name: who.ask(library(name, who.person, OPENING)),
}
handlers = pytest.mark.parametrize("name", ["ticket", "completed"])


def test_the_learners_page_gets_a_ticket(ana: Browser) -> None:
    answer = ana.ask(plain("ticket"))
    assert (answer.status_code, list(answer.json())) == (200, ["ticket"])
    assert answer.headers["Cache-Control"] == "no-store"


def test_the_learners_page_tells_what_is_done(ana: Browser, openedx) -> None:
    answer = ana.ask(plain("completed"), kind=f"{OURS}; charset=utf-8")
    assert (answer.status_code, answer.json()) == (200, {"done": True})
    assert [event[1:] for event in openedx.published] == [("completion", {"completion": 1.0})]


def test_the_browser_is_not_believed_about_what_is_done(ana: Browser, openedx) -> None:
    answer = ana.ask(lms("completed", JOURNAL), body='{"done": true, "completion": 1}')
    assert (answer.json(), openedx.published) == ({"done": False}, [])


@handlers
@pytest.mark.parametrize("attack", WRONG_FORM)
def test_what_a_foreign_page_can_send_is_refused(ana, untouched, attack: str, name: str) -> None:
    assert untouched(WRONG_FORM[attack], ana, name) == (403, "not_json")


@handlers
@pytest.mark.parametrize("attack", WRONG_WAY)
def test_every_other_way_in_is_not_there(ana, untouched, attack: str, name: str) -> None:
    assert untouched(WRONG_WAY[attack], ana, name) == (404, "not_found")


@handlers
@pytest.mark.parametrize("way", [studio, editor, lambda name, _: open_road(name)])
def test_staff_find_no_other_way_in(browser, untouched, way, name: str) -> None:
    assert untouched(browser("max").ask, way(name, OPENING)) == (404, "not_found")


@handlers
def test_the_header_is_asked_for_where_the_platform_forgets_it(ana, untouched, name: str) -> None:
    lax = Client(enforce_csrf_checks=False)
    lax.force_login(ana.person)
    assert untouched(lax.post, plain(name), "{}", OURS) == (403, "csrf")


@handlers
@pytest.mark.parametrize("token", [None, "", "wrong", CSRF[::-1]])
def test_without_its_token_the_platform_lets_nothing_in(ana, openedx, token, name: str) -> None:
    before = stored()
    answer = ana.ask(plain(name), token=token)
    assert (answer.status_code, tickets(answer)) == (403, set())
    assert (stored(), openedx.published) == (before, [])


@handlers
def test_a_stranger_whose_get_the_platform_lets_through_gets_nothing(
    browser, untouched, name: str
) -> None:
    assert untouched(browser("").open, plain(name)) == (403, "not_json")


@handlers
@pytest.mark.parametrize("kind", [OURS, "text/plain"])
def test_a_stranger_on_the_open_road_gets_nothing(browser, untouched, kind, name: str) -> None:
    assert untouched(browser("").ask, open_road(name), kind=kind) == (404, "not_found")


@handlers
def test_a_stranger_is_stopped_by_the_platform(browser, openedx, name: str) -> None:
    before = stored()
    assert browser("").ask(plain(name)).status_code == 403
    assert (stored(), openedx.published) == (before, [])


@handlers
def test_a_closed_account_gets_nothing(ana, untouched, name: str) -> None:
    User.objects.filter(pk=ana.person.pk).update(is_active=False)
    assert untouched(ana.ask, plain(name)) == (404, "not_found")


@handlers
def test_course_staff_get_nothing(browser, untouched, name: str) -> None:
    assert untouched(browser("max").ask, plain(name)) == (404, "not_found")


@handlers
def test_a_librarys_address_of_another_person_opens_nothing(
    ana, people, browser, untouched, name: str
) -> None:
    theirs = library(name, people["bo"], OPENING)
    before = stored()
    assert ana.ask(theirs).status_code == 403
    assert stored() == before
    assert untouched(browser("").ask, theirs) == (404, "not_found")


@pytest.mark.parametrize("more", ["?student=bo", "?user_id=2", "/bo", "/2/"])
def test_an_address_that_names_somebody_else_changes_nobody(ana, more: str) -> None:
    (found,) = tickets(ana.ask(plain("ticket") + more))
    assert signing.loads(found, salt="flexid.ticket.1")["user_id"] == ana.person.pk


def test_a_handler_that_is_not_ours_is_not_there(ana: Browser) -> None:
    names = ("student_view", "save", "answer", "__init__", "")
    assert {ana.ask(plain(name)).status_code for name in names} == {404}


def test_a_block_that_is_not_there_gives_no_ticket(ana, untouched) -> None:
    address = plain("ticket").replace(OPENING, "nothing.opening")
    assert untouched(ana.ask, address) == (404, "unknown_activity")
    assert ana.ask(plain("ticket").replace(usage(OPENING), "nothing")).status_code == 404


def _page() -> dict[str, str]:
    return {"X-CSRFToken": CSRF, "Content-Type": OURS}
