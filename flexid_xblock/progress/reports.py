"""The programme report: counted once a day by the operator's clock, kept, and shown as kept.

What may be shown of a count is ``suppression``'s to say. Numbers are locked and
compared with what was last shown in one transaction; they are counted before
it, so nobody waits for that.
"""

from datetime import date, datetime, timedelta

from django.utils import timezone

from flexid_xblock.access.api import counting as access
from flexid_xblock.access.api import relations_in_course, require, school_year
from flexid_xblock.care.api import calendar
from flexid_xblock.domain.actors import Actor
from flexid_xblock.domain.errors import NotFound
from flexid_xblock.patience import once
from flexid_xblock.progress import counting, suppression
from flexid_xblock.progress.counting import Basis, Count, Name
from flexid_xblock.progress.models import ReportLook, ReportNumber
from flexid_xblock.progress.report_record import ProgrammeReport
from flexid_xblock.progress.suppression import Number

# A number that has changed stays for four weeks: so a change tells no day, either.
STAYS = timedelta(weeks=4)

Rows = dict[Name, ReportNumber]


def read(actor: Actor, course_key: str, school_year: int | None = None) -> ProgrammeReport:
    """The report of a school year, or of the newest; "not there" if it has no numbers."""
    require("aggregate.read", relations_in_course(actor, course_key))
    known = ReportNumber.objects.filter(course_key=course_key).order_by("-school_year")
    years = tuple(known.values_list("school_year", flat=True).distinct())
    if school_year is not None and school_year not in years:
        raise NotFound
    groups = access.groups(course_key)
    chosen = school_year or next(iter(years), _this_year(timezone.now()))
    of_year = [one.year for one in groups if one.began_in == chosen]
    look = ReportLook.objects.filter(course_key=course_key).first()
    return ProgrammeReport(
        school_year=chosen,
        school_years=years,
        looked_on=look.looked_on if look else None,
        groups={year: of_year.count(year) for year in sorted(set(of_year))},
        numbers={name: _number(row) for name, row in _rows(course_key, chosen).items()},
    )


def renew(now: datetime) -> None:
    """Count each course that has groups, once a day by the school's clock."""
    with timezone.override(calendar.school_zone()):
        today = timezone.localdate(now)
        done = ReportLook.objects.filter(looked_on__gte=today)
        fresh = set(done.values_list("course_key", flat=True))
        for course_key in access.courses():
            if course_key not in fresh:
                _renew(course_key, now, today)


def _renew(course_key: str, now: datetime, today: date) -> None:
    year = _this_year(now)
    known = {name: _basis(row) for name, row in _rows(course_key, year).items()}
    counts = tuple(counting.counts(course_key, known, now))

    def act() -> None:
        look = ReportLook.objects.select_for_update().filter(course_key=course_key).first()
        look = look or ReportLook(course_key=course_key)
        look.looked_on = today
        look.save()
        rows = _rows(course_key, year)
        about = {"course_key": course_key, "school_year": year, "since": now, "changed_at": now}
        for count in counts:
            row = rows.get((count.part, count.name))
            if known.get((count.part, count.name)) == (_basis(row) if row else None):
                _step(row or ReportNumber(part=count.part, name=count.name, **about), count, now)

    once(act)


def _step(row: ReportNumber, count: Count, now: datetime) -> None:
    """Let a number follow its count, as far as it may."""
    is_new = row.pk is None
    if not suppression.is_countable(count.people):
        return
    if row.count and row.changed_at + STAYS > now:
        return
    then = _number(row)
    if count.name == counting.STUDENTS:
        after = suppression.grown(then, count.people)
    else:
        after = suppression.renewed(then, yes=count.yes, no=count.no, is_whole=count.is_whole)
    if is_new or after != then:
        row.count, row.is_most = after.count, after.is_most
        row.changed_at, row.people = now, count.people
        row.save()


def _number(row: ReportNumber) -> Number:
    return Number(count=row.count, is_most=row.is_most)


def _basis(row: ReportNumber) -> Basis:
    return Basis(since=row.since, changed_at=row.changed_at, people=row.people)


def _rows(course_key: str, year: int) -> Rows:
    rows = ReportNumber.objects.filter(course_key=course_key, school_year=year)
    return {(row.part, row.name): row for row in rows}


def _this_year(now: datetime) -> int:
    return school_year(timezone.localtime(now))
