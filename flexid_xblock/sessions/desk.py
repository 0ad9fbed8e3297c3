"""What the teachers' desk reads of its meetings: how they are planned, what waits, who came."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db.models import Count, QuerySet

from flexid_xblock.access.api import relations_to_group, require, students_in_group
from flexid_xblock.domain.actors import Actor
from flexid_xblock.sessions import queries
from flexid_xblock.sessions.finding import meeting_of
from flexid_xblock.sessions.models import Attendance, Card, Meeting, Presence, Report


@dataclass(frozen=True, kw_only=True)
class Desk:
    """One meeting as its teachers plan and lead it; ``waiting`` cards wait for a yes."""

    id: UUID
    course_key: str
    activity_key: str
    group_id: UUID
    version: str
    state: str
    planned_for: datetime | None
    form: str
    moderation: str
    is_revealed: bool
    waiting: int = 0
    reported: int = 0


@dataclass(frozen=True, kw_only=True)
class Held:
    """A meeting that was opened, and whether each student took part; None: nobody noted it."""

    activity_key: str
    version: str
    took_part: dict[int, bool | None]


def desks(actor: Actor, course_key: str) -> tuple[Desk, ...]:
    """Every meeting of the groups the actor teaches in this course, with what waits in it."""
    rows = list(queries.meetings(actor, "teacher").filter(course_key=course_key).order_by("pk"))
    found = Card.objects.filter(meeting__in=[row.pk for row in rows])
    waiting = _counts(found.filter(state=Card.State.WAITING))
    asked = Report.objects.filter(outcome="").exclude(card__state=Card.State.TAKEN_BACK)
    reported = _counts(found.filter(pk__in=asked.values("card_id")))
    return tuple(
        _desk(row, waiting=waiting.get(row.pk, 0), reported=reported.get(row.pk, 0)) for row in rows
    )


def desk_of(actor: Actor, meeting_id: UUID, course_key: str) -> Desk:
    """One of them, if it is this course's."""
    meeting = meeting_of(actor, meeting_id, "teacher")
    require("meeting.lead", relations_to_group(actor, meeting.group_id, course_key))
    return _desk(meeting)


def planned(actor: Actor, group_id: UUID, course_key: str, activity_key: str) -> Desk | None:
    """The meeting of a group that the actor teaches about an activity, if it is planned or more."""
    rows = queries.meetings(actor, "teacher").filter(group_id=group_id, course_key=course_key)
    row = rows.filter(activity_key=activity_key).first()
    return _desk(row) if row else None


def who_took_part(actor: Actor, group_id: UUID, course_key: str) -> tuple[Held, ...]:
    """Each meeting of a group the actor teaches that was opened, oldest first; never a reason.

    The students are those of the group now.
    """
    require("attendance.mark", relations_to_group(actor, group_id, course_key))
    rows = queries.meetings(actor, "teacher").filter(group_id=group_id, course_key=course_key)
    opened = list(rows.exclude(state=Meeting.State.PLANNED).order_by("opened_at", "pk"))
    students = set(students_in_group(group_id).values_list("user_id", flat=True))
    about = {"meeting__in": [row.pk for row in opened], "user_id__in": students}
    noted = Attendance.objects.filter(**about).values_list("meeting_id", "user_id", "state")
    there = {(meeting, who): state in Attendance.TOOK_PART for meeting, who, state in noted}
    seen = set(Presence.objects.filter(**about).values_list("meeting_id", "user_id"))
    return tuple(
        Held(
            activity_key=row.activity_key,
            version=row.version,
            took_part={
                who: (row.pk, who) in seen or there.get((row.pk, who)) for who in sorted(students)
            },
        )
        for row in opened
    )


def default_moderation(structure: dict[str, Any]) -> str:
    """What a meeting begins with: what its author chose, else what the site says."""
    return str(structure.get("moderation", settings.FLEXID_MODERATION))


def _counts(cards: QuerySet[Card]) -> dict[UUID, int]:
    counted: Any = cards.order_by().values_list("meeting_id").annotate(Count("pk"))
    return dict(counted)


def _desk(row: Meeting, **counts: int) -> Desk:
    return Desk(
        id=row.pk,
        course_key=row.course_key,
        activity_key=row.activity_key,
        group_id=row.group_id,
        version=row.version,
        state=row.state,
        planned_for=row.planned_for,
        form=row.form,
        moderation=row.moderation,
        is_revealed=row.is_revealed,
        **counts,
    )
