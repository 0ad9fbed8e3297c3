"""When a module opens, if the school says on which day it begins.

Eight gatherings a school year, about one a month from September to May: the
welcome, six modules, a closing evening. December and the summer are left free.
"""

from datetime import date, timedelta

from .records import ModuleInfo

# Months after the first day, by year; the leader path has none, since its group decides.
OPENS = {0: (0,), 1: (1, 2, 4, 5, 6, 7), 2: (12, 13, 14, 16, 17, 19)}
CLOSING_EVENINGS = {1: 8, 2: 20}
COURSE_ENDS = 24
LAST_DAY = 28  # that every month has


def opens(module: ModuleInfo, start: date | None) -> date | None:
    """The Monday from which a module can be read; the welcome's is the first day itself."""
    months = OPENS.get(module.year)
    if start is None or months is None:
        return None
    # A module that a school adds opens with the last one.
    month = months[min(max(module.number, 1), len(months)) - 1]
    return _monday(later(start, month)) if month else start


def closing_evening(year: int, start: date | None) -> date | None:
    """About when a year's closing evening is; only its month is meant."""
    month = CLOSING_EVENINGS.get(year)
    return None if start is None or month is None else later(start, month)


def later(day: date, months: int) -> date:
    """The same day so many months later."""
    years, month = divmod(day.month - 1 + months, 12)
    return date(day.year + years, month + 1, min(day.day, LAST_DAY))


def _monday(day: date) -> date:
    return day + timedelta(days=-day.weekday() % 7)
