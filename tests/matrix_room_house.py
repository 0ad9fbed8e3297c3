"""The meeting of Ana's group when everybody asks for it."""

from collections.abc import Callable
from typing import Any
from uuid import uuid4

from flexid_xblock.domain.actors import Actor
from flexid_xblock.sessions import api as sessions
from flexid_xblock.sessions.models import Meeting
from tests.common import COURSE, meet, put_card

ROUND, CIRCLE = "opening-round", "two-names"
WHY = "kanaribevis: it is about somebody else"


def held_meeting(actor: Callable[..., Actor]) -> dict[str, Any]:
    """In the circle, with Bo's card, a vote that is open, and all that teachers keep about it."""
    tor, meeting = actor("tor"), meet(actor("tor"))
    here = {"group_id": meeting.group_id, "course_key": COURSE}
    sessions.attend(actor("ana"), meeting.id)
    sessions.write_agreement(tor, **here, rules=["kanariregel"], after=0)
    sessions.go_to_stage(tor, meeting.id, stage=ROUND, after="")
    sessions.run_round(tor, meeting.id, ROUND, running=True)
    card = put_card(actor("bo"), meeting, "kanarikort", display="unnamed")
    sessions.go_to_stage(tor, meeting.id, stage=CIRCLE, after=ROUND)
    sessions.go_to_step(tor, meeting.id, CIRCLE, step="sides", after="")
    sessions.set_ballot(tor, meeting.id, CIRCLE, "second", is_open=True)
    return {
        "group_id": meeting.group_id,
        "meeting_id": meeting.id,
        "card_id": card,
        "code": Meeting.objects.get(pk=meeting.id).code,
        "stage": CIRCLE,
        "key": "second",
        "kind": "strong",
        "language": "so",
        "member": actor("dina").user_id,
        **_kept(actor, meeting, card),
    }


def _kept(actor: Callable[..., Actor], meeting: sessions.MeetingInfo, card: Any) -> dict[str, Any]:
    tor, ids = actor("tor"), {name: uuid4() for name in ("pause_id", "evidence_id", "export_id")}
    where = {"group_id": meeting.group_id, "course_key": COURSE, "minutes": 60}
    dina, ana = actor("dina").user_id, actor("ana").user_id
    sessions.pause_member(tor, ids["pause_id"], user_id=dina, note="kanaripause", **where)
    sessions.keep_card(tor, ids["evidence_id"], card, reason=WHY)
    noted = {"state": "partly", "note": "kanarinaervaer", "based_on": 0}
    sessions.after.mark(tor, meeting.id, ana, **noted)
    sessions.after.write_afterword(tor, meeting.id, text="kanarietterord", based_on=0)
    sessions.exports.ask(tor, ids["export_id"], meeting_id=meeting.id, with_names=True)
    sessions.exports.approve(actor("per"), ids["export_id"], with_names=True)
    return ids
