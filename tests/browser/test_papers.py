"""What adults read and print, on a phone by keyboard and on paper."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from flexid_xblock.content import api as content
from tests.browser.common import NAMES, STUDENT_PAGE, TEACHER_DESK, assert_accessible
from tests.browser.hands import follow
from tests.browser.look import SCROLLS, TOO_WIDE

Person = Callable[..., Page]
GUIDE = f"{TEACHER_DESK}modules/who-am-i/"
SHEET = f"{STUDENT_PAGE}family/who-am-i/"
WRITTEN = [one.key for one in content.course().modules if one.complete]
# What only a screen shows; and whatever else one can press.
NOT_ON_PAPER = "header, nav, footer, button, .flexid-safety, .flexid-crumbs"
A4 = 700  # pixels between the margins


def assert_fits(page: Page) -> None:
    """Nothing is drawn wider than the page."""
    assert page.evaluate(TOO_WIDE) + page.evaluate(SCROLLS) == []


def sheets(page: Page) -> int:
    """On how many sheets of paper the page lies."""
    pdf = page.pdf(prefer_css_page_size=True)
    return len(re.findall(rb"/Type\s*/Page\b", pdf))


def assert_ready_for_paper(page: Page) -> None:
    """In print no way to anywhere and no name of whoever prints it; everything else fits."""
    page.set_viewport_size({"width": A4, "height": 990})
    page.emulate_media(media="print")
    assert page.locator(NOT_ON_PAPER).locator("visible=true").count() == 0
    assert page.locator("main a").locator("visible=true").count() == 0
    text = page.evaluate("document.body.innerText")
    assert [name for name in NAMES.values() if name in text] == []
    assert_fits(page)


def test_a_teacher_comes_to_the_guide_by_keyboard_and_prints_it(person: Person) -> None:
    tor = person("tor")
    tor.goto(TEACHER_DESK)
    follow(tor, tor.get_by_role("link", name="The guide: Who am I"))
    expect(tor).to_have_url(re.compile(re.escape(GUIDE) + "$"))
    follow(tor, tor.get_by_role("link", name="When to hand over"))
    expect(tor.get_by_role("heading", name="When to hand over")).to_be_in_viewport()
    tor.evaluate("window.print = () => { document.title = 'printed'; }")
    follow(tor, tor.get_by_role("button", name="Print, or save as a file"))
    assert tor.title() == "printed"
    assert_fits(tor)
    assert_accessible(tor)
    assert_ready_for_paper(tor)
    heading = tor.get_by_role("heading", name="Two names", exact=False).last
    expect(heading).to_be_visible()
    assert sheets(tor) <= 10


def test_a_student_finds_the_sheet_for_those_at_home(person: Person) -> None:
    ana = person("ana")
    ana.goto("/module/who-am-i/")
    with ana.expect_popup() as opened:
        follow(ana, ana.get_by_role("link", name="For the adults at home"))
    sheet = opened.value
    expect(sheet).to_have_url(re.compile(re.escape(SHEET) + "$"))
    assert_fits(sheet)
    assert_accessible(sheet)
    follow(sheet, sheet.get_by_role("link", name="Norsk"))
    expect(sheet.locator("article")).to_have_attribute("lang", "nb")
    assert_accessible(sheet)
    assert_ready_for_paper(sheet)


@pytest.mark.parametrize("module", WRITTEN)
def test_it_is_one_sheet_of_paper_in_every_language(person: Person, module: str) -> None:
    ana = person("ana")
    for language in content.family_languages(module):
        ana.goto(f"{STUDENT_PAGE}family/{module}/?lang={language}")
        assert (language, sheets(ana)) == (language, ana.get_by_role("article").count())
