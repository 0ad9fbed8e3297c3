"""Moderating on a phone, and what is done when the meeting is over."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.common import (
    POLL,
    TEACHER_DESK,
    assert_accessible,
    card,
    open_meeting,
    open_module,
    part_of,
    put_card,
)
from tests.browser.room import Lead, lead

Person = Callable[..., Page]
READY = "Thank you for your card. Can you say it about yourself, without names?"


def policy(hand: Lead, moderation: str) -> None:
    """When the group sees a card."""
    settings = {"form": "full", "moderation": moderation, "revealed": True}
    hand.put(f"meetings/{hand.meeting}/settings/", settings)


def test_a_card_waits_is_let_up_and_comes_back_with_a_kind_note(person: Person) -> None:
    ana, tor, hand = person("ana"), person("tor"), lead(person("tor"))
    policy(hand, "all")
    open_module(ana)
    put_card(ana, "Ana waits for a yes")
    open_meeting(tor, "Who am I")
    tor.get_by_role("link", name="One card waits for you").click()
    waits = card(part_of(tor, "queue"), "Ana waits")
    waits.get_by_role("button", name="Let the group see it").click()
    expect(tor.get_by_role("heading", name="Waits for you")).to_be_focused()
    expect(tor.get_by_text("Nothing waits now.")).to_be_visible()
    up = card(part_of(tor, "board-place"), "Ana waits")
    opened(up, "Give it back with a kind note")
    up.get_by_role("button", name=READY).click()
    expect(up.get_by_label("Your note")).to_have_value(READY)
    assert_accessible(tor)
    up.get_by_role("button", name="Give it back", exact=True).click()
    told = part_of(card(ana, "Ana waits"), "reason").first
    expect(told).to_have_text(READY, timeout=POLL)
    policy(hand, "none")


def test_a_name_is_shown_with_a_reason_and_the_author_is_told(person: Person) -> None:
    bo, hand = person("bo"), lead(person("tor"))
    tor = person("tor", expected=("422",))
    open_module(bo)
    put_card(bo, "Nobody knows who says this", unnamed=True)
    open_meeting(tor, "Who am I")
    said = card(part_of(tor, "board-place"), "Nobody knows")
    opened(said, "See who wrote this")
    expect(said.get_by_text("The author is told")).to_be_visible()
    for reason in ("why", "I am afraid that somebody is in danger."):
        said.get_by_label("Why do you need to know?").fill(reason)
        said.get_by_role("button", name="Show me the name").click()
        if reason == "why":
            expect(part_of(said, "problem").last).to_contain_text("at least 20 characters")
    expect(part_of(said, "told")).to_have_text("Told to you alone: Bo Eng")
    said.get_by_role("button", name="What was said and done about it").click()
    expect(part_of(said, "acts-list")).to_contain_text("a teacher saw the name")
    assert hand.live()["cards"] != []


@pytest.mark.deep
def test_a_card_is_kept_when_a_colleague_agrees(person: Person) -> None:
    ana, tor, per = (person(name) for name in ("ana", "tor", "per"))
    lead(person("tor"))
    open_module(ana)
    put_card(ana, "This card is kept")
    open_meeting(tor, "Who am I")
    found = card(part_of(tor, "board-place"), "This card is kept")
    opened(found, "Keep it as evidence")
    found.get_by_label("Why must it be kept?").fill("Somebody is threatened on this card.")
    found.get_by_role("button", name="Ask for it").click()
    expect(part_of(found, "told")).to_have_text("Done.")
    per.goto(TEACHER_DESK)
    per.get_by_role("link", name="A card of Fjord").first.click()
    assert_accessible(per)
    per.get_by_role("button", name="Agree").click()
    expect(per.get_by_role("heading", name="The card", exact=True)).to_be_visible()
    expect(per.get_by_text("This card is kept")).to_be_visible()
    assert_accessible(per)


@pytest.mark.deep
def test_a_form_is_left_by_keyboard_and_the_focus_comes_back(person: Person) -> None:
    ana, tor = person("ana"), person("tor")
    lead(person("tor"))
    open_module(ana)
    put_card(ana, "By keyboard alone")
    open_meeting(tor, "Who am I")
    found = card(part_of(tor, "board-place"), "By keyboard")
    hide = found.get_by_role("button", name="Hide from the group")
    hide.press("Enter")
    expect(found.get_by_label("Why? Its author reads this.")).to_be_focused()
    tor.keyboard.type("half a rea")
    tor.wait_for_timeout(POLL - 1000)
    expect(found.get_by_label("Why? Its author reads this.")).to_have_value("half a rea")
    found.get_by_role("button", name="Leave it").press("Enter")
    expect(hide).to_be_focused()


def opened(found: Locator, act: str) -> None:
    """One of the acts behind "More"."""
    found.locator("[data-part=more] summary").click()
    found.get_by_role("button", name=act).click()


def after(page: Page, meeting: str) -> None:
    """The page for when the meeting is over."""
    open_meeting(page, "Who am I")
    page.get_by_role("link", name="After", exact=True).click()
    page.wait_for_url(f"**/meetings/{meeting}/after/")


def test_one_tap_marks_and_a_colleagues_mark_is_not_overwritten(person: Person) -> None:
    tor, per = person("tor"), person("per", expected=("409",))
    meeting = lead(person("tor")).meeting
    for page in (tor, per):
        after(page, meeting)
    first, second = (row(page, "Faduma Wais") for page in (tor, per))
    first.get_by_role("button", name="There", exact=True).click()
    expect(first.get_by_role("button", name="There", exact=True)).to_have_attribute(
        "aria-pressed", "true"
    )
    second.get_by_role("button", name="Away").click()
    expect(second.get_by_text("A colleague marked this first.")).to_be_visible()
    second.get_by_role("button", name="Away").click()
    expect(second.get_by_text("Saved.")).to_be_visible()
    tor.reload()
    again = row(tor, "Faduma Wais").get_by_role("button", name="Away")
    expect(again).to_have_attribute("aria-pressed", "true")
    assert_accessible(tor)


def row(page: Page, name: str) -> Locator:
    return part_of(page, "student").filter(has_text=name)


def test_two_agree_and_one_fetches_the_board(person: Person) -> None:
    tor, per = person("tor"), person("per")
    meeting = lead(person("tor")).meeting
    after(tor, meeting)
    tor.get_by_role("button", name="Ask for a file without names").click()
    expect(tor.get_by_text("Waits for another teacher").first).to_be_visible()
    after(per, meeting)
    per.get_by_role("button", name="Agree").first.click()
    link = per.get_by_role("link", name="As a table (CSV)")
    expect(link).to_be_visible()
    with per.expect_download() as fetched:
        link.click()
    assert fetched.value.suggested_filename == "board.csv"
