"""Times to talk: an adult offers them, a student whom she follows up books one. No words.

A time has one student or none: whoever presses second is told so. What was
booked stands until it is over, also when the adult follows her up no more; it
ends at once when the student gives it back, closes her texts to the adult, or
the adult cancels it. Who else has booked is never told to a student.
"""

from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone

from flexid_xblock.access.api import (
    Relation,
    cases,
    readers_of,
    relations_to_student,
    require,
)
from flexid_xblock.care.calendar import school_calendar
from flexid_xblock.care.models import TalkTime
from flexid_xblock.care.times import LONGEST, TimeView, coming, view
from flexid_xblock.domain.actors import Actor
from flexid_xblock.domain.errors import Conflict, Denied, Invalid, NotFound
from flexid_xblock.patience import once, patiently

__all__ = ["AHEAD", "LENGTHS", "PLACES", "book", "end", "give_back", "give_back_all", "offer"]

AHEAD = timedelta(days=60)
LENGTHS = (15, 20, 30, 45)
PLACES = tuple(TalkTime.Place.values)


def offer(
    actor: Actor,
    time_id: UUID,
    *,
    course_key: str,
    day: date,
    start: time,
    minutes: int,
    place: str,
) -> TimeView:
    """Offer a time to all whom the actor follows up; day and start by the school's clock.

    The same again is the same time. Raises ``Invalid("time_range")`` for what is
    over or too far ahead, ``Conflict("time_overlaps")`` where she has another
    time, in any course, and ``Conflict("time_known")`` where the id was used for
    something else of hers.
    """
    require("time.offer", _relations(actor, course_key))
    wanted = TalkTime(id=time_id, course_key=course_key, adult_id=actor.user_id)
    wanted.starts, wanted.minutes, wanted.place = _moment(day, start), minutes, place

    def act() -> TalkTime:
        found = TalkTime.objects.filter(pk=time_id).first()
        if found:
            return _repeated(found, wanted)
        _check(wanted)
        # Saved before it is compared: two that come at once wait for each other's row.
        wanted.save(force_insert=True)
        _refuse_overlap(wanted)
        return wanted

    return view(once(act))


def end(actor: Actor, time_id: UUID, *, course_key: str, booked: bool) -> None:
    """Take a free time of one's own back, or cancel a booked one. Twice is once.

    ``booked`` is what the page showed. Raises ``Conflict("time_booked")`` where
    a student was faster than an adult who thought it free.
    """
    require("time.offer", _relations(actor, course_key, or_booked=True))

    def act() -> None:
        rows = TalkTime.objects.select_for_update().filter(course_key=course_key)
        row = rows.filter(pk=time_id, adult_id=actor.user_id).first()
        if row is None:
            raise NotFound
        if row.ended_at:
            return
        if row.student_id and not booked:
            raise Conflict("time_booked")
        row.ended_at = timezone.now()
        row.save(update_fields=["ended_at"])

    patiently(act)


def book(actor: Actor, time_id: UUID, *, course_key: str) -> TimeView:
    """Book a free time of an adult who follows the actor up now. Twice is once.

    Raises ``Conflict("time_taken")`` where another student was first,
    ``Conflict("time_gone" | "time_over")``, and ``Denied("time_one")`` while she
    has a time with this adult that is still to come.
    """
    require("time.book", relations_to_student(actor, actor.user_id, course_key))
    readers = readers_of(actor.user_id, course_key).all

    def act() -> TalkTime:
        seen = _seen_by(actor, time_id, course_key, readers)
        if seen.student_id == actor.user_id and not seen.ended_at:
            return seen
        # All that are still to come are locked: also against a second press of her own.
        rows = TalkTime.objects.select_for_update().filter(adult_id=seen.adult_id)
        still = rows.filter(course_key=course_key, starts__gt=timezone.now()).order_by("pk")
        return _taken(actor, time_id, list(still))

    return view(patiently(act))


def give_back(actor: Actor, time_id: UUID, *, course_key: str) -> None:
    """Cancel a time that the actor booked; it is free again at once. Twice is once.

    Raises ``Conflict("time_over")`` when it has begun.
    """
    require("time.book", relations_to_student(actor, actor.user_id, course_key))
    readers = readers_of(actor.user_id, course_key).all

    def act() -> None:
        row = _seen_by(actor, time_id, course_key, readers, lock=True)
        if row.student_id != actor.user_id or row.ended_at:
            return
        if row.starts <= timezone.now():
            raise Conflict("time_over")
        _free(TalkTime.objects.filter(pk=row.pk))

    patiently(act)


def give_back_all(actor: Actor, adult_id: int, *, course_key: str) -> None:
    """Cancel what the actor booked with one adult: she has closed her texts to her."""
    require("time.book", relations_to_student(actor, actor.user_id, course_key))
    rows = TalkTime.objects.filter(student_id=actor.user_id, course_key=course_key)
    patiently(lambda: _free(rows.filter(adult_id=adult_id, starts__gt=timezone.now())))


def _relations(actor: Actor, course_key: str, *, or_booked: bool = False) -> frozenset[Relation]:
    """Whether the actor follows anybody up here, or still has a talk that was booked with her."""
    if actor.is_masked:
        return frozenset()
    own = coming().filter(adult_id=actor.user_id, course_key=course_key)
    is_there = cases(actor, course_key).exists() or (
        or_booked and own.exclude(student_id=None).exists()
    )
    return frozenset({Relation.COUNSELLOR} if is_there else ())


def _moment(day: date, start: time) -> datetime:
    at = datetime.combine(day, start.replace(second=0, microsecond=0), school_calendar().zone)
    try:
        return at.astimezone(UTC)
    except OverflowError as error:  # in the year 1, or 9999
        raise Invalid("time_range") from error


def _check(wanted: TalkTime) -> None:
    now = timezone.now()
    if wanted.minutes not in LENGTHS or wanted.place not in PLACES:
        raise Invalid("bad_fields")
    if not now < wanted.starts <= now + AHEAD:
        raise Invalid("time_range")


def _repeated(found: TalkTime, wanted: TalkTime) -> TalkTime:
    if (found.adult_id, found.course_key) != (wanted.adult_id, wanted.course_key):
        raise NotFound
    same = ("starts", "minutes", "place")
    if any(getattr(found, name) != getattr(wanted, name) for name in same):
        raise Conflict("time_known")
    return found


def _refuse_overlap(wanted: TalkTime) -> None:
    ends = view(wanted).ends
    rows = TalkTime.objects.select_for_update().filter(adult_id=wanted.adult_id, ended_at=None)
    near = rows.filter(starts__gt=wanted.starts - LONGEST, starts__lt=ends).exclude(pk=wanted.pk)
    if any(view(one).ends > wanted.starts for one in near):
        raise Conflict("time_overlaps")


def _seen_by(
    actor: Actor, time_id: UUID, course_key: str, readers: tuple[int, ...], *, lock: bool = False
) -> TalkTime:
    """A time as a student may know of it: hers, or one of an adult who follows her up."""
    rows = TalkTime.objects.select_for_update() if lock else TalkTime.objects.all()
    row = rows.filter(pk=time_id, course_key=course_key).first()
    if row is None or not (row.student_id == actor.user_id or row.adult_id in readers):
        raise NotFound
    return row


def _taken(actor: Actor, time_id: UUID, still: list[TalkTime]) -> TalkTime:
    row = next((one for one in still if one.pk == time_id), None)
    if row is None:
        raise Conflict("time_over")
    if row.ended_at:
        raise Conflict("time_gone")
    if row.student_id not in (None, actor.user_id):
        raise Conflict("time_taken")
    if any(one.student_id == actor.user_id and not one.ended_at for one in still if one is not row):
        raise Denied("time_one")
    row.student_id, row.booked_at = actor.user_id, timezone.now()
    row.save(update_fields=["student_id", "booked_at"])
    return row


def _free(rows: QuerySet[TalkTime]) -> None:
    rows.update(student_id=None, booked_at=None, freed_at=timezone.now())
