"""The door: read a file, plan it, ask for it, and take it back."""

from dataclasses import dataclass, replace
from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone

from flexid_xblock.access.guard import by_two, require
from flexid_xblock.access.models import Proposal
from flexid_xblock.access.queries import relations_in_course
from flexid_xblock.access.rosters.acts import apply
from flexid_xblock.access.rosters.cohorts import CohortLook, bring_cohorts, look_at_cohorts
from flexid_xblock.access.rosters.finding import Accounts, find
from flexid_xblock.access.rosters.planning import fingerprint, plan
from flexid_xblock.access.rosters.reading import MOST_FAULTS, read
from flexid_xblock.access.rosters.records import (
    Caution,
    Fault,
    Following,
    GroupKey,
    Person,
    Plan,
    Row,
    Seat,
)
from flexid_xblock.access.rosters.state import adults_among, read_state
from flexid_xblock.access.rosters.storing import (
    What,
    counts,
    gains,
    host,
    join_host,
    kept,
    plan_again,
    stored,
)
from flexid_xblock.access.rosters.undoing import DAYS, KIND, can_undo, undo
from flexid_xblock.domain.actors import Actor
from flexid_xblock.domain.errors import Conflict, Invalid, NotFound

__all__ = [
    "DAYS",
    "Caution",
    "CohortLook",
    "Fault",
    "Following",
    "GroupKey",
    "Person",
    "Plan",
    "Seat",
    "apply",
    "bring_cohorts",
    "can_undo",
    "counts",
    "gains",
    "join_host",
    "kept",
    "latest",
    "look",
    "look_at_cohorts",
    "newcomers",
    "one",
    "undo",
    "wanted",
]


SHOWN = 20  # imports on a page


@dataclass(frozen=True, kw_only=True)
class Look:
    """What a file would change, or what to mend in it; ``seen`` names just this change."""

    plan: Plan
    rows: tuple[Row, ...]
    accounts: Accounts
    ignored: tuple[str, ...]
    seen: str


def look(actor: Actor, course_key: str, text: str, *, whole: bool) -> Look:
    """Read a file and say what it would change. Nothing is stored."""
    by_two("roster.bring", relations_in_course(actor, course_key))
    reading = read(text)
    found = find(reading.lines, course_key, host())
    planned = plan(
        found.rows,
        read_state(course_key),
        now=timezone.localtime(),
        whole=whole,
        accounts=found.accounts,
        asker=actor.real_user_id,
    )
    faults = sorted(
        {*reading.faults, *found.faults, *planned.faults}, key=lambda one: (one.line, one.code)
    )
    return Look(
        plan=replace(planned, faults=tuple(faults[:MOST_FAULTS])),
        rows=found.rows,
        accounts=found.accounts,
        ignored=reading.ignored,
        seen=fingerprint(planned),
    )


def wanted(actor: Actor, course_key: str, text: str, *, whole: bool, seen: str) -> What:
    """What was looked at, as it is proposed.

    Raises ``Invalid("roster_faults" | "nothing_changes")``, and ``Conflict("roster_changed")``
    where it is no longer what was seen.
    """
    found = look(actor, course_key, text, whole=whole)
    if found.plan.faults:
        raise Invalid("roster_faults")
    if found.seen != seen:
        raise Conflict("roster_changed")
    if found.plan.is_empty:
        raise Invalid("nothing_changes")
    return stored(found.rows, found.accounts, whole=whole, found=found.plan)


def one(actor: Actor, proposal_id: UUID, *, course_key: str) -> tuple[Proposal, Plan | None]:
    """An import that was asked for, and, while it waits, what it would change now."""
    by_two("roster.bring", relations_in_course(actor, course_key))
    row = _proposals(course_key).filter(pk=proposal_id).first()
    if row is None:
        raise NotFound
    is_waiting = row.outcome == Proposal.Outcome.WAITING and "rows" in row.what
    return row, plan_again(course_key, row.what, row.asked_by) if is_waiting else None


def latest(actor: Actor, course_key: str) -> tuple[Proposal, ...]:
    """The imports that were asked for last, newest first."""
    by_two("roster.bring", relations_in_course(actor, course_key))
    return tuple(_proposals(course_key).order_by("-asked_at", "pk")[:SHOWN])


def newcomers(actor: Actor, proposal_id: UUID, *, course_key: str) -> tuple[int, ...]:
    """For a coordinator: whose accounts an import made, to give them a start password.

    Of adults only for 7 days: later a student may have sent them something, and whoever
    has the password of an adult could read it.
    """
    require("roster.slips", relations_in_course(actor, course_key))
    row, _ = one(actor, proposal_id, course_key=course_key)
    made = set((row.undo or {}).get("users", ()))
    if row.decided_at and row.decided_at <= timezone.now() - DAYS:
        made -= adults_among(course_key, made)
    return tuple(sorted(made))


def _proposals(course_key: str) -> QuerySet[Proposal]:
    return Proposal.objects.filter(course_key=course_key, kind=KIND)
