"""Setting up by hand: all groups of the course, one of them, and one student of it."""

from collections import Counter
from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.http import HttpRequest

from flexid_xblock.access.api import proposals, setting_up
from flexid_xblock.access.records import GroupRow
from flexid_xblock.desk import proposed
from flexid_xblock.desk.page import desk, named
from flexid_xblock.domain.actors import Actor
from flexid_xblock.domain.errors import NotFound
from flexid_xblock.phrases import year_name

Context = dict[str, Any]


@desk
def listing(actor: Actor, course_key: str, *, request: HttpRequest) -> tuple[str, Context]:
    """Every group, with what is advised beside what there is."""
    rows = setting_up.groups(actor, course_key)
    return "flexid/desk/groups.html", {
        "groups": [_counted(row) for row in rows],
        "years": [(year, year_name(year)) for year in setting_up.YEARS],
        "waiting": len(proposals.pending(actor, course_key)),
        **_frame(),
    }


@desk
def people(
    actor: Actor, course_key: str, *, request: HttpRequest, group_id: UUID
) -> tuple[str, Context]:
    """Who is in a group, and who follows its students up."""
    row = setting_up.group(actor, course_key, group_id)
    names = named(_everybody(row))
    students = row.ids("student")
    return "flexid/desk/group.html", {
        "group": _counted(row),
        "students": [_student(row, one, names) for one in students],
        "adults": {role: _members(row, role, names) for role in ("teacher", "helper")},
        "followers": _followers(row, students, names),
        "waiting": _waiting(actor, course_key, row),
        **_frame(),
    }


@desk
def student(
    actor: Actor, course_key: str, *, request: HttpRequest, group_id: UUID, student_id: int
) -> tuple[str, Context]:
    """One student: who follows her up, and what happens when she moves or leaves."""
    rows = setting_up.groups(actor, course_key)
    row = next((one for one in rows if one.info.id == group_id), None)
    if row is None or student_id not in row.ids("student"):
        raise NotFound
    names = named({student_id, *(one.id for one in row.following.get(student_id, ()))})
    others = [one for one in rows if one.info.id != group_id and one.info.closed_on is None]
    return "flexid/desk/group_student.html", {
        "group": _counted(row),
        "student": _student(row, student_id, names),
        "targets": [_counted(one) for one in others],
        "waiting": _waiting(actor, course_key, row, student_id),
        **_frame(),
    }


def _frame() -> Context:
    return {"is_one_person": not proposals.needs_second_person()}


def _counted(row: GroupRow) -> Context:
    students = row.ids("student")
    count = len(students)
    return {
        "id": row.info.id,
        "name": row.info.name,
        "year_name": year_name(row.info.year),
        "closed_on": row.info.closed_on,
        "follows_cohort": row.follows_cohort,
        "students": count,
        "teachers": len(row.ids("teacher")),
        "is_size_advised": count in setting_up.ADVISED,
        "lacks_teachers": len(row.ids("teacher")) < setting_up.ADVISED_TEACHERS,
        "unfollowed": sum(not _counsellors(row, one) for one in students),
    }


def _counsellors(row: GroupRow, student_id: int) -> list[int]:
    return [one.id for one in row.following.get(student_id, ()) if not one.is_deputy]


def _everybody(row: GroupRow) -> set[int]:
    members = {one.id for one in row.people}
    return members | {one.id for found in row.following.values() for one in found}


def _student(row: GroupRow, student_id: int, names: dict[int, str]) -> Context:
    following = row.following.get(student_id, ())
    return {
        "id": student_id,
        "name": names.get(student_id, ""),
        "followers": [{**vars(one), "name": names.get(one.id, "")} for one in following],
    }


def _members(row: GroupRow, role: str, names: dict[int, str]) -> list[Context]:
    here = [one for one in row.people if one.role == role]
    return [{"id": one.id, "name": names.get(one.id, ""), "until": one.until} for one in here]


def _followers(row: GroupRow, students: Iterable[int], names: dict[int, str]) -> list[Context]:
    """Each adult who follows up somebody of the group, and how many of it."""
    found = Counter(
        who for one in students for who in {each.id for each in row.following.get(one, ())}
    )
    counted = [{"id": one, "name": names.get(one, ""), "count": found[one]} for one in found]
    return sorted(counted, key=lambda one: one["name"])


def _waiting(
    actor: Actor, course_key: str, row: GroupRow, student_id: int | None = None
) -> list[Context]:
    """What is asked for here and waits for a second person."""
    students = row.ids("student") if student_id is None else (student_id,)
    found = proposals.pending(actor, course_key)
    about = [one for one in found if proposed.is_about(one, row.info.id, students)]
    return proposed.rows(actor, about)
