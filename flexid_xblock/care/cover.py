"""Cover: a counsellor asks a colleague to stand in for her for a while, a coordinator decides.

A stand-in becomes deputy for that time, no more: of the students' texts she
reads what is sent from then on, since nobody had her name before her eyes
earlier. Case notes and follow-ups of the cases she finds at once.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils import timezone

from flexid_xblock.access.api import (
    Relation,
    assign_counsellor,
    cases,
    relations_in_course,
    require,
)
from flexid_xblock.care.models import Cover
from flexid_xblock.domain.actors import Actor
from flexid_xblock.domain.errors import Conflict, Denied, Invalid, NotFound
from flexid_xblock.patience import once, patiently

LONGEST = timedelta(days=183)
SHOWN = 50


@dataclass(frozen=True, kw_only=True)
class CoverView:
    """Who asks whom to stand in, for how long, and what was decided."""

    id: UUID
    counsellor_id: int
    deputy_id: int
    since: datetime
    until: datetime
    asked_at: datetime
    decided_by: int | None
    decided_at: datetime | None
    granted: bool


def ask(
    actor: Actor,
    cover_id: UUID,
    *,
    deputy_id: int | None,
    since: datetime,
    until: datetime,
    course_key: str,
) -> CoverView:
    """Ask that a colleague stands in for all the actor's cases.

    The same again is the same asking. Raises ``Denied("not_oneself")``,
    ``Invalid("no_colleague")`` for anybody who is not a counsellor of somebody
    in the course, ``Invalid("cover_period")``, ``Conflict("written_already")``.
    """
    require("cover.ask", _relations(actor, course_key))
    colleague = _colleague(actor, deputy_id, course_key)
    wanted = Cover(id=cover_id, course_key=course_key, since=since, until=until)
    wanted.counsellor_id, wanted.deputy_id = actor.user_id, colleague

    def act() -> Cover:
        found = Cover.objects.filter(pk=cover_id).first()
        if found:
            return _repeated(found, wanted)
        _check_period(since, until)
        wanted.save(force_insert=True)
        return wanted

    return _view(once(act))


def decide(actor: Actor, cover_id: UUID, *, course_key: str, granted: bool) -> CoverView:
    """Grant a cover or refuse it; the first decision stands.

    What is granted makes the colleague deputy of every student the asker
    follows up now. Raises ``Denied("not_oneself")`` to the asker and the
    stand-in, ``Denied("cover_over")`` when its last day has gone by.
    """
    require("cover.decide", relations_in_course(actor, course_key))

    def act() -> Cover:
        rows = Cover.objects.select_for_update().filter(course_key=course_key)
        cover = rows.filter(pk=cover_id).first()
        if cover is None:
            raise NotFound
        if actor.real_user_id in {cover.counsellor_id, cover.deputy_id}:
            raise Denied("not_oneself")
        if cover.decided_at is None:
            _decide(actor, cover, granted)
        return cover

    return _view(patiently(act))


def pending(actor: Actor, course_key: str) -> tuple[CoverView, ...]:
    """For a coordinator: the covers nobody has decided yet, longest wait first."""
    require("cover.decide", relations_in_course(actor, course_key))
    rows = Cover.objects.filter(course_key=course_key, decided_at=None, until__gt=timezone.now())
    return _views(rows.order_by("asked_at", "pk"))


def mine(actor: Actor, course_key: str) -> tuple[CoverView, ...]:
    """The covers the actor asked for or stands in by that are not over, soonest first."""
    require("cover.ask", _relations(actor, course_key))
    rows = Cover.objects.filter(
        Q(counsellor_id=actor.user_id) | Q(deputy_id=actor.user_id, granted=True),
        course_key=course_key,
        until__gt=timezone.now(),
    )
    return _views(rows.order_by("since", "pk"))


def _decide(actor: Actor, cover: Cover, granted: bool) -> None:
    now = timezone.now()
    if granted and cover.until <= now:
        raise Denied("cover_over")
    cover.decided_by, cover.decided_at, cover.granted = actor.user_id, now, granted
    cover.save(update_fields=["decided_by", "decided_at", "granted"])
    if granted:
        _stand_in(actor, cover, since=max(cover.since, now))


def _stand_in(actor: Actor, cover: Cover, *, since: datetime) -> None:
    followed = cases(_person(cover.counsellor_id), cover.course_key)
    # Who is on the case anyway stays what she is there; she herself is nobody's case of hers.
    known = cases(_person(cover.deputy_id), cover.course_key)
    fresh = followed.exclude(student_id__in=known).exclude(student_id=cover.deputy_id)
    for student_id in fresh.values_list("student_id", flat=True).distinct():
        assign_counsellor(
            course_key=cover.course_key,
            student_id=student_id,
            counsellor_id=cover.deputy_id,
            deputy=True,
            since=since,
            until=cover.until,
            by=actor,
        )


def _relations(actor: Actor, course_key: str) -> frozenset[Relation]:
    """Whether the actor follows anybody up here: a cover is about all her cases at once."""
    on_cases = cases(actor, course_key).exists()
    return frozenset({Relation.COUNSELLOR} if on_cases else ())


def _colleague(actor: Actor, deputy_id: int | None, course_key: str) -> int:
    """The one who is asked, if she follows somebody up here herself."""
    if deputy_id == actor.real_user_id:
        raise Denied("not_oneself")
    if deputy_id is None or not cases(_person(deputy_id), course_key).exists():
        raise Invalid("no_colleague")
    return deputy_id


def _person(user_id: int) -> Actor:
    return Actor(user_id=user_id, real_user_id=user_id)


def _check_period(since: datetime, until: datetime) -> None:
    starts = max(since, timezone.now())
    if not starts < until <= starts + LONGEST:
        raise Invalid("cover_period")


def _repeated(found: Cover, wanted: Cover) -> Cover:
    if (found.counsellor_id, found.course_key) != (wanted.counsellor_id, wanted.course_key):
        raise NotFound
    same = ("deputy_id", "since", "until")
    if any(getattr(found, name) != getattr(wanted, name) for name in same):
        raise Conflict("written_already")
    return found


def _views(rows: QuerySet[Cover]) -> tuple[CoverView, ...]:
    return tuple(map(_view, rows[:SHOWN]))


def _view(row: Cover) -> CoverView:
    return CoverView(**{name: getattr(row, name) for name in CoverView.__dataclass_fields__})
