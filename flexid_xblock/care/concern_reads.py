"""How a concern record is found and read.

Its words are opened for who is on the case and for the safeguarding lead, and
each opening is logged: on the chain of the course and not on the student's,
because a line in her own log could tell at home, or to whoever looks over her
shoulder, that the school is worried. Everybody else who wrote in a record
finds its status.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from uuid import UUID

from django.db.models import Q, QuerySet

from flexid_xblock.access.api import (
    Cell,
    Relation,
    allowed,
    cases,
    relations_in_course,
    relations_to_case,
    require,
    students_in,
)
from flexid_xblock.audit.api import open_sealed
from flexid_xblock.care.concerns import (
    card_part,
    may_read,
    own_numbers,
    relations_to_record,
    taught,
)
from flexid_xblock.care.models import Concern, ConcernPart
from flexid_xblock.care.sealing import sealed_part
from flexid_xblock.domain.actors import Actor
from flexid_xblock.domain.errors import NotFound
from flexid_xblock.paging import newest_first

PAGE = 50
PURPOSE = "concern"


@dataclass(frozen=True, kw_only=True)
class ConcernInfo:
    """That a record exists, and its status. What only readers may know is empty for others.

    ``student_id`` is None for them where the record began with a card: they
    wrote about its writer without knowing who that is.
    """

    id: UUID
    student_id: int | None
    status: str
    created: datetime
    may_read: bool
    category: str = ""
    opened_by: int | None = None
    signed_by: int | None = None
    signed_at: datetime | None = None


@dataclass(frozen=True, kw_only=True)
class PartView:
    """One part of a record; for who sees the status only without words, numbered for herself."""

    number: int
    kind: str
    corrects: int | None
    author_id: int
    created: datetime
    text: str = field(default="", repr=False)


@dataclass(frozen=True, kw_only=True)
class ConcernView:
    """A record before somebody who may know of it."""

    about: ConcernInfo
    parts: tuple[PartView, ...]


def look(actor: Actor, concern_id: UUID, course_key: str) -> ConcernView:
    """The whole record, its opening logged first; or its status and one's own parts unopened."""
    concern = Concern.objects.filter(pk=concern_id, course_key=course_key).first()
    if concern is None:
        raise NotFound
    relations = relations_to_record(actor, concern.student_id, course_key)
    require("concern.read", relations)
    parts = list(concern.parts.order_by("number"))
    if may_read(relations):
        texts = _open(actor, concern, parts, relations)
        return ConcernView(about=_info(concern, True), parts=tuple(map(_part, parts, texts)))
    return ConcernView(
        about=_info(concern, False, unnamed=_from_cards([concern])),
        parts=_unopened(actor, concern, parts),
    )


def listed(
    actor: Actor, course_key: str, *, closed: bool = False, before: str = ""
) -> tuple[ConcernInfo, ...]:
    """The records the actor may know of, newest first; nothing is opened."""
    wanted = Concern.Status.CLOSED if closed else Concern.Status.OPEN
    is_lead = Relation.LEAD in relations_in_course(actor, course_key)
    rows = newest_first(
        _known(actor, course_key, is_lead=is_lead).filter(status=wanted),
        by="created",
        before=before,
        size=PAGE,
    )
    followed = cases(actor, course_key).filter(student_id__in={row.student_id for row in rows})
    readable = set(followed.values_list("student_id", flat=True))
    unnamed = _from_cards(rows)
    return tuple(_info(row, is_lead or row.student_id in readable, unnamed=unnamed) for row in rows)


def about(actor: Actor, student_id: int, course_key: str) -> tuple[ConcernInfo, ...]:
    """The records about one student, for who may read them, open ones first, then newest."""
    if not may_read(relations_to_case(actor, student_id, course_key)):
        raise NotFound
    rows = Concern.objects.filter(student_id=student_id, course_key=course_key)
    return tuple(_info(row, True) for row in rows.order_by("-status", "-created", "-pk")[:PAGE])


def _known(actor: Actor, course_key: str, *, is_lead: bool) -> QuerySet[Concern]:
    """The records the actor reads, and those she wrote in whose status she may still see."""
    rows = Concern.objects.filter(course_key=course_key).exclude(student_id=actor.user_id)
    if is_lead:
        return rows
    followed = cases(actor, course_key)
    known = Q(student_id__in=taught(actor, course_key))
    if followed.exists():  # a counsellor may write about anybody in the course
        known |= Q(student_id__in=students_in(course_key))
    parts = ConcernPart.objects.filter(author_id=actor.user_id)
    wrote = Q(pk__in=parts.values("concern_id"))
    return rows.filter(Q(student_id__in=followed) | (wrote & known))


def _open(
    actor: Actor, concern: Concern, parts: list[ConcernPart], relations: frozenset[Relation]
) -> list[str]:
    cells = allowed("concern.read", relations)
    return open_sealed(
        actor,
        [sealed_part(concern, part) for part in parts],
        purpose=PURPOSE,
        role=min(one.value for one, cell in cells.items() if cell is Cell.LOGGED),
        subject_id=None,
        object_kind="concern",
        object_ref=str(concern.pk),
    )


def _from_cards(concerns: Sequence[Concern]) -> set[UUID]:
    """Those of the records that began with a card."""
    ids = [card_part(one.pk) for one in concerns]
    return set(ConcernPart.objects.filter(pk__in=ids).values_list("concern_id", flat=True))


def _info(concern: Concern, may_read: bool, *, unnamed: Collection[UUID] = ()) -> ConcernInfo:
    told = ("category", "opened_by", "signed_by", "signed_at") if may_read else ()
    return ConcernInfo(
        id=concern.pk,
        student_id=concern.student_id if may_read or concern.pk not in unnamed else None,
        status=concern.status,
        created=concern.created,
        may_read=may_read,
        **{name: getattr(concern, name) for name in told},
    )


def _unopened(actor: Actor, concern: Concern, parts: list[ConcernPart]) -> tuple[PartView, ...]:
    """The actor's own parts without words, numbered as if there were no others."""
    numbers = {number: place for place, number in enumerate(own_numbers(actor, concern), start=1)}
    if not numbers:
        raise NotFound
    return tuple(
        replace(
            _part(part, ""),
            number=numbers[part.number],
            corrects=numbers.get(part.corrects or 0),
        )
        for part in parts
        if part.number in numbers
    )


def _part(part: ConcernPart, text: str) -> PartView:
    return PartView(
        number=part.number,
        kind=part.kind,
        corrects=part.corrects,
        author_id=part.author_id,
        created=part.created,
        text=text,
    )
