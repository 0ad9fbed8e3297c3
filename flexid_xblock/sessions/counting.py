"""Which gatherings were held and who took part, for a whole course. No actor, no note."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from flexid_xblock.sessions.models import Attendance, Meeting, Presence

Seen = dict[str, frozenset[int]]


def held(course_key: str) -> frozenset[tuple[UUID, str]]:
    """The groups that have closed their meeting about an activity, with that activity."""
    rows = Meeting.objects.filter(course_key=course_key, state=Meeting.State.CLOSED)
    return frozenset(rows.values_list("group_id", "activity_key"))


def took_part(course_key: str) -> Seen:
    """Who has been in the gathering about each activity, by her device or by her teachers.

    Like ``queries.attended``, for everybody of the course.
    """
    noted = Attendance.objects.filter(state__in=Attendance.TOOK_PART)
    pairs = [*_pairs(noted, course_key), *_pairs(Presence.objects.all(), course_key)]
    keys = {activity for activity, _user in pairs}
    return {key: frozenset(user for activity, user in pairs if activity == key) for key in keys}


def _pairs(rows: QuerySet[Any], course_key: str) -> Iterable[tuple[str, int]]:
    found = rows.filter(meeting__course_key=course_key)
    return found.values_list("meeting__activity_key", "user_id").distinct()
