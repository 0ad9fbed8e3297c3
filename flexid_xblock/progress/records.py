"""What progress hands out."""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Literal
from uuid import UUID

from flexid_xblock.access.api import GroupInfo

State = Literal["coming", "open", "begun", "done"]


@dataclass(frozen=True, kw_only=True)
class ModuleProgress:
    """How far one person is in one module: ``done`` of ``planned`` steps.

    ``took_part``: she was in its gathering.
    """

    key: str
    year: int
    state: State
    done: int
    planned: int
    took_part: bool = False


@dataclass(frozen=True, kw_only=True)
class GroupMeeting:
    """A meeting of a group as its teachers follow it: by student, yes or no.

    ``took_part`` is None where nobody has noted it; ``is_done`` is empty where
    the author does not let teachers know.
    """

    activity_key: str
    took_part: dict[int, bool | None]
    is_done: dict[int, bool]


@dataclass(frozen=True, kw_only=True)
class CertificateView:
    """A certificate as its owner and the coordinator see it; names and titles are found later."""

    id: UUID
    user_id: int
    group_id: UUID
    what: str
    modules: tuple[str, ...]
    meetings: int
    minutes: int
    first_day: date
    last_day: date
    issued_at: datetime
    is_withdrawn: bool
    code: str = field(repr=False)


@dataclass(frozen=True, kw_only=True)
class YearView:
    """A group's year as the coordinator sees it: what is still open, and what was handed out."""

    group: GroupInfo
    students: tuple[int, ...]
    not_closed: tuple[str, ...]
    not_noted: tuple[int, ...]
    certificates: tuple[CertificateView, ...]
