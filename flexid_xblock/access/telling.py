"""Who can read what a student sends, and of whom she was not told yet.

Each assignment, and each teacher's and helper leader's part in her group, is told once: in
the notice she reads before she begins, or in one line afterwards, until she says OK. What
she had sent before is no part of it: that stays with the readers she named.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple

from django.db.models import Case, Exists, OuterRef, QuerySet, Value, When
from django.utils import timezone

from flexid_xblock.access.guard import require
from flexid_xblock.access.models import CounsellorAssignment, Membership, Told
from flexid_xblock.access.queries import reading, relations_to_student
from flexid_xblock.access.records import Readers
from flexid_xblock.domain.actors import Actor
from flexid_xblock.domain.errors import NotFound
from flexid_xblock.patience import patiently
from flexid_xblock.rows import once_built

# In the order in which she is told of them.
_ROLES = ("counsellor", "deputy", Membership.Role.TEACHER, Membership.Role.HELPER)


@dataclass(frozen=True, kw_only=True)
class NewReader:
    """An adult who can read what she sends now: her texts, or as teacher or helper her cards."""

    id: int
    role: str
    until: datetime | None


def new_readers(student: Actor, course_key: str) -> tuple[NewReader, ...]:
    """The readers of whom she was not told, texts' before cards'.

    None before she has read the notice: it names them all.
    """
    return around(student, course_key)[1]


def around(student: Actor, course_key: str) -> tuple[Readers, tuple[NewReader, ...]]:
    """Who would read what she sends now, and ``new_readers``: both in one query."""
    rows = [_Around(*row) for row in _around(student, course_key, timezone.now())]
    rows.sort(key=lambda one: (_ROLES.index(one.role), one.since, one.pk))
    readers = Readers(
        counsellors=tuple(one.who for one in rows if one.role == "counsellor"),
        deputies=tuple(one.who for one in rows if one.role == "deputy"),
    )
    new = (NewReader(id=one.who, role=one.role, until=one.until) for one in rows if one.is_new)
    return readers, tuple(new)


def say_told(student: Actor, adult_id: int, *, role: str, course_key: str) -> None:
    """She was told of this adult in this role. Twice is once; who is no reader is "not there"."""
    require("entry.see_readers", relations_to_student(student, student.user_id, course_key))
    found = [one for one in _readers(student.user_id, course_key) if _is(one, adult_id, role)]
    if not found:
        raise NotFound
    _note(student.user_id, course_key, found)


def say_all_told(student: Actor, course_key: str) -> None:
    """She has read the notice, in which all her readers are counted by their roles."""
    notice = Told(kind=Told.Kind.NOTICE, relation_id=0)
    _note(student.user_id, course_key, list(_readers(student.user_id, course_key)), notice)


def readers_by_role(student: Actor, course_key: str) -> dict[str, int]:
    """How many can read what she sends now, by their role: her texts, then her cards."""
    if student.is_masked:
        return {}
    now = timezone.now()
    adults = [_reader(one) for one in _assignments(student.user_id, course_key, now)]
    group = _with_her(student.user_id, course_key, now).values_list("role", "user_id")
    pairs = [*((one.role, one.id) for one in adults), *group]
    return Counter(role for role, _who in dict.fromkeys(pairs))


_Row = CounsellorAssignment | Membership


def _readers(student_id: int, course_key: str) -> Iterator[_Row]:
    now = timezone.now()
    yield from _assignments(student_id, course_key, now)
    yield from _in_groups(student_id, course_key, now)


class _Around(NamedTuple):
    """One who reads her texts, or a leader of her group of whom she was not told."""

    role: str
    since: datetime
    pk: int
    who: int
    until: datetime | None
    is_new: bool


@once_built
def _around(student: Actor, course_key: str, now: datetime) -> QuerySet[Any, Any]:
    """Of her group's leaders those alone who are new to her, which is nearly always nobody."""
    student_id = student.user_id
    told = Told.objects.filter(student_id=student_id, course_key=course_key)
    adults, leaders = (
        rows.order_by().annotate(
            is_new=Exists(told) & ~Exists(told.filter(kind=kind, relation_id=OuterRef("pk")))
        )
        for rows, kind in (
            (_assignments(student_id, course_key, now), Told.Kind.ASSIGNMENT),
            (_in_groups(student_id, course_key, now), Told.Kind.MEMBERSHIP),
        )
    )
    role = Case(When(is_deputy=True, then=Value("deputy")), default=Value("counsellor"))
    of_texts = adults.values_list(role, "since", "pk", "counsellor_id", "until", "is_new")
    new = leaders.filter(is_new=True)
    return of_texts.union(
        new.values_list("role", "since", "pk", "user_id", "until", "is_new"), all=True
    )


def _assignments(student_id: int, course_key: str, at: datetime) -> QuerySet[Any, Any]:
    return reading(student_id, course_key, at).order_by("is_deputy", "since", "pk")


def _in_groups(student_id: int, course_key: str, at: datetime) -> QuerySet[Any, Any]:
    """Who leads her group; its other students come and go, and she meets them."""
    found = _with_her(student_id, course_key, at).exclude(role=Membership.Role.STUDENT)
    return found.order_by("-role", "since", "pk")


def _with_her(student_id: int, course_key: str, at: datetime) -> QuerySet[Any, Any]:
    hers = Membership.objects.live(at).filter(
        user_id=student_id, role=Membership.Role.STUDENT, group__course_key=course_key
    )
    rows = Membership.objects.live(at).filter(group_id__in=hers.values("group_id"))
    return rows.exclude(user_id=student_id)


def _reader(row: _Row) -> NewReader:
    if isinstance(row, Membership):
        return NewReader(id=row.user_id, role=row.role, until=row.until)
    role = "deputy" if row.is_deputy else "counsellor"
    return NewReader(id=row.counsellor_id, role=role, until=row.until)


def _is(row: _Row, adult_id: int, role: str) -> bool:
    reader = _reader(row)
    return (reader.id, reader.role) == (adult_id, role)


def _note(student_id: int, course_key: str, rows: list[_Row], *more: Told) -> None:
    told = [Told(kind=_kind(row), relation_id=row.pk, adult_id=_reader(row).id) for row in rows]
    for one in (*told, *more):
        one.student_id, one.course_key, one.told_at = student_id, course_key, timezone.now()
    patiently(lambda: Told.objects.bulk_create([*told, *more], ignore_conflicts=True))


def _kind(row: _Row) -> str:
    is_membership = isinstance(row, Membership)
    return Told.Kind.MEMBERSHIP if is_membership else Told.Kind.ASSIGNMENT
