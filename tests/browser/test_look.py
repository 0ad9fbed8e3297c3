"""Every page on a small screen: Arabic from right to left, and English in the dark."""

from collections.abc import Callable

from playwright.sync_api import Page

from tests.browser import look
from tests.browser.common import (
    COUNSELLOR_DESK,
    COURSE,
    STUDENT_PAGE,
    TEACHER_DESK,
    open_meeting,
    open_module,
    prompt,
    send,
    write,
)

Device = Callable[..., Page]
Person = Callable[..., Page]
OWN_TEXTS = f"/flexid/api/v1/entries/?course={COURSE.replace('+', '%2B')}&activity=welcome.journal"
EVES_PAGES = (
    "/",
    "/module/welcome/",
    "/module/who-am-i/",
    STUDENT_PAGE,
    "/components/",
    "/nowhere/",
    COUNSELLOR_DESK,  # not there for her
)


def test_every_page_is_whole_in_arabic_at_360_pixels(device: Device, person: Person) -> None:
    assert faults_of_all(device, person, language="ar", direction="rtl", width=360) == []


def test_every_page_is_whole_in_the_dark_at_320_pixels(device: Device, person: Person) -> None:
    at_night = {"language": "en", "direction": "ltr", "width": 320, "color_scheme": "dark"}
    assert faults_of_all(device, person, **at_night) == []


def faults_of_all(
    device: Device, person: Person, *, language: str, direction: str, **screen: object
) -> list[str]:
    """Person by person, page by page, what is wrong."""
    found = []
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
    return {
        "dov": (COUNSELLOR_DESK, COUNSELLOR_DESK + f"entries/{sent_by_eve(person)}/"),
        "una": (TEACHER_DESK, meeting_of_una(person)),
        "eve": EVES_PAGES,
    }


def sent_by_eve(person: Person) -> str:
    """The id of a text that Eve has sent to Dov."""
    eve = person("eve")
    open_module(eve, "welcome")
    question = prompt(eve, "good-to-know")
    if not question.locator("[data-part=state]").is_visible():
        write(question, "A long word: " + "Menneskerettighetsorganisasjon" * 3)
        send(question, "Dov Stein")
    return eve.request.get(OWN_TEXTS).json()["entries"][0]["id"]


def meeting_of_una(person: Person) -> str:
    """The address of a meeting that Una has opened."""
    una = person("una")
    open_meeting(una, "Welcome")
    return una.url
