"""The counsellor's list narrowed, texts as they were before, the timeline, the covered screen."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.common import COUNSELLOR_DESK
from tests.browser.hands import Way, every_way
from tests.browser.server import School
from tests.browser.test_desk import act, at, box, expect_saved, planted
from tests.browser.writing import Person

pytestmark = [pytest.mark.deep, every_way]


def test_the_list_narrowed_and_a_text_as_it_was_before(
    person: Person, school: School, way: Way
) -> None:
    (entry,) = planted(school, f"plant_changed('Lin {way}')")
    cleo = way.enter(person, "cleo")
    narrowed(way, cleo)
    way.hand.press(cleo.get_by_role("link", name=f"Lin {way}"))
    at(cleo, entry)
    way.hand.press(cleo.locator("main a[href*='/texts/1/']"))
    expect(cleo.get_by_role("article")).to_contain_text("Sent first.")
    way.look(cleo)
    way.hand.press(cleo.locator("main > p a").first)
    at(cleo, entry)
    expect(cleo.get_by_role("article").first).to_contain_text("Sent second.")
    way.hand.press(cleo.locator("main a[href*='/students/']:not([href*='/case/'])"))
    cleo.wait_for_url("**/students/*/")
    expect(cleo.locator(".flexid-row--desk")).to_have_count(1)
    way.look(cleo)


def narrowed(way: Way, cleo: Page) -> None:
    """Each of the four tabs; then what changed since her answer, of one module."""
    cleo.goto(COUNSELLOR_DESK)
    for show in ("unread", "read", "changed"):
        tab = cleo.locator(f".flexid-filters > ul a[href='?show={show}']")
        way.hand.press(tab)
        expect(tab).to_have_attribute("aria-current", "page")
    way.hand.press(cleo.locator(".flexid-filters summary"))
    way.hand.press(cleo.locator(".flexid-filters [href='?show=changed&module=who-am-i']"))
    way.look(cleo)


def test_a_screen_is_covered_by_a_press_by_a_key_and_by_the_clock(
    person: Person, school: School, way: Way
) -> None:
    (entry,) = planted(school, f"plant_one('Liv {way}')")
    cleo = way.enter(person, "cleo")
    cleo.clock.install()
    cleo.goto(f"{COUNSELLOR_DESK}entries/{entry}/")
    expect(box(cleo)).to_be_enabled()
    way.hand.write(box(cleo), way.words)
    expect_saved(cleo)
    way.hand.press(cleo.locator("[data-action=cover]"))
    shown_again(way, cleo)
    for _ in range(2):
        cleo.keyboard.press("Escape")
    shown_again(way, cleo)
    cleo.clock.fast_forward("20:10")
    shown_again(way, cleo)
    way.hand.press(act(cleo, "done"))
    expect(cleo.locator("[data-part=done-line]")).to_be_focused()


def shown_again(way: Way, cleo: Page) -> None:
    """Nothing stands there until a press; then her answer is where it was."""
    expect(cleo.locator("[data-part=covered] h1")).to_be_focused()
    expect(cleo.get_by_role("article")).to_have_count(0)
    way.look(cleo)
    way.hand.press(cleo.locator("main [data-action=show]"))
    expect(box(cleo)).to_be_enabled()
    expect(box(cleo)).to_have_value(way.words)
