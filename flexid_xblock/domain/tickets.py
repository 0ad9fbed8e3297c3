"""What a block vouches for when the platform lets a person see it."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Ticket:
    """Ids only, no policy: a ticket lets one *begin*, and is never a right."""

    user_id: int
    course_key: str
    usage_key: str
    activity_key: str
    version: str
