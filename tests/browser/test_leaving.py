"""Leaving a page: a warning where words would be lost, none where somebody must get away."""

import re
from collections.abc import Callable
from contextlib import suppress

from playwright.sync_api import Dialog, Error, Page, expect

from flexid_xblock.settings.common import DEFAULTS
from tests.browser.common import box, expect_saved, open_module, prompt

Person = Callable[..., Page]
ELSEWHERE = DEFAULTS["FLEXID_EXIT_URL"]


def test_leaving_with_unsaved_text_warns_also_after_a_failed_save(person: Person) -> None:
    bo = person("bo", expected=("500",))
    open_module(bo)
    warnings = hear_warnings(bo)
    fail_saving(bo)
    question = prompt(bo, "three-circles")
    box(question).press_sequentially("Not yet there")
    try_to_leave(bo)
    assert warnings == ["beforeunload"]
    expect(question.locator("[data-part=status]")).to_contain_text("Not saved yet.")
    try_to_leave(bo)
    assert warnings == ["beforeunload"] * 2
    bo.unroute_all()
    bo.evaluate("dispatchEvent(new Event('focus'))")
    expect_saved(question)
    try_to_leave(bo)
    expect(bo).to_have_url(re.compile("/components/$"))
    assert warnings == ["beforeunload"] * 2


def test_leaving_fast_asks_nothing_and_puts_another_page_in_its_place(person: Person) -> None:
    bo = person("bo", expected=("500", f"another site: {ELSEWHERE}"))
    open_module(bo)
    warnings = hear_warnings(bo)
    fail_saving(bo)
    bo.route(ELSEWHERE, lambda route: route.fulfill(body="Sunny", content_type="text/plain"))
    box(prompt(bo, "seen-first")).press_sequentially("Somebody comes in")
    pages = bo.evaluate("history.length")
    bo.get_by_role("link", name="Leave now").first.click()
    expect(bo.get_by_text("Sunny")).to_be_visible()
    assert warnings == []
    assert bo.evaluate("history.length") == pages


def hear_warnings(page: Page) -> list[str]:
    """What kinds of questions the browser asks; each is answered with "stay"."""
    heard: list[str] = []

    def stay(dialog: Dialog) -> None:
        heard.append(dialog.type)
        dialog.dismiss()

    page.on("dialog", stay)
    return heard


def try_to_leave(page: Page) -> None:
    """Follow an address; "stay" ends the way there, which is no fault."""
    with suppress(Error):
        page.goto("/components/")


def fail_saving(page: Page) -> None:
    """A server that can take no text."""
    page.route("**/api/v1/entries/*/", lambda route: route.fulfill(status=500, json={}))
