"""What the teachers' attendance rows say of a year: who took part in which meeting.

Only rows count, never a phone that was in the room: the certificates are to match them. Asks
no actor: the room that calls has found the groups from a scope.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils import timezone

from flexid_xblock.content import api as content
from flexid_xblock.sessions import rules
from flexid_xblock.sessions.models import Attendance, Meeting

CAME = (Attendance.State.THERE, Attendance.State.PARTLY)


@dataclass(frozen=True, kw_only=True)
class Part:
    """One meeting that somebody took part in, or has made up since.

    ``minutes``: how long the form lasts that the meeting had; none where it was made up.
    """

    group_id: UUID
    module: str
    day: date
    minutes: int
    was_there: bool


@dataclass(frozen=True, kw_only=True)
class Unfinished:
    """What is still open in a group: meetings that nobody closed, students not noted everywhere."""

    not_closed: tuple[str, ...]
    not_noted: tuple[int, ...]


def by_person(
    group_ids: Collection[UUID], user_ids: Collection[int]
) -> dict[int, tuple[Part, ...]]:
    """By person: her meetings in these groups, the earliest first. One query, and versions."""
    rows = Attendance.objects.filter(
        meeting__group_id__in=group_ids, user_id__in=user_ids, state__in=Attendance.TOOK_PART
    )
    found: dict[int, list[Part]] = {who: [] for who in user_ids}
    for row in rows.select_related("meeting").order_by("meeting__opened_at", "pk"):
        found[row.user_id].append(_part(row))
    return {who: tuple(hers) for who, hers in found.items()}


def unfinished(students: dict[UUID, tuple[int, ...]]) -> dict[UUID, Unfinished]:
    """By group, given its students: what is still open there. Two queries for all groups."""
    meetings = Meeting.objects.filter(group_id__in=students).exclude(state=Meeting.State.PLANNED)
    held = list(meetings.order_by("opened_at", "pk").only("group_id", "activity_key", "state"))
    noted = set(
        Attendance.objects.filter(meeting__group_id__in=students).values_list(
            "meeting_id", "user_id"
        )
    )
    return {
        group_id: _open_ends([one for one in held if one.group_id == group_id], who, noted)
        for group_id, who in students.items()
    }


def _open_ends(
    held: list[Meeting], students: Iterable[int], noted: set[tuple[UUID, int]]
) -> Unfinished:
    not_closed = [one.activity_key for one in held if one.state != Meeting.State.CLOSED]
    lacking = [who for who in students if any((one.pk, who) not in noted for one in held)]
    return Unfinished(not_closed=tuple(not_closed), not_noted=tuple(lacking))


def _part(row: Attendance) -> Part:
    meeting, was_there = row.meeting, row.state in CAME
    shape = content.version(meeting.version)["structure"]
    return Part(
        group_id=meeting.group_id,
        module=meeting.activity_key.rpartition(".")[0],
        day=timezone.localdate(meeting.opened_at),
        minutes=rules.minutes_of(shape, meeting.form) if was_there else 0,
        was_there=was_there,
    )
