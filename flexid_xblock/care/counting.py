"""How long requests for help waited to be seen, for a whole course. No actor, no word."""

from dataclasses import dataclass
from datetime import datetime

from flexid_xblock.care.models import HelpRequest


@dataclass(frozen=True, kw_only=True)
class Asked:
    """When somebody asked for help, and when an adult opened it; None while nobody has."""

    user_id: int
    since: datetime
    seen_at: datetime | None


def asked(course_key: str, since: datetime) -> tuple[Asked, ...]:
    """Every request for help of the course that was made from ``since`` on."""
    rows = HelpRequest.objects.filter(course_key=course_key, created__gte=since)
    return tuple(
        Asked(user_id=user_id, since=at, seen_at=seen_at)
        for user_id, at, seen_at in rows.values_list("student_id", "created", "seen_at")
    )
