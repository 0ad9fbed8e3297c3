"""Setting up: groups, who is in them, who follows whom up; and what a second person decides."""

from typing import Any

from flexid_xblock.access.models import CounsellorAssignment, Group, Membership, Proposal
from tests.matrix.actions import get, is_there, put
from tests.matrix.asking import Ask
from tests.matrix.care_acts import NOWHERE
from tests.matrix.cast import NOBODYS_ID, Thing

JOINS = "pianew"


def change_roster(thing: Thing, user_id: int) -> list[Ask]:
    """Another name for the group; somebody joins, somebody leaves, somebody moves."""
    # Whoever may make groups would make one where there is none.
    here = {"course": thing.course if thing.owner_id else NOWHERE}
    ids, peer = {"group_id": thing.ids["group"]}, thing.people["peer"] or NOBODYS_ID
    places = Membership.objects.filter(group_id=thing.ids["group"])
    named = Group.objects.filter(pk=thing.ids["group"], name="Elven")
    ended = places.filter(user_id=peer).exclude(until=None)
    to = {**here, "to": str(thing.ids["other_group"])}
    joins, leaves = {**here, "who": JOINS, "role": "teacher"}, {**here, "role": "student"}
    return [
        put("setup_group", {**here, "name": "Elven", "year": 1}, _done(named), **ids),
        put("setup_place", joins, _done(places.filter(granted_by=user_id)), **ids),
        put("setup_leaving", leaves, _done(ended), user_id=peer, **ids),
        put("setup_move", to, _done(ended), user_id=peer, **ids),
    ]


def change_assignments(thing: Thing, user_id: int) -> list[Ask]:
    """Somebody is to follow the owner up, and somebody no more."""
    here, ids = {"course": thing.course}, {"group_id": thing.ids["group"]}
    body = {**here, "student": thing.owner_id}
    who = thing.people["counsellor"] or NOBODYS_ID
    rows = CounsellorAssignment.objects.filter(granted_by=user_id)
    return [
        put("setup_assigning", {**body, "who": JOINS}, _done(rows), **ids),
        put("setup_ending", body, _done(rows), counsellor_id=who, **ids),
    ]


def decide_proposal(thing: Thing, user_id: int) -> list[Ask]:
    """Agree to what was asked."""
    rows = Proposal.objects.filter(pk=thing.ids["proposal"], decided_by=user_id)
    body = {"course": thing.course, "decision": "approve"}
    return [put("setup_decision", body, is_there(rows), proposal_id=thing.ids["proposal"])]


def groups_pages(thing: Thing, user_id: int) -> list[Ask]:
    """All groups, one of them, and its student."""
    here = {"course_key": thing.course}
    ids = {**here, "group_id": thing.ids["group"]}
    one = get("setup_student", **ids, student_id=thing.owner_id)
    return [get("setup_groups", **here), get("setup_people", **ids), one]


def approvals_page(thing: Thing, user_id: int) -> list[Ask]:
    """What waits for a second person."""
    return [get("approvals", course_key=thing.course)]


def _done(rows: Any) -> Any:
    """Whether it was done, or asked for by whoever did it."""
    return lambda who: rows.all().exists() or Proposal.objects.filter(asked_by=who).exists()
