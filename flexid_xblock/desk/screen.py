"""The meeting on the wall: exactly what the group may see, and nothing for adults."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest

from flexid_xblock.desk.meeting import meeting_context
from flexid_xblock.desk.page import desk
from flexid_xblock.domain.actors import Actor


@desk
def wall(
    actor: Actor, course_key: str, *, request: HttpRequest, meeting_id: UUID
) -> tuple[str, dict[str, Any]]:
    """A page for a projector. It never covers itself: there is nothing private on it."""
    context = meeting_context(actor, course_key, meeting_id)
    return "flexid/desk/screen.html", {**context, "cover_for": None}
