"""The student's own pages: asking to talk, the say over her readers, her book, taking it along."""

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.common import COUNSELLOR_DESK, JOURNAL_BOOK, STUDENT_PAGE, TALK
from tests.browser.hands import Way, every_way
from tests.browser.server import School
from tests.browser.test_look import ASKED
from tests.browser.writing import Person, inside

pytestmark = [pytest.mark.deep, every_way]
# Bo has sent a text, Cleo has read it, and then Dov came.
SENT_BEFORE = """
from flexid_xblock.access.models import Wish
mine.delete(), Wish.objects.all().delete()
both = {'student_id': student.user_id, 'counsellor_id': who('dov').user_id, **here}
access.end_assignment(**both)
entry = common.send(student, common.write(student, 'I like BRØD and bridges.'))
journal.open_entry(who('cleo'), entry.id, **here)
access.assign_counsellor(**both)
"""


def test_asking_to_talk_until_it_is_answered(person: Person, way: Way) -> None:
    bo, cleo = way.enter(person, "bo"), way.enter(person, "cleo")
    asks(way, bo)
    asked = bo.get_by_role("article").first
    expect(asked.locator(".flexid-words")).to_have_text(way.words)
    assert state_of(bo) == "sent"
    way.look(bo)
    opens(way, cleo)
    bo.reload()
    expect(asked.locator("p > bdi")).to_have_text("Cleo Berg")
    assert state_of(bo) == "seen"
    answers(way, cleo)
    bo.reload()
    expect(asked.locator(".flexid-message__text")).to_have_text("Room 12. غرفة")
    assert state_of(bo) == "answered"
    way.look(bo)


def asks(way: Way, bo: Page) -> None:
    """Whom, how soon, and a few words."""
    bo.goto(TALK)
    way.hand.choose(bo.get_by_label("Cleo Berg"))
    way.hand.choose(bo.locator("[name=urgency][value=now]"))
    way.hand.write(bo.locator("#words"), way.words)
    way.hand.press(bo.locator("[data-action=ask]"))
    expect(bo.locator("[data-flexid=just-sent]")).not_to_be_empty()


def opens(way: Way, cleo: Page) -> None:
    """At the top of her list, where no word of it stands."""
    cleo.goto(COUNSELLOR_DESK)
    expect(cleo.get_by_role("main")).not_to_contain_text(way.words)
    way.hand.press(cleo.locator("[aria-labelledby=requests] a").first)
    expect(cleo.get_by_role("article")).to_contain_text(way.words)


def answers(way: Way, cleo: Page) -> None:
    way.hand.write(cleo.locator("#answer-text"), "Room 12. غرفة")
    way.hand.press(cleo.locator("[data-action=answer]"))
    expect(cleo.locator("[data-part=announce]")).to_be_focused()
    way.look(cleo)


def state_of(bo: Page) -> str:
    """What became of the newest that he asked."""
    return bo.request.get(ASKED).json()["requests"][0]["state"]


def test_the_say_over_ones_readers(person: Person, school: School, way: Way) -> None:
    inside(school, "bo", SENT_BEFORE)
    bo = way.enter(person, "bo")
    bo.goto(STUDENT_PAGE)
    way.look(bo)
    question = bo.locator("[data-flexid=new-reader]")
    way.hand.press(question.locator("[data-action=no]"))
    expect(question.locator("[data-part=said]")).to_be_focused()
    bo.reload()
    way.hand.press(question.locator("[data-action=send-form]"))
    expect(question).to_have_count(0)
    ida = bo.get_by_role("article").filter(has_text="Ida Holm")
    for value in ("true", "false"):
        way.hand.press(ida.locator(f"[data-value={value}]"))
        expect(ida.locator(f"[data-value={value}]")).to_have_count(0)
    wish = bo.locator("[data-url$='/wish/'] button")
    way.hand.press(wish)
    expect(wish).to_have_count(0)
    way.look(bo)


def test_taking_everything_along(person: Person, school: School, way: Way) -> None:
    inside(school, "bo", SENT_BEFORE)
    bo = way.enter(person, "bo")
    bo.goto(STUDENT_PAGE)
    reads = bo.locator("[aria-labelledby=reads]").get_by_role("listitem")
    expect(reads.filter(has_text="Cleo Berg").first).to_be_visible()
    with bo.expect_download() as file:
        way.hand.press(bo.locator("a[download]"))
    assert "BRØD and bridges" in file.value.path().read_text("utf-8")
    way.hand.press(bo.locator("main a[href$='/journal/print/']"))
    expect(bo.get_by_role("article")).to_contain_text("BRØD and bridges")
    expect(bo.get_by_role("article").locator("[data-part=read]")).to_contain_text("Cleo Berg")
    bo.evaluate("window.print = () => { document.title = 'printed'; }")
    way.hand.press(bo.locator("[data-action=print]"))
    assert bo.title() == "printed"
    bo.reload()
    way.look(bo)


def test_the_book_from_a_search_to_an_undo(person: Person, school: School, way: Way) -> None:
    inside(school, "bo", SENT_BEFORE)
    bo = way.enter(person, "bo")
    bo.goto(JOURNAL_BOOK)
    way.hand.write(bo.locator("#find-box"), "brod")
    way.hand.press(bo.locator("[data-action=find]"))
    expect(bo.locator("[data-part=hits] mark")).to_have_text("BRØD")
    way.look(bo)
    way.hand.press(bo.locator("[data-part=hits] a"))
    entry = bo.get_by_role("article")
    expect(entry).to_be_focused()
    decide(way, entry, "withdraw")
    expect(bo.locator("[data-decision=withdraw]")).to_have_count(0)
    decide(way, entry, "delete")
    expect(bo.locator("[data-decision=delete]")).to_have_count(0)
    way.look(bo)
    way.hand.press(bo.locator("[data-decision=restore]"))
    expect(entry).to_contain_text("BRØD and bridges")
    way.look(bo)


def decide(way: Way, entry: Locator, decision: str) -> None:
    """A button behind "More", or behind what asks once more."""
    button = entry.locator(f"[data-decision={decision}]")
    for closed in entry.locator(f"details:has([data-decision={decision}]) > summary").all():
        way.hand.press(closed)
    way.hand.press(button)
