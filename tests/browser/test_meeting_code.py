"""A code on the wall brings a phone of the group to the meeting, and nobody else's."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.browser.common import STUDENT_PAGE, assert_accessible
from tests.browser.room import lead, room

Person = Callable[..., Page]


def test_the_code_brings_her_phone_to_her_groups_meeting(person: Person) -> None:
    hand = lead(person("una"))
    code = hand.live()["meeting"]["code"]
    eve = person("eve")
    type_code(eve, f" {code[:3].lower()} {code[3:].lower()} ")
    expect(room(eve)).to_be_visible()
    assert "/module/who-am-i/" in eve.url


def test_a_code_of_another_group_is_no_code(person: Person) -> None:
    hand = lead(person("una"))
    code = hand.live()["meeting"]["code"]
    ana = person("ana", expected=("404",))
    type_code(ana, code)
    problem = ana.get_by_role("alert").filter(has_text="No meeting of your group has this code")
    expect(problem).to_be_visible()
    expect(ana.get_by_label("The six letters and numbers")).to_be_focused()
    assert_accessible(ana)


def type_code(page: Page, code: str) -> None:
    """On her own page, by keys."""
    page.goto(STUDENT_PAGE)
    page.get_by_text("I have a code").click()
    box = page.get_by_label("The six letters and numbers")
    box.fill(code)
    box.press("Enter")
