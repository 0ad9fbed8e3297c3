"""Follow-ups: something to do for a student by a day, seen by all who are on the case.

They belong to the case and not to their author: who follows the student up
next finds the open ones. What is to be done is addressed to all on the case,
so it is opened without a row in the log; a student never sees one.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone

from flexid_xblock.access.api import cases, relations_to_case, require
from flexid_xblock.care.models import FollowUp
from flexid_xblock.care.sealing import seal_follow_up, sealed_follow_up
from flexid_xblock.domain.actors import Actor
from flexid_xblock.domain.errors import Conflict, Invalid, NotFound
from flexid_xblock.patience import once, patiently
from flexid_xblock.rows import once_built
from flexid_xblock.text import plain
from flexid_xblock.vault.api import open_own

TEXT_MAX = 300
PAGE = 50


@dataclass(frozen=True, kw_only=True)
class FollowUpInfo:
    """That there is something to do for a student, and by when."""

    id: UUID
    student_id: int
    author_id: int
    due_on: date
    is_done: bool


@dataclass(frozen=True, kw_only=True)
class FollowUpView(FollowUpInfo):
    """The same with what is to be done."""

    text: str = field(repr=False)


def save(
    actor: Actor,
    follow_up_id: UUID,
    *,
    student_id: int,
    course_key: str,
    due_on: date,
    text: str,
) -> FollowUpInfo:
    """Note something to do, or move it to another day; what is to be done stays as written.

    Raises ``Invalid("empty_text" | "too_long")``, and ``Conflict("written_already")``
    when it was written with other words.
    """
    require("follow_up.change", relations_to_case(actor, student_id, course_key))
    clean = " ".join(plain(text, limit=TEXT_MAX).split())
    if not clean:
        raise Invalid("empty_text")
    about = {"course_key": course_key, "student_id": student_id}

    def act() -> FollowUp:
        row = FollowUp.objects.select_for_update().filter(pk=follow_up_id).first()
        if row is None:
            new = FollowUp(id=follow_up_id, author_id=actor.user_id, due_on=due_on, **about)
            return _begin(new, clean)
        return _move(actor, row, about, due_on, clean)

    row = once(act)
    return _info(row)


def set_done(actor: Actor, follow_up_id: UUID, *, course_key: str, done: bool) -> FollowUpInfo:
    """Note that it is done, or not yet after all. Twice is once; the first to do it stands."""

    def act() -> FollowUp:
        rows = FollowUp.objects.select_for_update().filter(course_key=course_key)
        row = rows.filter(pk=follow_up_id).first()
        if row is None:
            raise NotFound
        require("follow_up.change", relations_to_case(actor, row.student_id, course_key))
        if bool(row.done_at) != done:
            row.done_at, row.done_by = (timezone.now(), actor.user_id) if done else (None, None)
            row.save(update_fields=["done_at", "done_by"])
        return row

    return _info(patiently(act))


def about(
    actor: Actor, student_id: int, course_key: str, *, done: bool = False
) -> tuple[FollowUpView, ...]:
    """What is to do for one student, soonest first; or what was done, newest first."""
    require("follow_up.change", relations_to_case(actor, student_id, course_key))
    rows = FollowUp.objects.filter(student_id=student_id, course_key=course_key)
    order = ("-done_at", "pk") if done else ("due_on", "pk")
    return _views(actor, rows.filter(done_at__isnull=not done).order_by(*order)[:PAGE])


def mine(actor: Actor, course_key: str) -> tuple[FollowUpInfo, ...]:
    """What is to do over all the actor's cases, soonest first; nothing is opened."""
    return tuple(map(_info, _mine(actor, course_key, timezone.now())))


@once_built
def _mine(actor: Actor, course_key: str, now: datetime) -> QuerySet[FollowUp]:
    rows = FollowUp.objects.filter(
        student_id__in=cases(actor, course_key, now), course_key=course_key, done_at=None
    )
    return rows.defer("text").order_by("due_on", "pk")[:PAGE]


def _begin(row: FollowUp, text: str) -> FollowUp:
    row.text = seal_follow_up(row, text)
    row.save(force_insert=True)
    return row


def _move(actor: Actor, row: FollowUp, about: dict[str, Any], due_on: date, text: str) -> FollowUp:
    if any(getattr(row, name) != value for name, value in about.items()):
        raise NotFound
    if open_own(actor, sealed_follow_up(row, actor.user_id)) != text:
        raise Conflict("written_already")
    row.due_on = due_on
    row.save(update_fields=["due_on"])
    return row


def _views(actor: Actor, found: QuerySet[FollowUp]) -> tuple[FollowUpView, ...]:
    rows: Sequence[FollowUp] = list(found)
    texts = open_own(actor, [sealed_follow_up(row, actor.user_id) for row in rows])
    return tuple(
        FollowUpView(**vars(_info(row)), text=text) for row, text in zip(rows, texts, strict=True)
    )


def _info(row: FollowUp) -> FollowUpInfo:
    return FollowUpInfo(
        id=row.pk,
        student_id=row.student_id,
        author_id=row.author_id,
        due_on=row.due_on,
        is_done=row.done_at is not None,
    )
