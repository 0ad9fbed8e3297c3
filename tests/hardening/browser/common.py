"""Time that passes, and what a covered page shows."""

from playwright.sync_api import Page, expect

from tests.browser.common import COUNSELLOR_DESK, NAMES, open_module, prompt, send, write

MINUTE = 60_000  # milliseconds
CHECK = 6_000  # the page looks at its clock every five seconds


def pass_minutes(page: Page, minutes: float) -> None:
    """Nobody touches the page for so long."""
    page.clock.fast_forward(int(minutes * MINUTE + CHECK))


def expect_covered(page: Page, *words: str) -> None:
    """The card is there and has the focus; the words are nowhere in the document."""
    title = page.get_by_role("heading", name="This page is covered")
    expect(title).to_be_focused()
    assert [word for word in words if word in in_page(page)] == []


def in_page(page: Page) -> str:
    """All that stands in the document, what is written in its boxes too."""
    boxes = "[...document.querySelectorAll('textarea')].map(box => box.value).join()"
    return page.content() + page.evaluate(boxes)


def show(page: Page) -> None:
    """Press the one button."""
    page.get_by_role("button", name="Show it again").click()


def sent(page: Page, key: str, text: str) -> None:
    """A text of this student, with her counsellor."""
    open_module(page)
    write(prompt(page, key), text)
    send(prompt(page, key))


def opened(page: Page, student: str) -> None:
    """The newest text of a student on the counsellor's desk, whose script has begun."""
    page.goto(COUNSELLOR_DESK)
    page.get_by_role("link", name=NAMES[student]).first.click()
    page.wait_for_url("**/entries/*/")
    expect(page.get_by_role("button", name="Cover the screen")).to_be_visible()
