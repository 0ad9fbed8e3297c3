"""Where two administrators make a student's own file for her: asked for, agreed to, handed out."""

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from django.http import HttpRequest
from django.utils import timezone

from flexid_xblock.access.api import exporting, proposals
from flexid_xblock.access.records import ProposalInfo
from flexid_xblock.desk.page import desk, named
from flexid_xblock.desk.proposed import by_whom
from flexid_xblock.domain.actors import Actor


@desk
def files(actor: Actor, course_key: str, *, request: HttpRequest) -> tuple[str, dict[str, Any]]:
    """To ask, to decide, to hand out within the minutes, and to know."""
    exporting.check(actor, course_key)
    waiting = proposals.pending(actor, course_key, apart=exporting.KIND)
    lately = proposals.lately(actor, course_key, apart=exporting.KIND)
    people = named({who for one in (*waiting, *lately) for who in _people(one)})
    reasons = exporting.reasons(actor, waiting)
    known = _shown(lately, people, {}, actor)
    return "flexid/desk/files.html", {
        "waiting": _shown(waiting, people, reasons, actor),
        "ready": [one for one in known if one["may_save"] or one["may_tell"]],
        "lately": known,
        "minutes": int(exporting.LASTS.total_seconds() // 60),
        "days": proposals.LIFE.days,
        "is_one_person": not proposals.needs_second_person(),
    }


def _people(one: ProposalInfo) -> set[int]:
    return {who for who in (one.asked_by, one.decided_by) if who} | proposals.people(one)


def _shown(
    infos: Iterable[ProposalInfo],
    people: Mapping[int, str],
    reasons: Mapping[UUID, str],
    actor: Actor,
) -> list[dict[str, Any]]:
    return [
        {
            **by_whom(actor, one, people),
            "student": people.get(one.what["student_id"], ""),
            "reason": reasons.get(one.id, ""),
            **_steps(one, actor),
        }
        for one in infos
    ]


def _steps(one: ProposalInfo, actor: Actor) -> dict[str, Any]:
    """What this person can still do with a file that was agreed to, and until when."""
    until = one.decided_at + exporting.LASTS if one.decided_at else None
    is_open = one.outcome == "done" and until is not None and until > timezone.now()
    return {
        "until": until,
        "may_save": is_open and exporting.may_save(actor, one),
        "may_tell": is_open and exporting.may_be_told(actor, one),
    }
