"""The help card: the site's numbers, in its order, with words for each; nobody's database."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.core.management import call_command
from django.template.loader import render_to_string
from django.test import RequestFactory
from django.utils import timezone, translation
from django.utils.functional import Promise
from django.utils.timezone import localdate

from flexid_xblock.care import help as card
from flexid_xblock.care.api import HelpNumber, answering_now, check_settings, help_numbers
from flexid_xblock.school import errors
from flexid_xblock.settings.common import HELP_NUMBERS, SCHOOL_CALENDAR

OSLO = ZoneInfo("Europe/Oslo")
AFTERNOONS = {"weekdays": [1, 2], "from": "12:00", "to": "18:00"}
NIGHTS = {"weekdays": [5], "from": "22:00", "to": "06:00"}


def test_danger_to_life_stands_first() -> None:
    with translation.override("en"):
        found = help_numbers()
    assert [(one.key, one.number, one.name) for one in found] == [
        ("acute", "113", "Danger to life"),
        ("police", "112", "Police, danger now"),
        ("children", "116 111", "Alarm phone for children and young people"),
        ("mental", "116 123", "Somebody to talk with"),
        ("doctor", "116 117", "Doctor on call"),
        ("control", "478 09 050", "Advice when somebody is controlled or forced"),
    ]
    assert {one.languages for one in found} == {""}  # nobody has asked them yet
    assert {one.country for one in found} == {"NO"}


def test_each_number_of_ours_says_when_it_answers_and_when_it_was_checked() -> None:
    day_and_night = [one.answers_now for one in help_numbers() if one.key != "control"]
    assert day_and_night == [True] * (len(HELP_NUMBERS) - 1)
    checked = [one.checked for one in help_numbers()]
    assert checked == [date.fromisoformat(one["checked"]) for one in HELP_NUMBERS]


def test_a_sites_own_number_brings_its_own_words(settings: object) -> None:
    nurse = {"name": "School nurse", "number": "12 34 56 78", "hours": "8 to 15"}
    settings.FLEXID_HELP_NUMBERS = [nurse, {"key": "acute", "number": "999"}]
    with translation.override("en"):
        assert help_numbers() == (
            HelpNumber(**nurse),
            HelpNumber(key="acute", name="Danger to life", number="999", hours="day and night"),
        )


@pytest.mark.parametrize("item", [{"number": "1"}, {"key": "unheard-of", "number": "1"}])
def test_a_number_without_words_is_still_shown(settings: object, item: dict) -> None:
    settings.FLEXID_HELP_NUMBERS = [item]
    assert help_numbers() == (HelpNumber(name="", hours="", key=item.get("key", ""), number="1"),)


def test_a_site_may_have_no_numbers(settings: object) -> None:
    settings.FLEXID_HELP_NUMBERS = []
    assert help_numbers() == ()


def test_the_words_are_chosen_when_the_reader_comes() -> None:
    words = [word for pair in card.OWN_WORDS.values() for word in pair]
    assert [word for word in words if not isinstance(word, Promise)] == []


def test_a_language_has_its_own_name_or_its_code(settings: object) -> None:
    settings.FLEXID_HELP_NUMBERS = [{"number": "1", "languages": ["ar", "so", "en"]}]
    assert help_numbers()[0].languages == "العربيّة, so, English"


@pytest.mark.parametrize(
    ("hours", "moment", "answers"),
    [
        ("always", "2040-03-04T03:00", True),
        ([AFTERNOONS], "2040-03-05T12:00", True),
        ([AFTERNOONS], "2040-03-05T18:00", False),
        ([AFTERNOONS], "2040-03-07T13:00", False),
        ([NIGHTS], "2040-03-09T22:00", True),
        ([NIGHTS], "2040-03-10T05:59", True),
        ([NIGHTS], "2040-03-10T06:00", False),
        ([NIGHTS], "2040-03-10T22:00", False),
        ([AFTERNOONS, NIGHTS], "2040-03-05T12:00", True),
        (None, "2040-03-05T12:00", None),
    ],
)
def test_whether_somebody_answers_now_is_read_from_the_hours(
    settings, monkeypatch, hours, moment: str, answers: bool | None
) -> None:
    now = datetime.fromisoformat(moment).replace(tzinfo=OSLO)
    monkeypatch.setattr(timezone, "now", lambda: now)
    settings.FLEXID_HELP_NUMBERS = [{"number": "1", "open": hours}]
    assert help_numbers()[0].answers_now is answers
    assert len(answering_now(help_numbers())) == (answers is True)


def test_the_card_needs_no_database() -> None:
    """Where a test asks for no database, Django's is blocked."""
    context = {"help_numbers": help_numbers(), "exit_url": "/", "talk_url": "/talk/"}
    page = render_to_string("flexid/parts/safety.html", context)
    missing = [one.number for one in help_numbers() if one.number not in page]
    assert (missing, 'href="/talk/"' in page, "tel:116111" in page) == ([], True, True)


def test_the_page_for_a_broken_school_needs_no_database_either() -> None:
    request = RequestFactory().get("/")
    page = errors.broken(request).content.decode()
    assert [one.number for one in help_numbers() if one.number not in page] == []
    assert "I want to talk" in page


def doubts() -> list[str | None]:
    """What Django's check says of our settings."""
    return [one.id for one in check_settings()]


@pytest.mark.parametrize(("days", "warned"), [(0, 0), (180, 0), (181, 1)])
def test_a_number_is_checked_twice_a_year(settings, days: int, warned: int) -> None:
    checked = (localdate() - timedelta(days=days)).isoformat()
    settings.FLEXID_HELP_NUMBERS = [{"number": "1", "checked": checked}]
    assert doubts().count("flexid.W001") == warned


@pytest.mark.parametrize("item", [{}, {"checked": "yesterday"}, {"checked": None}])
def test_a_number_that_nobody_says_to_have_checked_is_warned_of(settings, item: dict) -> None:
    settings.FLEXID_HELP_NUMBERS = [{"number": "1", **item}]
    assert doubts().count("flexid.W001") == 1


@pytest.mark.parametrize(
    ("calendar", "doubt"),
    [
        ({"holidays": (("2000-01-01", "2000-01-02"),)}, ["flexid.W003"]),
        ({"holidays": (("2099-01-01", "2099-01-02"),)}, []),
        ({"hours": ("8", "late")}, ["flexid.W002"]),
        ({"time_zone": "Nowhere/Else"}, ["flexid.W002"]),
    ],
)
def test_a_calendar_that_promises_too_much_is_warned_of(
    settings, calendar: dict, doubt: list[str]
) -> None:
    settings.FLEXID_HELP_NUMBERS = []
    settings.FLEXID_SCHOOL_CALENDAR = {**SCHOOL_CALENDAR, **calendar}
    assert doubts() == doubt


@pytest.mark.parametrize(("demo", "doubt"), [(False, ["flexid.W003"]), (True, [])])
def test_a_demo_has_no_holidays_to_forget(settings, demo: bool, doubt: list[str]) -> None:
    settings.FLEXID_HELP_NUMBERS, settings.FLEXID_DEMO = [], demo
    settings.FLEXID_SCHOOL_CALENDAR = SCHOOL_CALENDAR
    assert doubts() == doubt


def test_the_operator_hears_of_it_from_djangos_own_check(settings, capsys) -> None:
    settings.FLEXID_HELP_NUMBERS = [{"number": "1"}]
    call_command("check", "--tag", "flexid")
    assert "(flexid.W001) The help number 1 was not checked" in capsys.readouterr().err
