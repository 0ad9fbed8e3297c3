"""Standing in for a colleague, and what goes along when a case changes hands."""

from collections.abc import Sequence
from typing import Any

from django.http import HttpRequest

from flexid_xblock.care.api import cover, handover, notes
from flexid_xblock.desk.cases import own_note
from flexid_xblock.desk.page import desk, named
from flexid_xblock.domain.actors import Actor


@desk
def covering(actor: Actor, course_key: str, *, request: HttpRequest) -> tuple[str, dict[str, Any]]:
    """Ask a colleague to stand in; what was asked, and where one stands in oneself."""
    return "flexid/desk/cover.html", {
        "covers": cover_rows(actor, cover.mine(actor, course_key)),
    }


@desk
def handing_over(
    actor: Actor, course_key: str, *, request: HttpRequest
) -> tuple[str, dict[str, Any]]:
    """Case by case what goes along, and one's own notes that do not, while they can be turned."""
    cover.mine(actor, course_key)  # "not there" for who follows nobody up
    before = request.GET.get("before", "")
    staying = notes.own_unshared(actor, course_key, before=before)
    cases = handover.goes_along(actor, course_key)
    people = named({note.student_id for note in staying} | {one.student_id for one in cases})
    return "flexid/desk/handover.html", {
        "cases": [{**vars(one), "name": people.get(one.student_id, "")} for one in cases],
        "staying": [
            {**own_note(note), "name": people.get(note.student_id, "")} for note in staying
        ],
        "next": str(staying[-1].id) if len(staying) == notes.PAGE else "",
    }


def pending_covers(actor: Actor, course_key: str) -> list[dict[str, Any]]:
    """For ``flexid/desk/covers.html`` on the coordinator's page: what waits for a decision."""
    return cover_rows(actor, cover.pending(actor, course_key))


def cover_rows(actor: Actor, covers: Sequence[cover.CoverView]) -> list[dict[str, Any]]:
    """Covers with names."""
    people = named({who for one in covers for who in (one.counsellor_id, one.deputy_id)})
    return [
        {
            "id": one.id,
            "asker": people.get(one.counsellor_id, ""),
            "deputy": people.get(one.deputy_id, ""),
            "since": one.since,
            "until": one.until,
            "is_decided": one.decided_at is not None,
            "granted": one.granted,
            "is_own": actor.user_id in {one.counsellor_id, one.deputy_id},
        }
        for one in covers
    ]
