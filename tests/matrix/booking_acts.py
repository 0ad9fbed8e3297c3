"""Times to talk: what is done with them, and where they are seen."""

from datetime import timedelta
from uuid import uuid4

from django.utils import timezone

from flexid_xblock.care.models import TalkTime
from tests.matrix.actions import get, is_there, put
from tests.matrix.asking import Ask
from tests.matrix.care_acts import NOWHERE
from tests.matrix.cast import Thing


def offer_time(thing: Thing, user_id: int) -> list[Ask]:
    """A new one; and one that is there, free or booked, ended."""
    new, day = uuid4(), timezone.localdate() + timedelta(days=9)
    course = thing.course if thing.owner_id else NOWHERE
    when = {"day": day.isoformat(), "start": "09:00", "minutes": 15, "place": "school"}
    made = lambda who: TalkTime.objects.filter(pk=new, adult_id=who).exists()  # noqa: E731 - once
    return [
        put("time", {"course": course, **when}, made, time_id=new),
        *(_ending(thing, what) for what in ("time_free", "time_booked")),
    ]


def _ending(thing: Thing, what: str) -> Ask:
    rows = TalkTime.objects.filter(pk=thing.ids[what]).exclude(ended_at=None)
    body = {"course": thing.course, "booked": True}
    return put("time_ending", body, is_there(rows), time_id=thing.ids[what])


def book_time(thing: Thing, user_id: int) -> list[Ask]:
    """Give back what the owner booked: anybody else's press changes nothing of it."""
    rows = TalkTime.objects.filter(pk=thing.ids["time_booked"], freed_at__isnull=False)
    body = {"course": thing.course, "booked": False}
    return [put("time_booking", body, is_there(rows), time_id=thing.ids["time_booked"])]


def student_times(thing: Thing, user_id: int) -> list[Ask]:
    """The page where times are booked."""
    return [get("times", course_key=thing.course)]


def adult_times(thing: Thing, user_id: int) -> list[Ask]:
    """The page where times are offered; and the booked one's file, which both take along."""
    file = get("time_file", time_id=thing.ids["time_booked"])
    return [get("times_desk", course_key=thing.course), file]
