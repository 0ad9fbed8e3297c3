"""Times to talk, read: by the adult whose they are, by a student, by the operator's clock."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils import timezone

from flexid_xblock import terms
from flexid_xblock.access.api import (
    Relation,
    cases,
    readers_of,
    relations_to_student,
    require,
)
from flexid_xblock.care.models import TalkTime
from flexid_xblock.domain.actors import Actor
from flexid_xblock.domain.errors import NotFound

SHOWN = 300
LONGEST = timedelta(minutes=45)


@dataclass(frozen=True, kw_only=True)
class TimeView:
    """A time to talk. Whoever it is shown to may know its student: it is her own, or his."""

    id: UUID
    course_key: str
    adult_id: int
    student_id: int | None
    starts: datetime
    minutes: int
    place: str
    booked_at: datetime | None
    freed_at: datetime | None
    ended_at: datetime | None

    @property
    def ends(self) -> datetime:
        """When it is over."""
        return self.starts + timedelta(minutes=self.minutes)


@dataclass(frozen=True, kw_only=True)
class Offered:
    """An adult's own times that are not over, soonest first; ``last`` is what she offered last."""

    booked: tuple[TimeView, ...]
    free: tuple[TimeView, ...]
    last: TimeView | None
    may_offer: bool


@dataclass(frozen=True, kw_only=True)
class Bookable:
    """What a student finds: her own times, those an adult cancelled, and what she can book.

    ``adults`` follow her up now, counsellors first; ``free`` are theirs.
    """

    booked: tuple[TimeView, ...]
    cancelled: tuple[TimeView, ...]
    free: tuple[TimeView, ...]
    adults: tuple[int, ...]
    deputies: tuple[int, ...]


def offered(actor: Actor, course_key: str) -> Offered:
    """The actor's own times, and who booked which; "not there" for who follows nobody up.

    Except for a talk that was booked with her before: that stands until it is over.
    """
    own = coming().filter(adult_id=actor.user_id, course_key=course_key)
    found = [] if actor.is_masked else _not_over(own)
    booked = tuple(one for one in found if one.student_id)
    may_offer = cases(actor, course_key).exists()
    require("time.offer", {Relation.COUNSELLOR} if booked or may_offer else ())
    every = TalkTime.objects.filter(adult_id=actor.user_id, course_key=course_key)
    last = every.order_by("-created", "pk").first()
    free = tuple(one for one in found if not one.student_id)
    newest = view(last) if last else None
    return Offered(booked=booked, free=free, last=newest, may_offer=may_offer)


def bookable(actor: Actor, course_key: str) -> Bookable:
    """What the actor has booked, and the free times of the adults who follow her up now."""
    require("time.see", relations_to_student(actor, actor.user_id, course_key))
    readers = readers_of(actor.user_id, course_key)
    hers = TalkTime.objects.filter(student_id=actor.user_id, course_key=course_key)
    own = _not_over(hers.filter(starts__gt=_since()))
    free = coming().filter(student_id=None, adult_id__in=readers.all, course_key=course_key)
    booked = tuple(one for one in own if not one.ended_at)
    again = {one.adult_id for one in booked}
    return Bookable(
        booked=booked,
        cancelled=tuple(one for one in own if one.ended_at and one.adult_id not in again),
        free=_views(free.filter(starts__gt=timezone.now())),
        adults=readers.all,
        deputies=readers.deputies,
    )


def booked(actor: Actor, time_id: UUID) -> TimeView:
    """A time that stands and is the actor's own, as the one or the other of the two."""
    party = Q(student_id=actor.user_id) | Q(adult_id=actor.user_id)
    row = coming().filter(party, pk=time_id).exclude(student_id=None).first()
    if row is None or actor.is_masked:
        raise NotFound
    is_hers = row.student_id == actor.user_id
    who = ("time.see", Relation.OWNER) if is_hers else ("time.offer", Relation.COUNSELLOR)
    require(who[0], {who[1]})
    return view(row)


def own_everywhere(actor: Actor) -> tuple[TimeView, ...]:
    """What the actor booked in any course, oldest first."""
    rows = TalkTime.objects.filter(student_id=actor.user_id)
    return tuple(view(row) for row in rows.order_by("starts", "pk"))


def has_news(actor: Actor, course_key: str, since: datetime, until: datetime) -> bool:
    """Whether a coming time of the actor's was booked or given back in this time."""
    own = coming().filter(adult_id=actor.user_id, course_key=course_key)
    moments = (since, until)
    return own.filter(Q(booked_at__range=moments) | Q(freed_at__range=moments)).exists()


def cancelled_between(since: datetime, until: datetime) -> dict[int, datetime]:
    """Each student with whom an adult cancelled a coming time, and when that was last."""
    rows = TalkTime.objects.filter(ended_at__gt=since, ended_at__lte=until)
    rows = rows.filter(starts__gt=until).exclude(student_id=None).order_by("ended_at")
    return {who: at for who, at in rows.values_list("student_id", "ended_at") if who and at}


def forget(now: datetime) -> int:
    """Delete the times that began long enough ago; the number that went."""
    return TalkTime.objects.filter(starts__lte=terms.lapsed("time", now)).delete()[0]


def coming() -> QuerySet[TalkTime]:
    """The times that stand and may not be over: the longest that has begun is not yet."""
    return TalkTime.objects.filter(ended_at=None, starts__gt=_since())


def view(row: TalkTime) -> TimeView:
    """A row as it is handed out."""
    return TimeView(**{name: getattr(row, name) for name in TimeView.__dataclass_fields__})


def _since() -> datetime:
    return timezone.now() - LONGEST


def _not_over(rows: QuerySet[TalkTime]) -> list[TimeView]:
    now = timezone.now()
    return [one for one in _views(rows) if one.ends > now]


def _views(rows: QuerySet[TalkTime]) -> tuple[TimeView, ...]:
    return tuple(view(row) for row in rows.order_by("starts", "pk")[:SHOWN])
