"""The door of what students make: look, save, decide."""

from collections.abc import Callable, Collection
from datetime import date
from typing import TypeVar
from uuid import UUID

from django.utils import timezone

from flexid_xblock.access.api import relations_to_student, require
from flexid_xblock.activities import everything, letting_go, own, schemas
from flexid_xblock.activities.checks import faults_of, has_its_shape
from flexid_xblock.activities.kinds import find as kind
from flexid_xblock.activities.kinds import names as kind_names
from flexid_xblock.activities.kinds import register
from flexid_xblock.activities.letting_go import purge
from flexid_xblock.activities.models import Response
from flexid_xblock.activities.pulses import is_counted, pulse_tables, pulse_totals, recount
from flexid_xblock.activities.records import Kind, OwnResponse, ResponseChange, Source
from flexid_xblock.activities.rules import OUTCOME, Decision, check_open, lock_day
from flexid_xblock.activities.schemas import clean
from flexid_xblock.activities.totals import FACES, PulseRow, PulseTable
from flexid_xblock.domain.actors import Actor
from flexid_xblock.domain.errors import Conflict, Denied, Invalid
from flexid_xblock.domain.tickets import Ticket
from flexid_xblock.patience import patiently
from flexid_xblock.saving.api import (
    Beginning,
    Change,
    Stored,
    deleting,
    find_own,
    open_drafts,
    save_draft,
)

__all__ = [
    "FACES",
    "Decision",
    "Kind",
    "OwnResponse",
    "PulseRow",
    "PulseTable",
    "ResponseChange",
    "Source",
    "begun_with",
    "clean",
    "decide",
    "everything",
    "faults_of",
    "has_its_shape",
    "kind",
    "kind_names",
    "letting_go",
    "own_response",
    "own_responses",
    "pulse_tables",
    "pulse_totals",
    "purge",
    "register",
    "response_to",
    "save",
]

# One person has one response to an activity.
SLOT = "response"
OPERATION = {Decision.DELETE: "response.delete", Decision.RESTORE: "response.delete"}

Result = TypeVar("Result")


def response_to(actor: Actor, course_key: str, activity_key: str) -> OwnResponse | None:
    """What the actor made of one activity; None before she began."""
    require("response.read", relations_to_student(actor, actor.user_id, course_key))
    rows = own.rows(actor).filter(course_key=course_key, activity_key=activity_key)
    return next(iter(own.views(actor, list(rows[:1]))), None)


def own_responses(
    actor: Actor, course_key: str, activity_keys: Collection[str] | None = None
) -> tuple[OwnResponse, ...]:
    """All that the actor made in a course, or in these activities of it, oldest first."""
    require("response.read", relations_to_student(actor, actor.user_id, course_key))
    rows = own.rows(actor).filter(course_key=course_key)
    if activity_keys is not None:
        rows = rows.filter(activity_key__in=activity_keys)
    return own.views(actor, list(rows.order_by("created", "pk")))


def own_response(actor: Actor, response_id: UUID) -> OwnResponse:
    """One response of the actor's own, or the answer "not there"."""
    return own.views(actor, [find_own(Response, actor, response_id)])[0]


def begun_with(actor: Actor, response: OwnResponse) -> Source:
    """The activity as it was when she began, in her language."""
    return own.source(response.version, actor.language)


def save(actor: Actor, change: ResponseChange, ticket: Ticket | None) -> OwnResponse:
    """Save a response as her draft; nobody but she will ever see it here.

    Raises ``Invalid("unknown_activity" | "bad_response" | "unknown_choice" |
    "too_long")``, ``Denied("restore_first" | "locked")``, and what ``saving``
    raises, with a ``StoredResponse`` where another page was first.
    """
    version = ticket.version if ticket else find_own(Response, actor, change.id).version
    activity = own.version(version)
    if ticket and activity["activity"] != ticket.activity_key:
        raise Invalid("unknown_activity")
    found = kind(activity["structure"]["kind"])
    text = schemas.clean(found, activity["structure"], change.response)
    draft = Change(id=change.id, based_on=change.based_on, text=text, language=change.language)
    beginning = Beginning(ticket=ticket, slot=SLOT) if ticket else None

    def act() -> Response:
        return save_draft(
            Response,
            actor=actor,
            change=draft,
            beginning=beginning,
            check=_check_open,
            on_change=_reopen,
        )

    return own.views(actor, [_telling(actor, act)])[0]


def decide(actor: Actor, response_id: UUID, decision: Decision, *, based_on: int) -> OwnResponse:
    """Keep, pass, lock, delete or bring back. To decide the same again changes nothing.

    Raises ``Conflict("changed_elsewhere")`` with a ``StoredResponse``,
    ``Denied("restore_first" | "locked" | "no_lock")`` and ``Invalid("bad_day")``.
    """

    def act() -> None:
        row = find_own(Response, actor, response_id, lock=True)
        relations = relations_to_student(actor, row.owner_id, row.course_key)
        require(OPERATION.get(decision, "response.decide"), relations)
        if not _already(row, decision, based_on):
            _decide(actor, row, decision, based_on)

    _telling(actor, lambda: patiently(act))
    return own_response(actor, response_id)


def _decide(actor: Actor, row: Response, decision: Decision, based_on: int) -> None:
    text, before = open_drafts(actor, [row])[0], row.state
    if row.revision != based_on:
        stored = Stored(id=row.pk, revision=row.revision, text=text)
        raise Conflict("changed_elsewhere", stored=stored)
    if decision is Decision.RESTORE:
        deleting.bring_back(row)
    elif decision is Decision.DELETE:
        deleting.mark(row, comes_back_as=row.state)
    else:
        _check_open(row)
        row.opens_on = _lock_day(row, text) if decision is Decision.LOCK else None
        row.state = OUTCOME[decision]
    row.save(update_fields=["state", "state_before", "deleted_at", "opens_on"])
    recount(row, before, text)


def _reopen(row: Response, text: str) -> None:
    """What was left out, or is counted while it is kept, is a draft again once it changes."""
    if row.state == Response.State.PASSED or is_counted(row):
        before, row.state = row.state, Response.State.DRAFT
        row.save(update_fields=["state"])
        recount(row, before, text)


def _lock_day(row: Response, text: str) -> date:
    if not _can_lock(row):
        raise Denied("no_lock")
    return lock_day(schemas.read(text), timezone.localdate())


def _can_lock(row: Response) -> bool:
    return own.kind_of(row.version).locks


def _already(row: Response, decision: Decision, based_on: int) -> bool:
    if decision is Decision.RESTORE:
        return row.state != Response.State.DELETED
    return row.revision == based_on and row.state == OUTCOME[decision]


def _check_open(row: Response) -> None:
    check_open(row.state, row.opens_on, timezone.localdate())


def _telling(actor: Actor, act: Callable[[], Result]) -> Result:
    """What ``act`` does; where another page was first, what that one saved, in plain lines too."""
    try:
        return act()
    except Conflict as conflict:
        if isinstance(conflict.stored, Stored):
            conflict.stored = own.told(actor, conflict.stored)
        raise
