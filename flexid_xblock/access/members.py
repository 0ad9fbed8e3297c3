"""Who is in a group, and what it is called: the changes themselves, whoever may make them.

What somebody wrote in a group stays there with her name on it, wherever she goes.
"""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.dateparse import parse_datetime

from flexid_xblock.access.cohorts import adults, locked_groups
from flexid_xblock.access.models import Group, Membership
from flexid_xblock.access.scopes import students_in
from flexid_xblock.access.years import end_of_school_year
from flexid_xblock.domain.errors import Conflict, Denied, Invalid, NotFound

What = dict[str, Any]
Role = Membership.Role


def apply_group(course_key: str, what: What, by: int | None) -> None:
    """Make a group, or call it otherwise.

    Raises ``Conflict("group_name_taken")``, ``Denied("follows_cohort")``, ``NotFound``.
    """
    groups = _locked(course_key)
    alike = (one.pk for one in groups.values() if (one.name, one.year) == _called(what, groups))
    if any(str(pk) != what["group_id"] for pk in alike):
        raise Conflict("group_name_taken")
    if what["act"] == "rename":
        group = _group(groups, what["group_id"])
        if group.cohort_id is not None and group.name != what["name"]:
            raise Denied("follows_cohort")
        group.name = what["name"]
        group.save(update_fields=["name"])
    elif UUID(what["group_id"]) not in groups:
        _make(course_key, what)


def apply_member(course_key: str, what: What, by: int | None) -> None:
    """Put somebody into a group, end it, or move a student; the same again changes nothing.

    Raises ``NotFound``, ``Denied("group_closed" | "follows_cohort" | "in_another_group")``,
    ``Invalid("is_student" | "is_adult" | "in_this_group" | "helper_day")``.
    """
    groups = _locked(course_key)
    group = _group(groups, what["group_id"])
    if what["act"] == "end":
        _end(group, what["user_id"], what["role"], timezone.now())
    elif what["act"] == "move":
        _move(group, _group(groups, what["to_group_id"]), what["user_id"], by)
    else:
        _check(course_key, group, what["user_id"], what["role"])
        _add(group, what["user_id"], what["role"], _last_moment(what), by)


def gains(what: What) -> frozenset[int]:
    """Who gets a place in a group."""
    return frozenset({what["user_id"]} if what["act"] in {"add", "move"} else ())


def _locked(course_key: str) -> dict[UUID, Group]:
    return {group.pk: group for group in locked_groups(course_key)}


def _group(groups: dict[UUID, Group], group_id: str) -> Group:
    found = groups.get(UUID(group_id))
    if found is None:
        raise NotFound
    return found


def _called(what: What, groups: dict[UUID, Group]) -> tuple[str, int]:
    if what["act"] == "rename":
        return what["name"], _group(groups, what["group_id"]).year
    return what["name"], what["year"]


def _make(course_key: str, what: What) -> None:
    if Group.objects.filter(pk=what["group_id"]).exists():
        raise NotFound  # another course's
    names = {name: what[name] for name in ("name", "year")}
    Group.objects.create(pk=UUID(what["group_id"]), course_key=course_key, **names)


def _check(course_key: str, group: Group, user_id: int, role: str) -> None:
    here = _live(user_id).filter(group__course_key=course_key)
    if here.filter(group=group).exclude(role=role).exists():
        raise Invalid("in_this_group")
    if role == Role.TEACHER and students_in(course_key).filter(user_id=user_id).exists():
        raise Invalid("is_student")
    if role != Role.STUDENT:
        return
    if adults(course_key, {user_id}):
        raise Invalid("is_adult")
    others = here.filter(role=Role.STUDENT, group__closed_on=None).exclude(group=group)
    if others.exists():
        raise Denied("in_another_group")


def _add(group: Group, user_id: int, role: str, until: datetime | None, by: int | None) -> None:
    if group.closed_on is not None:
        raise Denied("group_closed")
    if not _live(user_id).filter(group=group, role=role).exists():
        Membership.objects.create(
            group=group, user_id=user_id, role=role, until=until, granted_by=by
        )


def _end(group: Group, user_id: int, role: str, at: datetime) -> None:
    rows = _live(user_id).filter(group=group, role=role)
    if group.cohort_id is not None and rows.filter(from_cohort=True).exists():
        raise Denied("follows_cohort")
    known = Membership.objects.filter(user_id=user_id, group=group, role=role)
    if not (rows.update(until=at) or known.exists()):
        raise NotFound


def _move(group: Group, target: Group, user_id: int, by: int | None) -> None:
    """Out of one group and into another in the same moment."""
    if group.pk == target.pk:
        raise NotFound
    at, is_there = timezone.now(), _live(user_id).filter(group=target, role=Role.STUDENT).exists()
    if not is_there and not _live(user_id).filter(group=group, role=Role.STUDENT).exists():
        raise NotFound
    if target.closed_on is not None:
        raise Denied("group_closed")
    _end(group, user_id, Role.STUDENT, at)
    if not is_there:
        Membership.objects.create(
            group=target, user_id=user_id, role=Role.STUDENT, since=at, granted_by=by
        )


def _last_moment(what: What) -> datetime | None:
    """A helper leader's part ends by itself, with the school year at the latest."""
    if what["role"] != Role.HELPER:
        return None
    last = end_of_school_year(timezone.localtime())
    chosen = parse_datetime(what["until"]) if what.get("until") else last
    if chosen is None or not timezone.now() < chosen <= last:
        raise Invalid("helper_day")
    return chosen


def _live(user_id: int) -> QuerySet[Membership]:
    return Membership.objects.live().filter(user_id=user_id)
