"""Every page on a small screen: Arabic from right to left, and English in the dark."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from tests.browser import look
from tests.browser.casework import keep_a_copy, pages_of_a_case
from tests.browser.common import (
    COORDINATOR_DESK,
    COUNSELLOR_DESK,
    COURSE,
    JOURNAL_BOOK,
    JOURNAL_PRINT,
    NOTICE,
    PORTFOLIO,
    PORTFOLIO_PRINT,
    SCHOOL_RULES,
    STUDENT_PAGE,
    TALK,
    TEACHER_DESK,
    TIMES,
    open_meeting,
    open_module,
    prompt,
    send,
    write,
)
from tests.browser.test_times import offer

Device = Callable[..., Page]
Person = Callable[..., Page]
OWN_TEXTS = f"/flexid/api/v1/entries/?course={COURSE.replace('+', '%2B')}&activity=welcome.journal"
LEAD_DESK = f"/flexid/{COURSE}/desk/safeguarding/"
ASKED = f"/flexid/api/v1/help-requests/?course={COURSE.replace('+', '%2B')}"
DESK_LISTS = (
    COUNSELLOR_DESK,
    COUNSELLOR_DESK + "?show=unread&module=welcome",
    COUNSELLOR_DESK + "guide/",
)
TEACHERS_PAGES = (TEACHER_DESK, TEACHER_DESK + "guide/", TEACHER_DESK + "modules/who-am-i/")
EVES_PAGES = (
    "/",
    "/module/welcome/",
    "/module/who-am-i/",
    STUDENT_PAGE,
    JOURNAL_BOOK,
    JOURNAL_PRINT,
    PORTFOLIO,
    PORTFOLIO_PRINT,
    TALK,
    TIMES,
    STUDENT_PAGE + "family/who-am-i/",
    STUDENT_PAGE + "my-data/",
    "/components/",
    "/nowhere/",
    COUNSELLOR_DESK,  # not there for her
)


def test_every_page_is_whole_in_arabic_at_360_pixels(device: Device, person: Person) -> None:
    assert faults_of_all(device, person, language="ar", direction="rtl", width=360) == []


@pytest.mark.deep
def test_every_page_is_whole_in_the_dark_at_320_pixels(device: Device, person: Person) -> None:
    at_night = {"language": "en", "direction": "ltr", "width": 320, "color_scheme": "dark"}
    assert faults_of_all(device, person, **at_night) == []


def faults_of_all(
    device: Device, person: Person, *, language: str, direction: str, **screen: object
) -> list[str]:
    """Person by person, page by page, what is wrong.

    Nothing moves: on a busy machine a button would be looked at while its colour still changes.
    """
    found, screen = [], {"reduced_motion": "reduce", **screen}
    for who, addresses in pages_of(person).items():
        page = person(who, language=language, expected=("404",), **screen)
        for address in addresses:
            page.goto(address, wait_until="networkidle" if is_alive(address) else "load")
            found += look.faults(page, language=language, direction=direction)
    stranger = device(language=language, **screen)
    stranger.goto("/login/")
    return found + look.faults(stranger, language=language, direction=direction)


def is_alive(address: str) -> bool:
    """Whether a script of the page fetches what it shows."""
    return any(part in address for part in ("/module/", "/meetings/"))


def pages_of(person: Person) -> dict[str, tuple[str, ...]]:
    """Whose pages there are; something is on each of them."""
    case, *more = pages_of_a_case(person)
    text_and_copy = keep_what_eve_sent(person)
    return {
        "dov": (
            *DESK_LISTS,
            case.removesuffix("case/"),  # the timeline
            *text_and_copy,
            asked_by_eve(person),
            booked_by_eve(person),
            case,
            *more,
        ),
        "una": (*TEACHERS_PAGES, *meetings_of_una(person)),
        "eve": (*EVES_PAGES, NOTICE),
        "sol": (COORDINATOR_DESK, SCHOOL_RULES, *pages_of_groups(person)),
        "liv": (LEAD_DESK, text_and_copy[1]),
    }


def pages_of_groups(person: Person) -> tuple[str, ...]:
    """All groups, Eve's, she herself in it, what waits for a second person, a roster's file."""
    sol, groups = person("sol"), f"{COORDINATOR_DESK}groups/"
    sol.goto(groups)
    sol.get_by_role("link", name="Skog", exact=True).click()
    eve = sol.get_by_role("link", name="Eve Rask")
    others = (f"{COORDINATOR_DESK}approvals/", f"{COORDINATOR_DESK}roster/")
    return groups, sol.url, eve.get_attribute("href"), *others


def sent_by_eve(person: Person) -> str:
    """The id of a text that Eve has sent to Dov."""
    eve = person("eve")
    open_module(eve, "welcome")
    question = prompt(eve, "good-to-know")
    if not question.locator("[data-part=state]").is_visible():
        write(question, "A long word: " + "Menneskerettighetsorganisasjon" * 3)
        send(question, "Dov Stein")
    return eve.request.get(OWN_TEXTS).json()["entries"][0]["id"]


def keep_what_eve_sent(person: Person) -> tuple[str, str]:
    """The address of what Eve sent, and of the copy that Dov asked for and Liv agreed to."""
    dov, liv = person("dov"), person("liv")
    text = COUNSELLOR_DESK + f"entries/{sent_by_eve(person)}/"
    dov.goto(text)
    copy = keep_a_copy(dov)
    liv.goto(copy)
    liv.get_by_role("button", name="Agree").click()
    liv.get_by_role("heading", name="The copy").wait_for()
    return text, copy


def asked_by_eve(person: Person) -> str:
    """The address of what Eve has asked Dov."""
    eve = person("eve")
    eve.goto(TALK)
    eve.get_by_label("Dov Stein").check()
    eve.get_by_role("button", name="Send", exact=True).click()
    eve.get_by_role("heading", name="What you asked").wait_for()
    return f"{STUDENT_PAGE}desk/requests/{eve.request.get(ASKED).json()['requests'][0]['id']}/"


def booked_by_eve(person: Person) -> str:
    """The address of Dov's times: one is free, another Eve has booked."""
    dov, eve = person("dov"), person("eve")
    address = f"{COUNSELLOR_DESK}times/"
    dov.goto(address)
    for start in ("12:00", "") if dov.get_by_role("button", name="Take back").count() < 1 else ():
        offer(dov, start)
    eve.goto(TIMES)
    free = eve.get_by_role("button", name="Book")
    if free.count():
        free.first.click()
        eve.get_by_role("button", name="Cancel this time").wait_for()
    return address


def meetings_of_una(person: Person) -> tuple[str, ...]:
    """A meeting that Una has opened: the room, the wall, before and after it."""
    una = person("una")
    open_meeting(una, "Welcome")
    before = una.get_by_role("link", name="Before", exact=True).get_attribute("href")
    return una.url, una.url + "screen/", una.url + "after/", str(before)
