"""Renew the README's pictures: ``make screenshots`` plays the demo people in a fresh school."""

import os
import tempfile
from pathlib import Path

from playwright.sync_api import Browser, Locator, Page, expect, sync_playwright

from tests import contact_sheet
from tests.browser import common, room
from tests.browser.server import School, running_school
from tests.find_browser import browser as find_browser

PICTURES = Path(__file__).parent.parent / "deploy" / "pictures"
ANA = "My biggest circle today is music. At school nobody knows that I sing with my aunts."
CLEO = "Thank you for telling me. When do you feel that circle most?"


def main() -> None:
    """All pictures, from the same short story as the tests."""
    path = os.environ.get("FLEXID_BROWSER") or find_browser()
    with (
        tempfile.TemporaryDirectory() as folder,
        running_school(Path(folder)) as school,
        sync_playwright() as playwright,
    ):
        draw(playwright.chromium.launch(executable_path=path), school)


def draw(browser: Browser, school: School) -> None:
    """Three people, one picture each."""
    author = person(browser, school, "max", width=contact_sheet.WIDTH)
    contact_sheet.draw(browser, author, PICTURES / "kinds.png")
    ana = person(browser, school, "ana", width=400)
    student(ana)
    asks_for_help(person(browser, school, "dina"))
    counsellor(person(browser, school, "cleo", width=1200))
    common.open_module(ana)
    expect(common.prompt(ana, "understood").locator("[data-part=reads]")).to_be_visible()
    common.prompt(ana, "understood").screenshot(path=PICTURES / "student.png")
    teacher(person(browser, school, "tor", width=1200), ana, person(browser, school, "bo"))


def student(page: Page) -> None:
    """Ana writes and sends."""
    common.open_module(page)
    question = common.prompt(page, "understood")
    common.write(question, ANA)
    common.send(question)


def asks_for_help(page: Page) -> None:
    """Dina wants to talk."""
    page.goto(common.TALK)
    page.get_by_role("button", name="Send").click()
    expect(page.get_by_text("Not opened yet").first).to_be_visible()


def counsellor(page: Page) -> None:
    """Cleo's queue; then she reads and answers."""
    page.goto(common.COUNSELLOR_DESK)
    page.screenshot(path=PICTURES / "counsellor.png", full_page=True, clip=top(1200, 760))
    common.open_entry(page, "ana", "adult at school")
    page.get_by_label("Your answer").fill(CLEO)
    expect(page.get_by_text("Saved on the server").first).to_be_visible()
    page.screenshot(path=PICTURES / "reading.png", full_page=True, clip=top(1200, 1150))
    page.get_by_role("button", name="Send answer").click()
    expect(page.get_by_text(CLEO, exact=True).first).to_be_visible()


def teacher(page: Page, ana: Page, bo: Page) -> None:
    """Tor's room: Ana's turn in the round, and a card that somebody asked him to look at."""
    common.open_meeting(page, "Who am I")
    its_your_turn(page, room.enter(ana))
    room.enter(bo)
    common.put_card(ana, "We all switch languages at home.")
    common.put_card(bo, "Somebody here snores.", unnamed=True)
    page.reload()
    expect(page.get_by_text("Somebody here snores.").first).to_be_visible()
    page.screenshot(path=PICTURES / "teacher.png", full_page=True, clip=top(1200, 1000))


def its_your_turn(page: Page, place: Locator) -> None:
    """The round begins with the only one who is here."""
    page.get_by_role("button", name="Next stage").click()
    page.get_by_role("button", name="Begin the round").click()
    expect(place.get_by_text("It is your turn.").first).to_be_visible(timeout=20_000)
    common.part_of(place, "now").screenshot(path=PICTURES / "room.png")


def person(browser: Browser, school: School, name: str, width: int = 400) -> Page:
    """A device on which this person is logged in."""
    size = {"width": width, "height": 900}
    page = browser.new_context(base_url=school.address, viewport=size).new_page()
    common.log_in(page, name)
    return page


def top(width: int, height: int) -> dict[str, int]:
    """The upper part of a page."""
    return {"x": 0, "y": 0, "width": width, "height": height}


if __name__ == "__main__":
    main()
