"""Whom the teachers may want to greet: who has not been heard by name in one meeting.

Private to the group's teachers, and about one meeting only. Cards without the
writer's name, or under a nickname, are never looked at, so that the list tells
nothing about them.
"""

from dataclasses import dataclass
from uuid import UUID

from flexid_xblock.access.api import relations_to_group, require, students_in_group
from flexid_xblock.domain.actors import Actor
from flexid_xblock.sessions.finding import meeting_of
from flexid_xblock.sessions.models import Attendance, Card, Meeting, Presence, Turn

_CAME = (Attendance.State.THERE, Attendance.State.PARTLY)


@dataclass(frozen=True, kw_only=True)
class Quiet:
    """Students of the group: who was there and has not been heard; who was not there."""

    quiet: tuple[int, ...]
    absent: tuple[int, ...]


def unheard(actor: Actor, meeting_id: UUID) -> Quiet:
    """Who has put up no card or reason by name, and had no turn. In a fixed order.

    A turn counts while its round is kept, which is until the meeting is closed.
    """
    meeting = meeting_of(actor, meeting_id, "teacher")
    require("quiet.read", relations_to_group(actor, meeting.group_id))
    students = sorted(students_in_group(meeting.group_id).values_list("user_id", flat=True))
    there, heard = _there(meeting), _heard(meeting)
    return Quiet(
        quiet=tuple(who for who in students if who in there and who not in heard),
        absent=tuple(who for who in students if who not in there and who not in heard),
    )


def _there(meeting: Meeting) -> set[int]:
    """What a teacher marked counts; else whether her device was in the room."""
    marked = dict(Attendance.objects.filter(meeting=meeting).values_list("user_id", "state"))
    seen = Presence.objects.filter(meeting=meeting).values_list("user_id", flat=True)
    came = {who for who, state in marked.items() if state in _CAME}
    return came | {who for who in seen if who not in marked}


def _heard(meeting: Meeting) -> set[int]:
    """By what the teachers see too: a card that was taken back is no longer there."""
    named = Card.objects.filter(meeting=meeting, display=Card.Display.NAMED)
    cards = named.exclude(state=Card.State.TAKEN_BACK).values_list("author_id", flat=True)
    turns = Turn.objects.filter(round__meeting=meeting, state=Turn.State.DONE)
    return {*cards, *turns.values_list("user_id", flat=True)}
