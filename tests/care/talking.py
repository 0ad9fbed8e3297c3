"""Times to talk in tests: Monday, ten o'clock in 2040, as for asking."""

from datetime import date, datetime, time, timedelta
from uuid import UUID, uuid4

from django.utils import timezone

from flexid_xblock.care.api import booking, times
from flexid_xblock.care.models import TalkTime
from flexid_xblock.domain.actors import Actor
from tests.common import COURSE

TUESDAY = date(2040, 3, 6)
NINE = time(9)


def offer(
    adult: Actor,
    *,
    day: date = TUESDAY,
    start: time = NINE,
    minutes: int = 20,
    place: str = "school",
    time_id: UUID | None = None,
    course_key: str = COURSE,
) -> UUID:
    """What an adult's form sends; the id of the time."""
    about = {"day": day, "start": start, "minutes": minutes, "place": place}
    return booking.offer(adult, time_id or uuid4(), course_key=course_key, **about).id


def book(student: Actor, time_id: UUID) -> times.TimeView:
    """One press of a student."""
    return booking.book(student, time_id, course_key=COURSE)


def give_back(student: Actor, time_id: UUID) -> None:
    """The other one."""
    booking.give_back(student, time_id, course_key=COURSE)


def end(adult: Actor, time_id: UUID, *, booked: bool = False) -> None:
    """What the adult's desk does."""
    booking.end(adult, time_id, course_key=COURSE, booked=booked)


def free(student: Actor) -> list[UUID]:
    """What a student can book."""
    return [one.id for one in times.bookable(student, COURSE).free]


def mine(student: Actor) -> list[UUID]:
    """What she has booked."""
    return [one.id for one in times.bookable(student, COURSE).booked]


def cancelled(student: Actor) -> list[UUID]:
    """What an adult had to cancel."""
    return [one.id for one in times.bookable(student, COURSE).cancelled]


def desk(adult: Actor) -> tuple[list[tuple[UUID, int]], list[UUID]]:
    """What her desk shows: booked by whom, and free."""
    found = times.offered(adult, COURSE)
    return [(one.id, one.student_id) for one in found.booked], [one.id for one in found.free]


def booked_soon(adult: Actor, student: Actor) -> UUID:
    """A time a week from now, by the real clock, that the student booked; its id."""
    made = offer(adult, day=timezone.localdate() + timedelta(days=7))
    return book(student, made).id


def many(adult: Actor, count: int, *, student: Actor | None = None) -> None:
    """So many times, a quarter of an hour each, made at one go."""
    start = timezone.now() + timedelta(days=1)
    TalkTime.objects.bulk_create(
        TalkTime(
            course_key=COURSE,
            adult_id=adult.user_id,
            student_id=student.user_id if student else None,
            booked_at=timezone.now() if student else None,
            starts=start + timedelta(minutes=15 * number),
            minutes=15,
            place="agree",
        )
        for number in range(count)
    )


def at(moment: str) -> datetime:
    """A moment of the school's clock in that week."""
    return datetime.fromisoformat(moment + "+01:00")
