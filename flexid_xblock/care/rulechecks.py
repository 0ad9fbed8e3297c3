"""Whether what a coordinator has filled in can be a rule of the school. It asks no database.

Each check takes the form as the page sends it and gives the rule as it is kept, in the shape
of the operator's setting; ``Invalid`` names the one mistake that is told, in a sentence.
"""

from collections.abc import Callable, Iterable
from datetime import date, time, timedelta
from typing import Any

from flexid_xblock.care.calendar import calendar_of
from flexid_xblock.care.route import LANGUAGE
from flexid_xblock.care.rulenumbers import checked_numbers
from flexid_xblock.domain.errors import Invalid
from flexid_xblock.text import plain

HOLIDAYS_MAX = 60
DAYS_MAX, HOURS_MAX = 20, 40
GUARDIANS_MAX = 600  # characters: it stands beside the notice, which is short
_YEAR = 366  # days


def checked(rule: str, form: Any, *, today: date) -> Any:
    """The rule in this form. Raises ``Invalid`` with the first mistake."""
    checks: dict[str, Callable[[], Any]] = {
        "calendar": lambda: _calendar(form, today),
        "numbers": lambda: checked_numbers(form, today),
        "promise": lambda: _promise(form),
        "guardians": lambda: _guardians(form),
    }
    return checks[rule]()


def _calendar(form: Any, today: date) -> dict[str, Any]:
    opens, closes, weekdays, holidays = _fields(form, "opens", "closes", "weekdays", "holidays")
    days = _weekdays(weekdays)
    rule = {
        "hours": _hours(opens, closes),
        "weekdays": days,
        "holidays": sorted(_holiday(one) for one in _rows(holidays, HOLIDAYS_MAX)),
    }
    calendar = calendar_of(rule)
    if not any(calendar.is_school_day(today + timedelta(days=n)) for n in range(_YEAR)):
        raise Invalid("rule_never_open")
    return rule


def _hours(opens: Any, closes: Any) -> list[str]:
    try:
        first, last = (time.fromisoformat(at).replace(second=0) for at in (opens, closes))
    except (TypeError, ValueError):
        raise Invalid("rule_hours") from None
    if first >= last or first.tzinfo or last.tzinfo:
        raise Invalid("rule_hours")
    return [f"{first:%H:%M}", f"{last:%H:%M}"]


def _weekdays(given: Any) -> list[int]:
    days = set(_rows(given, 7))
    if not days or not days <= set(range(1, 8)):
        raise Invalid("rule_weekdays")
    return sorted(days)


def _holiday(given: Any) -> list[str]:
    first, last = _fields(given, "first", "last")
    try:
        begins, ends = date.fromisoformat(first), date.fromisoformat(last)
    except (TypeError, ValueError):
        raise Invalid("rule_holiday_days") from None
    if ends < begins:
        raise Invalid("rule_holiday_order")
    return [begins.isoformat(), ends.isoformat()]


def _promise(form: Any) -> dict[str, int]:
    days, hours = _fields(form, "answer_days", "help_hours")
    return {
        "answer_days": _whole(days, DAYS_MAX, Invalid("rule_answer_days")),
        "help_hours": _whole(hours, HOURS_MAX, Invalid("rule_help_hours")),
    }


def _whole(given: Any, most: int, mistake: Invalid) -> int:
    if not isinstance(given, int) or isinstance(given, bool) or not 1 <= given <= most:
        raise mistake
    return given


def _guardians(form: Any) -> dict[str, str]:
    found = {}
    for row in _rows(form, 60):
        language, given = _fields(row, "language", "text")
        if not (isinstance(language, str) and LANGUAGE.fullmatch(language)):
            raise Invalid("bad_fields")
        if not isinstance(given, str):
            raise Invalid("bad_fields")
        try:
            text = plain(given, limit=GUARDIANS_MAX).strip()
        except Invalid:
            raise Invalid("rule_guardians_long") from None
        if text:
            found[language] = text
    return found


def _fields(form: Any, *names: str) -> Iterable[Any]:
    """What stands in these fields of a form that has these and no others."""
    if not isinstance(form, dict) or set(form) != set(names):
        raise Invalid("bad_fields")
    return [form[name] for name in names]


def _rows(given: Any, most: int) -> list[Any]:
    if not isinstance(given, list) or len(given) > most:
        raise Invalid("bad_fields")
    return given
