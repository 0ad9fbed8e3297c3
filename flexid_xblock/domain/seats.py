"""Where a person sits before a block."""

from dataclasses import dataclass
from enum import StrEnum


class SeatKind(StrEnum):
    """How the host shows a block to somebody."""

    LEARNER = "learner"
    STAFF = "staff"
    AUTHOR = "author"
    NOBODY = "nobody"


@dataclass(frozen=True, kw_only=True)
class Seat:
    """One person before one block, as the host describes it.

    Only a ``LEARNER`` seat ever gets a ticket. ``AUTHOR`` is Studio, its
    preview and content libraries; ``NOBODY`` is an anonymous visitor.
    """

    kind: SeatKind
    user_id: int | None
    course_key: str
    usage_key: str
    language: str
