"""Two teachers lead a meeting from their own screens: one on a phone, one at a desk."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.common import (
    POLL,
    WIDE,
    assert_accessible,
    card,
    open_meeting,
    open_module,
    part_of,
    put_card,
    unfold,
)
from tests.browser.room import Lead, enter, lead

Person = Callable[..., Page]
CIRCLE = "two-names"


def led_by_both(person: Person, stage: str, **options: object) -> tuple[Page, Page, Lead]:
    """Tor's phone, Per's desk, and a hand that took the meeting to a stage."""
    tor, per = person("tor", **options), person("per", width=WIDE, **options)
    hand = lead(person("tor"))
    hand.stage(stage)
    for page in (tor, per):
        open_meeting(page, "Who am I")
    return tor, per, hand


def title(page: Page) -> object:
    return part_of(page, "now-title")


@pytest.mark.deep
def test_both_see_the_same_stage_also_after_a_reload(person: Person) -> None:
    tor, per, _hand = led_by_both(person, "opening-round")
    expect(title(per)).to_have_text("Opening round")
    tor.get_by_role("button", name="Next stage").click()
    expect(title(tor)).to_be_focused()
    expect(title(per)).to_have_text("Three words", timeout=POLL)
    expect(per.get_by_text("These words are tools.")).to_be_visible()
    expect(per.get_by_text("We start with a round.")).to_be_hidden()
    per.reload()
    expect(title(per)).to_have_text("Three words")
    per.get_by_role("button", name="Back", exact=True).click()
    expect(title(tor)).to_have_text("Opening round", timeout=POLL)
    expect(part_of(tor, "place")).to_have_text("Stage 1 of 8")
    for page in (tor, per):
        assert_accessible(page)


def test_who_comes_second_is_told_who_moved_it_on(person: Person) -> None:
    _tor, per, hand = led_by_both(person, "opening-round", expected=("409",))
    held = hold_back(per)
    hand.stage("my-circles")
    per.get_by_role("button", name="Next stage").click()
    expect(part_of(per, "stage-problem")).to_have_text("Tor Vik moved the meeting on.")
    expect(title(per)).to_have_text("My circles")
    assert held == []


def hold_back(page: Page) -> list[str]:
    """The page hears nothing new until it sends something; what is in the list is still held."""
    held = ["live"]

    def answer(route: Route) -> None:
        if held:
            route.fulfill(status=304)
        else:
            route.continue_()

    def let_go(route: Route) -> None:
        held.clear()
        route.continue_()

    page.route("**/live/", answer)
    page.route("**/stage/", let_go)
    return held


def test_time_that_is_over_is_said_quietly(person: Person) -> None:
    tor = person("tor")
    hand = lead(person("tor"))
    hand.stage("three-words")
    hand.stage("opening-round")
    tor.clock.install()
    open_meeting(tor, "Who am I")
    timer = part_of(tor, "timer").first
    expect(timer).to_have_text("10 min left")
    tor.clock.fast_forward("13:00")
    expect(timer).to_have_text("3 min over")
    assert timer.get_attribute("role") == "timer"


def test_a_round_the_circle_and_the_agreement_on_a_phone(person: Person) -> None:
    ana, hand = person("ana"), lead(person("tor"))
    hand.stage("opening-round")
    enter(ana)
    tor = person("tor")
    open_meeting(tor, "Who am I")
    expect(part_of(tor, "present")).to_contain_text("Ana Lind", timeout=POLL)
    a_round(tor)
    an_agreement(tor)
    hand.stage(CIRCLE)
    expect(title(tor)).to_contain_text("Two names", timeout=POLL)
    a_circle(tor)
    assert_accessible(tor)


def a_round(tor: Page) -> None:
    """Begun and handed on; begun anew and ended."""
    line, here = tor.locator("[data-part=round-line]:visible"), tor.locator(".flexid-round:visible")
    begin, end = (here.get_by_role("button", name=f"{one} the round") for one in ("Begin", "End"))
    over = re.compile("The round is over")
    begin.click()
    expect(line).to_have_text(re.compile("has the word"))
    here.get_by_role("button", name="Hand on").click()
    expect(part_of(here, "turn-list").locator("li").first).to_have_attribute("data-state", "done")
    if line.inner_text() != "The round is over.":
        end.click()
    expect(line).to_have_text(over)
    begin.click()
    end.click()
    expect(line).to_have_text(over)


def an_agreement(tor: Page) -> None:
    """One line for each rule; everybody is asked anew."""
    drawer = unfold(tor, "agreement")
    drawer.get_by_label("One line for each rule").fill("We listen.\n\nنستمع")
    drawer.get_by_role("button", name="Save this version").click()
    expect(part_of(drawer, "agreed-line")).to_have_text(re.compile("0 of .* have agreed"))
    tor.reload()
    expect(part_of(tor, "rules-box")).to_have_value("We listen.\nنستمع")


def a_circle(tor: Page) -> None:
    """Nine steps by one button; the votes tell nothing while they are open."""
    circle = tor.locator("[data-circle]:visible")
    circle.get_by_role("button", name="Begin the circle").click()
    here = circle.locator("[aria-current=step]")
    for step in ("problem", "first", "sides", "reasons", "best", "second", "new", "done"):
        circle.get_by_role("button", name="Next step").click()
        expect(here).to_have_attribute("data-step", step)
        if step in ("first", "second"):
            expect(
                circle.get_by_text("Nobody sees how it goes").locator("visible=true")
            ).to_be_visible()
    expect(circle.get_by_text("Fewer than five people voted").first).to_be_visible()


def test_the_wall_shows_the_stage_and_only_what_the_group_sees(person: Person) -> None:
    ana, hand = person("ana"), lead(person("tor"))
    hand.stage("shared-circles")
    settings = {"form": "full", "moderation": "all", "revealed": True}
    hand.put(f"meetings/{hand.meeting}/settings/", settings)
    open_module(ana)
    put_card(ana, "The wall must wait for this")
    wall = person("per", width=WIDE)
    open_meeting(wall, "Who am I")
    expect(card(wall, "The wall must wait")).to_be_visible()
    wall.goto(wall.url + "screen/")
    expect(wall.get_by_role("heading", name="What we share", exact=True)).to_be_visible()
    expect(part_of(wall, "code").first).to_have_text(re.compile(r"^\w{6}$"))
    assert "must wait for this" not in wall.content()
    assert_accessible(wall)
    card_id = waiting(hand)
    hand.put(f"cards/{card_id}/approval/", {})
    expect(card(wall, "must wait for this")).to_be_visible(timeout=POLL)
    hand.put(f"meetings/{hand.meeting}/settings/", {**settings, "moderation": "none"})


def waiting(hand: Lead) -> str:
    """The id of the card that waits for a yes."""
    found = [one["id"] for one in hand.live()["cards"] if one["state"] == "waiting"]
    assert len(found) == 1
    return str(found[0])
