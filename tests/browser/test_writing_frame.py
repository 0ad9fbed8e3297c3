"""As in the LMS: the block lives in a tall frame, and the page around it is another origin's."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import FrameLocator, Locator, Page, Route, expect

from flexid_xblock.settings.common import DEFAULTS
from tests.browser.common import box, open_module, send
from tests.browser.server import School, free_port
from tests.browser.writing import Person, act, begin_anew, open_more, part

ELSEWHERE = DEFAULTS["FLEXID_EXIT_URL"]
AROUND = """<!doctype html><html lang="en"><title>The course</title><body><h1>The course</h1>
<iframe title="Unit" src="{unit}" width="340" height="9000"></iframe></body></html>"""
# Where the boxes, and help and leave, stand from top to bottom.
ORDER = """() => [...document.querySelectorAll(
  "[data-part=prompts] [data-part=prompt], [data-part=prompts] .flexid-safety")]
  .map((one) => one.matches(".flexid-safety") ? "safety" : "prompt")"""


def framed(page: Page, school: School) -> FrameLocator:
    """The module in a frame of a page with another origin, as the platform lets it be framed."""
    around = f"http://127.0.0.1:{free_port()}/learning/"
    unit = f"{school.address}/module/who-am-i/"

    def let_in(route: Route) -> None:
        answer = route.fetch()
        kept = {
            name: value
            for name, value in answer.headers.items()
            if name not in ("x-frame-options", "content-security-policy")
        }
        route.fulfill(response=answer, headers=kept)

    page.route(unit, let_in)
    page.route(around, show(AROUND.format(unit=unit)))
    page.route(ELSEWHERE, show("Sunny"))
    page.goto(around)
    return page.frame_locator("iframe")


def show(html: str) -> Callable[[Route], None]:
    """Another site's page."""
    return lambda route: route.fulfill(body=html, content_type="text/html")


@pytest.mark.deep
def test_in_a_frame_of_another_origin_help_and_leave_follow_every_prompt(
    person: Person, school: School
) -> None:
    unit, question = written(person, school)
    open_more(question)
    act(question, "ask-delete").click()
    expect(part(question, "deleting")).to_be_focused()
    assert unit.locator("body").evaluate(ORDER) == ["prompt", "safety"] * 4
    helps = unit.locator("[data-part=prompts] .flexid-help")
    helps.nth(2).locator("summary").click()
    expect(helps.nth(2).get_by_role("link", name=re.compile("116 111"))).to_be_visible()


def test_leaving_from_a_frame_takes_the_whole_window_away(person: Person, school: School) -> None:
    unit, question = written(person, school)
    ana = question.page
    box(question).press_sequentially("Somebody comes in")
    pages = ana.evaluate("history.length")
    leave = unit.locator("[data-part=prompts]").get_by_role("link", name="Leave now")
    expect(leave).to_have_count(4)
    leave.nth(2).click()
    expect(ana).to_have_url(ELSEWHERE)
    assert (ana.evaluate("history.length"), ana.frames[1:]) == (pages, [])


def written(person: Person, school: School) -> tuple[FrameLocator, Locator]:
    """Ana writes and sends inside the frame."""
    begin_anew(school, "ana")
    ana = person("ana", expected=("another site",))
    open_module(ana)
    unit = framed(ana, school)
    question = unit.locator("[data-prompt=understood]")
    box(question).fill("Written in a frame.")
    expect(part(question, "status")).to_have_attribute("data-state", "saved")
    send(question)
    return unit, question
