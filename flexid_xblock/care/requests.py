"""A student asks for help: to whom, how soon, and words if she likes.

Who can open a request is a condition in a query, never a job: the one she
named, or all her counsellors; her deputies too, where nobody has opened it in
time. Whoever she has closed her texts to never gets it. A request is only
taken where somebody will see it.
"""

from datetime import datetime
from uuid import UUID

from django.conf import settings
from django.db.models import Case, IntegerField, When
from django.utils import timezone

from flexid_xblock import terms
from flexid_xblock.access.api import Relation, helping, relations_to_student, require
from flexid_xblock.audit.api import open_sealed
from flexid_xblock.care.asked import (
    AskedFor,
    OpenedRequest,
    OwnRequest,
    about,
    own_views,
    seal_text,
    sealed_text,
)
from flexid_xblock.care.calendar import add_school_hours
from flexid_xblock.care.hearing import (
    Hearers,
    heard_by,
    hearers_of,
    may_wait_for,
    one_heard_by,
    readers_now,
)
from flexid_xblock.care.models import HelpRequest
from flexid_xblock.care.promise import help_hours
from flexid_xblock.domain.actors import Actor
from flexid_xblock.domain.errors import Conflict, Invalid, NotFound
from flexid_xblock.patience import once, patiently
from flexid_xblock.text import plain
from flexid_xblock.vault.api import open_own

__all__ = [
    "TOPICS",
    "URGENCIES",
    "AskedFor",
    "Hearers",
    "OpenedRequest",
    "OwnRequest",
    "addressees",
    "answer",
    "answered_between",
    "ask",
    "for_reader",
    "forget",
    "open_request",
    "own",
    "own_everywhere",
    "unseen",
]

PURPOSE = "help_request"
URGENCIES = tuple(HelpRequest.Urgency.values)  # the soonest first
TOPICS = tuple(HelpRequest.Topic.values)
_SOONEST_FIRST = Case(
    *(When(urgency=urgency, then=place) for place, urgency in enumerate(URGENCIES)),
    output_field=IntegerField(),
)
# Logged in one role, always the same, where somebody stands in two.
_ROLES = (Relation.COUNSELLOR, Relation.DEPUTY, Relation.TEACHER)


def addressees(actor: Actor, course_key: str) -> Hearers:
    """Whom the actor can ask for help now."""
    if actor.is_masked:
        raise NotFound
    return hearers_of(actor.user_id, course_key)


def ask(
    actor: Actor,
    request_id: UUID,
    *,
    course_key: str,
    to: int | None,
    urgency: str,
    words: str,
    topic: str = HelpRequest.Topic.TALK,
) -> OwnRequest:
    """Ask for help. The same id with the same content is the same request.

    ``to`` is None for "any of my counsellors". That something about her is wrong
    needs words that say what. Raises ``Invalid("nobody_to_ask" | "person_gone" |
    "too_long" | "empty_text")``, and ``Conflict("sent_otherwise")`` where the id
    was used for something else of hers.
    """
    require("help.ask", relations_to_student(actor, actor.user_id, course_key))
    clean = plain(words, limit=settings.FLEXID_CARD_MAX)
    if topic == HelpRequest.Topic.CORRECTION and not clean.strip():
        raise Invalid("empty_text")

    def act() -> None:
        asked = HelpRequest(id=request_id, course_key=course_key, student_id=actor.user_id)
        asked.addressee_id, asked.urgency, asked.created = to, urgency, timezone.now()
        asked.topic = topic
        if not _is_repeat(actor, asked, clean):
            asked.deputy_from = _deputies_from(actor, asked)
            asked.words = seal_text(asked, "words", clean)
            asked.save(force_insert=True)

    once(act)
    return own_views(actor, HelpRequest.objects.filter(pk=request_id))[0]


def own(actor: Actor, course_key: str) -> tuple[OwnRequest, ...]:
    """What the actor has asked in this course, newest first, with what became of it."""
    rows = HelpRequest.objects.filter(student_id=actor.user_id, course_key=course_key)
    return own_views(actor, rows.order_by("-created", "pk"))


def own_everywhere(actor: Actor) -> tuple[OwnRequest, ...]:
    """What the actor has asked in any course, oldest first."""
    rows = HelpRequest.objects.filter(student_id=actor.user_id)
    return own_views(actor, rows.order_by("created", "pk"))


def for_reader(actor: Actor, course_key: str, limit: int = 50) -> tuple[AskedFor, ...]:
    """The requests that wait for an answer of the actor's: soonest, then oldest first."""
    if not may_wait_for(actor, course_key):
        return ()
    rows = heard_by(actor, course_key).filter(answered_at=None)
    return tuple(map(about, rows.order_by(_SOONEST_FIRST, "created", "pk")[:limit]))


def open_request(actor: Actor, request_id: UUID, *, course_key: str) -> OpenedRequest:
    """One request with its words; the opening is logged first, and then it is "seen"."""
    row = _find(actor, request_id, course_key)
    columns = ["words"] if row.answer is None else ["words", "answer"]
    texts = open_sealed(
        actor,
        [sealed_text(row, column) for column in columns],
        purpose=PURPOSE,
        role=_role(actor, row, "help.read"),
        subject_id=row.student_id,
        object_kind="help_request",
        object_ref=str(row.pk),
    )
    patiently(lambda: _see(actor, row))
    words, answered = (*texts, "")[:2]
    return OpenedRequest(
        about=about(row), words=words, answer=answered, answered_by=row.answered_by
    )


def answer(actor: Actor, request_id: UUID, *, course_key: str, text: str) -> None:
    """Answer a request, once; the student reads it at once. To repeat it changes nothing.

    Raises ``Invalid("empty_text" | "too_long")``, ``Conflict("answered_already")``.
    """
    clean = plain(text, limit=settings.FLEXID_CARD_MAX)
    if not clean.strip():
        raise Invalid("empty_text")

    def act() -> None:
        found = _find(actor, request_id, course_key)
        _role(actor, found, "help.answer")
        row = HelpRequest.objects.select_for_update().get(pk=found.pk)
        if row.answered_at is None:
            _answer(actor, row, clean)
        elif not _is_same_answer(actor, row, clean):
            raise Conflict("answered_already")

    patiently(act)


def unseen(now: datetime) -> tuple[tuple[AskedFor, tuple[int, ...]], ...]:
    """Each request that nobody has opened, with those who can now; for the operator's clock."""
    rows = HelpRequest.objects.filter(seen_at=None).order_by("created", "pk")
    return tuple(
        (about(row), readers_now(row, hearers_of(row.student_id, row.course_key), now))
        for row in rows
    )


def answered_between(since: datetime, until: datetime) -> dict[int, datetime]:
    """Each student who got an answer in this time, and when the last one came."""
    rows = HelpRequest.objects.filter(answered_at__gt=since, answered_at__lte=until)
    pairs = rows.order_by("answered_at").values_list("student_id", "answered_at")
    return {student_id: at for student_id, at in pairs if at}


def forget(now: datetime) -> int:
    """Delete the requests whose answer is old enough; the number that went."""
    old = HelpRequest.objects.filter(answered_at__lte=terms.lapsed("help", now))
    return old.delete()[0]


def _is_repeat(actor: Actor, asked: HelpRequest, words: str) -> bool:
    """Whether she has asked just this; another's request is not there for her."""
    found = HelpRequest.objects.filter(pk=asked.pk).first()
    if found is None:
        return False
    if found.student_id != actor.user_id:
        raise NotFound
    same = ("course_key", "addressee_id", "urgency", "topic")
    is_same = all(getattr(found, name) == getattr(asked, name) for name in same)
    if not is_same or open_own(actor, sealed_text(found, "words")) != words:
        raise Conflict("sent_otherwise")
    return True


def _is_same_answer(actor: Actor, row: HelpRequest, text: str) -> bool:
    is_hers = row.answered_by == actor.user_id
    return is_hers and open_own(actor, sealed_text(row, "answer", author=actor)) == text


def _deputies_from(actor: Actor, asked: HelpRequest) -> datetime:
    """When the deputies see it too: at once, where nobody else would."""
    hearers = hearers_of(actor.user_id, asked.course_key)
    if not (hearers.all or actor.enrolled):
        raise NotFound
    if not hearers.all:
        raise Invalid("nobody_to_ask")
    if asked.addressee_id is None and not hearers.together:
        raise Invalid("person_gone")
    if asked.addressee_id is not None and asked.addressee_id not in hearers.all:
        raise Invalid("person_gone")
    if asked.addressee_id is None and not hearers.counsellors:
        return asked.created
    return add_school_hours(asked.created, help_hours())


def _find(actor: Actor, request_id: UUID, course_key: str) -> HelpRequest:
    row = one_heard_by(actor, course_key).filter(pk=request_id).first()
    if row is None:
        raise NotFound
    return row


def _role(actor: Actor, row: HelpRequest, operation: str) -> str:
    """The role in which this is done: by the table, and the same one each time."""
    relations = helping.relations(actor, row.student_id, row.course_key)
    cells = require(operation, relations)
    return next(role.value for role in _ROLES if role in cells)


def _see(actor: Actor, row: HelpRequest) -> None:
    rows = HelpRequest.objects.filter(pk=row.pk, seen_at=None)
    rows.update(seen_at=timezone.now(), seen_by=actor.user_id)


def _answer(actor: Actor, row: HelpRequest, text: str) -> None:
    _see(actor, row)
    row.answered_at, row.answered_by = timezone.now(), actor.user_id
    row.answer = seal_text(row, "answer", text)
    row.save(update_fields=["answered_at", "answered_by", "answer"])
