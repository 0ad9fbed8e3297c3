"""Reads. Each begins with the actor and starts from a scope."""

from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

from flexid_xblock.access.api import groups_as
from flexid_xblock.domain.actors import Actor
from flexid_xblock.sessions.models import Card, Meeting, Presence
from flexid_xblock.sessions.records import MeetingInfo

ROLES = ("student", "helper", "teacher")


def meetings(actor: Actor, *roles: str) -> QuerySet[Any, Any]:
    """Meetings of the groups where the actor now has one of these roles."""
    return Meeting.objects.filter(group_id__in=groups_as(actor, *(roles or ROLES)))


def stamp(actor: Actor, meeting_id: UUID) -> tuple[bool, str] | None:
    """Whether a meeting is open and its entity tag, in one query; None if hidden.

    The tag differs by person, since two people see different cards.
    """
    rows = meetings(actor).filter(pk=meeting_id)
    found = rows.values_list("state", "change").first()
    if found is None:
        return None
    state, change = found
    return state == Meeting.State.OPEN, f'"{change}-{actor.user_id}"'


def current(actor: Actor, course_key: str, activity_key: str) -> MeetingInfo | None:
    """The newest meeting of the actor's own group about this activity."""
    rows = meetings(actor, "student", "helper").filter(
        course_key=course_key, activity_key=activity_key
    )
    row = rows.order_by("-opened_at").first()
    return info(row) if row else None


def taught(actor: Actor, course_key: str) -> tuple[MeetingInfo, ...]:
    """Meetings of the groups the actor teaches in this course, newest first."""
    rows = meetings(actor, "teacher").filter(course_key=course_key)
    return tuple(info(row) for row in rows.order_by("-opened_at", "pk"))


def visible_cards(actor: Actor, meeting: Meeting, *, moderates: bool) -> QuerySet[Any, Any]:
    """The cards on a board that the actor may see, in an order that tells nothing."""
    cards = Card.objects.filter(meeting=meeting)
    if not moderates:
        cards = cards.filter(Q(state=Card.State.SHOWN) | Q(author_id=actor.user_id))
    return cards.order_by("pk")


def attended(actor: Actor, course_key: str) -> frozenset[str]:
    """Keys of the activities whose meeting the actor has been in."""
    rows = Presence.objects.filter(user_id=actor.user_id, meeting__course_key=course_key)
    rows = rows.none() if actor.is_masked else rows
    return frozenset(rows.values_list("meeting__activity_key", flat=True))


def info(row: Meeting) -> MeetingInfo:
    """The record of a meeting."""
    return MeetingInfo(
        id=row.pk,
        course_key=row.course_key,
        activity_key=row.activity_key,
        group_id=row.group_id,
        version=row.version,
        is_open=row.state == Meeting.State.OPEN,
        opened_at=row.opened_at,
        change=row.change,
    )
