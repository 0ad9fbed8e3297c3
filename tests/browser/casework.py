"""A case with something on each of its pages."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.browser.common import COURSE

DESK = f"/flexid/{COURSE}/desk/"
CONCERNS, WORRY = f"{DESK}concerns/", f"{DESK}worry/"
COVER, HAND_OVER = f"{DESK}counsellor/cover/", f"{DESK}counsellor/hand-over/"
LONG = "Arbeiderungdomsfylkingsrepresentantskapsmøte " + "ا" * 60


def case_of(page: Page, student: str) -> str:
    """The address of a student's case, by the list of those whom one may write about."""
    page.goto(WORRY)
    student_id = page.get_by_role("option", name=student).get_attribute("value")
    return f"{DESK}counsellor/students/{student_id}/case/"


def keep_a_copy(page: Page) -> str:
    """Ask, on the page of a text, that a copy is kept; the address of what was asked."""
    page.get_by_text("Keep a copy", exact=True).click()
    page.get_by_label("Why is a copy needed?").fill(LONG)
    page.get_by_role("button", name="Ask a second adult").click()
    copies = page.get_by_role("region", name="Copies that are kept")
    return copies.get_by_role("link").first.get_attribute("href") or ""


def pages_of_a_case(person: Callable[..., Page]) -> tuple[str, ...]:
    """Eve's case on Dov's desk, after he has written something of each kind."""
    dov = person("dov")
    address = case_of(dov, "Eve Rask")
    dov.get_by_label("Which student?").select_option(label="Eve Rask")
    dov.get_by_label("What did you see or hear? When and where?").fill(LONG)
    dov.get_by_role("button", name="Hand it in").click()
    record = dov.get_by_role("link", name="Eve Rask").first.get_attribute("href")
    dov.goto(address)
    dov.get_by_text("Note something to do").click()
    dov.get_by_label("What?").fill(LONG)
    dov.get_by_role("button", name="Save", exact=True).click()
    expect(dov.get_by_label("What?")).to_be_hidden()  # the page was loaded anew
    dov.get_by_label("A new note").fill(LONG)
    dov.get_by_role("button", name="Save the note").click()
    expect(dov.get_by_role("article").first).to_contain_text(LONG.split()[0])
    return address, f"{address}notes/", COVER, HAND_OVER, WORRY, CONCERNS, record or ""
