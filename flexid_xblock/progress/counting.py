"""What the programme report counts, before anything of it is left out. Never shown as it is.

What many can see for themselves is no shelter: which groups have met, who has
left, who came when a gathering was over. So a gathering and the journal of its
module are counted once every group has held it, and only of those who had begun
by then and are still there.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property

from django.utils import timezone

from flexid_xblock.access.api import counting as access
from flexid_xblock.access.api import school_year, start_of_school_year
from flexid_xblock.care.api import calendar, promise
from flexid_xblock.care.api import counting as care
from flexid_xblock.content import api as content
from flexid_xblock.journal.api import counting as journal
from flexid_xblock.progress import plan, suppression
from flexid_xblock.progress.suppression import WHOLE
from flexid_xblock.sessions.api import counting as sessions

STUDENTS, LEFT = "students", "left"
GATHERING, JOURNAL = "gathering", "journal"
ADULTS = 2  # of one alone every number would be hers
# With a theme, or with HELP, after it.
IN_TIME, LATER = "in_time", "later"
HELP = ""

# A number of the report: the year it is about, or the whole course; and what it counts.
Name = tuple[int, str]
# Students, each with the time since when she is one.
People = dict[int, datetime]


@dataclass(frozen=True, kw_only=True)
class Basis:
    """Since when a number is shown, when it last changed, and of how many people it spoke then."""

    since: datetime
    changed_at: datetime
    people: int


@dataclass(frozen=True, kw_only=True)
class Count:
    """How many have something, and how many have not.

    ``is_whole``: all who were counted when the number last changed are there still.
    """

    part: int
    name: str
    yes: int
    no: int
    is_whole: bool

    @property
    def people(self) -> int:
        """Of how many it speaks."""
        return self.yes + self.no


def counts(course_key: str, known: Mapping[Name, Basis], now: datetime) -> Iterator[Count]:
    """Every number of this school year that there are groups enough for."""
    yield from _Course(course_key, known, now).counts()


class _Course:
    """One course, counted once."""

    def __init__(self, course_key: str, known: Mapping[Name, Basis], now: datetime) -> None:
        self.key, self.known, self.now = course_key, known, timezone.localtime(now)
        self.places = access.places(course_key)
        self.year = school_year(self.now)
        self.here = [one for one in self.places if one.group.began_in == self.year]
        self._by_day: dict[date, datetime] = {}

    def counts(self) -> Iterator[Count]:
        groups = {one.group.id: one.group.year for one in self.here}
        known = {part for part, name in self.known if name == STUDENTS}
        years = list(groups.values())
        for part in suppression.parts(known, {year: years.count(year) for year in set(years)}):
            yield from self._of_part(part)
        yield from self._of_service()

    def _of_part(self, part: int) -> Iterator[Count]:
        here = [one for one in self.here if part in (WHOLE, one.group.year)]
        people, staying = _people(here), self._staying(here)
        yield self._count(part, STUDENTS, people, people)
        yield self._count(part, LEFT, people, people.keys() - staying)
        # Who left can no longer do anything, and it is known: she would be no shelter to anybody.
        here = [one for one in here if one.user_id in staying]
        for module in content.course().modules:
            if module.year in {0, part} and self._all_have_met(module, here):
                yield from self._of_module(part, module, here)

    def _of_module(
        self, part: int, module: content.ModuleInfo, here: list[access.Place]
    ) -> Iterator[Count]:
        for name, having in self._done(module):
            basis = self.known.get((part, name))
            until = basis.since if basis else self.now
            people = _people([one for one in here if one.since <= until])
            yield self._count(part, name, people, having)

    def _done(self, module: content.ModuleInfo) -> Iterator[tuple[str, Collection[int]]]:
        for key in plan.gatherings(module):
            yield f"{GATHERING}.{module.key}", self._took_part.get(key, ())
        prompts = {key: plan.journal(key).prompts for key in plan.journals(module)}
        if prompts:
            yield f"{JOURNAL}.{module.key}", journal.finished(self.key, prompts)

    def _all_have_met(self, module: content.ModuleInfo, here: list[access.Place]) -> bool:
        groups = {one.group for one in here}
        return all(
            one.closed_on or (one.id, key) in self._held
            for one in groups
            for key in plan.gatherings(module)
        )

    def _staying(self, here: list[access.Place]) -> set[int]:
        """Who did not leave before the year was over, or is in another group now."""
        now = {one.user_id for one in self.places if not one.until or one.until > self.now}
        return now | {one.user_id for one in here if _to_the_end(one)}

    def _of_service(self) -> Iterator[Count]:
        """Of the whole course only, and where more than one adult answers."""
        if access.adults_on_cases(self.key) < ADULTS:
            return
        people = _people(self.places)
        # Each is there from the beginning: that one comes would tell that it is not nought.
        themes = (HELP, *(module.key for module in content.course().modules))
        having = {f"{name}.{theme}": set[int]() for theme in themes for name in (IN_TIME, LATER)}
        for name, user_id in self._answers():
            having.setdefault(name, set()).add(user_id)
        for name, found in having.items():
            yield self._count(WHOLE, name, people, found)

    def _answers(self) -> Iterator[tuple[str, int]]:
        """Each answer that came or should have, by its name, and the student who waited."""
        start = start_of_school_year(self.now)
        for wait in journal.waits(self.key, start):
            promised = self._promised(wait.since)
            if wait.until or self.now > promised:
                name = IN_TIME if (wait.until or self.now) <= promised else LATER
                yield f"{name}.{wait.activity_key.rpartition('.')[0]}", wait.user_id
        for one in care.asked(self.key, start):
            promised = calendar.add_school_hours(one.since, promise.help_hours())
            if one.seen_at or self.now > promised:
                name = IN_TIME if (one.seen_at or self.now) <= promised else LATER
                yield f"{name}.{HELP}", one.user_id

    def _promised(self, since: datetime) -> datetime:
        """By when an answer was promised: the same for all that came on one day."""
        day = timezone.localdate(since)
        if day not in self._by_day:
            self._by_day[day] = calendar.add_school_days(since, promise.answer_days())
        return self._by_day[day]

    def _count(self, part: int, name: str, people: People, having: Collection[int]) -> Count:
        yes = len(people.keys() & set(having))
        basis = self.known.get((part, name))
        still = [at for at in people.values() if basis and at <= basis.changed_at]
        is_whole = basis is None or len(still) >= basis.people
        return Count(part=part, name=name, yes=yes, no=len(people) - yes, is_whole=is_whole)

    @cached_property
    def _held(self) -> frozenset[tuple[object, str]]:
        return frozenset(sessions.held(self.key))

    @cached_property
    def _took_part(self) -> sessions.Seen:
        return sessions.took_part(self.key)


def _people(places: Iterable[access.Place]) -> People:
    """Everybody once; the places stand in the order of their beginning."""
    return {one.user_id: one.since for one in reversed(tuple(places))}


def _to_the_end(place: access.Place) -> bool:
    closed = place.group.closed_on
    return bool(closed and place.until and timezone.localdate(place.until) >= closed)
