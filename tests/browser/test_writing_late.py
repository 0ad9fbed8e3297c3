"""The scripts that come after the page can be written in do not come: nothing is lost or dead."""

import re

from playwright.sync_api import Locator, Page, expect

from tests.browser.common import box, expect_saved, open_module, prompt, send, write
from tests.browser.server import School
from tests.browser.writing import (
    Person,
    act,
    answer_as_cleo,
    begin_anew,
    begun,
    cleo_reads,
    never_told,
    open_more,
    part,
)

LATER = re.compile(r"/joined/(journal-)?later\.[0-9a-f]+\.js$")
CUT = ("ERR_FAILED", "409")
LINE = "[data-flexid=journal] [data-part=later-line]"
SAID = "No connection now. Nothing was lost; try again."


def without_later(page: Page) -> None:
    """They are cut off, again and again."""
    page.route(LATER, lambda route: route.abort())


def expect_here(page: Page) -> None:
    """They came by themselves, without a new page."""
    page.unroute_all()
    expect(page.locator(LINE).first).to_be_hidden()


def test_she_writes_saves_and_sends_without_them_and_the_page_says_what_is_missing(
    person: Person, school: School
) -> None:
    begin_anew(school, "emre")
    emre = person("emre", expected=CUT)
    open_module(emre)  # the notice is read
    without_later(emre)
    question = begun(emre, "understood", "Written without them.")
    expect(emre.locator(LINE).first).to_have_text(SAID)
    send(question)
    assert cleo_reads(school, "emre", "understood") == "Written without them."
    open_more(question)
    expect(part(question, "more").locator("button:visible")).to_have_count(0)
    expect_here(emre)
    expect(act(question, "ask")).to_be_visible()
    act(question, "ask-delete").click()
    expect(part(question, "deleting")).to_be_focused()


def test_an_answer_is_shown_and_answered_once_they_are_here(person: Person, school: School) -> None:
    begin_anew(school, "emre")
    emre = person("emre", expected=CUT)
    send(begun(emre, "understood", "Do you hear me?"))
    answer_as_cleo(school, "emre", "understood", "I do.")
    without_later(emre)
    open_module(emre)
    question = prompt(emre, "understood")
    expect(emre.locator(LINE).first).to_be_visible()
    expect(act(question, "reply")).to_be_hidden()
    expect_here(emre)
    expect(part(question, "message")).to_contain_text("I do.")
    question.get_by_label("Your answer").fill("Good.")
    act(question, "reply").click()
    expect(part(question, "message")).to_have_count(2)


def test_two_texts_for_one_box_wait_for_them_and_both_are_kept(
    person: Person, school: School
) -> None:
    begin_anew(school, "emre")
    emre = person("emre", expected=CUT)
    first = begun(emre, "surprise", "Begun.")
    second = in_a_tab_without_them(emre, "surprise")
    write(first, "From the first tab.")
    box(second).press_sequentially(" Gone on in the second.")
    expect(part(second, "status")).to_have_text(
        "This text was changed on another page. Both texts are kept."
    )
    expect(part(second, "conflict")).to_be_hidden()
    expect(box(second)).to_have_value("Begun. Gone on in the second.")
    expect_here(second.page)
    expect(part(second, "other-text")).to_have_text("From the first tab.")
    act(second, "both").click()
    expect_saved(second)
    open_module(first.page)
    expect(box(first)).to_have_value("Begun. Gone on in the second.\n\nFrom the first tab.")


def in_a_tab_without_them(page: Page, key: str) -> Locator:
    """The same question in another tab of the device."""
    other = page.context.new_page()
    without_later(other)
    open_module(other)
    return prompt(other, key)


def test_a_deleted_text_offers_no_undo_that_does_nothing(person: Person, school: School) -> None:
    begin_anew(school, "emre")
    emre = person("emre", expected=CUT)
    question = begun(emre, "seen-first", "Not for long.")
    open_more(question)
    act(question, "ask-delete").click()
    act(question, "delete").click()
    expect(part(question, "gone-line")).to_be_visible()
    without_later(emre)
    emre.reload()
    expect(part(question, "gone-line")).to_be_visible()
    expect(act(question, "restore")).to_be_hidden()
    expect_here(emre)
    act(question, "restore").click()
    expect(box(question)).to_have_value("Not for long.")


def test_the_notice_comes_with_them_and_until_then_the_box_says_why_it_is_closed(
    person: Person, school: School
) -> None:
    never_told(school, "cai")
    cai = person("cai", expected=CUT)
    without_later(cai)
    cai.goto("/module/welcome/")
    question = prompt(cai, "at-ease")
    expect(cai.locator(LINE).first).to_be_visible()
    expect(box(question)).to_be_disabled()
    expect(question).to_contain_text("This box opens in a moment.")
    expect_here(cai)
    cai.get_by_role("button", name="I have read this").click()
    expect(box(question)).to_be_enabled()
