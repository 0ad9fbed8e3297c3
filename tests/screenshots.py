"""Renew the README's pictures: ``make screenshots`` plays the demo people in a fresh school."""

import os
import tempfile
from pathlib import Path

from playwright.sync_api import Browser, Page, expect, sync_playwright

from tests.browser import common
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
    """Tor's meeting with two cards, one of them hidden with a reason."""
    common.open_meeting(page, "Who am I")
    for device, words in ((ana, "We all switch languages at home."), (bo, "Somebody snores.")):
        common.open_module(device)
        common.put_card(device, words, unnamed=device is bo)
    card = common.card(page, "Somebody snores.")
    card.get_by_role("button", name="Hide from the group").click()
    card.get_by_label("Why? Its author reads this.").fill("Please write about yourself.")
    card.get_by_role("button", name="Hide the card").click()
    expect(card.get_by_text("Please write about yourself.")).to_be_visible()
    page.screenshot(path=PICTURES / "teacher.png", full_page=True, clip=top(1200, 800))


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
