"""What the exported course promises: no marks, no strangers, and the days of the plan."""

import io
import json
import tarfile
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from flexid_xblock.content import api, olx, olx_rhythm
from flexid_xblock.content.olx_archive import archive
from flexid_xblock.content.records import Edition

from .archives import DAY, packed, store, unpacked

BLOCKS = ["flexid_module", "flexid_journal", "flexid_session", "flexid_activity"]
# The plan for a school that begins on 1 September 2027, a Wednesday.
OPENS = {
    "welcome": "2027-09-01",
    "who-am-i": "2027-10-04",
    "with-several-cultures": "2027-11-01",
    "bridge-builder": "2028-01-03",
    "moving": "2028-02-07",
    "prejudice-and-racism": "2028-03-06",
    "roles-and-expectations": "2028-04-03",
    "my-own-story": "2028-09-04",
    "norwegian-enough": "2028-10-02",
    "language-and-feelings": "2028-11-06",
    "big-and-small": "2029-01-01",
    "conflict": "2029-02-05",
    "freedom-and-future": "2029-04-02",
}
each_language = pytest.mark.parametrize("language", ["en", "nb"])


def policy(language: str = "en", start: date | None = DAY) -> dict:
    """The settings of the course."""
    files = unpacked(packed(language, start))
    return json.loads(files["policies/1/policy.json"])["course/1"]


def test_the_course_is_calm_and_by_invitation() -> None:
    asked = ("invitation_only", "catalog_visibility", "self_paced", "no_grade", "hide_progress_tab")
    found = policy()
    assert [found[name] for name in asked] == [True, "about", False, True, True]
    assert (found["cert_html_view_enabled"], found["license"]) == (
        False,
        "creative-commons: ver=4.0 BY",
    )


def test_studio_knows_our_four_blocks() -> None:
    assert policy()["advanced_modules"] == BLOCKS


@each_language
def test_the_course_says_its_name_and_language(language: str) -> None:
    found = policy(language)
    title = api.course().titles[language]
    assert (found["display_name"], found["language"]) == (title, language)


def test_nothing_counts_for_a_mark() -> None:
    files = unpacked(packed())
    course = store(files)
    kinds = {one["type"] for one in json.loads(files["policies/1/grading_policy.json"])["GRADER"]}
    marked = {
        value for one in course.values() for name, value in one.attributes if name == "format"
    }
    assert (kinds, marked) == ({"No marks"}, set())


@each_language
def test_its_few_words_are_its_own_and_fit(language: str) -> None:
    opening = api.words(api.source("welcome.opening"), language).text
    own = " ".join(opening["parts"]["what-it-is"]["plain"].split())
    short = unpacked(packed(language))["about/short_description.html"].decode()
    assert (own.startswith(short), short[-1], 100 < len(short) <= 150) == (True, ".", True)


def test_its_page_names_each_module_of_the_two_years_with_its_month() -> None:
    page = etree.fromstring(unpacked(packed())["about/overview.html"])
    told = [(item.text, item.findtext("strong")) for item in page.iter("li")]
    months = [date.fromisoformat(day).strftime("%B %Y: ") for day in OPENS.values()]
    titles = [one.titles["en"] for one in api.course().modules if one.key in OPENS]
    assert [one for one in told if one[1]] == list(zip(months, titles, strict=True))
    assert [one[0] for one in told if not one[1]] == [
        "May 2028: the closing evening",
        "May 2029: the closing evening",
    ]


def test_evenings_are_told_where_the_module_has_one() -> None:
    page = etree.fromstring(unpacked(packed("en", None))["about/overview.html"])
    with_one = [
        item.findtext("strong") for item in page.iter("li") if "evening" in item[0].tail[-30:]
    ]
    wanted = [
        one.titles["en"] for one in api.course().modules if "evening" in api.structure(one.key)
    ]
    assert with_one == wanted


def test_each_module_opens_on_the_day_of_the_plan() -> None:
    course = store(unpacked(packed()))
    opens = {
        key.rpartition("@")[2]: dict(one.attributes).get("start")
        for key, one in course.items()
        if one.tag == "chapter"
    }
    taught = {key: f"{day}T00:00:00Z" for key, day in OPENS.items()}
    leading = [one.key for one in api.course().modules if one.year == 3]
    assert opens == taught | dict.fromkeys(leading)
    assert (policy()["start"], policy()["end"]) == ("2027-09-01T00:00:00Z", "2029-09-01T00:00:00Z")


def test_without_a_first_day_no_module_has_one_and_nobody_gets_in_yet() -> None:
    course = store(unpacked(packed("en", None)))
    dated = [key for key, one in course.items() if "start" in dict(one.attributes)]
    assert (dated, policy("en", None)["start"]) == ([], "2030-01-01T00:00:00Z")


@given(start=st.dates(date(2024, 1, 1), date(2060, 12, 31)))
def test_whenever_a_school_begins_modules_follow_on_mondays(start: date) -> None:
    taught = [one for one in api.course().modules if one.year < olx.LEADER_PATH]
    first, *days = [olx_rhythm.opens(one, start) for one in taught]
    gaps = {later - earlier for earlier, later in pairwise([first, *days])}
    assert (first, {day.weekday() for day in days}) == (start, {0})
    assert (timedelta(20) < min(gaps), max(gaps) < timedelta(170)) == (True, True)


@pytest.mark.parametrize("year", [1, 2])
def test_a_year_closes_after_its_last_module_and_before_the_summer(year: int) -> None:
    last = [olx_rhythm.opens(one, DAY) for one in api.course().modules if one.year == year][-1]
    closing = olx_rhythm.closing_evening(year, DAY)
    assert last + timedelta(21) < closing < date(DAY.year + year, 6, 15)


def test_the_same_course_is_the_same_archive() -> None:
    edition = Edition(language="nb", start=DAY)
    files = olx.files(edition)
    shuffled = dict(reversed(files.items()))
    assert archive(shuffled) == packed("nb") == archive(olx.files(edition))


def test_an_archive_knows_no_time_and_nobody() -> None:
    with tarfile.open(fileobj=io.BytesIO(packed())) as tar:
        marks = {(one.mtime, one.uid, one.gid, one.uname, one.gname, one.mode) for one in tar}
    assert (marks, packed()[4:8]) == ({(0, 0, 0, "", "", 0o644)}, bytes(4))
