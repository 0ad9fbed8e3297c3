"""A year is closed by Sol, Ana opens her certificate, and nobody asks whether it is valid."""

import re
from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.browser.common import (
    COORDINATOR_DESK,
    STUDENT_PAGE,
    WIDE,
    assert_accessible,
    open_meeting,
    part_of,
)

Person = Callable[..., Page]
THEME = "The moving process"


def test_sol_closes_the_year_ana_has_her_certificate_and_nobody_checks_it(
    person: Person, device: Callable[..., Page]
) -> None:
    note_that_ana_was_there(person("per", width=WIDE))
    sol, ana = person("sol", expected=("422",)), person("ana")
    close_fjord(sol)
    ana.goto(STUDENT_PAGE)
    ana.get_by_role("link", name="Year 1: the group").click()
    paper = ana.get_by_role("article", name="Ana Lind")
    expect(paper).to_contain_text(THEME)
    assert_accessible(ana)
    assert_sheet_fits(ana)
    says(device(), address_on(paper), "Valid")
    assert person("bo", expected=("404",)).goto(ana.url).status == 404
    open_again(sol)
    says(device(), address_on(paper), "Not valid")


def note_that_ana_was_there(per: Page) -> None:
    """After a meeting where no phone was in the room."""
    open_meeting(per, THEME)
    per.get_by_role("button", name="Close the meeting").click()
    per.get_by_role("button", name="Close it").click()
    expect(part_of(per, "meeting-line").first).to_contain_text("closed")
    per.goto(f"{per.url.rstrip('/')}/after/")
    ana = part_of(per, "student").filter(has_text="Ana Lind")
    ana.get_by_role("button", name="There", exact=True).click()
    expect(part_of(ana, "said")).to_have_text("Saved.")


def close_fjord(sol: Page) -> None:
    """From her page of years; without a group nothing is closed."""
    sol.goto(COORDINATOR_DESK)
    sol.get_by_role("link", name="The end of a year").click()
    sol.get_by_role("button", name="Close the year, issue the certificates").click()
    expect(sol.get_by_role("alert")).to_have_text("Choose at least one group first.")
    sol.get_by_role("checkbox", name=re.compile("^Fjord")).check()
    sol.get_by_role("button", name="Close the year, issue the certificates").click()
    sol.get_by_role("link", name=re.compile("certificates? of Fjord")).click()
    expect(sol.get_by_role("article", name="Ana Lind")).to_be_visible()


def open_again(sol: Page) -> None:
    """Nothing of this stays for the other stories of the school."""
    sol.get_by_text("Open this year again").click()
    sol.get_by_role("button", name="Open the year, withdraw the certificates").click()
    expect(sol.get_by_role("checkbox", name=re.compile("^Fjord"))).to_be_visible()


def address_on(paper: object) -> str:
    """Where the paper says that it can be checked."""
    return re.search(r"/flexid/verify/[\w-]+/", paper.inner_text())[0]


def says(page: Page, address: str, answer: str) -> None:
    """What somebody reads there who is not logged in."""
    page.goto(address)
    expect(page.locator("strong")).to_have_text(answer)


def assert_sheet_fits(page: Page) -> None:
    """On paper the certificate is one sheet, and nothing else is printed."""
    page.emulate_media(media="print")
    sheets = page.locator("main > *").evaluate_all(
        "all => all.filter(one => one.checkVisibility()).map(one => one.tagName)"
    )
    assert sheets == ["ARTICLE"]
    size = page.locator(".flexid-paper").evaluate("one => [one.scrollHeight, one.clientHeight]")
    assert size[0] <= size[1]
    page.emulate_media(media="screen")
