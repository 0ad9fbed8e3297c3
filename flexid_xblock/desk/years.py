"""The end of a year: which groups' years are closed, what is still open, and closing them.

Names and what teachers noted about attendance, never a text or a number of texts.
"""

from datetime import timedelta
from itertools import groupby
from typing import Any

from django.http import HttpRequest
from django.utils import timezone

from flexid_xblock.access.api import closed_years
from flexid_xblock.desk.page import desk, named
from flexid_xblock.desk.words import module_title
from flexid_xblock.domain.actors import Actor
from flexid_xblock.phrases import YEARS
from flexid_xblock.progress.api import YearView, certificates


@desk
def years(actor: Actor, course_key: str, *, request: HttpRequest) -> tuple[str, dict[str, Any]]:
    """The groups of each year."""
    found = certificates.years(actor, course_key)
    people = named({who for one in found for who in one.not_noted})
    today = timezone.localdate()
    return "flexid/desk/years.html", {
        "years": [
            {"year": year, "name": YEARS.get(year, year), "groups": _rows(group, people, actor)}
            for year, group in groupby(found, key=lambda one: one.group.year)
        ],
        "is_any_open": any(one.group.closed_on is None for one in found),
        "today": today,
        "first_day": today - timedelta(days=closed_years.DAYS_BACK),
        "last_day": today + timedelta(days=closed_years.DAYS_AHEAD),
    }


def _rows(found: Any, people: dict[int, str], actor: Actor) -> list[dict[str, Any]]:
    return [_row(one, people, actor) for one in found]


def _row(year: YearView, people: dict[int, str], actor: Actor) -> dict[str, Any]:
    return {
        "id": year.group.id,
        "name": year.group.name,
        "closed_on": year.group.closed_on,
        "students": len(year.students),
        "certificates": len(year.certificates),
        "not_closed": [module_title(key, actor.language) for key in year.not_closed],
        "not_noted": [people.get(who, "") for who in year.not_noted],
    }
