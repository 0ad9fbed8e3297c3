"""Whether a list of help numbers can stand on every page. Pure but for today.

The card can be changed and never emptied: danger to life stays on it, first.
"""

import re
from datetime import date, time
from typing import Any

from flexid_xblock.care.help import OWN_WORDS
from flexid_xblock.care.route import LANGUAGE
from flexid_xblock.domain.errors import Invalid
from flexid_xblock.text import name as in_one_line

NUMBERS_MAX, NAME_MAX = 12, 80
WHEN = {"always": None, "workdays": [1, 2, 3, 4, 5], "days": [1, 2, 3, 4, 5, 6, 7]}
_FIELDS = {
    *("key", "name", "number", "hours", "country", "languages", "checked"),
    *("when", "from", "to"),
}
_DIGITS = re.compile(r"\+?\d(?: ?\d){1,18}")
_COUNTRY = re.compile(r"[A-Z]{2}|")


def checked_numbers(form: Any, today: date) -> list[dict[str, Any]]:
    """The numbers as the setting has them. Raises ``Invalid`` with the first mistake."""
    if not isinstance(form, list) or len(form) > NUMBERS_MAX:
        raise Invalid("bad_fields")
    numbers = [_number(one, today) for one in form]
    if not numbers or numbers[0].get("key") != "acute":
        raise Invalid("rule_number_first")
    return numbers


def _number(form: Any, today: date) -> dict[str, Any]:
    if not isinstance(form, dict) or set(form) != _FIELDS:
        raise Invalid("bad_fields")
    if not all(isinstance(given, str) and len(given) < 200 for given in form.values()):
        raise Invalid("bad_fields")
    found: dict[str, Any] = {
        "number": _matching(_DIGITS, form["number"], Invalid("rule_number_digits"))
    }
    if form["key"]:
        found["key"] = form["key"] if form["key"] in OWN_WORDS else _refuse(Invalid("bad_fields"))
    else:
        found["name"] = _line(form["name"]) or _refuse(Invalid("rule_number_name"))
        found["hours"] = _line(form["hours"])
    if country := _matching(_COUNTRY, form["country"], Invalid("rule_number_country")):
        found["country"] = country
    languages = form["languages"].replace(",", " ").split()
    found["languages"] = [
        _matching(LANGUAGE, one, Invalid("rule_number_language")) for one in languages
    ]
    found["checked"] = _past_day(form["checked"], today)
    if hours := _open(form):
        found["open"] = hours
    return found


def _open(form: dict[str, str]) -> Any:
    """When somebody answers, as the setting has it; None where nobody has told."""
    if form["when"] not in WHEN:
        return None if form["when"] == "unknown" else _refuse(Invalid("bad_fields"))
    if form["when"] == "always":
        return "always"
    try:
        begins, ends = time.fromisoformat(form["from"]), time.fromisoformat(form["to"])
    except ValueError:
        raise Invalid("rule_number_hours") from None
    return [{"weekdays": WHEN[form["when"]], "from": f"{begins:%H:%M}", "to": f"{ends:%H:%M}"}]


def _past_day(given: str, today: date) -> str:
    try:
        day = date.fromisoformat(given)
    except ValueError:
        raise Invalid("rule_number_checked") from None
    return day.isoformat() if day <= today else _refuse(Invalid("rule_number_checked"))


def _line(given: str) -> str:
    line = in_one_line(given) if given.strip() else ""
    return line if len(line) <= NAME_MAX else _refuse(Invalid("rule_number_name"))


def _matching(pattern: re.Pattern[str], given: str, mistake: Invalid) -> str:
    given = given.strip()
    return given if pattern.fullmatch(given) else _refuse(mistake)


def _refuse(mistake: Invalid) -> str:
    raise mistake
