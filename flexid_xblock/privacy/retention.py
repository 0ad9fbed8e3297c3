"""What is kept how long, and the daily run that lets it go.

The days stand in ``FLEXID_RETENTION``; here is what they are counted from. Each
room lets go of its own, one person or one kind in one transaction: a run that
breaks off is finished by the next one.
"""

from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date, datetime

from django.conf import settings
from django.core.checks import CheckMessage, Warning  # noqa: A004 - Django's own name for it
from django.db import transaction

from flexid_xblock import terms
from flexid_xblock.access.api import leaving as access
from flexid_xblock.activities.api import letting_go as activities
from flexid_xblock.audit.api import mark_gone, seal_off
from flexid_xblock.care.api import calendar, mail, requests, times
from flexid_xblock.care.api import letting_go as care
from flexid_xblock.journal.api import letting_go as journal
from flexid_xblock.patience import patiently
from flexid_xblock.privacy import ends, keys
from flexid_xblock.privacy.course_end import end_of_group, last_day
from flexid_xblock.privacy.ends import Ending, HasLeft
from flexid_xblock.privacy.leaving import run_deletions
from flexid_xblock.privacy.models import CourseEnd, NoticeSeen, RetentionRun
from flexid_xblock.privacy.takeaway import api as takeaway
from flexid_xblock.progress.api import certificates
from flexid_xblock.sessions.api import letting_go as sessions
from flexid_xblock.sessions.api import purge as purge_cards
from flexid_xblock.vault.api import forget, student_key

_COURSE = "the closing evening of year 2, or leaving the course"
_YEAR = "the closing evening of that year"
# What each class is, and what its days are counted from. The names are what
# ``PersonalField.retention`` may say, and three that are cut out of another class.
CLASSES: dict[str, tuple[str, str]] = {
    "entry": ("a student's own texts and responses, and that she was at a meeting", _COURSE),
    "letter": ("a letter that is locked", "the day it opens, if that is later than her texts'"),
    "deleted": ("what its writer deleted, in case she regrets it", "the moment she deleted it"),
    "replies": ("replies to her", "with the text they answer"),
    "case": ("notes and follow-ups that adults write for their work", _COURSE),
    "notice": ("that she was shown the notice", _COURSE),
    "keys": ("the key of her texts", "with the last text it opens"),
    "group": ("what a group made: agreement, board, bridge, dictionary", _YEAR),
    "meeting": ("that there was a meeting", f"{_YEAR}, when nothing hangs on it any more"),
    "card": ("a hidden, returned or reported card", "the day a teacher decided about it"),
    "help": ("a wish to talk", "the answer"),
    "time": ("a time to talk", "its beginning"),
    "mail": ("that a neutral e-mail went out", "the moment it went"),
    "roster": ("who was in which group, and who followed up whom", "the day it ended"),
    "read_log": ("the names in a student's read log", "the day nothing of the student was left"),
    "hold": ("that two adults kept a copy of a text or a card", "the day they ended it"),
    "take_away": ("the right to fetch one's own file, which opens 15 minutes", "it was asked for"),
    "certificate": ("what a student was given at the end of a year", "the day it was issued"),
    "concern": ("a concern record, and who opened it", "the day it was closed"),
    "content": ("the words of the course that were answered", ""),
    "runs": ("that something was let go or erased, in numbers", ""),
}
_NEVER = {
    "concern": "until the school sets the days of its archive rule",
    "content": "as long as the course; it names nobody",
    "runs": "as a proof; it names nobody",
}


def run(now: datetime, has_left: HasLeft) -> dict[str, int]:
    """Let everything go whose time is over; how many of each class. Safe to run again."""
    now = now.astimezone(calendar.school_zone())
    went = Counter(dict.fromkeys(CLASSES, 0))
    ends.find(now, has_left)
    for row, act in _STEPS:
        went[row] += act(now)
    for ending in ends.all_ends():
        went.update(_person(ending, now))
    went.update(_groups(now))
    went["keys"] += sum(map(_forget_key, keys.unused(now.date())))
    went["roster"] += access.forget(now, but=ends.whose() | _known()) + care.forget_covers(now)
    went["read_log"] += seal_off(now, but=keys.still_here())
    _note(now, went)
    return dict(went)


def rehearse(now: datetime, has_left: HasLeft) -> dict[str, int]:
    """What ``run`` would do now, done and taken back: the same numbers, nothing is changed."""
    with transaction.atomic(durable=True):
        went = run(now, has_left)
        transaction.set_rollback(True)
    return went


def run_daily(now: datetime, has_left: HasLeft) -> None:
    """``run``, once on each of the school's days."""
    if not RetentionRun.objects.filter(day=ends.school_day(now)).exists():
        run(now, has_left)


def said(row: str) -> str:
    """How long one class is kept, in a sentence."""
    since, kept = CLASSES[row][1], terms.days(row)
    if row in _WITH_ANOTHER:
        return since
    days = f"{kept} day" if kept == 1 else f"{kept} days"
    return f"{days} after {since}" if kept else _NEVER.get(row, "never deleted by itself")


def check_settings() -> list[CheckMessage]:
    """For Django's checks: rows that nobody can follow. Warnings, so that no command stops."""
    return [
        Warning(
            fault,
            hint="Until it is mended, nothing of the class is let go. The README lists the rows.",
            id="flexid.W010",
        )
        for fault in _faults(settings.FLEXID_RETENTION)
    ]


_WITH_ANOTHER = {"replies", "keys"}
_FOR_EVER = {"content", "runs"}


def _faults(given: object) -> Iterator[str]:
    if not isinstance(given, dict):
        yield "FLEXID_RETENTION is no table of rows and days."
        return
    for row, value in given.items():
        if row not in CLASSES:
            yield f"FLEXID_RETENTION has a row {row!r} that nothing follows."
        elif row in _WITH_ANOTHER and value != "entry":
            yield f"FLEXID_RETENTION: {row!r} goes with what it belongs to, not after {value!r}."
        elif row in _FOR_EVER and value is not None:
            yield f"FLEXID_RETENTION: {row!r} names nobody and is never let go."
        elif not (value is None or terms.is_days(value) or _is_row(value, given)):
            yield f"FLEXID_RETENTION: {row!r} is {value!r}, which is no number of days."


def _is_row(value: object, given: dict[str, object]) -> bool:
    if not isinstance(value, str) or value not in CLASSES:
        return False
    named = given.get(value)
    return named is None or terms.is_days(named)


_STEPS: tuple[tuple[str, Callable[[datetime], int]], ...] = (
    ("deleted", run_deletions),  # before the texts that carry its moment
    ("deleted", journal.purge),
    ("deleted", activities.purge),
    ("card", purge_cards),
    ("help", requests.forget),
    ("time", times.forget),
    ("mail", mail.forget),
    ("hold", journal.forget_holds),
    ("hold", sessions.forget_evidence),
    ("take_away", takeaway.forget),
    ("certificate", certificates.forget),
    ("concern", care.forget_concerns),
)


def _person(ending: Ending, now: datetime) -> Counter[str]:
    """What one person leaves in one course, class by class, each in its own transaction."""
    user_id, course_key = ending.person
    today, went = now.date(), Counter[str]()
    if ending.is_over("entry", today):
        went["entry"] += journal.let_go(user_id, course_key, now)
        went["entry"] += activities.let_go(user_id, course_key, today)
        went["entry"] += sessions.let_go(user_id, course_key)
        went["entry"] += access.let_go(user_id, course_key, now)
    if ending.is_over("case", today):
        went["case"] += care.let_go(user_id, course_key)
    if ending.is_over("notice", today):
        seen = NoticeSeen.objects.filter(user_id=user_id, course_key=course_key)
        went["notice"] += patiently(lambda: seen.delete()[0])
    return went


def _groups(now: datetime) -> Counter[str]:
    today, went = now.date(), Counter[str]()
    for group_id, stays in access.group_stays(calendar.school_zone()).items():
        ended_on = end_of_group(stays.closed_on, stays.untils, today)
        if _is_past("group", ended_on, today):
            went["group"] += sessions.let_group_go(group_id, now)
        if _is_past("meeting", ended_on, today):
            went["meeting"] += sessions.forget_meetings(group_id)
    return went


def _is_past(row: str, ended_on: date | None, today: date) -> bool:
    kept = terms.days(row)
    return ended_on is not None and kept is not None and today > last_day(ended_on, kept)


def _forget_key(user_id: int) -> int:
    """The last of a person: her key, and that her time here was over."""

    def act() -> int:
        gone = forget(student_key(user_id))
        mark_gone(user_id)
        CourseEnd.objects.filter(user_id=user_id).delete()
        return gone

    return patiently(act)


def _known() -> set[ends.Person]:
    return set(CourseEnd.objects.values_list("user_id", "course_key"))


def _note(now: datetime, went: Counter[str]) -> None:
    def act() -> None:
        row, _ = RetentionRun.objects.select_for_update().get_or_create(day=now.date())
        row.went = dict(Counter(row.went) + went)
        row.done_at = now
        row.save()

    patiently(act)
