"""School hours, school days and holidays: when an adult reads, counted honestly.

The counting is pure: a moment and the settings in, a moment out. An hour is an hour that
passed, on the nights when the clock is changed too.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import wraps
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils import timezone

from flexid_xblock.care import remembered

# A calendar that never opens must not make anybody wait for ever.
_LOOK_AHEAD = 400  # days

View = Callable[..., Any]


@dataclass(frozen=True, kw_only=True)
class Calendar:
    """When a school is open: hours of a day, days of a week (1 is Monday), and holidays."""

    opens: time
    closes: time
    weekdays: frozenset[int]
    holidays: tuple[tuple[date, date], ...]
    zone: ZoneInfo

    def is_school_day(self, day: date) -> bool:
        """Whether the school is open on this day."""
        is_free = any(first <= day <= last for first, last in self.holidays)
        return day.isoweekday() in self.weekdays and not is_free

    def hours_of(self, day: date) -> tuple[datetime, datetime]:
        """When the school opens and closes on this day."""
        opens, closes = (
            datetime.combine(day, at, self.zone).astimezone(UTC) for at in (self.opens, self.closes)
        )
        return opens, closes

    def school_days(self, start: datetime) -> Iterator[date]:
        """The school days from the day of this moment on, as far as anybody looks ahead."""
        first = start.astimezone(self.zone).date()
        days = (first + timedelta(days=number) for number in range(_LOOK_AHEAD))
        return (day for day in days if self.is_school_day(day))


def school_calendar() -> Calendar:
    """The calendar that the coordinator has set, or else ``FLEXID_SCHOOL_CALENDAR``.

    Its time zone is the setting's own ``time_zone``, or else Django's.
    """
    return calendar_of(remembered.value("calendar") or settings.FLEXID_SCHOOL_CALENDAR)


def operators_calendar() -> Calendar:
    """The calendar of ``FLEXID_SCHOOL_CALENDAR``, for its checks: they ask no database."""
    return calendar_of(settings.FLEXID_SCHOOL_CALENDAR)


def calendar_of(given: dict[str, Any]) -> Calendar:
    """The calendar of a setting, or of a rule in the same shape, in the school's time zone."""
    opens, closes = (time.fromisoformat(at) for at in given["hours"])
    return Calendar(
        opens=opens,
        closes=closes,
        weekdays=frozenset(given["weekdays"]),
        holidays=tuple(
            (date.fromisoformat(first), date.fromisoformat(last))
            for first, last in given["holidays"]
        ),
        zone=school_zone(),
    )


def school_zone() -> ZoneInfo:
    """The calendar's own time zone, or else Django's.

    Where nobody knows the one that is set, too: a slip there closes no page, and
    the system checks tell the operator.
    """
    djangos: ZoneInfo = timezone.get_default_timezone()
    own = settings.FLEXID_SCHOOL_CALENDAR.get("time_zone")
    try:
        return ZoneInfo(own) if own else djangos
    except (KeyError, ValueError):
        return djangos


def by_the_schools_clock(view: View) -> View:
    """A view in which today, and every time it tells, are the school's: the LMS's are in UTC."""

    @wraps(view)
    def clocked(*args: Any, **kwargs: Any) -> Any:
        with timezone.override(school_zone()):
            return view(*args, **kwargs)

    return clocked


def is_school_time(at: datetime) -> bool:
    """Whether the school is open at this moment; at the minute it closes it is not."""
    calendar = school_calendar()
    day = at.astimezone(calendar.zone).date()
    opens, closes = calendar.hours_of(day)
    return calendar.is_school_day(day) and opens <= at < closes


def add_school_hours(start: datetime, hours: float) -> datetime:
    """The first moment by which so many hours of school have passed since ``start``.

    Where the school does not open for a year, hours of any kind are counted.
    """
    left = timedelta(hours=hours)
    if not left:
        return start
    calendar = school_calendar()
    for day in calendar.school_days(start):
        opens, closes = calendar.hours_of(day)
        begins = max(opens, start)
        if begins + left <= closes:
            return begins + left
        left -= max(closes - begins, timedelta())
    return start + timedelta(hours=hours)


def add_school_days(start: datetime, days: int) -> datetime:
    """The end of the last of so many school days; the day of ``start`` itself is not counted."""
    calendar = school_calendar()
    first = start.astimezone(calendar.zone).date()
    counted = (day for day in calendar.school_days(start) if day > first)
    for number, day in enumerate(counted, start=1):
        if number == days:
            return calendar.hours_of(day)[1]
    return start + timedelta(days=days)
