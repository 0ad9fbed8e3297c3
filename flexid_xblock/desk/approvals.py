"""What waits for a second person in setting up, and what became of what was asked."""

from typing import Any

from django.http import HttpRequest

from flexid_xblock.access.api import proposals
from flexid_xblock.desk import proposed
from flexid_xblock.desk.page import desk
from flexid_xblock.domain.actors import Actor


@desk
def approvals(actor: Actor, course_key: str, *, request: HttpRequest) -> tuple[str, dict[str, Any]]:
    """To decide, to take back, and to know."""
    waiting = proposals.pending(actor, course_key)
    shown = proposed.rows(actor, [*waiting, *proposals.lately(actor, course_key)])
    return "flexid/desk/approvals.html", {
        "waiting": shown[: len(waiting)],
        "lately": shown[len(waiting) :],
        "limit": proposals.LIMIT,
        "days": proposals.LIFE.days,
        "is_admin": actor.is_admin,
        "is_one_person": not proposals.needs_second_person(),
    }
