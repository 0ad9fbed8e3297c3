"""School hours and school days: counted as they pass, over nights, holidays and clock changes."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.conf import settings as django_settings
from hypothesis import given
from hypothesis import strategies as st

from flexid_xblock.care.calendar import (
    add_school_days,
    add_school_hours,
    is_school_time,
    school_calendar,
)
from flexid_xblock.settings.common import SCHOOL_CALENDAR

OSLO = ZoneInfo("Europe/Oslo")
CHRISTMAS = ("2026-12-21", "2027-01-01")
# Begins and ends round the nights on which the clock is changed, and round Christmas.
MOMENTS = st.datetimes(
    min_value=datetime(2026, 9, 1),
    max_value=datetime(2027, 6, 1),
).map(lambda at: at.replace(tzinfo=UTC))
HOURS = st.integers(0, 60)


@pytest.fixture(autouse=True, scope="module")
def _christmas():
    """A calendar with holidays; a module's own, since hypothesis runs a test many times."""
    kept = django_settings.FLEXID_SCHOOL_CALENDAR
    django_settings.FLEXID_SCHOOL_CALENDAR = {**kept, "holidays": (CHRISTMAS,)}
    yield
    django_settings.FLEXID_SCHOOL_CALENDAR = kept


def at(text: str) -> datetime:
    """A moment on the school's own clock."""
    return datetime.fromisoformat(text).replace(tzinfo=OSLO)


def passed(start: datetime, end: datetime) -> timedelta:
    """School time between two moments, minute by minute: slow, and surely right."""
    minutes = int((end - start) / timedelta(minutes=1))
    open_ones = sum(is_school_time(start + timedelta(minutes=n)) for n in range(minutes))
    return timedelta(minutes=open_ones)


@pytest.mark.parametrize(
    ("start", "hours", "end"),
    [
        ("2026-11-23T10:00", 4, "2026-11-23T14:00"),
        ("2026-11-23T11:30", 4, "2026-11-23T15:30"),
        ("2026-11-23T14:30", 4, "2026-11-24T11:00"),
        ("2026-11-23T06:00", 4, "2026-11-23T12:00"),
        ("2026-11-23T22:00", 4, "2026-11-24T12:00"),
        ("2026-11-21T13:00", 4, "2026-11-23T12:00"),
        ("2026-11-27T15:00", 4, "2026-11-30T11:30"),
        ("2026-12-18T15:00", 4, "2027-01-04T11:30"),
        ("2026-10-23T14:30", 4, "2026-10-26T11:00"),
        ("2027-03-26T14:30", 4, "2027-03-29T11:00"),
        ("2026-11-23T10:00", 0, "2026-11-23T10:00"),
        ("2026-11-23T08:00", 15, "2026-11-24T15:30"),
    ],
)
def test_hours_are_counted_while_the_school_is_open(start: str, hours: int, end: str) -> None:
    assert add_school_hours(at(start), hours) == at(end)


@pytest.mark.parametrize(
    ("start", "days", "end"),
    [
        ("2026-11-23T10:00", 3, "2026-11-26T15:30"),
        ("2026-11-23T23:00", 3, "2026-11-26T15:30"),
        ("2026-11-26T10:00", 3, "2026-12-01T15:30"),
        ("2026-11-21T10:00", 1, "2026-11-23T15:30"),
        ("2026-12-17T10:00", 3, "2027-01-05T15:30"),
    ],
)
def test_days_end_when_the_school_closes(start: str, days: int, end: str) -> None:
    assert add_school_days(at(start), days) == at(end)


@pytest.mark.parametrize(
    ("moment", "is_open"),
    [
        ("2026-11-23T07:59", False),
        ("2026-11-23T08:00", True),
        ("2026-11-23T15:29", True),
        ("2026-11-23T15:30", False),
        ("2026-11-22T12:00", False),
        ("2026-12-21T12:00", False),
        ("2027-01-01T12:00", False),
        ("2027-01-04T12:00", True),
    ],
)
def test_the_school_is_open_from_its_first_minute_to_before_its_last(
    moment: str, is_open: bool
) -> None:
    assert is_school_time(at(moment)) is is_open
    assert is_school_time(at(moment).astimezone(UTC)) is is_open


@given(MOMENTS, st.integers(0, 12))
def test_just_so_many_hours_pass_and_not_a_minute_sooner(start: datetime, hours: int) -> None:
    start = start.replace(second=0, microsecond=0)
    end = add_school_hours(start, hours)
    assert passed(start, end) == timedelta(hours=hours)
    if hours:
        assert is_school_time(end - timedelta(microseconds=1))


@given(MOMENTS, HOURS, HOURS)
def test_hours_can_be_counted_in_two_parts(start: datetime, one: int, two: int) -> None:
    assert add_school_hours(add_school_hours(start, one), two) == add_school_hours(start, one + two)


@given(MOMENTS, MOMENTS, HOURS)
def test_who_asks_sooner_never_waits_longer(one: datetime, two: datetime, hours: int) -> None:
    first, second = sorted((one, two))
    assert add_school_hours(first, hours) <= add_school_hours(second, hours)


@given(MOMENTS, st.integers(1, 40))
def test_a_promise_ends_on_a_school_day_after_so_many(start: datetime, days: int) -> None:
    end, calendar = add_school_days(start, days), school_calendar()
    last = end.astimezone(OSLO).date()
    first = start.astimezone(OSLO).date()
    between = [first + timedelta(days=n) for n in range(1, (last - first).days + 1)]
    assert sum(calendar.is_school_day(day) for day in between) == days
    assert (calendar.is_school_day(last), end) == (True, calendar.hours_of(last)[1])


@given(st.dates(date(2026, 1, 1), date(2028, 1, 1)))
def test_a_school_day_is_as_long_as_its_clock_says(day: date) -> None:
    opens, closes = school_calendar().hours_of(day)
    assert closes - opens == timedelta(hours=7, minutes=30)


@pytest.mark.parametrize(
    "closed", [{"weekdays": ()}, {"holidays": (("2020-01-01", "2040-01-01"),)}]
)
def test_where_the_school_never_opens_nobody_waits_for_ever(settings, closed: dict) -> None:
    settings.FLEXID_SCHOOL_CALENDAR = {**SCHOOL_CALENDAR, **closed}
    start = at("2026-11-23T10:00")
    assert add_school_hours(start, 4) == start + timedelta(hours=4)
    assert add_school_days(start, 3) == start + timedelta(days=3)


def test_a_school_may_have_a_clock_of_its_own(settings) -> None:
    settings.FLEXID_SCHOOL_CALENDAR = {**SCHOOL_CALENDAR, "time_zone": "Pacific/Auckland"}
    at_noon = datetime(2026, 11, 23, 12, tzinfo=ZoneInfo("Pacific/Auckland"))
    assert is_school_time(at_noon)
    assert not is_school_time(at("2026-11-23T12:00"))
