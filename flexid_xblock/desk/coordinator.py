"""The coordinator's desk: who needs a counsellor, who asks to be stood in for.

Names only: no reason, no text, no number of texts.
"""

from typing import Any

from django.http import HttpRequest

from flexid_xblock.access.api import choices, closed_years
from flexid_xblock.desk.cover import pending_covers
from flexid_xblock.desk.page import desk, named
from flexid_xblock.domain.actors import Actor


@desk
def short_list(
    actor: Actor, course_key: str, *, request: HttpRequest
) -> tuple[str, dict[str, Any]]:
    """What waits for her."""
    lacking = choices.lacking(actor, course_key)
    people = named({one.student_id for one in lacking})
    rows = [
        {
            "id": one.student_id,
            "name": people.get(one.student_id, ""),
            "asked_at": one.asked_at,
        }
        for one in lacking
    ]
    return "flexid/desk/coordinator.html", {
        "asked": [row for row in rows if row["asked_at"]],
        "without": sorted(
            (row for row in rows if not row["asked_at"]), key=lambda row: row["name"]
        ),
        "limit": choices.LIMIT,
        "covers": pending_covers(actor, course_key),
        "overdue": closed_years.overdue(actor, course_key),
    }
