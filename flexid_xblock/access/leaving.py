"""Who was where and until when, for the clock that lets things go; it asks no actor."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import date, datetime, timedelta, tzinfo
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils import timezone

from flexid_xblock import terms
from flexid_xblock.access.models import (
    PUPILS,
    Closing,
    CounsellorAssignment,
    CourseRole,
    Group,
    Membership,
    Permit,
    Proposal,
    Told,
    Wish,
)
from flexid_xblock.access.records import GroupStays, Stay
from flexid_xblock.patience import patiently

_STUDENT = Membership.Role.STUDENT
_AT_ONCE = 500

Person = tuple[int, str]


def stays(zone: tzinfo) -> dict[Person, list[Stay]]:
    """Every stay of a student or helper in a group, ended ones too, in days of a time zone."""
    found: dict[Person, list[Stay]] = defaultdict(list)
    rows = Membership.objects.filter(role__in=PUPILS).values_list(
        "user_id", "group__course_key", "group__year", "group__closed_on", "until"
    )
    for user_id, course_key, year, closed_on, until in rows.iterator():
        stay = Stay(year=year, closed_on=closed_on, until=_day(until, zone))
        found[user_id, course_key].append(stay)
    return dict(found)


def group_stays(zone: tzinfo) -> dict[UUID, GroupStays]:
    """When each group was closed, and until when each of its students was in it."""
    groups = Group.objects.values_list("pk", "closed_on")
    found = {pk: GroupStays(closed_on=closed_on, untils=[]) for pk, closed_on in groups}
    rows = Membership.objects.filter(role=_STUDENT).values_list("group_id", "until")
    for group_id, until in rows.iterator():
        found[group_id].untils.append(_day(until, zone))
    return found


def works_in(course_key: str) -> frozenset[int]:
    """Who is in a course otherwise than as a student or helper now."""
    members = Membership.objects.live().filter(group__course_key=course_key)
    follow = CounsellorAssignment.objects.live().filter(course_key=course_key)
    roles = CourseRole.objects.live().filter(course_key=course_key)
    return frozenset(
        {
            *members.exclude(role__in=PUPILS).values_list("user_id", flat=True),
            *follow.values_list("counsellor_id", flat=True),
            *roles.values_list("user_id", flat=True),
        }
    )


def numbers() -> dict[str, int]:
    """How many people and groups there are, for a paper that names nobody."""
    live = Membership.objects.live()
    follow = CounsellorAssignment.objects.live().order_by()
    return {
        "students in a group now": _people(live.filter(role=_STUDENT), "user_id"),
        "counsellors and deputies now": _people(follow, "counsellor_id"),
        "coordinators and safeguarding leads now": _people(CourseRole.objects.live(), "user_id"),
        "groups": Group.objects.count(),
        "groups without a closing evening": Group.objects.filter(closed_on=None).count(),
    }


def let_go(user_id: int, course_key: str, at: datetime) -> int:
    """End what still ties adults to a student who is gone from a course; her permits go.

    The number of permits: a reason to read texts that are not there any more.
    """
    here = {"student_id": user_id, "course_key": course_key}

    def act() -> int:
        for model in (CounsellorAssignment, Closing):
            model.objects.filter(**here).filter(Q(until=None) | Q(until__gt=at)).update(until=at)
        Wish.objects.filter(**here, settled_at=None).update(settled_at=at)
        Told.objects.filter(**here).delete()
        return Permit.objects.filter(**here).delete()[0]

    return patiently(act)


def forget(now: datetime, *, but: Collection[Person]) -> int:
    """Delete the relations that ended long enough ago; the number that went.

    A student's own stay while something of hers is here (``but``): from
    them the clock knows when her time in the course was over.
    """
    limit = terms.lapsed("roster", now)
    ended = [
        CounsellorAssignment.objects.filter(until__lte=limit),
        Closing.objects.filter(until__lte=limit),
        CourseRole.objects.filter(until__lte=limit),
        Wish.objects.filter(settled_at__lte=limit),
        Proposal.objects.filter(asked_at__lte=limit),
    ]
    rest = patiently(lambda: sum(rows.delete()[0] for rows in ended))
    return rest + sum(map(_forget_memberships, _chunks(_old_memberships(now, limit, set(but)))))


def _old_memberships(now: datetime, limit: datetime, but: set[Person]) -> Iterable[int]:
    by_hand = Membership.objects.filter(until__lte=limit)
    kept = terms.days("roster")
    with_the_group = Membership.objects.none()
    if kept is not None:
        closed = now.date() - timedelta(days=kept)
        with_the_group = Membership.objects.filter(group__closed_on__lt=closed)
    for rows in (by_hand, with_the_group):
        pairs = rows.values_list("pk", "role", "user_id", "group__course_key")
        for pk, role, user_id, course_key in list(pairs):
            if role not in PUPILS or (user_id, course_key) not in but:
                yield pk


def _forget_memberships(ids: Collection[int]) -> int:
    return patiently(lambda: Membership.objects.filter(pk__in=ids).delete()[0])


def _chunks(ids: Iterable[int]) -> Iterable[list[int]]:
    whole = list(dict.fromkeys(ids))
    return (whole[start : start + _AT_ONCE] for start in range(0, len(whole), _AT_ONCE))


def _people(rows: "QuerySet[Any]", column: str) -> int:
    return rows.order_by().values(column).distinct().count()


def _day(moment: datetime | None, zone: tzinfo) -> date | None:
    return timezone.localtime(moment, zone).date() if moment else None
