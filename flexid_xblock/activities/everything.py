"""All that somebody made in a course, deleted and brought back together."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.db.models import QuerySet

from flexid_xblock.access.api import relations_to_student, require
from flexid_xblock.activities import own
from flexid_xblock.activities.models import Response
from flexid_xblock.activities.pulses import recount
from flexid_xblock.domain.actors import Actor
from flexid_xblock.patience import patiently
from flexid_xblock.saving.api import deleting, open_drafts


def delete_all(actor: Actor, course_key: str, *, at: datetime) -> int:
    """Delete all that the actor made in a course, as if one by one; how many responses went."""
    return _move(
        actor,
        lambda: _mine(actor, course_key).exclude(state=Response.State.DELETED),
        lambda row: deleting.mark(row, comes_back_as=row.state, at=at),
    )


def restore_all(actor: Actor, course_key: str, *, at: datetime) -> int:
    """Bring back what was deleted at this moment; how many responses came."""
    return _move(
        actor,
        lambda: _mine(actor, course_key).filter(state=Response.State.DELETED, deleted_at=at),
        deleting.bring_back,
    )


def made(actor: Actor, course_key: str) -> int:
    """How many responses of the actor's own in a course are not deleted."""
    return _mine(actor, course_key).exclude(state=Response.State.DELETED).count()


def _mine(actor: Actor, course_key: str) -> QuerySet[Any, Any]:
    require("response.delete", relations_to_student(actor, actor.user_id, course_key))
    return own.rows(actor).filter(course_key=course_key)


def _move(actor: Actor, rows: Callable[[], QuerySet[Any, Any]], move: Callable[[Any], None]) -> int:
    """Move each of these rows, locked; what is counted of them follows."""

    def act() -> int:
        found = list(rows().select_for_update().order_by("pk"))
        for row, text in zip(found, open_drafts(actor, found), strict=True):
            before = row.state
            move(row)
            row.save(update_fields=["state", "state_before", "deleted_at"])
            recount(row, before, text)
        return len(found)

    return patiently(act)
