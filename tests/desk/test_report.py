"""The programme report as the coordinator reads it: one page, one file, nobody in it."""

import csv
import io
import re
from datetime import timedelta

import pytest
from django.utils import timezone

from flexid_xblock.access.models import CounsellorAssignment, Group, Membership
from flexid_xblock.access.years import school_year
from flexid_xblock.care import remembered
from flexid_xblock.progress.api import reports
from tests.desk.common import at, main_of, our_queries
from tests.progress.counted import FIRST_ID, finish, group_of, hold, leave

THIS_YEAR = school_year(timezone.localtime())
ALL = range(FIRST_ID, FIRST_ID + 24)
TABLE = re.compile(r"<tr><th scope=\"row\">(.*?)</th>(.*?)</tr>", re.DOTALL)


@pytest.fixture
def alone(people):
    """A course without the demo's groups."""
    Membership.objects.all().delete()
    Group.objects.all().delete()
    CounsellorAssignment.objects.all().delete()


@pytest.fixture
def course(alone):
    """Two groups that have met once; counted."""
    groups = [group_of(12, first=first, name=f"=Fjell {first}") for first in (FIRST_ID, ALL[12])]
    hold(groups[0], ALL[:10])
    hold(groups[1], ALL[12:20])
    finish(ALL[:23])
    reports.renew(timezone.now())
    return groups


def rows(client, name: str = "programme_report", **ids) -> dict[str, list[str]]:
    """Each row of the report's tables, with its cells."""
    page = client.get(at(name, **ids)).content.decode()
    bare = lambda html: " ".join(re.sub(r"<[^>]+>", " ", html).split())  # noqa: E731
    return {
        bare(head): [bare(cell) for cell in re.findall(r"<td>(.*?)</td>", cells, re.DOTALL)]
        for head, cells in TABLE.findall(page)
    }


def test_the_page_says_what_is_counted_and_from_when(logged_in, course) -> None:
    client = logged_in("sol")
    assert rows(client) == {
        "Groups": ["2"],
        "Students": ["24"],
        "Left before its end": ["fewer than five, or nobody"],
        "Who am I – who are we?": ["18", "all, or nearly all"],
    }
    said = main_of(client.get(at("programme_report")))
    assert f"Last counted on {timezone.localdate().day} " in said
    assert f"School year {THIS_YEAR}/{(THIS_YEAR + 1) % 100:02}." in said


def test_the_whole_course_is_the_sum_of_its_years(logged_in, course) -> None:
    for first in (100, 112):
        group_of(12, year=2, first=FIRST_ID + first)
    leave(*range(FIRST_ID + 100, FIRST_ID + 106))
    reports.renew(timezone.now() + timedelta(days=1))
    found = rows(logged_in("sol"))
    assert (found["Students"], found["Groups"]) == (["48", "24", "24"], ["4", "2", "2"])
    assert found["Left before its end"] == ["6", "fewer than five, or nobody", "6"]


def test_a_bar_is_as_long_as_its_number_says(logged_in, course) -> None:
    page = logged_in("sol").get(at("programme_report")).content.decode()
    assert re.findall(r'flexid-report__part" x="0" y="0" width="(\d+)"', page) == ["75"]


@pytest.mark.parametrize("asks_two", [True, False])
def test_it_says_where_nobody_asks_a_second_person(
    logged_in, course, settings, asks_two: bool
) -> None:
    settings.FLEXID_SECOND_PERSON = asks_two
    said = main_of(logged_in("sol").get(at("programme_report")))
    assert ("one person alone may change who reads" in said) is not asks_two


def test_no_person_and_no_group_is_on_it(logged_in, course) -> None:
    for name, ids in (("programme_report", {}), ("report_file", {"school_year": THIS_YEAR})):
        page = logged_in("sol").get(at(name, **ids)).content.decode()
        told = [word for word in ("Fjell", str(FIRST_ID), *map(str, course)) if word in page]
        assert (name, told) == (name, [])


def test_it_says_what_the_coordinator_has_promised(logged_in, course) -> None:
    remembered.remember({"promise": {"answer_days": 9, "help_hours": 12}}, seconds=60)
    said = main_of(logged_in("sol").get(at("programme_report")))
    assert ("within 9 school days" in said, "within 12 hours of school" in said) == (True, True)


def test_the_file_says_the_same(logged_in, course) -> None:
    answer = logged_in("sol").get(at("report_file", school_year=THIS_YEAR))
    table = list(csv.reader(io.StringIO(answer.content.decode().removeprefix("\ufeff"))))
    year = "Year 1: the group"
    assert table == [
        ["About", "What", "Number"],
        ["Students", f"Groups: {year}", "2"],
        ["Students", f"Students: {year}", "24"],
        ["Students", f"Left before its end: {year}", "fewer than five, or nobody"],
        [year, "Who am I – who are we?: Took part in the meeting", "18"],
        [year, "Who am I – who are we?: Finished the journal", "all, or nearly all"],
    ]
    assert answer.headers["Content-Type"] == "text/csv; charset=utf-8"


def test_before_anything_is_counted_it_says_so(logged_in, alone) -> None:
    assert "Nothing has been counted yet." in main_of(logged_in("sol").get(at("programme_report")))


def test_the_demos_two_small_groups_are_counted_together_only_if_they_are_ten(
    logged_in, people
) -> None:
    reports.renew(timezone.now())
    said = main_of(logged_in("sol").get(at("programme_report")))
    assert "The course is too small to be counted" in said


@pytest.mark.parametrize("name", ["ana", "tor", "cleo", "ida", "liv", "kim", "max"])
def test_it_is_the_coordinators_alone(logged_in, course, name: str) -> None:
    client = logged_in(name)
    this_year = {"school_year": THIS_YEAR}
    pages = (at("programme_report"), at("report_of_year", **this_year))
    found = {client.get(page).status_code for page in (*pages, at("report_file", **this_year))}
    assert found == {404}


@pytest.mark.parametrize("count", [3, 300])
def test_the_report_costs_the_same_however_many_there_are(logged_in, alone, count: int) -> None:
    for first in (0, 1_000):
        group_of(count, first=FIRST_ID + first)
    reports.renew(timezone.now())
    client = logged_in("sol")
    client.get(at("programme_report"))
    assert our_queries(client, at("programme_report")) == 12
