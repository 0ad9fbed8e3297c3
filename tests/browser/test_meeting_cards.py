"""What happens to a card after it is written: given back, translated, taken back; a nickname."""

from collections.abc import Callable
from uuid import uuid4

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.common import POLL, assert_accessible, card, part_of, unfold
from tests.browser.room import Lead, enter, lead, room

Person = Callable[..., Page]
NOTE = "Please write about yourself."


def test_a_card_that_came_back_is_written_anew_and_waits_for_a_teacher(person: Person) -> None:
    hand, cai = lead(person("tor")), person("cai")
    found = writes(cai, "Emre is slow")
    act(hand, found, "return/", {"note": NOTE})
    expect(part_of(found, "reason")).to_have_text(NOTE, timeout=POLL)
    unfold(found, "acts")
    found.get_by_role("button", name="Change it and put it up again").click()
    found.get_by_label("Your card").fill("I am slow in the morning")
    assert_accessible(cai)
    found.get_by_role("button", name="Put it up again", exact=True).click()
    again = card(cai, "I am slow in the morning").first
    expect(part_of(again, "state-line")).to_contain_text("A teacher reads it first.", timeout=POLL)
    act(hand, again, "approval/", {})
    expect(part_of(again, "state-line")).to_be_hidden(timeout=POLL)
    unfold(again, "acts")
    again.get_by_role("button", name="What happened to this card").click()
    expect(part_of(again, "story")).to_contain_text("given back to you, by Tor Vik – " + NOTE)


@pytest.mark.deep
def test_a_translation_is_marked_and_the_original_is_one_tap_away(person: Person) -> None:
    lead(person("tor"))
    dina, kim, ana = person("dina"), person("kim"), person("ana")
    writes(dina, "أحب المطر")
    enter(kim)
    expect(part_of(unfold(room(kim), "people"), "present")).to_contain_text("Dina Noor")
    unfold(room(kim), "board-place")
    at_kim = card(kim, "أحب المطر").first
    unfold(at_kim, "acts")
    at_kim.get_by_role("button", name="Translate it").click()
    at_kim.get_by_label("Into which language?").select_option("en")
    at_kim.get_by_label("The translation").fill("I love the rain")
    at_kim.get_by_role("button", name="Save the translation").click()
    expect(part_of(at_kim, "translated-by")).to_have_text("translated by Kim Ness", timeout=POLL)
    unfold(enter(ana), "board-place")
    hers = card(ana, "I love the rain").first
    unfold(hers, "original")
    expect(part_of(hers, "original-text")).to_have_text("أحب المطر")
    assert_accessible(ana)


@pytest.mark.deep
def test_a_nickname_stands_on_her_card_and_what_is_taken_back_is_gone(person: Person) -> None:
    lead(person("tor"))
    emre, ana = person("emre"), person("ana")
    unfold(enter(ana), "board-place")
    found = writes(emre, "I climb trees", nickname="Blue Fox")
    theirs = card(ana, "I climb trees").first
    expect(part_of(theirs, "author")).to_have_text("Blue Fox", timeout=POLL)
    unfold(found, "acts")
    found.get_by_role("button", name="Take it back").click()
    found.locator("fieldset").get_by_role("button", name="Take it back").click()
    expect(card(ana, "I climb trees")).to_have_count(0, timeout=POLL)


@pytest.mark.deep
def test_a_pause_is_told_kindly_and_ends(person: Person) -> None:
    hand, faduma = lead(person("tor")), person("faduma")
    found = writes(faduma, "Loud today")
    pause = str(uuid4())
    act(hand, found, "pause/", {"id": pause, "minutes": 5, "note": "Take a breath with me."})
    told = part_of(room(faduma), "paused")
    expect(told).to_contain_text("Take a breath with me.", timeout=POLL)
    expect(told).to_contain_text("You are still in the meeting")
    expect(part_of(room(faduma), "writing").first).to_be_hidden()
    assert_accessible(faduma)
    hand.put(f"pauses/{pause}/ending/", {})
    expect(told).to_be_hidden(timeout=POLL)


def writes(page: Page, text: str, nickname: str = "") -> Locator:
    """A card of somebody, and where it stands on her own page."""
    place = enter(page)
    form = unfold(place, "writing")
    form.get_by_label("Your card").fill(text)
    if nickname:
        display = unfold(form, "display")
        display.get_by_label("Show a nickname").check()
        display.get_by_label("Your nickname in this group").fill(nickname)
    form.get_by_role("button", name="Put it up").click()
    expect(form.get_by_text("Your card is up.")).to_be_visible()
    unfold(place, "board-place")
    return card(page, text).first


def act(hand: Lead, found: Locator, what: str, body: dict[str, str | int]) -> None:
    """What a teacher does with a card."""
    hand.put(f"cards/{found.get_attribute('data-card')}/{what}", body)
