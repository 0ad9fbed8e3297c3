"""What this room hands out."""

from dataclasses import dataclass
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
