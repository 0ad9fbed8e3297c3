"""The page where she writes: every button of a question, the board, two devices, then and now."""

import pytest
from playwright.sync_api import Locator, Page, expect

from flexid_xblock.settings.common import DEFAULTS
from tests.browser.common import box, open_module, prompt, write
from tests.browser.hands import Way, every_way
from tests.browser.server import School
from tests.browser.test_book import with_then
from tests.browser.writing import Person, act, inside, part

pytestmark = [pytest.mark.deep, every_way]
ELSEWHERE = DEFAULTS["FLEXID_EXIT_URL"]
# One text is read and answered by Cleo.
ANSWERED = """
mine.delete()
entry = common.send(student, common.write(student, 'They see my scarf.', prompt='surprise'))
journal.open_entry(who('cleo'), entry.id, **here)
common.answer(who('cleo'), entry.id, 'Takk, شكرا, thank you.')
"""
# Of one text a copy is kept, another one is for the board, and the group meets.
HELD = """
from uuid import uuid4
mine.delete()
common.meet(who('tor'))
entry = common.send(student, common.write(student, 'A copy of this is kept.'))
hold, reason = uuid4(), 'She may be in danger at home.'
journal.hold(who('cleo'), hold, entry.id, reason=reason, **here)
journal.approve_hold(who('liv'), hold)
common.write(student, 'I can whistle. أصفّر', prompt='surprise')
"""
# What she wrote in an earlier module.
EARLIER = """
from uuid import uuid4
mine.delete()
place = journal.Beginning(ticket=common.ticket_for(student, 'welcome.journal'), slot='good-to-know')
journal.save(student, journal.Change(id=uuid4(), based_on=0, text='Then.', language='en'), place)
"""
CHOICES = (
    ("three-circles", "mine", "From the laptop"),
    ("seen-first", "theirs", "From the phone"),
    ("understood", "both", "From the laptop\n\nFrom the phone"),
)


def test_a_text_on_every_way_it_can_go(person: Person, school: School, way: Way) -> None:
    inside(school, "faduma", ANSWERED)
    page = way.enter(person, "faduma")
    arrive(page, way)
    question = prompt(page, "understood")
    write_in(way, question, way.words)
    way.hand.pick(in_more(way, question, "language"), "ti")
    for name in ("keep", "pass", "send", "ask", "unask", "withdraw", "send"):
        press(way, question, name)
    expect(part(question, "state")).to_be_visible()
    way.look(page)
    page.reload()
    expect(box(question)).to_have_value(way.words)
    expect(box(question)).to_have_attribute("lang", "ti")


def test_a_talk_and_a_text_that_goes_and_comes_back(
    person: Person, school: School, way: Way
) -> None:
    inside(school, "faduma", ANSWERED)
    page = way.enter(person, "faduma")
    arrive(page, way)
    question = prompt(page, "surprise")
    expect(part(question, "reads")).to_contain_text("Cleo Berg")
    way.hand.write(part(question, "reply"), way.words)
    press(way, question, "reply")
    expect(part(question, "message")).to_have_count(2)
    for name in ("close-thread", "open-thread", "ask-delete"):
        press(way, question, name)
    expect(part(question, "was-read")).to_contain_text("Cleo Berg")
    way.look(page)
    for name in ("leave-it", "ask-delete", "delete"):
        press(way, question, name)
    press(way, question, "restore")
    expect(box(question)).to_have_value("They see my scarf.")
    way.look(page)


def test_the_board_the_copy_that_is_kept_help_and_the_way_out(
    person: Person, school: School, way: Way
) -> None:
    inside(school, "faduma", HELD)
    page = way.enter(person, "faduma", expected=("another site",))
    arrive(page, way)
    goes_on_the_board(way, prompt(page, "surprise"))
    question = prompt(page, "understood")
    press(way, question, "ask-delete")
    expect(part(question, "is-held")).to_be_visible()
    help_card = page.locator("[data-part=prompts] .flexid-help").nth(1)
    way.hand.press(help_card.locator("summary"))
    expect(help_card.locator("[href='tel:116111']")).to_be_visible()
    way.look(page)
    page.route(ELSEWHERE, lambda route: route.fulfill(body="Sunny", content_type="text/plain"))
    pages = page.evaluate("history.length")
    way.hand.press(page.locator("[data-part=prompts] [data-flexid=leave]").nth(1))
    expect(page.get_by_text("Sunny")).to_be_visible()
    assert page.evaluate("history.length") == pages


def goes_on_the_board(way: Way, question: Locator) -> None:
    """First she sees it as her group will, and thinks again."""
    press(way, question, "to-board")
    expect(part(question, "board-question")).to_be_focused()
    expect(part(question, "author")).to_have_text("Faduma Wais")
    way.hand.choose(question.locator("input[value=unnamed]"))
    expect(part(question, "unnamed-line")).to_be_visible()
    way.look(question.page)
    press(way, question, "not-now")
    expect(part(question, "board-question")).to_be_hidden()
    press(way, question, "to-board")
    way.hand.choose(question.locator("input[value=named]"))
    press(way, question, "put-up")
    line = part(question, "board-line")
    expect(line).to_have_text(line.get_attribute("data-text-done"))


def test_two_devices_end_with_what_she_chooses(person: Person, school: School, way: Way) -> None:
    inside(school, "faduma", "mine.delete()")
    phone, page = person("faduma"), way.enter(person, "faduma", expected=("409",))
    open_module(phone)
    arrive(page, way)
    for key, choice, text in CHOICES:
        write(prompt(phone, key), "From the phone")
        question = prompt(page, key)
        way.hand.write(box(question), "From the laptop")
        expect(part(question, "other-text")).to_have_text("From the phone")
        if choice == "mine":
            way.look(page)  # the question about two texts is open
        way.hand.press(act(question, choice))
        expect(box(question)).to_be_focused()
        expect_saved(question)
        expect(box(question)).to_have_value(text)
    way.look(page)


def test_what_she_wrote_then_beside_what_she_writes_now(
    person: Person, school: School, way: Way
) -> None:
    inside(school, "faduma", EARLIER)
    page = way.enter(person, "faduma")
    page.route("**/module/who-am-i/", with_then)
    arrive(page, way)
    question = prompt(page, "three-circles")
    way.hand.press(in_more(way, question, "then").locator("[data-action=then]"))
    expect(part(question, "then-answer")).to_be_focused()
    expect(part(question, "then-text")).to_have_text("Then.")
    way.look(page)
    press(way, question, "hide-then")
    expect(act(question, "then")).to_be_focused()
    assert "Then." not in page.content()


def arrive(page: Page, way: Way) -> None:
    """Whatever the language, the boxes are open; the note is read by the hand of this walk."""
    page.goto("/module/who-am-i/", wait_until="networkidle")
    notice = page.locator("[data-action=notice-seen]:visible").first
    if notice.is_visible():
        way.hand.press(notice)
    expect(page.locator("[data-part=prompts] textarea[data-part=text]:disabled")).to_have_count(0)


def write_in(way: Way, question: Locator, text: str) -> None:
    """Her words are on the server."""
    way.hand.write(box(question), text)
    expect_saved(question)


def expect_saved(question: Locator) -> None:
    """In whatever language it says so."""
    expect(part(question, "status")).to_have_attribute("data-state", "saved")


def in_more(way: Way, question: Locator, name: str) -> Locator:
    """A part behind "More", which is open now."""
    if not part(question, name).is_visible():
        way.hand.press(question.locator("[data-part=more] > summary"))
    return part(question, name)


def press(way: Way, question: Locator, name: str) -> None:
    """A button of a question; then it has done its work, and the focus is on what can be seen."""
    button = act(question, name)
    if not button.is_visible():
        way.hand.press(question.locator("[data-part=more] > summary"))
    way.hand.press(button)
    expect(button).not_to_have_attribute("aria-disabled", "true")
    question.page.wait_for_function("document.activeElement !== document.body")
    question.page.wait_for_function("document.activeElement.getClientRects().length > 0")
