"""The end of a year on every screen, in every language, by mouse and by keys."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.common import COORDINATOR_DESK, STUDENT_PAGE
from tests.browser.hands import Way, every_way
from tests.browser.look import axe_faults
from tests.browser.server import School
from tests.browser.test_certificate import assert_sheet_fits
from tests.browser.writing import Person, inside

pytestmark = [pytest.mark.deep, every_way]
YEARS = f"{COORDINATOR_DESK}years/"
# Ana was at a meeting; the year is open, and nothing was handed out.
BEFORE = """
from flexid_xblock.access.models import Group
from flexid_xblock.models import Attendance, Certificate
from tests.progress import closing
Certificate.objects.all().delete(), Group.objects.update(closed_on=None)
group = closing.group_named('Fjord')
theirs = {'group_id': group, 'activity_key': 'moving.meeting'}
if not closing.Meeting.objects.filter(**theirs).exists():
    closing.held(who('tor'), 'moving.meeting')
hers = {'meeting': closing.Meeting.objects.get(**theirs), 'user_id': student.user_id}
Attendance.objects.update_or_create(**hers, defaults={'state': 'there'})
"""


def test_a_year_is_closed_and_opened_again(person: Person, school: School, way: Way) -> None:
    inside(school, "ana", BEFORE)
    sol, ana = way.enter(person, "sol"), way.enter(person, "ana")
    closes(way, sol)
    ana.goto(STUDENT_PAGE)
    way.look(ana)
    way.hand.press(ana.locator("[aria-labelledby=certificates] a").first)
    way.look(ana)
    assert_sheet_fits(ana)
    for language in ("en", "nb", "ar"):
        ana.goto(f"{ana.url.partition('?')[0]}?language={language}")
        expect(ana.locator("article")).to_have_attribute("lang", language)
        assert axe_faults(ana) == []
        assert_sheet_fits(ana)
    checks(ana)
    opens_again(way, sol)


def closes(way: Way, sol: Page) -> None:
    """Fjord's, today."""
    sol.goto(YEARS)
    way.hand.press(sol.locator("main summary"))
    way.look(sol)
    box = sol.locator("[data-field=groups]").first
    box.focus()
    sol.keyboard.press("Space")
    way.hand.press(sol.locator("[data-action=send-form]"))
    way.hand.press(sol.locator("li a[href*='/years/']"))
    expect(sol.locator("article.flexid-paper")).to_have_count(1)
    way.look(sol)


def checks(page: Page) -> None:
    """What the address on the paper says."""
    address = re.search(r"/flexid/verify/[\w-]+/", page.locator("article").inner_text())[0]
    page.goto(address)
    expect(page.locator("strong")).to_be_visible()
    assert axe_faults(page) == []


def opens_again(way: Way, sol: Page) -> None:
    way.hand.press(sol.locator("main summary").first)
    way.hand.press(sol.locator("[data-url$='/opening/'] [data-action=send-form]"))
    expect(sol.locator("[data-field=groups]").first).to_be_visible()
