"""Reads. Each begins with the actor and starts from a scope."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone

from flexid_xblock.access.api import groups_as
from flexid_xblock.content import api as content
from flexid_xblock.domain.actors import Actor
from flexid_xblock.domain.errors import NotFound
from flexid_xblock.sessions import polling, rules
from flexid_xblock.sessions.models import Attendance, Meeting, Presence
from flexid_xblock.sessions.records import Coming, MeetingInfo

ROLES = polling.ROLES


def meetings(actor: Actor, *roles: str) -> QuerySet[Any, Any]:
    """Meetings of the groups where the actor now has one of these roles."""
    return Meeting.objects.filter(group_id__in=groups_as(actor, *(roles or ROLES)))


def followed(actor: Actor, meeting_id: UUID, now: datetime) -> Meeting | None:
    """A meeting, how the actor stands to it, and what changes for her alone; in one query.

    ``as_student``, ``as_helper`` and ``as_teacher`` say which she is;
    ``own_...`` differ whenever something changed that only her own page shows.
    """
    return None if actor.is_masked else polling.ask(actor.user_id, meeting_id, now)


def course_of(actor: Actor, meeting_id: UUID) -> str:
    """The course of a meeting; only there can a host say who is enrolled."""
    found = meetings(actor).filter(pk=meeting_id).values_list("course_key", flat=True).first()
    if found is None:
        raise NotFound
    return str(found)


def place_of(actor: Actor, meeting_id: UUID) -> tuple[str, str]:
    """The course and the activity of a meeting that the actor teaches."""
    rows = meetings(actor, "teacher").filter(pk=meeting_id)
    found = rows.values_list("course_key", "activity_key").first()
    if found is None:
        raise NotFound
    return found


def current(actor: Actor, course_key: str, activity_key: str) -> MeetingInfo | None:
    """The newest meeting of the actor's own group about this activity that was opened."""
    rows = _hers(actor, course_key, activity_key).exclude(state=Meeting.State.PLANNED)
    row = rows.order_by("-opened_at").first()
    return info(row) if row else None


def coming(actor: Actor, course_key: str, activity_key: str) -> Coming:
    """When the meeting of the actor's own group is planned, and whether its note is due."""
    rows = _hers(actor, course_key, activity_key).exclude(state=Meeting.State.CLOSED)
    row = rows.order_by("-opened_at").first()
    if row is None:
        return Coming(planned_for=None, note_due=False)
    shape = content.version(row.version)["structure"]
    due = rules.note_is_due(shape, row.planned_for, timezone.now())
    return Coming(planned_for=row.planned_for, note_due=due)


def by_code(actor: Actor, code: str) -> MeetingInfo | None:
    """The open meeting of a group of the actor's that has this code."""
    rows = meetings(actor).filter(code=code.strip().upper(), state=Meeting.State.OPEN)
    row = rows.first()
    return info(row) if row else None


def taught(actor: Actor, course_key: str) -> tuple[MeetingInfo, ...]:
    """Meetings of the groups the actor teaches in this course, newest first."""
    rows = meetings(actor, "teacher").filter(course_key=course_key)
    return tuple(info(row) for row in rows.order_by("-opened_at", "pk"))


def attended(actor: Actor, course_key: str) -> frozenset[str]:
    """Keys of the activities whose meeting the actor has been in, by her device or her teachers."""
    if actor.is_masked:
        return frozenset()
    hers = {"user_id": actor.user_id, "meeting__course_key": course_key}
    was_noted = Attendance.objects.filter(**hers, state__in=Attendance.TOOK_PART)
    keys = Presence.objects.filter(**hers).values_list("meeting__activity_key", flat=True)
    return frozenset(keys.union(was_noted.values_list("meeting__activity_key", flat=True)))


def info(row: Meeting) -> MeetingInfo:
    """The record of a meeting."""
    return MeetingInfo(
        id=row.pk,
        course_key=row.course_key,
        activity_key=row.activity_key,
        group_id=row.group_id,
        version=row.version,
        state=row.state,
        form=row.form,
        moderation=row.moderation,
        is_revealed=row.is_revealed,
        planned_for=row.planned_for,
        opened_at=row.opened_at,
        code=row.code or "",
        change=row.change,
    )


def _hers(actor: Actor, course_key: str, activity_key: str) -> QuerySet[Any, Any]:
    rows = meetings(actor, "student", "helper")
    return rows.filter(course_key=course_key, activity_key=activity_key)
