"""The three stories by keyboard alone, with the focus always in sight."""

from collections.abc import Callable

from playwright.sync_api import Locator, Page, expect

from tests.browser.common import NAMES, POLL, WIDE, card, expect_saved, prompt
from tests.browser.hands import follow, tab_to, type_into

Device = Callable[..., Page]


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
    follow(emre, emre.locator("summary", has_text="Write a card"))
    choose_next(emre, emre.get_by_role("radio", name="In our group"))
    type_into(emre, emre.get_by_label("Your card"), "Put up without a mouse")
    follow(emre, emre.get_by_role("button", name="Put it up"))
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


def choose_next(page: Page, chosen: Locator) -> None:
    """Go to a choice with Tab, and take the one after it with an arrow."""
    tab_to(page, chosen)
    page.keyboard.press("ArrowDown")
    expect(chosen).not_to_be_checked()
