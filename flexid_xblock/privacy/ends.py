"""Whose time in a course is over: looked up anew each day, and told to whom it is about."""

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone

from flexid_xblock import terms
from flexid_xblock.access.api import leaving as access
from flexid_xblock.activities.api import letting_go as activities
from flexid_xblock.care.api import calendar, mail
from flexid_xblock.care.api import letting_go as care
from flexid_xblock.domain.actors import Actor
from flexid_xblock.journal.api import letting_go as journal
from flexid_xblock.patience import patiently
from flexid_xblock.privacy.course_end import TOLD_BEFORE, end_of_course, last_day, told_now
from flexid_xblock.privacy.models import CourseEnd, NoticeSeen
from flexid_xblock.sessions.api import letting_go as sessions
from flexid_xblock.vault.api import ids_of

Person = tuple[int, str]
# Of these people, those whom the host knows to be out of a course.
HasLeft = Callable[[str, Collection[int]], Collection[int]]


@dataclass(frozen=True, kw_only=True)
class Ending:
    """When somebody's time in a course was over, and the last day each class is kept."""

    person: Person
    ended_on: date
    found_on: date | None

    def is_over(self, row: str, today: date) -> bool:
        """Whether this class of hers is kept no longer."""
        kept = terms.days(row)
        return kept is not None and today > last_day(self.ended_on, kept, found_on=self.found_on)


def school_day(now: datetime) -> date:
    """Which day it is at school."""
    return now.astimezone(calendar.school_zone()).date()


def find(now: datetime, has_left: HasLeft) -> None:
    """Note whose time in a course is over since yesterday, and who has come back."""
    today = school_day(now)
    known = {(row.user_id, row.course_key): row for row in CourseEnd.objects.all()}
    ends = _ends(whose() | known.keys(), today, has_left, known)
    for person, row in known.items():
        if person not in ends:
            patiently(row.delete)
    for person, ended_on in ends.items():
        if person not in known or known[person].ended_on != ended_on:
            patiently(lambda: _note(person, ended_on, today))  # noqa: B023 - called at once


def whose() -> set[Person]:
    """Everybody who has something here that goes when her time in a course is over."""
    notices = NoticeSeen.objects.order_by().values_list("user_id", "course_key").distinct()
    return {*notices, *journal.whose(), *activities.whose(), *care.whose(), *sessions.whose()}


def all_ends() -> list[Ending]:
    """Everybody whose time in a course is known to be over, or to be over on a day."""
    rows = list(CourseEnd.objects.order_by("user_id", "course_key"))
    # Who has no key can be told nothing more: what is left of hers is dark.
    with_key = ids_of({row.user_id for row in rows})
    return [
        Ending(
            person=(row.user_id, row.course_key),
            ended_on=row.ended_on,
            found_on=row.found_on if row.user_id in with_key else None,
        )
        for row in rows
    ]


def last_day_of(actor: Actor, course_key: str) -> date | None:
    """The last day on which the actor's texts are kept, from the first time she is told of it."""
    kept = terms.days("entry")
    row = CourseEnd.objects.filter(user_id=actor.user_id, course_key=course_key).first()
    if actor.is_masked or row is None or kept is None:
        return None
    last = last_day(row.ended_on, kept, found_on=row.found_on)
    return last if (last - school_day(timezone.now())).days <= max(TOLD_BEFORE) else None


def reminders(now: datetime) -> Iterator[mail.Notice]:
    """A neutral mail 60, 30 and 7 days before, to whoever still has texts here."""
    kept, today = terms.days("entry"), school_day(now)
    if kept is None:
        return
    told = {}
    for row in CourseEnd.objects.order_by("pk"):
        last = last_day(row.ended_on, kept, found_on=row.found_on)
        if (turn := told_now(last, today)) is not None:
            told[row.user_id, row.course_key] = f"kept:{last.isoformat()}:{turn}"
    for user_id, course_key in _last_words(told):
        about = told.get((user_id, course_key))
        if about:
            yield mail.Notice(user_id=user_id, kind="kept", about=about, course_key=course_key)


def _ends(
    people: Collection[Person],
    today: date,
    has_left: HasLeft,
    known: dict[Person, CourseEnd],
) -> dict[Person, date]:
    stays = access.stays(calendar.school_zone())
    ended = [one for one in people if end_of_course(stays.get(one, ()), today) is not None]
    words = _last_words(ended)
    found = {one: end_of_course(stays[one], today, last_word=words.get(one)) for one in ended}
    strangers = [one for one in people if one not in stays]
    for one in _left(strangers, has_left):
        found[one] = known[one].ended_on if one in known else today
    return {person: day for person, day in found.items() if day is not None}


def _left(strangers: Collection[Person], has_left: HasLeft) -> Iterator[Person]:
    """Of those who never were in a group, whoever neither works in the course nor is in it."""
    for course_key in sorted({course_key for _, course_key in strangers}):
        ids = {user_id for user_id, key in strangers if key == course_key}
        outside = ids - access.works_in(course_key)
        yield from ((user_id, course_key) for user_id in has_left(course_key, outside))


def _last_words(people: Collection[Person]) -> dict[Person, date]:
    moments = journal.last_words(people)
    for person, at in activities.last_words(people).items():
        moments[person] = max(at, moments.get(person, at))
    return {person: school_day(at) for person, at in moments.items()}


def _note(person: Person, ended_on: date, today: date) -> None:
    user_id, course_key = person
    CourseEnd.objects.update_or_create(
        user_id=user_id,
        course_key=course_key,
        defaults={"ended_on": ended_on},
        create_defaults={"ended_on": ended_on, "found_on": today},
    )
