"""The school's own rules on the coordinator's desk: what holds, where it comes from, forms."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone
from django.utils.formats import date_format

from flexid_xblock import terms
from flexid_xblock.care.api import OWN_WORDS, calendar, is_fresh, promise, schoolrules
from flexid_xblock.content import api as content
from flexid_xblock.desk.page import desk, named
from flexid_xblock.desk.words import language_name
from flexid_xblock.domain.actors import Actor

# The languages of the pages; a rule in another one stays in the operator's setting.
LANGUAGES = ("nb", "en", "ar")
_MONDAY = date(2024, 1, 1)


@desk
def school_page(
    actor: Actor, course_key: str, *, request: HttpRequest
) -> tuple[str, dict[str, Any]]:
    """Four small forms with what holds now; below, what only the operator can change."""
    rules = schoolrules.standing(actor, course_key)
    changes = schoolrules.history(actor, course_key)
    setters = [one.set_by for one in rules.values()] + [one.set_by for one in changes]
    people = named({who for who in setters if who})
    return "flexid/desk/school_rules.html", {
        "about": {name: _about(one, people) for name, one in rules.items()},
        "calendar": _calendar(rules["calendar"].value),
        "numbers": [_number(one) for one in rules["numbers"].value],
        "blank": _number({}),
        "promise": rules["promise"].value,
        "answer_by": calendar.add_school_days(timezone.now(), promise.answer_days()),
        "guardians": list(_guardians(rules["guardians"].value)),
        "changes": [{**vars(one), "name": people.get(one.set_by or 0, "")} for one in changes],
        "operators": {
            "days_kept": terms.days("entry"),
            "board_days": settings.FLEXID_BOARD_DAYS,
            "evidence_days": terms.days("card"),
        },
    }


def _about(one: schoolrules.RuleView, people: dict[int, str]) -> dict[str, Any]:
    """What each form carries: its rule, the setting it began with, and where that comes from."""
    return {**vars(one), "name": people.get(one.set_by or 0, "")}


def _calendar(value: dict[str, Any]) -> dict[str, Any]:
    opens, closes = value["hours"]
    names = [date_format(_MONDAY.replace(day=number), "l") for number in range(1, 8)]
    return {
        "opens": opens,
        "closes": closes,
        "weekdays": [
            {"number": number, "name": name, "is_on": number in value["weekdays"]}
            for number, name in enumerate(names, start=1)
        ],
        "holidays": [{"first": first, "last": last} for first, last in value["holidays"]],
        "is_over": all(last < str(timezone.localdate()) for _first, last in value["holidays"]),
    }


def _number(item: dict[str, Any]) -> dict[str, Any]:
    """A number as the form has it; hours of its own only as far as the form can say them."""
    key, hours = item.get("key", ""), item.get("open")
    spans = hours if isinstance(hours, list) else []
    span = spans[0] if len(spans) == 1 else {}
    return {
        "key": key,
        "title": OWN_WORDS[key][0] if key in OWN_WORDS else "",
        "name": item.get("name", ""),
        "number": item.get("number", ""),
        "hours": item.get("hours", ""),
        "country": item.get("country", ""),
        "languages": " ".join(item.get("languages", ())),
        "checked": item.get("checked", ""),
        "when": _when(hours, span),
        "from": span.get("from", ""),
        "to": span.get("to", ""),
        "is_old": bool(item) and not is_fresh(item, timezone.localdate()),
    }


def _when(hours: Any, span: dict[str, Any]) -> str:
    if hours == "always":
        return "always"
    if not span:
        return "unknown"
    return "workdays" if len(span["weekdays"]) < 6 else "days"


def _guardians(texts: dict[str, str]) -> Iterator[dict[str, Any]]:
    """A box for each language of the pages, and for each that is written already."""
    for code in dict.fromkeys((*LANGUAGES, *texts)):
        yield {
            "language": code,
            "name": language_name(code),
            "direction": content.direction(code),
            "text": texts.get(code, ""),
        }
