"""The part of the story in which a group meets: its cards, and what the teacher does with them."""

from playwright.sync_api import Locator, Page, expect

from tests.browser.common import card, open_meeting, open_module, part_of, unfold
from tests.browser.room import enter, room
from tests.canary import room_words as words


def agree_on_rules(page: Page) -> None:
    """The teacher writes down what the group says."""
    open_meeting(page, "Who am I")
    drawer = unfold(page, "agreement")
    drawer.get_by_label("One line for each rule").fill(words.RULE)
    drawer.get_by_role("button", name="Save this version").click()
    expect(part_of(drawer, "agreed-line")).to_contain_text("have agreed")


def put_up_cards(page: Page) -> None:
    """By name, by nickname and without a name, and one that is begun and left."""
    enter(page)
    form = unfold(room(page), "writing")
    form.get_by_label("Your card").fill(words.UNNAMED)
    unfold(form, "display").get_by_label("Do not show my name").check()
    put_up(page, form, words.UNNAMED)
    for text in (words.NAMED, words.RETURNED):
        unfold(form, "display").get_by_label("Show my name", exact=True).check()
        form.get_by_label("Your card").fill(text)
        put_up(page, form, text)
    form.get_by_label("Your card").fill(words.TAKEN)


def put_up(page: Page, form: Locator, text: str) -> None:
    form.get_by_role("button", name="Put it up").click()
    expect(card(part_of(room(page), "board-place"), text)).to_have_count(1)


def moderate(page: Page) -> None:
    """A card is given back, and a name is asked for; then the teacher writes what worked."""
    open_meeting(page, "Who am I")
    board = part_of(page, "board-place")
    back = opened(card(board, words.RETURNED), "Give it back with a kind note")
    back.get_by_label("Your note").fill(words.RETURNING)
    back.get_by_role("button", name="Give it back", exact=True).click()
    expect(back).to_contain_text(words.RETURNING)
    unnamed = opened(card(board, words.UNNAMED), "See who wrote this")
    unnamed.get_by_label("Why do you need to know?").fill(words.LOOKING)
    unnamed.get_by_role("button", name="Show me the name").click()
    expect(part_of(unnamed, "told")).to_contain_text("Ana Lind")
    page.goto(f"{page.url}after/")
    student = part_of(page, "student").filter(has_text="Ana Lind")
    student.get_by_role("button", name="There", exact=True).click()
    student.get_by_text("A note").click()
    student.get_by_label("For you teachers only").fill(words.ATTENDANCE)
    student.get_by_role("button", name="Save the note").click()
    expect(student.get_by_text("Saved.")).to_be_visible()
    page.get_by_label("Your words, for the next time").fill(words.AFTERWORD)
    with page.expect_navigation():
        page.get_by_role("button", name="Save the words").click()
    expect(page.get_by_label("Your words, for the next time")).to_have_value(words.AFTERWORD)


def opened(found: Locator, act: str) -> Locator:
    """One of the acts behind "More"."""
    found.locator("[data-part=more] summary").click()
    found.get_by_role("button", name=act).click()
    return found


def read_what_was_done(page: Page) -> None:
    """She sees why a card came back, and why her name was asked for."""
    open_module(page)
    board = part_of(room(page), "board-place")
    expect(card(board, words.RETURNED)).to_contain_text(words.RETURNING)
    expect(card(board, words.UNNAMED)).to_contain_text(words.LOOKING)
