"""A course with students enough to be counted, and the report's clock."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from uuid import UUID, uuid4

from django.utils import timezone

from flexid_xblock.access.models import Group, Membership
from flexid_xblock.domain.actors import Actor
from flexid_xblock.journal.models import Entry
from flexid_xblock.progress import plan
from flexid_xblock.progress.api import reports
from flexid_xblock.progress.models import ReportNumber
from flexid_xblock.progress.suppression import Number
from flexid_xblock.sessions.models import Attendance, Meeting
from tests.common import COURSE, JOURNAL, MEETING

FIRST_ID = 70_000
REPORTED = 2026  # the school year of what is planted


def group_of(size: int, *, year: int = 1, first: int = FIRST_ID, name: str = "") -> UUID:
    """A new group with so many students, numbered from ``first`` on."""
    group = Group.objects.create(course_key=COURSE, name=name or str(uuid4()), year=year)
    join(group.pk, range(first, first + size))
    return group.pk


def join(group_id: UUID, students: Iterable[int], *, since: datetime | None = None) -> None:
    """They are students of the group from now on."""
    about = {"group_id": group_id, "role": "student", "since": since or timezone.now()}
    Membership.objects.bulk_create(Membership(user_id=who, **about) for who in students)


def leave(*students: int) -> None:
    """They are in no group any more."""
    Membership.objects.filter(user_id__in=students).update(until=timezone.now())


def hold(group_id: UUID, there: Iterable[int], activity_key: str = MEETING) -> None:
    """The group's meeting is over, and these took part."""
    about = {"course_key": COURSE, "activity_key": activity_key, "group_id": group_id}
    about |= {"version": "", "state": Meeting.State.CLOSED, "opened_by": 1}
    meeting = Meeting.objects.create(**about)
    attend(meeting, there)


def attend(meeting: Meeting, students: Iterable[int]) -> None:
    """These took part."""
    marks = (Attendance(meeting=meeting, user_id=who, state="there") for who in students)
    Attendance.objects.bulk_create(marks)


def finish(students: Iterable[int], *, but: int = 0, state: str = "kept") -> None:
    """They are done with the journal of the first module, but for some prompts."""
    slots = sorted(plan.journal(JOURNAL).prompts)[but:]
    about = {
        "course_key": COURSE,
        "activity_key": JOURNAL,
        "version": "",
        "language": "en",
        "draft": b"v1",
    }
    Entry.objects.bulk_create(
        Entry(id=uuid4(), owner_id=who, slot=slot, revision=1, state=state, **about)
        for who in students
        for slot in slots
    )


def plant_number(course_key: str, students: int) -> int:
    """A report that says how many students there are; the school year it is about."""
    about = {"course_key": course_key, "school_year": REPORTED, "part": 1, "name": "students"}
    now = timezone.now()
    number = {"count": students, "people": students, "since": now, "changed_at": now}
    ReportNumber.objects.get_or_create(**about, defaults=number)
    return REPORTED


def plant_year() -> None:
    """A whole report of two years, with one of each thing that a number can say."""
    plant_number(COURSE, 40)
    now = timezone.now()
    rows = [
        *((1, "left", 0, False), (2, "students", 30, False), (2, "left", 6, False)),
        *((1, "gathering.who-am-i", 35, False), (1, "journal.who-am-i", 0, True)),
        *((2, "gathering.my-own-story", 0, True), (2, "journal.my-own-story", 12, False)),
        *((0, "in_time.who-am-i", 25, False), (0, "later.who-am-i", 0, False)),
        *((0, "in_time.", 7, False), (0, "later.", 0, False)),
    ]
    for part, name, count, is_most in rows:
        about = {"course_key": COURSE, "school_year": REPORTED, "part": part, "name": name}
        number = {"count": count, "is_most": is_most, "people": 30}
        known = {**number, "since": now, "changed_at": now}
        ReportNumber.objects.get_or_create(**about, defaults=known)


def look(sol: Actor, *, weeks: int = 0) -> reports.ProgrammeReport:
    """What Sol reads after the clock has counted, so many weeks from now."""
    reports.renew(timezone.now() + timedelta(weeks=weeks))
    return reports.read(sol, COURSE)


def at_least(count: int) -> Number:
    """A number as it is shown."""
    return Number(count=count)
