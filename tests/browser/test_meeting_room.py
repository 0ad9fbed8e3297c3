"""Story (b), on a phone: what a student does in the room, step by step."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.common import POLL, assert_accessible, card, part_of, unfold
from tests.browser.room import RULES, Lead, enter, lead, room

Person = Callable[..., Page]
CIRCLE = "two-names"


def test_she_agrees_takes_her_turn_and_adds_a_word(person: Person) -> None:
    una, eve = person("una"), person("eve")
    hand = lead(una, eve)
    here = enter(eve)
    agrees(here, hand)
    takes_her_turn(here, hand)
    adds_a_word(here, hand)


def test_the_circle_has_one_task_at_a_time_and_no_winner(person: Person) -> None:
    una, eve = person("una"), person("eve")
    hand = lead(una, eve)
    here = enter(eve)
    hand.stage(CIRCLE)
    hand.step(CIRCLE, "first")
    votes(here, "Keep both names")
    chooses_a_side(here, hand)
    writes_a_reason(here, hand)
    hand.step(CIRCLE, "second")
    votes(here, "My own idea")
    hand.step(CIRCLE, "done")
    expect(here.locator(".flexid-circle__task:visible")).to_have_text(
        "The circle is done. No answer has won."
    )
    expect(here.get_by_text("Fewer than five people voted").locator("visible=true")).to_have_count(
        2
    )
    assert_accessible(eve)


@pytest.mark.deep
def test_who_drops_off_lands_in_the_step_and_later_reads_the_board(person: Person) -> None:
    una, eve = person("una"), person("eve", expected=("ERR_INTERNET_DISCONNECTED", "403"))
    hand = lead(una, eve)
    here = enter(eve)
    puts_up_a_card_without_a_name(here, hand)
    eve.context.set_offline(True)
    expect(part_of(here, "meeting-line")).to_contain_text("No connection now.", timeout=POLL)
    eve.context.set_offline(False)
    eve.reload()
    expect(room(eve).get_by_role("heading", name="What we share")).to_be_visible()
    finds_it_closed_while_she_writes(here, hand)
    expect(part_of(card(part_of(here, "board-place"), "unsaid"), "state-line")).to_be_hidden()
    assert_accessible(eve)
    hand.put(f"meetings/{hand.meeting}/", {"open": True})


def finds_it_closed_while_she_writes(here: Locator, hand: Lead) -> None:
    """What she has begun stays before her eyes; the board can still be read."""
    form = part_of(here, "writing").first
    form.get_by_label("Your card").fill("half a thought")
    hand.put(f"meetings/{hand.meeting}/", {"open": False})
    expect(part_of(here, "meeting-line")).to_contain_text("You can read the board until")
    form.get_by_role("button", name="Put it up").click()
    expect(form.get_by_role("alert")).to_have_text(
        "The meeting is closed. Your text is still here."
    )
    expect(form.get_by_label("Your card")).to_have_value("half a thought")


def agrees(here: Locator, hand: Lead) -> None:
    """The agreement opens by itself, says what adults must pass on, and takes her yes once."""
    hand.agree_on(RULES)
    agreement = part_of(here, "agreement")
    expect(agreement.get_by_text(RULES[1])).to_be_visible()
    expect(agreement.get_by_text("a forced marriage")).to_be_visible()
    agreement.get_by_role("button", name="I agree").click()
    expect(part_of(agreement, "agreed-mine")).to_be_focused()
    expect(part_of(agreement, "agreed-line")).to_have_text("1 of 2 have agreed.")


def takes_her_turn(here: Locator, hand: Lead) -> None:
    """The round says whose turn it is, and offers to pass as large as to speak."""
    hand.stage("opening-round")
    expect(here.get_by_role("heading", name="Opening round")).to_be_visible()
    expect(part_of(here, "place").first).to_have_text("1 of 8")
    expect(part_of(here, "announce")).to_have_text("Now: Opening round")
    hand.round("opening-round")
    speak, pass_on = (here.get_by_role("button", name=name) for name in ("I have spoken", "Pass"))
    expect(pass_on).to_be_visible()
    expect(part_of(here, "announce")).to_have_text("It is your turn to speak.")
    assert size(speak) == size(pass_on)
    assert_accessible(here.page)
    pass_on.click()
    expect(here.get_by_text("Everybody had a turn. Thank you.")).to_be_focused()


def size(button: Locator) -> tuple[float, float]:
    """How large a button is drawn."""
    box = button.bounding_box()
    return box["width"], box["height"]


def adds_a_word(here: Locator, hand: Lead) -> None:
    """A word for the group's dictionary, in her language; its drawer is open where it is needed."""
    hand.stage("three-words")
    words = part_of(here, "dictionary")
    form = unfold(words, "writing")
    form.get_by_label("The word").fill("قلب")
    form.get_by_label("What it means").fill("heart")
    form.get_by_role("button", name="Add it").click()
    expect(part_of(card(words, "heart"), "text")).to_have_text("قلب\nheart")


def votes(here: Locator, option: str) -> None:
    """Choose, vote, and read that it is hers alone and can be changed."""
    form = here.locator("[data-part=vote-form]:visible")
    expect(form.get_by_text("Nobody sees your vote.")).to_be_visible()
    form.get_by_label(option).check()
    form.get_by_role("button", name="Vote").click()
    expect(form.get_by_text("Your vote is in.")).to_be_visible()


def chooses_a_side(here: Locator, hand: Lead) -> None:
    """Openly, with her name, and it need not be her vote."""
    hand.step(CIRCLE, "sides")
    form = here.locator("[data-step=sides]")
    expect(form.get_by_text("It need not be what you voted for.")).to_be_visible()
    form.get_by_label("Talk to one adult first").check()
    form.get_by_role("button", name="Choose this side").click()
    expect(here.locator("[data-side=one-adult-first]")).to_contain_text("Eve Rask")


def writes_a_reason(here: Locator, hand: Lead) -> None:
    """The form stands on the side she chose; the reason is among the reasons."""
    hand.step(CIRCLE, "reasons")
    step = here.locator("[data-step=reasons]")
    expect(step.get_by_label("Talk to one adult first")).to_be_checked()
    step.get_by_label("One reason").fill("One who helps is a beginning.")
    step.get_by_role("button", name="Put it up").click()
    reasons = here.locator(f"[data-part=reasons] [data-column={CIRCLE}--one-adult-first]")
    expect(card(reasons, "beginning")).to_be_visible()


def puts_up_a_card_without_a_name(here: Locator, hand: Lead) -> None:
    """She reads what that means first; the others see it together with other cards."""
    hand.stage("shared-circles")
    form = part_of(here, "writing").first
    form.get_by_label("Your card").fill("unsaid so far")
    unfold(form, "display").get_by_label("Do not show my name").check()
    expect(form.get_by_text("only with a reason, and you are told")).to_be_visible()
    form.get_by_role("button", name="Put it up").click()
    expect(form.get_by_role("status")).to_have_text("Your card goes up together with others.")
    mine = card(part_of(here, "board-place"), "unsaid")
    expect(part_of(mine, "state-line")).to_contain_text("together with other cards")
