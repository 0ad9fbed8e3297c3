"""A browser that runs no scripts: help and the way out work, and the boxes explain themselves."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from flexid_xblock.settings.common import DEFAULTS

Person = Callable[..., Page]
SENTENCE = "If it stays closed, your browser does not run scripts"


def test_help_and_the_way_out_work_without_scripts(person: Person) -> None:
    ana = person("ana", java_script_enabled=False)
    ana.goto("/module/who-am-i/")
    leave = ana.get_by_role("link", name="Leave now").first
    expect(leave).to_have_attribute("target", "_top")
    expect(leave).to_have_attribute("href", DEFAULTS["FLEXID_EXIT_URL"])
    number = ana.get_by_role("link", name="116 111").first
    expect(number).to_be_hidden()
    ana.get_by_text("Help and phone numbers").first.click()
    expect(number).to_be_visible()


def test_boxes_without_scripts_are_visible_closed_and_explained(person: Person) -> None:
    ana = person("ana", java_script_enabled=False)
    ana.goto("/module/who-am-i/")
    boxes = ana.locator("[data-part=prompt] textarea:visible")
    expect(boxes).to_have_count(4)
    assert [box.is_disabled() for box in boxes.all()] == [True] * 4
    waiting = ana.locator("[data-part=waiting]", has_text=SENTENCE)
    expect(ana.locator("[data-part=prompt]").filter(has=waiting)).to_have_count(4)
    work = ana.locator("[data-flexid=activity]").filter(has=waiting)
    expect(work).to_have_count(2)
    expect(work.locator("fieldset[data-part=work]:disabled")).to_have_count(2)
