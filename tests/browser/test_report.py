"""The coordinator finds the programme report, takes it along, prints it; teachers have theirs."""

import csv
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.common import COORDINATOR_DESK, TEACHER_DESK, assert_accessible
from tests.browser.hands import follow
from tests.browser.server import School
from tests.browser.test_papers import assert_fits, assert_ready_for_paper

Person = Callable[..., Page]
REPORT = f"{COORDINATOR_DESK}report/"
PLANT = "from tests.progress.counted import plant_year; plant_year()"


@pytest.fixture
def counted(school: School) -> None:
    """Numbers of a school year, as the clock would have left them."""
    school.python(PLANT)


def in_language(page: Page, school: School, language: str) -> None:
    """The pages speak it from now on."""
    cookie = {"name": "django_language", "value": language, "url": school.address}
    page.context.add_cookies([cookie])


@pytest.mark.usefixtures("counted")
def test_the_report_is_read_by_keyboard_taken_along_and_printed(person: Person) -> None:
    sol = person("sol")
    sol.goto(COORDINATOR_DESK)
    follow(sol, sol.get_by_role("link", name="Programme report"))
    row = sol.get_by_role("row", name="Who am I – who are we?")
    expect(row.first).to_contain_text("35")
    assert_fits(sol)
    assert_accessible(sol)
    with sol.expect_download() as download:
        follow(sol, sol.get_by_role("link", name="The numbers for a spreadsheet"))
    table = list(csv.reader(Path(download.value.path()).read_text("utf-8-sig").splitlines()))
    assert ["Students", "Students: Whole course", "70"] in table
    assert_ready_for_paper(sol)


@pytest.mark.deep
@pytest.mark.usefixtures("counted")
@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("language", ["en", "nb", "ar"])
def test_it_fits_every_screen_in_every_language(
    person: Person, school: School, language: str, width: int
) -> None:
    sol = person("sol", width=width)
    in_language(sol, school, language)
    sol.goto(REPORT)
    expect(sol.locator(".flexid-report__part").first).to_be_visible()
    assert_fits(sol)
    assert_accessible(sol)
    assert_ready_for_paper(sol)


@pytest.mark.deep
def test_a_teacher_follows_her_group_by_keyboard(person: Person) -> None:
    tor = person("tor")
    tor.goto(TEACHER_DESK)
    follow(tor, tor.get_by_role("link", name="Who took part: Fjord"))
    expect(tor.get_by_role("heading", name="Who took part: Fjord")).to_be_visible()
    assert_fits(tor)
    assert_accessible(tor)
