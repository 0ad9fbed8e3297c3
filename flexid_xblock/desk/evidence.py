"""Cards that two adults keep as evidence: the list on a teacher's desk, and the page of one."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.http import HttpRequest

from flexid_xblock.access import api as access
from flexid_xblock.desk.page import desk, named
from flexid_xblock.domain.actors import Actor
from flexid_xblock.domain.errors import NotFound
from flexid_xblock.phrases import sentence
from flexid_xblock.rest import limits
from flexid_xblock.sessions import api as sessions

Row = dict[str, Any]


@desk
def kept_card(
    actor: Actor, course_key: str, *, request: HttpRequest, evidence_id: UUID
) -> tuple[str, Row]:
    """Why a card is to be kept; once two adults keep it, the copy, and that is written down."""
    limits.count("open", actor.user_id)
    found = sessions.look_at_evidence(actor, evidence_id)
    teaches = access.relations_to_group(actor, found.group_id, course_key)
    leads = access.relations_in_course(actor, course_key) & {access.Relation.LEAD}
    if not (teaches or leads):
        raise NotFound
    if found.approved_at and not found.ended_at:
        found = sessions.open_evidence(actor, evidence_id)
    return "flexid/desk/evidence.html", {
        "card": _rows(actor, [found])[0],
        "reason": found.reason,
        "copy": found.copy,
        "ended": sentence("hold_ended"),
        "leads": bool(leads),
    }


def kept_cards(actor: Actor, course_key: str) -> list[Row]:
    """What is kept, or asked for, of the boards that the actor may decide about."""
    return _rows(actor, sessions.kept_cards(actor, course_key))


def _rows(actor: Actor, found: Sequence[sessions.EvidenceView]) -> list[Row]:
    people = named({who for one in found for who in (one.asked_by, one.approved_by) if who})
    groups = access.group_names({one.group_id for one in found}) if found else {}
    return [
        {
            "id": one.id,
            "name": groups.get(one.group_id, ""),
            "asker": people.get(one.asked_by, ""),
            "asked_at": one.asked_at,
            "second": people.get(one.approved_by or 0, ""),
            "kept_since": one.approved_at,
            "ended_at": one.ended_at,
            "may_agree": not (one.approved_at or one.ended_at) and one.asked_by != actor.user_id,
            "may_end": one.may_end,
        }
        for one in found
    ]
