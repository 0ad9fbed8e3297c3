"""The whole walk of a writer on other screens, in other languages, and by keyboard alone."""

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser import look
from tests.browser.common import WIDE, box, expect_saved, open_module, prompt
from tests.browser.server import School
from tests.browser.test_keyboard import follow, tab_to, type_into
from tests.browser.writing import Person, act, answer_as_cleo, begin_anew, open_more, part

WALKS = (
    ("en", "ltr", WIDE, "My circle is bread."),
    ("nb", "ltr", 360, "Sirkelen min er brød."),
    ("ar", "rtl", 320, "دائرتي هي الخبز (and English)."),
    ("ar", "rtl", WIDE, "دائرتي هي الخبز."),
)


@pytest.mark.deep
@pytest.mark.parametrize(("language", "direction", "width", "text"), WALKS)
def test_the_whole_walk(
    person: Person, school: School, language: str, direction: str, width: int, text: str
) -> None:
    begin_anew(school, "faduma")
    faduma = person("faduma", width=width, language=language)
    read_notice(faduma)
    question = prompt(faduma, "understood")
    box(question).fill(text)
    expect(part(question, "status")).to_have_attribute("data-state", "saved")
    for press in ("send", "ask", "withdraw", "keep", "pass", "send"):
        press_and_look(question, press, language, direction)
    answer_as_cleo(school, "faduma", "understood", "Takk, شكرا, thank you.")
    faduma.reload()
    expect(part(question, "message")).to_have_count(1)
    for press in ("close-thread", "open-thread", "ask-delete", "delete", "restore"):
        press_and_look(question, press, language, direction)
    expect(box(question)).to_have_value(text)


def read_notice(page: Page) -> None:
    """Whatever the language: the boxes are open."""
    page.goto("/module/who-am-i/", wait_until="networkidle")
    notice = page.locator("[data-action=notice-seen]:visible").first
    if notice.is_visible():
        notice.click()
    expect(page.locator("[data-part=prompts] textarea[data-part=text]:disabled")).to_have_count(0)


def press_and_look(question: Locator, press: str, language: str, direction: str) -> None:
    """The focus is on something that is to be seen, and the page has no fault."""
    button = act(question, press)
    if part(question, "more").is_visible() and not button.is_visible():
        open_more(question)
    button.click()
    page = question.page
    # Not deleting itself: the button stays, and the question below it takes the focus.
    if press != "ask-delete":
        expect(button).not_to_have_attribute("aria-disabled", "true")
    page.wait_for_function("document.activeElement.getClientRects().length > 0")
    page.wait_for_function("document.activeElement !== document.body")
    assert look.faults(page, language=language, direction=direction) == []


@pytest.mark.deep
def test_a_text_is_sent_asked_for_deleted_and_brought_back_without_a_mouse(
    person: Person, school: School
) -> None:
    begin_anew(school, "faduma")
    faduma = person("faduma")
    open_module(faduma)
    question = prompt(faduma, "surprise")
    type_into(faduma, box(question), "Typed without a mouse")
    expect_saved(question)
    follow(faduma, act(question, "send"))
    follow(faduma, question.locator("[data-part=more] > summary"))
    tab_to(faduma, part(question, "language"))
    follow(faduma, act(question, "ask"))
    expect(act(question, "unask")).to_be_focused()
    follow(faduma, act(question, "ask-delete"))
    expect(part(question, "deleting")).to_be_focused()
    follow(faduma, act(question, "delete"))
    expect(part(question, "gone-line")).to_be_focused()
    follow(faduma, act(question, "restore"))
    expect(box(question)).to_have_value("Typed without a mouse")
