"""The part of the story in which a student wants to talk and adults write something down."""

from playwright.sync_api import Page, expect

from tests.browser import common
from tests.browser.casework import WORRY, case_of
from tests.canary import words


def want_to_talk(page: Page) -> None:
    """With a teacher, in words."""
    page.goto(common.TALK)
    page.get_by_label("Tor").check()
    page.get_by_label("What is it about?").fill(words.HELP)
    page.get_by_role("button", name="Send", exact=True).click()
    expect(page.get_by_role("main")).to_contain_text(words.HELP)


def hear_and_worry(page: Page) -> None:
    """A teacher writes down what he saw, and what she said."""
    page.goto(WORRY)
    page.get_by_label("Which student?").select_option(label="Ana Lind")
    page.get_by_label("What did you see or hear? When and where?").fill(words.FACTS)
    page.get_by_label("What did the student say? Use the same words.").fill(words.HER_WORDS)
    page.get_by_role("button", name="Hand it in").click()
    page.wait_for_url("**/concerns/")


def keep_records(page: Page) -> None:
    """Something to do, and a note."""
    page.goto(case_of(page, "Ana Lind"))
    page.get_by_text("Note something to do").click()
    page.get_by_label("What?").fill(words.TO_DO)
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_role("main")).to_contain_text(words.TO_DO)
    page.get_by_label("A new note").fill(words.ALONE)
    page.get_by_role("button", name="Save the note").click()
    expect(page.get_by_role("main")).to_contain_text(words.ALONE)


def look_for_something(page: Page) -> None:
    """In her own texts, where it is not."""
    page.goto(common.JOURNAL_BOOK)
    box = page.get_by_role("textbox", name="Find in my own texts")
    box.fill(words.SOUGHT)
    with page.expect_response("**/search/"):
        box.press("Enter")
