"""Requests for help as records: what adults may list, what they open, what she sees."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone

from flexid_xblock.care.hearing import Hearers, hearers_of, joining_later, readers_now
from flexid_xblock.care.models import HelpRequest
from flexid_xblock.domain.actors import Actor
from flexid_xblock.domain.errors import NotFound
from flexid_xblock.vault.api import Place, Sealed, open_own, seal, student_key


@dataclass(frozen=True, kw_only=True)
class AskedFor:
    """A request as adults may list it; never a word of it."""

    id: UUID
    course_key: str
    student_id: int
    to: int | None
    topic: str
    urgency: str
    created: datetime
    seen_at: datetime | None
    answered_at: datetime | None


@dataclass(frozen=True, kw_only=True)
class OpenedRequest:
    """A request that somebody has opened."""

    about: AskedFor
    words: str = field(repr=False)
    answer: str = field(repr=False)
    answered_by: int | None


@dataclass(frozen=True, kw_only=True)
class OwnRequest:
    """A request as the student sees it; ``readers`` can open it now, ``later`` join them."""

    about: AskedFor
    state: str
    words: str = field(repr=False)
    answer: str = field(repr=False)
    seen_by: int | None
    answered_by: int | None
    readers: tuple[int, ...]
    later: tuple[int, ...]
    later_from: datetime | None

    @property
    def people(self) -> frozenset[int]:
        """Everybody whose name belongs to it."""
        named = (self.about.to, self.seen_by, self.answered_by, *self.readers, *self.later)
        return frozenset(who for who in named if who is not None)


def own_views(actor: Actor, rows: QuerySet[HelpRequest]) -> tuple[OwnRequest, ...]:
    """The actor's own requests, opened; a list of them costs a constant number of queries."""
    if actor.is_masked:
        raise NotFound
    found, now = list(rows), timezone.now()
    texts = _own_texts(actor, found)
    courses = {row.course_key for row in found}
    hearers = {course: hearers_of(actor.user_id, course) for course in courses}
    return tuple(_own_view(row, texts, hearers[row.course_key], now) for row in found)


def _own_texts(actor: Actor, rows: Sequence[HelpRequest]) -> dict[tuple[UUID, str], str]:
    """Words and answers by request and column, opened with one look at the keys."""
    places = [
        (row, column)
        for row in rows
        for column in ("words", "answer")
        if getattr(row, column) is not None
    ]
    texts = open_own(actor, [sealed_text(row, column) for row, column in places])
    return {(row.pk, column): text for (row, column), text in zip(places, texts, strict=True)}


def _own_view(
    row: HelpRequest, texts: dict[tuple[UUID, str], str], hearers: Hearers, now: datetime
) -> OwnRequest:
    later = joining_later(row, hearers, now)
    return OwnRequest(
        about=about(row),
        state="answered" if row.answered_at else "seen" if row.seen_at else "sent",
        words=texts.get((row.pk, "words"), ""),
        answer=texts.get((row.pk, "answer"), ""),
        seen_by=row.seen_by,
        answered_by=row.answered_by,
        readers=readers_now(row, hearers, now),
        later=later,
        later_from=row.deputy_from if later else None,
    )


def about(row: HelpRequest) -> AskedFor:
    """The record of a request, without a word of it."""
    return AskedFor(
        id=row.pk,
        course_key=row.course_key,
        student_id=row.student_id,
        to=row.addressee_id,
        topic=row.topic,
        urgency=row.urgency,
        created=row.created,
        seen_at=row.seen_at,
        answered_at=row.answered_at,
    )


def seal_text(row: HelpRequest, column: str, text: str) -> bytes:
    """Her words or the answer, about to be saved, as ciphertext under her key."""
    return seal(student_key(row.student_id), _place(row, column), text.encode())


def sealed_text(row: HelpRequest, column: str, *, author: Actor | None = None) -> Sealed:
    """Her words or the answer, for opening; an answer openly by its ``author`` too."""
    to = frozenset({author.user_id} if author else ())
    data = bytes(getattr(row, column) or b"")
    return Sealed(place=_place(row, column), data=data, addressed_to=to)


def _place(row: HelpRequest, column: str) -> Place:
    return Place(
        kind="help_request",
        course_key=row.course_key,
        activity_key="",
        slot=str(row.pk),
        owner_id=row.student_id,
        revision=0,
        column=column,
    )
