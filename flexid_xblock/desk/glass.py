"""Breaking the glass: where one asks, and where a safeguarding lead decides."""

from typing import Any

from django.http import HttpRequest

from flexid_xblock.access import api as access
from flexid_xblock.access.api import glass
from flexid_xblock.access.records import PermitView
from flexid_xblock.desk.evidence import kept_cards
from flexid_xblock.desk.holds import course_holds
from flexid_xblock.desk.page import desk, named
from flexid_xblock.desk.words import entry_row
from flexid_xblock.domain.actors import Actor
from flexid_xblock.domain.errors import NotFound
from flexid_xblock.journal import queries as journal


@desk
def asking(actor: Actor, course_key: str, *, request: HttpRequest) -> tuple[str, dict[str, Any]]:
    """Ask to read a student's sent texts, see the answers, and what stands open this hour."""
    if not {"counsellor", "lead"} & set(access.desks(actor, course_key)):
        raise NotFound
    entries = journal.under_glass(actor, course_key)
    people = named({entry.owner_id for entry in entries})
    return "flexid/desk/emergency.html", {
        "permits": _shown(glass.asked_by(actor, course_key)),
        "rows": [entry_row(entry, people, actor.language) for entry in entries],
    }


@desk
def leading(actor: Actor, course_key: str, *, request: HttpRequest) -> tuple[str, dict[str, Any]]:
    """What a safeguarding lead has to decide and to look back at, and which copies are kept."""
    permits = glass.led_by(actor, course_key)
    return "flexid/desk/safeguarding.html", {
        "to_decide": _shown([one for one in permits if one.decided_at is None], actor),
        "to_review": _shown([one for one in permits if one.decided_at is not None], actor),
        **course_holds(actor, course_key, request.GET.get("before", "")),
        "cards": kept_cards(actor, course_key),
    }


def _shown(permits: Any, actor: Actor | None = None) -> list[dict[str, Any]]:
    people = named({who for one in permits for who in (one.student_id, one.asker_id)})
    return [_permit(one, people, actor) for one in permits]


def _permit(one: PermitView, people: dict[int, str], actor: Actor | None) -> dict[str, Any]:
    return {
        "id": one.id,
        "student": people.get(one.student_id, ""),
        "asker": people.get(one.asker_id, ""),
        "is_own": actor is not None and one.asker_id == actor.user_id,
        "asked_at": one.asked_at,
        "decided_at": one.decided_at,
        "until": one.until,
        "tell_from": one.tell_from,
        "reason": one.reason,
    }
