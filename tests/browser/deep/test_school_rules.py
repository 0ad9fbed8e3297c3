"""The school's rules set and given back, a new reader told of: on every screen, by every hand."""

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.common import SCHOOL_RULES, STUDENT_PAGE, open_module
from tests.browser.hands import Way, every_way
from tests.browser.server import School
from tests.browser.writing import Person, inside

pytestmark = [pytest.mark.deep, every_way]
DOV_COMES = """
from flexid_xblock.access.api import telling
both = {'student_id': student.user_id, 'counsellor_id': who('dov').user_id, **here}
access.end_assignment(**both)
telling.say_all_told(student, here['course_key'])
access.assign_counsellor(**both)
"""


def test_a_rule_is_set_and_given_back(person: Person, way: Way) -> None:
    sol = way.enter(person, "sol")
    sol.goto(SCHOOL_RULES)
    way.look(sol)
    promise = sol.locator("[aria-labelledby=promise]")
    way.hand.write(sol.locator("#answer-days"), "9")
    way.hand.press(promise.locator("[data-action=save]"))
    expect(promise.locator("bdi")).to_have_text("Sol Haug")
    way.look(sol)
    way.hand.press(promise.locator("[data-action=give-back]"))
    expect(promise.locator("bdi")).to_have_count(0)


def test_a_number_and_a_holiday_are_added_and_taken_out_again(person: Person, way: Way) -> None:
    sol = way.enter(person, "sol")
    sol.on("dialog", lambda dialog: dialog.accept())
    sol.goto(SCHOOL_RULES)
    for rule in ("calendar", "numbers"):
        form = sol.locator(f"[aria-labelledby={rule}]")
        rows = form.locator("[data-list] > [data-row]")
        before = rows.count()
        way.hand.press(form.locator("[data-action=add]"))
        expect(rows).to_have_count(before + 1)
        expect(rows.last.locator("input:not([type=hidden])").first).to_be_focused()
        way.look(sol)
        way.hand.press(rows.last.locator("[data-action=remove-row]"))
        expect(rows).to_have_count(before)
        expect(form.locator("[data-action=add]")).to_be_focused()


def test_a_new_reader_is_told_of_until_ok(person: Person, school: School, way: Way) -> None:
    inside(school, "bo", DOV_COMES)
    bo = way.enter(person, "bo")
    bo.goto(STUDENT_PAGE)
    line = bo.locator("[data-url*='/told/']")
    expect(line).to_contain_text("Dov Stein")
    way.look(bo)
    journal = in_the_journal(bo)
    way.look(bo)
    way.hand.press(journal.locator("[data-action=told]"))
    expect(journal).to_be_hidden()
    bo.goto(STUDENT_PAGE)
    expect(line).to_have_count(0)


def in_the_journal(bo: Page) -> Locator:
    """The same line where she writes."""
    open_module(bo)
    line = bo.locator("[data-part=new-readers]:visible").first
    expect(line).to_contain_text("Dov Stein")
    return line
