"""Who follows a student up from when until when: the change itself, whoever agreed to it.

What a student sent stays with those who were named when she sent it: to be assigned
opens none of her older texts.
"""

from datetime import datetime
from typing import Any

from django.db.models import F
from django.utils import timezone
from django.utils.dateparse import parse_datetime

from flexid_xblock.access.models import CounsellorAssignment, Group, Membership
from flexid_xblock.access.scopes import students_in
from flexid_xblock.domain.errors import Denied, Invalid, NotFound

What = dict[str, Any]
_STUDENT = Membership.Role.STUDENT


def apply(course_key: str, what: What, by: int | None) -> None:
    """Assign a counsellor to these students, or end that she follows them up.

    For a whole group its students must be just these still. Raises ``NotFound``,
    ``Denied("not_oneself")``, ``Invalid("is_student" | "assignment_period")``.
    """
    students = what["students"]
    if what.get("group_id"):
        _check_group(course_key, what["group_id"], students)
    if what["act"] == "end":
        return _end(course_key, students, what["counsellor_id"])
    return _assign(course_key, what, by)


def gains(what: What) -> frozenset[int]:
    """Who becomes a reader."""
    return frozenset({what["counsellor_id"]} if what["act"] == "assign" else ())


def _check_group(course_key: str, group_id: str, students: list[int]) -> None:
    """Lock the group, so that nobody joins or leaves meanwhile; its students are these."""
    group = Group.objects.select_for_update().filter(course_key=course_key, pk=group_id).first()
    rows = Membership.objects.live().filter(group=group, role=_STUDENT)
    if group is None or set(rows.values_list("user_id", flat=True)) != set(students):
        raise NotFound


def _assign(course_key: str, what: What, by: int | None) -> None:
    students, counsellor = what["students"], what["counsellor_id"]
    here = set(
        students_in(course_key)
        .filter(user_id__in=[*students, counsellor])
        .distinct()
        .values_list("user_id", flat=True)
    )
    if counsellor in students:
        raise Denied("not_oneself")
    if counsellor in here:
        raise Invalid("is_student")
    if here != set(students):
        raise NotFound
    since, until = _period(what)
    about: What = {"course_key": course_key, "counsellor_id": counsellor}
    about |= {"is_deputy": what["deputy"], "until": until}
    rows = CounsellorAssignment.objects.filter(**about, student_id__in=students)
    known = set(rows.filter(since__lte=since).values_list("student_id", flat=True))
    CounsellorAssignment.objects.bulk_create(
        CounsellorAssignment(student_id=one, since=since, granted_by=by, **about)
        for one in students
        if one not in known
    )


def _end(course_key: str, students: list[int], counsellor: int) -> None:
    """From now on; what was to begin later never begins."""
    now = timezone.now()
    rows = CounsellorAssignment.objects.filter(
        course_key=course_key, student_id__in=students, counsellor_id=counsellor
    )
    if not rows.exists():
        raise NotFound
    rows.filter(since__gt=now).update(until=F("since"))
    rows.live().update(until=now)


def _period(what: What) -> tuple[datetime, datetime | None]:
    """From now at the earliest."""
    since, until = _moment(what.get("since")), _moment(what.get("until"))
    starts = max(since or timezone.now(), timezone.now())
    if until is not None and until <= starts:
        raise Invalid("assignment_period")
    return starts, until


def _moment(given: str | None) -> datetime | None:
    return parse_datetime(given) if given else None
