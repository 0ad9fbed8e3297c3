"""What this room hands out."""

from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID


@dataclass(frozen=True, kw_only=True)
class GroupInfo:
    """A group as its own people may see it."""

    id: UUID
    course_key: str
    name: str
    year: int


@dataclass(frozen=True, kw_only=True)
class Readers:
    """Who would read what a student sends now: ids, counsellors first."""

    counsellors: tuple[int, ...]
    deputies: tuple[int, ...]

    @property
    def all(self) -> tuple[int, ...]:
        """Everybody, each once, counsellors first."""
        return tuple(dict.fromkeys(self.counsellors + self.deputies))


@dataclass(frozen=True, kw_only=True)
class PermitView:
    """One breaking of the glass, as somebody who may know of it sees it."""

    id: UUID
    student_id: int
    asker_id: int
    decided_by: int | None
    asked_at: datetime
    decided_at: datetime | None
    until: datetime | None
    tell_from: datetime | None
    reason: str = field(repr=False)
