"""The host's cohorts, as plain records."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Cohort:
    """One cohort of a course: all who are in it, and those of them who may join as students."""

    id: int
    name: str
    members: frozenset[int]
    students: frozenset[int]


@dataclass(frozen=True, kw_only=True)
class Placing:
    """In which cohort of a course one person is, None for none, and whether she may join."""

    cohort_id: int | None
    is_student: bool
