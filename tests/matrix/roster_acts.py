"""A term's roster: looked at, asked for, taken back; slips; and groups from cohorts."""

import hashlib
from typing import Any

from django.contrib.auth.models import User
from django.utils import timezone

from flexid_xblock.access.models import Group, Proposal
from flexid_xblock.access.records import CohortChange
from flexid_xblock.access.rosters.planning import fingerprint, plan
from flexid_xblock.access.rosters.records import Row, State
from flexid_xblock.domain.cohorts import Cohort
from tests.matrix.actions import get, is_there, put
from tests.matrix.asking import Ask
from tests.matrix.care_acts import NOWHERE
from tests.matrix.cast import Thing
from tests.matrix.setup_acts import JOINS

BRIDGE = "Kanari bridge"
FILE = f"login;role;group;year\n{JOINS};teacher;{BRIDGE};1"
COHORTS = (Cohort(id=990_001, name=BRIDGE, members=frozenset(), students=frozenset()),)


def bring(thing: Thing, user_id: int) -> list[Ask]:
    """Look at a file, ask for it, take one back."""
    done = Proposal.objects.filter(pk=thing.ids["done_roster"], outcome="undone")
    asked = Proposal.objects.filter(kind="roster", asked_by=user_id)
    body = {"course": _course(thing), "text": FILE, "whole": False}
    here, ids = {"course": thing.course}, {"proposal_id": thing.ids["done_roster"]}
    return [
        put("roster_look", body, _never),
        put("roster", {**body, "seen": _seen()}, is_there(asked)),
        put("roster_undoing", here, is_there(done), **ids),
    ]


def make_slips(thing: Thing, user_id: int) -> list[Ask]:
    """Start passwords for whom an import made accounts."""
    ids = {"proposal_id": thing.ids["done_roster"]}
    return [put("roster_slips", {"course": thing.course}, _never, **ids)]


def follow_cohorts(thing: Thing, user_id: int) -> list[Ask]:
    """Look at what the cohorts would change, and do it."""
    body = {"course": _course(thing), "year": 1}
    change = (CohortChange(what="new", group=BRIDGE),)
    seen = {"seen": hashlib.sha256(repr(change).encode()).hexdigest()}
    rows = Group.objects.filter(name=BRIDGE, course_key=thing.course)
    return [
        put("roster_cohorts_look", body, _never),
        put("roster_cohorts", {**body, **seen}, is_there(rows)),
    ]


def pages(thing: Thing, user_id: int) -> list[Ask]:
    """Where one brings a file, and one that waits."""
    here = {"course_key": thing.course}
    return [
        get("roster_desk", **here),
        get("roster_one_desk", **here, proposal_id=thing.ids["roster"]),
    ]


def _course(thing: Thing) -> str:
    """Whoever may bring a roster could bring one where nothing is."""
    return thing.course if thing.owner_id else NOWHERE


def _seen() -> str:
    who = User.objects.get(username=JOINS).pk
    row = Row(number=2, who=who, role="teacher", group=BRIDGE, year=1)
    return fingerprint(plan([row], State(), now=timezone.localtime()))


def _never(_: Any) -> bool:
    """What is only told is known by its words."""
    return False
