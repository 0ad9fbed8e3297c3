"""The three stories by keyboard alone, with the focus always in sight."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.common import NAMES, POLL, WIDE, card, expect_saved, prompt

Device = Callable[..., Page]
STOPS = 150  # more stops than any page has
# What holds the focus is drawn round, and on the screen; is it the target?
STOP = """(target) => {
  const one = document.activeElement;
  const style = getComputedStyle(one), place = one.getBoundingClientRect();
  const drawn = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
  const there = place.width > 0 && place.bottom > 0 && place.top < innerHeight;
  const unseen = one !== document.body && !(drawn && there);
  return {unseen: unseen ? one.outerHTML : "", arrived: one === target};
}"""


def test_a_student_writes_and_sends_and_cleo_reads_and_answers(device: Device) -> None:
    bo = arrive(device(), "bo")
    follow(bo, bo.get_by_role("link", name="Who am I"))
    read_notice(bo)
    question = prompt(bo, "understood")
    type_into(bo, question.get_by_role("textbox"), "Typed without a mouse")
    expect_saved(question)
    follow(bo, question.get_by_role("button", name="Send to Cleo Berg"))
    expect(question.locator("[data-part=state]")).to_have_text("Sent")
    cleo = arrive(device(width=WIDE), "cleo")
    follow(cleo, cleo.get_by_role("link", name="Counsellor"))
    follow(cleo, cleo.get_by_role("link", name=NAMES["bo"]).first)
    expect(cleo.get_by_role("article")).to_contain_text("Typed without a mouse")
    type_into(cleo, cleo.get_by_label("Your answer"), "Read without a mouse")
    follow(cleo, cleo.get_by_role("button", name="Send answer"))
    expect(cleo.locator("[data-part=thread]")).to_contain_text("Read without a mouse")


def test_a_teacher_opens_a_meeting_hides_a_card_and_shows_it_again(device: Device) -> None:
    per = arrive(device(width=WIDE), "per")
    follow(per, per.get_by_role("link", name="Teacher"))
    follow(per, per.get_by_role("button", name="Open the meeting: Welcome"))
    emre = arrive(device(), "emre")
    follow(emre, emre.get_by_role("link", name="Welcome"))
    read_notice(emre)
    choose_next(emre, emre.get_by_role("radio", name="In our group"))
    type_into(emre, emre.get_by_label("Your card"), "Put up without a mouse")
    follow(emre, emre.get_by_role("button", name="Put it on the board"))
    found = card(per, "without a mouse")
    expect(found).to_be_visible(timeout=POLL)
    follow(per, found.get_by_role("button", name="Hide from the group"))
    per.keyboard.type("For a moment")
    follow(per, found.get_by_role("button", name="Hide the card"))
    expect(card(emre, "without a mouse")).to_contain_text("For a moment", timeout=POLL)
    follow(per, found.get_by_role("button", name="Show again"))
    expect(card(emre, "without a mouse")).not_to_contain_text("For a moment", timeout=POLL)


def arrive(page: Page, name: str) -> Page:
    """Log in by the button of the demo."""
    page.goto("/login/")
    follow(page, page.get_by_role("button", name=NAMES[name], exact=True))
    page.wait_for_url(lambda url: "/login/" not in url)
    return page


def read_notice(page: Page) -> None:
    """Read the notice, if this student has not yet, and wait for the boxes."""
    notice = page.get_by_role("button", name="I have read this").first
    open_box = page.locator("[data-part=prompt] textarea:enabled").first
    expect(notice.or_(open_box).first).to_be_visible()
    if notice.is_visible():
        follow(page, notice)
    expect(open_box).to_be_visible()


def follow(page: Page, target: Locator) -> None:
    """Go to a link or button with Tab, and press Enter."""
    tab_to(page, target)
    page.keyboard.press("Enter")


def choose_next(page: Page, chosen: Locator) -> None:
    """Go to a choice with Tab, and take the one after it with an arrow."""
    tab_to(page, chosen)
    page.keyboard.press("ArrowDown")
    expect(chosen).not_to_be_checked()


def type_into(page: Page, target: Locator, text: str) -> None:
    """Go to a box with Tab, and type."""
    tab_to(page, target)
    page.keyboard.type(text)


def tab_to(page: Page, target: Locator) -> None:
    """Press Tab until the target has the focus; each stop on the way must be in sight."""
    expect(target).to_be_visible()
    for _ in range(STOPS):
        page.keyboard.press("Tab")
        stop = target.evaluate(STOP)
        assert stop["unseen"] == ""
        if stop["arrived"]:
            return
    pytest.fail(f"Tab never came to {target}")
