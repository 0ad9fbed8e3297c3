"""The help card: the school's numbers, words in the reader's language.

Nothing here needs the database: the page for a broken one has the card too.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings
from django.core.checks import CheckMessage, Warning  # noqa: A004 - Django's own name for it
from django.utils import timezone
from django.utils.translation import get_language_info
from django.utils.translation import gettext_lazy as _

from flexid_xblock.care import guardians, remembered, route
from flexid_xblock.care.calendar import operators_calendar, school_calendar

CHECKED_DAYS = 180
_ALWAYS = "always"
_NORWEGIAN = {"nb", "nn", "no"}  # who answers speaks, and nobody speaks a way of writing
OWN_WORDS = {
    "acute": (_("Danger to life"), _("day and night")),
    "police": (_("Police, danger now"), _("day and night")),
    "children": (_("Alarm phone for children and young people"), _("day and night, free")),
    "mental": (_("Somebody to talk with"), _("day and night, free")),
    "doctor": (_("Doctor on call"), _("day and night")),
    "control": (_("Advice when somebody is controlled or forced"), _("Monday to Friday, 9 to 15")),
}


@dataclass(frozen=True, kw_only=True)
class HelpNumber:
    """One line of the help card; ``answers_now`` is None where nobody told us when it does."""

    name: str
    number: str
    hours: str
    languages: str = ""
    key: str = ""
    country: str = ""
    checked: date | None = None
    answers_now: bool | None = None


def help_numbers() -> tuple[HelpNumber, ...]:
    """The numbers the coordinator has set, or else those of ``FLEXID_HELP_NUMBERS``, in order.

    A number with a ``key`` of ours has translated words; a site's own number
    brings its ``name`` and ``hours``.
    """
    now = timezone.now()
    items = remembered.value("numbers") or settings.FLEXID_HELP_NUMBERS
    return tuple(_number(item, now) for item in items)


def help_card() -> dict[str, Any]:
    """What the template of the help card asks for."""
    return {"help_numbers": help_numbers(), "report_route": route.report_route()}


def answering_now(numbers: tuple[HelpNumber, ...]) -> tuple[HelpNumber, ...]:
    """Of these, the ones that somebody answers at this moment."""
    return tuple(one for one in numbers if one.answers_now)


def check_settings() -> list[CheckMessage]:
    """For Django's checks: what an operator should look at again before somebody relies on it."""
    today = timezone.localdate()
    return [*_unchecked(today), *_calendar_doubts(today), *route.faults(), *guardians.faults()]


def _number(item: dict[str, Any], now: datetime) -> HelpNumber:
    key = item.get("key", "")
    name, hours = OWN_WORDS.get(key, (item.get("name", ""), item.get("hours", "")))
    return HelpNumber(
        name=str(name),
        number=item["number"],
        hours=str(hours),
        languages=", ".join(map(_own_name, item.get("languages", ()))),
        key=key,
        country=item.get("country", ""),
        checked=_checked(item),
        answers_now=_answers(item.get("open"), now),
    )


def _own_name(code: str) -> str:
    """A language's name in its own script, or its code where Django does not know it."""
    if code in _NORWEGIAN:
        return "Norsk"
    try:
        name = str(get_language_info(code)["name_local"])
    except KeyError:
        return code
    return name[:1].upper() + name[1:]


def _answers(hours: Any, now: datetime) -> bool | None:
    if not hours or hours == _ALWAYS:
        return True if hours else None
    local = now.astimezone(school_calendar().zone)
    return any(_is_within(one, local) for one in hours)


def _is_within(one: dict[str, Any], local: datetime) -> bool:
    """Whether a moment lies in these hours; those that end earlier than they begin end next day."""
    begins, ends = time.fromisoformat(one["from"]), time.fromisoformat(one["to"])
    today, now = local.isoweekday(), local.time()
    if begins < ends:
        return today in one["weekdays"] and begins <= now < ends
    yesterday = (local - timedelta(days=1)).isoweekday()
    return (today in one["weekdays"] and now >= begins) or (
        yesterday in one["weekdays"] and now < ends
    )


def is_fresh(item: dict[str, Any], today: date) -> bool:
    """Whether somebody has called or looked up this number lately enough."""
    checked = _checked(item)
    return checked is not None and (today - checked).days <= CHECKED_DAYS


def _checked(item: dict[str, Any]) -> date | None:
    try:
        return date.fromisoformat(item.get("checked", ""))
    except (TypeError, ValueError):
        return None


def _unchecked(today: date) -> Iterator[CheckMessage]:
    for item in settings.FLEXID_HELP_NUMBERS:
        if not is_fresh(item, today):
            yield Warning(
                f"The help number {item['number']} was not checked in the last "
                f"{CHECKED_DAYS} days.",
                hint="Call it or look it up, then write the day into FLEXID_HELP_NUMBERS.",
                id="flexid.W001",
            )


def _calendar_doubts(today: date) -> Iterator[CheckMessage]:
    try:
        ZoneInfo(settings.FLEXID_SCHOOL_CALENDAR.get("time_zone") or "UTC")
        holidays = operators_calendar().holidays
    except (KeyError, TypeError, ValueError) as error:
        yield Warning(f"FLEXID_SCHOOL_CALENDAR cannot be read: {error}", id="flexid.W002")
        return
    # A demo promises nothing to anybody.
    if not settings.FLEXID_DEMO and all(last < today for _first, last in holidays):
        yield Warning(
            "FLEXID_SCHOOL_CALENDAR has no holidays to come: they are promised as school days.",
            id="flexid.W003",
        )
