"""Setting up by hand: groups, who is in them, and who follows their students up.

Each verb is one change. Who may do it alone does it at once; for others, and for whatever
the table gives to two, it is asked for, and somebody else decides (``proposals``). Nobody
gives anything to herself.
"""

from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet

from flexid_xblock import text
from flexid_xblock.access.guard import require
from flexid_xblock.access.models import CounsellorAssignment, Group, Membership
from flexid_xblock.access.policy import POLICY
from flexid_xblock.access.proposals import propose
from flexid_xblock.access.queries import info_of, relations_in_course
from flexid_xblock.access.records import Following, GroupRow, Member, ProposalInfo
from flexid_xblock.domain.actors import Actor
from flexid_xblock.domain.errors import Invalid, NotFound

ADVISED = range(6, 13)  # students in a group
ADVISED_TEACHERS = 2
YEARS = (1, 2, 3)  # the third is the leader course
NAME_MAX = 100
_NOTHING_TO_SEE = "?"  # what ``text.name`` makes of it
_STUDENT, _HELPER = Membership.Role.STUDENT, Membership.Role.HELPER


def check(actor: Actor, course_key: str, operation: str) -> None:
    """Whether the actor may do this, alone or with a second person; else "not there"."""
    if not relations_in_course(actor, course_key) & set(POLICY[operation]):
        raise NotFound


def groups(actor: Actor, course_key: str) -> tuple[GroupRow, ...]:
    """Every group of the course by year and name, with its people; three queries."""
    require("roster.see", relations_in_course(actor, course_key))
    return _rows(course_key, Group.objects.filter(course_key=course_key))


def group(actor: Actor, course_key: str, group_id: UUID) -> GroupRow:
    """One of them; three queries."""
    require("roster.see", relations_in_course(actor, course_key))
    found = _rows(course_key, Group.objects.filter(course_key=course_key, pk=group_id))
    if not found:
        raise NotFound
    return found[0]


def save_group(
    actor: Actor, group_id: UUID, *, course_key: str, name: str, year: int | None
) -> ProposalInfo:
    """Make a group, or call one that is there otherwise; its year stays.

    Raises ``Invalid("empty_text" | "too_long" | "bad_fields")`` and
    ``Conflict("group_name_taken")``.
    """
    check(actor, course_key, "roster.change")
    called = text.name(text.plain(name, limit=NAME_MAX))
    if called == _NOTHING_TO_SEE:
        raise Invalid("empty_text")
    what = {"group_id": str(group_id), "name": called}
    if Group.objects.filter(course_key=course_key, pk=group_id).exists():
        return propose(actor, course_key, "group", {"act": "rename", **what})
    if year not in YEARS:
        raise Invalid("bad_fields")
    return propose(actor, course_key, "group", {"act": "new", **what, "year": year})


def add(
    actor: Actor,
    group_id: UUID,
    user_id: int,
    *,
    course_key: str,
    role: str,
    until: datetime | None = None,
) -> ProposalInfo:
    """Put somebody into a group as student, helper leader or teacher.

    ``until`` is for helper leaders, whose part ends with the school year in any case.
    """
    last = until.isoformat() if until and role == _HELPER else None
    what = {
        "act": "add",
        "group_id": str(group_id),
        "user_id": user_id,
        "role": role,
        "until": last,
    }
    return propose(actor, course_key, "member", what)


def end(actor: Actor, group_id: UUID, user_id: int, *, course_key: str, role: str) -> ProposalInfo:
    """Take somebody out of a group, from now; what she did there stays."""
    what = {"act": "end", "group_id": str(group_id), "user_id": user_id, "role": role}
    return propose(actor, course_key, "member", what)


def move(actor: Actor, group_id: UUID, user_id: int, *, course_key: str, to: UUID) -> ProposalInfo:
    """Move a student: out of the one group and into the other in the same moment."""
    what = {"act": "move", "group_id": str(group_id), "to_group_id": str(to), "user_id": user_id}
    return propose(actor, course_key, "member", what)


def assign(
    actor: Actor,
    group_id: UUID,
    counsellor_id: int,
    *,
    course_key: str,
    student_id: int | None,
    deputy: bool,
    since: datetime | None = None,
    until: datetime | None = None,
) -> ProposalInfo:
    """Let somebody follow up one student of a group, or all who are in it now; one asking."""
    what = _about(actor, group_id, counsellor_id, course_key, student_id)
    dates = {"since": since and since.isoformat(), "until": until and until.isoformat()}
    whole = {"act": "assign", **what, "deputy": deputy, **dates}
    return propose(actor, course_key, "counsellor", whole)


def end_following(
    actor: Actor, group_id: UUID, counsellor_id: int, *, course_key: str, student_id: int | None
) -> ProposalInfo:
    """End that somebody follows up one student of a group, or all of it."""
    what = _about(actor, group_id, counsellor_id, course_key, student_id)
    return propose(actor, course_key, "counsellor", {"act": "end", **what})


def _about(
    actor: Actor, group_id: UUID, counsellor_id: int, course_key: str, student_id: int | None
) -> dict[str, object]:
    """The students it is about, as they are in the group now."""
    check(actor, course_key, "assignment.change")
    rows = Membership.objects.live().filter(
        group_id=group_id, group__course_key=course_key, role=_STUDENT
    )
    here = sorted(set(rows.values_list("user_id", flat=True)))
    students = here if student_id is None else [one for one in here if one == student_id]
    if not students:
        raise NotFound
    whole = str(group_id) if student_id is None else None
    return {"counsellor_id": counsellor_id, "students": students, "group_id": whole}


def _rows(course_key: str, rows: QuerySet[Group]) -> tuple[GroupRow, ...]:
    found = list(rows.order_by("year", "name", "pk"))
    people = _people([one.pk for one in found])
    students = {one.id for here in people.values() for one in here if one.role == _STUDENT}
    following = _following(course_key, students)
    return tuple(
        GroupRow(
            info=info_of(one),
            follows_cohort=one.cohort_id is not None,
            people=people.get(one.pk, ()),
            following=following,
        )
        for one in found
    )


def _people(group_ids: list[UUID]) -> dict[UUID, tuple[Member, ...]]:
    rows = Membership.objects.live().filter(group_id__in=group_ids).order_by("since", "pk")
    found: dict[UUID, tuple[Member, ...]] = {}
    for row in rows:
        one = Member(id=row.user_id, role=row.role, until=row.until, from_cohort=row.from_cohort)
        found[row.group_id] = (*found.get(row.group_id, ()), one)
    return found


def _following(course_key: str, students: set[int]) -> dict[int, tuple[Following, ...]]:
    """Who follows each of them up now or is going to, counsellors before deputies."""
    rows = CounsellorAssignment.objects.not_over().filter(
        course_key=course_key, student_id__in=students
    )
    found: dict[int, tuple[Following, ...]] = {}
    for row in rows.order_by("is_deputy", "since", "pk"):
        one = Following(
            id=row.counsellor_id, is_deputy=row.is_deputy, since=row.since, until=row.until
        )
        found[row.student_id] = (*found.get(row.student_id, ()), one)
    return found
