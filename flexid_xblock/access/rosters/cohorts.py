"""Groups from the host's cohorts, at a coordinator's desk: first looked at, then done.

Cohorts bring students only and make nobody a reader, so a coordinator needs no second person.
"""

import hashlib
from collections.abc import Collection
from dataclasses import dataclass

from flexid_xblock.access import cohorts
from flexid_xblock.access.guard import require
from flexid_xblock.access.queries import relations_in_course
from flexid_xblock.access.records import CohortChange
from flexid_xblock.domain.actors import Actor
from flexid_xblock.domain.cohorts import Cohort
from flexid_xblock.domain.errors import Conflict, Invalid, Unavailable

Found = Collection[Cohort] | None


@dataclass(frozen=True, kw_only=True)
class CohortLook:
    """What the cohorts would change; ``seen`` names just this change."""

    changes: tuple[CohortChange, ...]
    seen: str


def look_at_cohorts(actor: Actor, course_key: str, found: Found, *, year: int) -> CohortLook:
    """What would change if the groups followed the cohorts. Nothing is done.

    Raises ``Unavailable("cohorts_unread")`` and ``Invalid("no_cohorts")``.
    """
    require("roster.follow", relations_in_course(actor, course_key))
    if found is None:
        raise Unavailable("cohorts_unread")
    if not found:
        raise Invalid("no_cohorts")
    changes = cohorts.follow(course_key, found, year=year, rehearsal=True)
    return CohortLook(changes=changes, seen=hashlib.sha256(repr(changes).encode()).hexdigest())


def bring_cohorts(actor: Actor, course_key: str, found: Found, *, year: int, seen: str) -> int:
    """Do what was looked at; how much it was. Raises ``Conflict("roster_changed")`` besides."""
    look = look_at_cohorts(actor, course_key, found, year=year)
    if look.seen != seen:
        raise Conflict("roster_changed")
    return len(cohorts.follow(course_key, found or (), year=year))
