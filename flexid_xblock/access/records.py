"""What this room hands out."""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Literal
from uuid import UUID


@dataclass(frozen=True, kw_only=True)
class GroupInfo:
    """A group as its own people may see it; ``closed_on`` once its year is closed."""

    id: UUID
    course_key: str
    name: str
    year: int
    closed_on: date | None = None


@dataclass(frozen=True, kw_only=True)
class People:
    """Who is in a group now: ids, in order of joining."""

    students: tuple[int, ...]
    helpers: tuple[int, ...]
    teachers: tuple[int, ...]

    @property
    def all(self) -> tuple[int, ...]:
        """Everybody, each once."""
        return tuple(dict.fromkeys(self.students + self.helpers + self.teachers))


@dataclass(frozen=True, kw_only=True)
class CohortChange:
    """One thing that was changed in a group because of its cohort."""

    what: Literal["new", "linked", "renamed", "joins", "leaves"]
    group: str
    user_id: int | None = None
    before: str = ""


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
class Adult:
    """Somebody who follows a student up, as the student sees it."""

    id: int
    is_deputy: bool
    since: datetime
    until: datetime | None
    is_closed: bool


@dataclass(frozen=True, kw_only=True)
class Lacking:
    """A student who needs a counsellor: she asked for another at this time, or nobody reads."""

    student_id: int
    asked_at: datetime | None


@dataclass(frozen=True, kw_only=True)
class PermitView:
    """One breaking of the glass, as somebody who may know of it sees it."""

    id: UUID
    course_key: str
    student_id: int
    asker_id: int
    decided_by: int | None
    asked_at: datetime
    decided_at: datetime | None
    until: datetime | None
    tell_from: datetime | None
    reason: str = field(repr=False)


@dataclass(frozen=True, kw_only=True)
class ProposalInfo:
    """A change that somebody asked for, and what became of it; see ``models.Proposal``."""

    id: UUID
    course_key: str
    kind: str
    what: dict[str, Any]
    undo: dict[str, Any] | None
    asked_by: int | None
    asked_at: datetime
    decided_by: int | None
    decided_at: datetime | None
    outcome: str

    @property
    def is_waiting(self) -> bool:
        """Whether a second person has to decide."""
        return self.outcome == "waiting"


@dataclass(frozen=True, kw_only=True)
class Member:
    """Somebody in a group, and as what."""

    id: int
    role: str
    until: datetime | None
    from_cohort: bool


@dataclass(frozen=True, kw_only=True)
class Following:
    """That somebody follows a student up, now or from a later day."""

    id: int
    is_deputy: bool
    since: datetime
    until: datetime | None


@dataclass(frozen=True, kw_only=True)
class GroupRow:
    """A group as those see it who set the course up."""

    info: GroupInfo
    follows_cohort: bool
    people: tuple[Member, ...]
    following: dict[int, tuple[Following, ...]]  # by student; of its own and perhaps others

    def ids(self, role: str) -> tuple[int, ...]:
        """Those who are in it in a role, in order of joining."""
        return tuple(one.id for one in self.people if one.role == role)


@dataclass(frozen=True, kw_only=True)
class Stay:
    """A student's time in one group: its year, its closing evening, and when she went, if she did.

    Days of the school's calendar.
    """

    year: int
    closed_on: date | None
    until: date | None


@dataclass(frozen=True, kw_only=True)
class GroupStays:
    """A group's closing evening, and when each of its students went; None: she is in it."""

    closed_on: date | None
    untils: list[date | None]
