"""Breaking the glass: one hour with one student's sent texts, by two persons.

Somebody who does not follow the student up asks with a reason; somebody else,
who leads the safeguarding, decides. The student is told, at once or, if the
lead says so in writing, from a later day. What was never sent stays closed.
"""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils import timezone

from flexid_xblock.access.guard import require
from flexid_xblock.access.models import Permit
from flexid_xblock.access.queries import (
    outside_relations,
    relations_in_course,
    relations_to_student,
)
from flexid_xblock.access.records import PermitView
from flexid_xblock.access.scopes import students_in
from flexid_xblock.audit.queries import Untold
from flexid_xblock.domain.actors import Actor
from flexid_xblock.domain.errors import Conflict, Denied, Invalid, NotFound
from flexid_xblock.patience import once, patiently
from flexid_xblock.text import plain
from flexid_xblock.vault.api import Place, Sealed, open_own, seal, student_key

LENGTH = timedelta(minutes=60)
LONGEST_SILENCE = timedelta(days=90)
REASON_MIN = 20
REASON_MAX = 4000


def ask(actor: Actor, permit_id: UUID, *, course_key: str, student_id: int, reason: str) -> None:
    """Ask to read a student's sent texts. The same id with the same words is the same asking.

    Raises ``Invalid("reason_short" | "too_long")``, and ``Conflict("asked_already")``
    when it was asked with another reason: the first one stands.
    """
    require("glass.ask", relations_to_student(actor, student_id, course_key))
    clean = clean_reason(reason)

    def act() -> None:
        permit = Permit(id=permit_id, course_key=course_key, student_id=student_id)
        permit.asker_id = actor.user_id
        if not _is_repeat(permit, actor, clean):
            permit.reason = _seal(permit, "reason", clean)
            permit.save(force_insert=True)

    once(act)


def decide(
    actor: Actor, permit_id: UUID, *, granted: bool, tell_from: datetime | None, why_later: str
) -> None:
    """Grant the hour or refuse it; the first decision stands.

    ``tell_from`` keeps it from the student until then, at most for 90 days, and
    needs ``why_later``. Raises ``Denied("not_oneself")``,
    ``Invalid("reason_short" | "too_long" | "tell_past" | "tell_too_late")``.
    """

    def act() -> None:
        permit = _led(actor, permit_id, "glass.approve")
        if permit.asker_id == actor.real_user_id:
            raise Denied("not_oneself")
        if permit.decided_at is None:
            _decide(permit, actor, granted, tell_from, why_later)

    patiently(act)


def review(actor: Actor, permit_id: UUID) -> None:
    """Note that a lead has looked back at what was done."""

    def act() -> None:
        permit = _led(actor, permit_id, "glass.review")
        if permit.asker_id == actor.real_user_id:
            raise Denied("not_oneself")
        if permit.decided_at is None:
            raise NotFound
        permit.reviewed_by = permit.reviewed_by or actor.user_id
        permit.reviewed_at = permit.reviewed_at or timezone.now()
        permit.save(update_fields=["reviewed_by", "reviewed_at"])

    patiently(act)


def open_students(actor: Actor, course_key: str) -> QuerySet[Any, Any]:
    """Ids of the students whose sent texts stand open to the actor this hour.

    The hour ends early when the student leaves the course, or when the actor
    neither counsels nor leads in it any more: the table knows no other relation.
    """
    rows = Permit.objects.filter(
        asker_id=actor.user_id,
        course_key=course_key,
        until__gt=timezone.now(),
        student_id__in=students_in(course_key),
    )
    stands_outside = bool(outside_relations(actor, course_key))
    return (rows if stands_outside and not actor.is_masked else rows.none()).values("student_id")


def untold(student: Actor) -> tuple[Untold, ...]:
    """The hours over the student's texts that she is not told of yet."""
    rows = Permit.objects.filter(student_id=student.user_id, tell_from__gt=timezone.now())
    hours = rows.values_list("asker_id", "decided_at", "until")
    return tuple(
        Untold(reader_id=who, since=since, until=until)
        for who, since, until in hours
        if since and until
    )


def asked_by(actor: Actor, course_key: str) -> tuple[PermitView, ...]:
    """What the actor asked for, newest first, with her own reasons."""
    rows = Permit.objects.filter(asker_id=actor.user_id, course_key=course_key)
    return _views(actor, rows)


def led_by(actor: Actor, course_key: str) -> tuple[PermitView, ...]:
    """What a lead has to decide or look back at, newest first."""
    require("glass.approve", relations_in_course(actor, course_key))
    return _views(actor, Permit.objects.filter(course_key=course_key, reviewed_at__isnull=True))


def told_to(student: Actor) -> tuple[PermitView, ...]:
    """The hours that were granted over the student's texts, as far as she is told."""
    rows = Permit.objects.filter(
        Q(tell_from__isnull=True) | Q(tell_from__lte=timezone.now()),
        student_id=student.user_id,
        until__isnull=False,
    )
    return _views(student, rows)


def _decide(
    permit: Permit, actor: Actor, granted: bool, tell_from: datetime | None, why_later: str
) -> None:
    now = timezone.now()
    permit.decided_by, permit.decided_at = actor.user_id, now
    permit.until = now + LENGTH if granted else None
    if granted and tell_from:
        permit.tell_from = _end_of_silence(tell_from, now)
        permit.why_later = _seal(permit, "why_later", clean_reason(why_later))
    permit.save()


def _end_of_silence(tell_from: datetime, now: datetime) -> datetime:
    if tell_from < now:
        raise Invalid("tell_past")
    if tell_from > now + LONGEST_SILENCE:
        raise Invalid("tell_too_late")
    return tell_from


def _is_repeat(asking: Permit, actor: Actor, reason: str) -> bool:
    """Whether the actor has asked just this; what was asked otherwise is not there for her."""
    found = Permit.objects.filter(pk=asking.pk).first()
    if found is None:
        return False
    same = ("course_key", "student_id", "asker_id")
    if any(getattr(found, name) != getattr(asking, name) for name in same):
        raise NotFound
    if open_own(actor, [_sealed(found, actor)]) != [reason]:
        raise Conflict("asked_already")
    return True


def _led(actor: Actor, permit_id: UUID, operation: str) -> Permit:
    permit = Permit.objects.select_for_update().filter(pk=permit_id).first()
    if permit is None:
        raise NotFound
    require(operation, relations_in_course(actor, permit.course_key))
    return permit


def clean_reason(reason: str) -> str:
    """A reason that others can understand; refuses one that is too short or too long."""
    clean = plain(reason, limit=REASON_MAX).strip()
    if len(clean) < REASON_MIN:
        raise Invalid("reason_short")
    return clean


def _views(actor: Actor, rows: QuerySet[Permit]) -> tuple[PermitView, ...]:
    """Newest first; the vault turns a masked actor away."""
    permits = list(rows.order_by("-asked_at", "pk"))
    reasons = open_own(actor, [_sealed(permit, actor) for permit in permits])
    return tuple(map(_view, permits, reasons))


def _view(permit: Permit, reason: str) -> PermitView:
    return PermitView(
        id=permit.pk,
        course_key=permit.course_key,
        student_id=permit.student_id,
        asker_id=permit.asker_id,
        decided_by=permit.decided_by,
        asked_at=permit.asked_at,
        decided_at=permit.decided_at,
        until=permit.until,
        tell_from=permit.tell_from,
        reason=reason,
    )


def _sealed(permit: Permit, reader: Actor) -> Sealed:
    return Sealed(
        place=_place(permit, "reason"),
        data=bytes(permit.reason),
        addressed_to=frozenset({reader.user_id}),
    )


def _seal(permit: Permit, column: str, text: str) -> bytes:
    return seal(student_key(permit.student_id), _place(permit, column), text.encode())


def _place(permit: Permit, column: str) -> Place:
    return Place(
        kind="permit",
        course_key=permit.course_key,
        activity_key="",
        slot=str(permit.pk),
        owner_id=permit.student_id,
        revision=0,
        column=column,
    )
