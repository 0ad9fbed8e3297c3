"""Groups and askings of Ana's course and of another one, for those who may change nothing there."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.utils import timezone

from flexid_xblock.access import api as access
from flexid_xblock.access import exports
from flexid_xblock.access.models import Proposal
from flexid_xblock.domain.actors import Actor
from tests.access.proposing import change
from tests.common import COURSE
from tests.rest.common import UNKNOWN
from tests.rest.hidden_roster import ROSTERS, rosters_elsewhere

ELSEWHERE = "course-v1:Other+1+1"
IN_COURSE = {"course": COURSE}
_PLACE = {**IN_COURSE, "who": "una", "role": "teacher"}
_ROLE, _NAME = {**IN_COURSE, "role": "student"}, {**IN_COURSE, "name": "Elven"}
_DECISIONS = [{**IN_COURSE, "decision": one} for one in ("approve", "refuse", "withdraw")]
_GROUP, _DECISION = "setup/groups/{}/", "setup/proposals/{}/decision/"
# A coordinator for the other course's; others for her own.
SETUP: list[tuple[str, str, str, str, Any]] = [
    ("setup_group", "tor", "group", _GROUP, _NAME),
    *[
        (f"setup_{name}", who, thing, _GROUP + path, body)
        for who, thing in (("sol", "far_group"), ("tor", "group"), ("ana", "group"))
        for name, path, body in (
            ("place", "people/", _PLACE),
            ("leaving", "people/1/leaving/", _ROLE),
            ("move", "people/1/move/", {**IN_COURSE, "to": str(UNKNOWN)}),
            ("assigning", "counsellors/", {**IN_COURSE, "who": "una"}),
            ("ending", "counsellors/1/ending/", IN_COURSE),
        )
    ],
    *ROSTERS,
    *[
        ("setup_decision", who, thing, _DECISION, body)
        for who, thing in (("sol", "far_proposal"), ("max", "far_proposal"), ("dov", "proposal"))
        for body in _DECISIONS
    ],
    # Of a file in her own course, too, whoever is no administrator, or not one of the two.
    *[
        (name, who, thing, path, IN_COURSE)
        for who, thing in (("max", "far_file"), ("max", "file"), ("sol", "file"), ("ana", "file"))
        for name, path in (("file", "files/{}/"), ("file_passphrase", "files/{}/passphrase/"))
    ],
    *[("setup_decision", "sol", "asked_file", _DECISION, body) for body in _DECISIONS],
]
SETUP_PEOPLE: list[tuple[str, str, str, str, Any]] = [
    (f"setup_{name}", "tor", "ana", f"setup/groups/{UNKNOWN}/{path}", body)
    for name, path, body in (
        ("leaving", "people/{}/leaving/", _ROLE),
        ("move", "people/{}/move/", {**IN_COURSE, "to": str(UNKNOWN)}),
        ("ending", "counsellors/{}/ending/", IN_COURSE),
    )
]


def set_up_elsewhere(actor: Callable[[str], Actor]) -> dict[str, UUID]:
    """A group and an asking of another course, and an asking of this one."""
    what = change([actor("ana").user_id], actor("dov").user_id)
    far = Proposal(course_key=ELSEWHERE, kind="counsellor", what=what, asked_as="staff")
    far.asked_by = actor("una").user_id
    far.save()
    return (
        rosters_elsewhere()
        | _files(actor)
        | {
            "far_group": access.create_group(course_key=ELSEWHERE, name="Far", year=1),
            "far_proposal": far.pk,
            "proposal": access.proposals.propose(actor("sol"), COURSE, "counsellor", what).id,
        }
    )


def _files(actor: Callable[[str], Actor]) -> dict[str, UUID]:
    """Files of Ana's that Una asked for and Dov agreed to, and one that waits."""
    ana, una = actor("ana").user_id, actor("una").user_id
    what = exports.what_is_asked(ana, COURSE, by=una, reason="She came and asked for it.")
    about = {"kind": exports.KIND, "what": what, "asked_by": una, "asked_as": "admin"}
    done = {"outcome": "done", "decided_by": actor("dov").user_id, "decided_at": timezone.now()}
    return {
        "file": Proposal.objects.create(**about, **done, course_key=COURSE).pk,
        "far_file": Proposal.objects.create(**about, **done, course_key=ELSEWHERE).pk,
        "asked_file": Proposal.objects.create(**about, course_key=COURSE).pk,
    }
