"""The door: read a file, plan it, ask for it, and take it back."""

from dataclasses import dataclass, replace

from django.utils import timezone

from flexid_xblock.access.guard import by_two
from flexid_xblock.access.queries import relations_in_course
from flexid_xblock.access.rosters.acts import apply
from flexid_xblock.access.rosters.finding import Accounts, find
from flexid_xblock.access.rosters.planning import fingerprint, plan
from flexid_xblock.access.rosters.reading import MOST_FAULTS, read
from flexid_xblock.access.rosters.records import Plan, Row
from flexid_xblock.access.rosters.state import read_state
from flexid_xblock.access.rosters.storing import (
    What,
    gains,
    host,
    join_host,
    kept,
    plan_again,
    stored,
)
from flexid_xblock.access.rosters.undoing import DAYS, undo
from flexid_xblock.domain.actors import Actor
from flexid_xblock.domain.errors import Conflict, Invalid

__all__ = ["DAYS", "apply", "gains", "join_host", "kept", "look", "plan_again", "undo", "wanted"]


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
    by_two("assignment.change", relations_in_course(actor, course_key))
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
