"""A bank of questions on a phone: a choice is opened by hand, and a draw stays as it fell."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Locator, Page, StorageState, expect

from tests.banks import KEYS, SCHOOL
from tests.browser import look
from tests.browser.common import STUDENT_PAGE, box, open_module, prompt, write
from tests.browser.server import School, running_school


@pytest.fixture(scope="module")
def school(tmp_path_factory: pytest.TempPathFactory) -> Iterator[School]:
    """A school with a choice in one journal and a draw in another."""
    with running_school(tmp_path_factory.mktemp("banks"), **SCHOOL) as school:
        yield school


@pytest.fixture(scope="module")
def remembered() -> dict[str, StorageState]:
    return {}


def fold(page: Page, key: str) -> Locator:
    """The folded question of a choice."""
    return page.locator("details.flexid-fold").filter(has=prompt(page, key))


def keep(page: Page, key: str) -> None:
    prompt(page, key).get_by_role("button", name="Keep for me").click()
    expect(prompt(page, key).locator("[data-part=state]")).to_have_text("Kept for you")


def drawn(page: Page) -> list[str]:
    """The questions of the welcome, in order."""
    open_module(page, "welcome")
    return [one.get_attribute("data-prompt") or "" for one in page.locator("[data-prompt]").all()]


def test_she_chooses_two_by_keyboard_and_they_stand_open_when_she_is_back(person) -> None:
    ana = person("ana", width=360, reduced_motion="reduce")
    open_module(ana)
    expect(ana.get_by_text("Choose 2 of these questions. You can answer more.")).to_be_visible()
    expect(ana.locator("[data-prompt]:visible")).to_have_count(0)
    for key in KEYS[1:3]:
        fold(ana, key).locator("summary").first.press("Enter")
        write(prompt(ana, key), "Mine.")
        keep(ana, key)
    found = look.faults(ana, language="en", direction="ltr")
    ana.reload()
    expect(ana.locator("[data-prompt]:visible")).to_have_count(2)
    assert [fold(ana, key).get_attribute("open") for key in KEYS] == [None, "", "", None]
    ana.goto(STUDENT_PAGE)
    expect(ana.get_by_text("2 of 5 steps done")).to_be_visible()
    assert found == []


@pytest.mark.deep
def test_a_draw_is_the_same_on_another_device_and_from_right_to_left(person) -> None:
    ana = person("ana")
    first = drawn(ana)
    line = ana.get_by_text("These questions were drawn for you. Others can have other ones.")
    expect(line).to_be_visible()
    other = person("ana", width=360, language="ar", reduced_motion="reduce")
    assert (len(first), drawn(other)) == (2, first)
    other.goto("/module/who-am-i/", wait_until="networkidle")
    fold(other, KEYS[0]).locator("summary").first.click()
    expect(box(prompt(other, KEYS[0]))).to_be_enabled()
    assert look.faults(other, language="ar", direction="rtl") == []
