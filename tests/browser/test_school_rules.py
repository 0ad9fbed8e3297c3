"""Sol changes a promise and a holiday; Ana reads the new day; Sol gives both back."""

import re
from collections.abc import Callable
from datetime import timedelta
from time import monotonic

from django.utils.timezone import localdate
from playwright.sync_api import Locator, Page, expect

from tests.browser.common import COORDINATOR_DESK, STUDENT_PAGE, assert_accessible

Person = Callable[..., Page]
PATIENCE = 10  # seconds; another process of the school learns of it within one


def test_sol_changes_the_promise_and_a_holiday_and_ana_reads_the_new_day(person: Person) -> None:
    sol, ana = person("sol", expected=("422",)), person("ana")
    sol.goto(COORDINATOR_DESK)
    sol.get_by_role("link", name="The school's rules").click()
    assert_accessible(sol)
    days = [promised(sol)]
    promise = form(sol, "What the school promises")
    promise.get_by_label("An answer within").fill("9")
    save(promise)
    days.append(promised(sol))
    add_holiday(sol)
    days.append(promised(sol))
    assert len(set(days)) == 3
    reads(ana, days[-1])
    assert_accessible(ana)
    for title in ("What the school promises", "School days"):
        give_back(form(sol, title))
    assert promised(sol) == days[0]
    reads(ana, days[0])


def form(page: Page, title: str) -> Locator:
    """One of the rules."""
    return page.get_by_role("region", name=title)


def promised(sol: Page) -> str:
    """The day that students read now."""
    words = form(sol, "What the school promises").inner_text()
    found = re.search(r"an answer by (.+)\.", words)
    assert found
    return found[1]


def save(rule: Locator) -> None:
    """Saved, it says who has set it."""
    rule.get_by_role("button", name="Save").click()
    expect(rule.get_by_text("Set here by Sol")).to_be_visible()


def give_back(rule: Locator) -> None:
    """Nobody has changed it, as it seems."""
    rule.get_by_role("button", name="Back to the operator's setting").click()
    expect(rule.get_by_text("As the people who run this site have set it.")).to_be_visible()


def add_holiday(sol: Page) -> None:
    """Two weeks from tomorrow on; turned round first, which is said in a sentence."""
    rule, first = form(sol, "School days"), localdate() + timedelta(days=1)
    rule.get_by_role("button", name="Add a holiday").click()
    expect(rule.get_by_label("First day").last).to_be_focused()
    rule.get_by_label("First day").last.fill(str(first))
    rule.get_by_label("Last day").last.fill(str(first - timedelta(days=1)))
    rule.get_by_role("button", name="Save").click()
    expect(rule.get_by_role("alert")).to_contain_text("cannot be before the first")
    rule.get_by_label("Last day").last.fill(str(first + timedelta(days=13)))
    save(rule)


def reads(ana: Page, day: str) -> None:
    """Her own page says this day."""
    end = monotonic() + PATIENCE
    ana.goto(STUDENT_PAGE)
    while day not in ana.get_by_role("main").inner_text() and monotonic() < end:
        ana.reload()
    expect(ana.get_by_role("main")).to_contain_text(f"an answer by {day} to what you send")
