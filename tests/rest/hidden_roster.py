"""Rosters of Ana's course and of another one, for those who may do nothing with them."""

from typing import Any
from uuid import UUID

from flexid_xblock.access.models import Proposal
from tests.common import COURSE
from tests.matrix.planted_roster import EMPTY

IN_COURSE = {"course": COURSE}
ROSTERS: list[tuple[str, str, str, str, Any]] = [
    (f"roster_{what}", who, thing, f"roster/{{}}/{what}/", IN_COURSE)
    for what in ("undoing", "slips")
    for who, thing in (("sol", "far_roster"), ("tor", "roster"), ("ana", "roster"))
]


def rosters_elsewhere() -> dict[str, UUID]:
    """One of another course, and one of this."""
    about = {"kind": "roster", "what": EMPTY, "asked_as": "staff"}
    keys = {"far_roster": "course-v1:Other+1+1", "roster": COURSE}
    return {name: Proposal.objects.create(course_key=key, **about).pk for name, key in keys.items()}
