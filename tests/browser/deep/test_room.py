"""The student's room in a meeting: every step of it, on every screen, by mouse and by keys."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.common import card, part_of
from tests.browser.hands import Way, every_way
from tests.browser.room import Lead, lead, room

pytestmark = [pytest.mark.deep, every_way]
Person = Callable[..., Page]
CIRCLE = "two-names"
# Its votes are counted once for all; test_meeting_room.py votes.
STEPS = ("read", "problem", "sides", "reasons", "best", "new", "done")


def test_the_room_on_every_way(person: Person, way: Way) -> None:
    una, eve = person("una"), way.enter(person, "eve")
    hand = lead(una, eve)
    here = arrive(eve, way)
    way.look(eve)
    agree(here, hand, way)
    take_a_turn(here, hand, way)
    add_a_word(here, hand, way)
    go_through_the_circle(here, hand, way)
    put_up_and_take_back(here, hand, way)


def arrive(page: Page, way: Way) -> Locator:
    """Whatever the language, the meeting is found and its note was read."""
    page.goto("/module/who-am-i/", wait_until="networkidle")
    notice = page.locator("[data-action=notice-seen]:visible").first
    if notice.is_visible():
        way.hand.press(notice)
    expect(part_of(room(page), "room")).to_be_visible()
    return room(page)


def agree(here: Locator, hand: Lead, way: Way) -> None:
    """A new version each time; its drawer opens by itself."""
    hand.agree_on([way.words, str(way)])
    agreement = part_of(here, "agreement")
    way.hand.press(agreement.locator("[data-action=agree]"))
    expect(part_of(agreement, "agreed-mine")).to_be_focused()
    way.look(here.page)


def take_a_turn(here: Locator, hand: Lead, way: Way) -> None:
    """By passing."""
    hand.stage("opening-round")
    hand.round("opening-round")
    mine = part_of(here, "my-turn").locator("visible=true")
    expect(mine).to_be_visible()
    way.look(here.page)
    way.hand.press(mine.locator("[data-action=pass-turn]"))
    expect(mine).to_have_count(0)


def add_a_word(here: Locator, hand: Lead, way: Way) -> None:
    """In the language she says."""
    hand.stage("three-words")
    expect(here.locator("[data-stage=three-words]")).to_be_visible()
    form = part_of(here, "dictionary").locator("[data-part=writing]")
    open_by(way, form)
    way.hand.write(part_of(form, "word"), str(way))
    way.hand.write(part_of(form, "text"), way.words)
    way.hand.press(form.locator("[data-action=put-card]"))
    expect(card(part_of(here, "dictionary"), str(way)).first).to_be_visible()
    way.look(here.page)


def go_through_the_circle(here: Locator, hand: Lead, way: Way) -> None:
    """Each step has its one task; a reason is written."""
    hand.stage(CIRCLE)
    for step in STEPS:
        hand.step(CIRCLE, step)
        task = here.locator(f"[data-step={step}]:visible")
        expect(task).to_be_visible()
        if step == "reasons":
            way.hand.write(part_of(task, "text"), f"{way.words} {way}")
            way.hand.press(task.locator("[data-action=put-card]"))
            reasons = here.locator("[data-part=reasons]:visible")
            expect(card(reasons, str(way)).first).to_be_visible()
        way.look(here.page)


def put_up_and_take_back(here: Locator, hand: Lead, way: Way) -> None:
    """Without her name; then she asks what happened to it, and takes it back."""
    hand.stage("shared-circles")
    expect(here.locator("[data-stage=shared-circles]")).to_be_visible()
    form = part_of(here, "writing").first
    open_by(way, form)
    open_by(way, part_of(form, "display"))
    way.hand.write(part_of(form, "text"), f"{way.words} board-{way}")
    way.hand.press(form.locator("[data-action=put-card]"))
    found = card(part_of(here, "board-place"), f"board-{way}").first
    open_by(way, part_of(found, "acts"))
    way.hand.press(found.locator("[data-action=story]"))
    way.hand.press(found.locator("[data-form=take-back]"))
    way.look(here.page)
    way.hand.press(found.locator("[data-action=yes]"))
    expect(card(part_of(here, "board-place"), f"board-{way}")).to_have_count(0)


def open_by(way: Way, drawer: Locator) -> None:
    """A drawer, if it is not open."""
    expect(drawer).to_be_visible()
    if drawer.get_attribute("open") is None:
        way.hand.press(drawer.locator("summary").first)
