"""Times to talk: the page where a student books one, and the one where an adult offers them."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from itertools import groupby
from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from flexid_xblock.access import api as access
from flexid_xblock.access.api import choices
from flexid_xblock.care.api import booking, calendar, times
from flexid_xblock.desk.page import desk, named
from flexid_xblock.domain.actors import Actor
from flexid_xblock.domain.errors import Denied, NotFound
from flexid_xblock.phrases import role_name

# The same places, as an adult says them and as a student reads them.
MY_PLACES = {
    "school": _("At school, my room"),
    "phone": _("By phone"),
    "agree": _("We agree on it"),
}
PLACES = {
    "school": _("At school, in the room of this adult"),
    "phone": _("By phone"),
    "agree": _("The two of you agree on where"),
}
_AT_FIRST = 3  # days of an adult that lie open; the others are one press away


@desk
def bookable(actor: Actor, course_key: str, *, request: HttpRequest) -> tuple[str, dict[str, Any]]:
    """Her own times, and the free ones of those who follow her up; nobody else's booking."""
    if access.works_here(actor, course_key):
        raise Denied("not_a_student")
    found = times.bookable(actor, course_key)
    if not (found.adults or found.booked or found.cancelled or actor.enrolled):
        raise NotFound
    own = (*found.booked, *found.cancelled)
    people = named({*found.adults, *(one.adult_id for one in own)})
    closed = set(choices.closed_readers(actor, course_key))
    adults = [_adult(who, found, people) for who in found.adults]
    return "flexid/desk/times.html", {
        "booked": [_row(one, people) for one in found.booked],
        "cancelled": [_row(one, people) for one in found.cancelled if one.adult_id not in closed],
        "adults": adults,
        "has_free": any(one["days"] for one in adults),
    }


@desk
def offering(actor: Actor, course_key: str, *, request: HttpRequest) -> tuple[str, dict[str, Any]]:
    """What she offers and who booked it, and a form for one more that begins after the last."""
    found = times.offered(actor, course_key)
    people = named({one.student_id for one in found.booked if one.student_id})
    return "flexid/desk/times_desk.html", {
        "booked": [
            _row(one, {}, MY_PLACES) | {"name": people.get(one.student_id or 0, "")}
            for one in found.booked
        ],
        "days": _days(found.free, MY_PLACES),
        "may_offer": found.may_offer,
        "next": _next(found.last),
        "first_day": _local(timezone.now()),
        "last_day": _local(timezone.now() + booking.AHEAD),
        "lengths": booking.LENGTHS,
        "places": MY_PLACES,
    }


def _adult(who: int, found: times.Bookable, people: dict[int, str]) -> dict[str, Any]:
    """One adult and her free times, the nearest days first."""
    days = _days([one for one in found.free if one.adult_id == who], PLACES)
    return {
        "id": who,
        "name": people.get(who, ""),
        "role": role_name("deputy" if who in found.deputies else "counsellor"),
        "days": days[:_AT_FIRST],
        "later": days[_AT_FIRST:],
        "has_mine": any(one.adult_id == who for one in found.booked),
    }


def _days(found: Iterable[times.TimeView], places: dict[str, Any]) -> list[dict[str, Any]]:
    """Times under the days they are on, soonest first."""
    rows = [_row(one, {}, places) for one in found]
    return [{"day": day, "rows": list(of)} for day, of in groupby(rows, lambda row: row["day"])]


def _row(
    one: times.TimeView, people: dict[int, str], places: dict[str, Any] = PLACES
) -> dict[str, Any]:
    """A time in words, by the school's clock."""
    starts, ends = _local(one.starts), _local(one.ends)
    return {
        "id": one.id,
        "name": people.get(one.adult_id, ""),
        "day": date_format(starts, "l j F"),
        "from": date_format(starts, "H:i"),
        "to": date_format(ends, "H:i"),
        "iso": starts.isoformat(),
        "place": places[one.place],
        "is_free_again": one.freed_at is not None,
    }


def _next(last: times.TimeView | None) -> dict[str, Any]:
    """What the form begins with: right after what she offered last, or tomorrow."""
    tomorrow = _local(timezone.now()) + timedelta(days=1)
    if last is None:
        return {"day": tomorrow, "start": "", "minutes": 20, "place": booking.PLACES[0]}
    starts = _local(last.ends)
    is_past = starts <= _local(timezone.now())
    return {
        "day": tomorrow if is_past else starts,
        "start": "" if is_past else f"{starts:%H:%M}",
        "minutes": last.minutes,
        "place": last.place,
    }


def _local(at: datetime) -> datetime:
    return at.astimezone(calendar.school_calendar().zone)
