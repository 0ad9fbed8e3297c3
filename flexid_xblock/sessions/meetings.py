"""Open a group's meeting, close it, be in it."""

from uuid import UUID

from django.db import IntegrityError
from django.utils import timezone

from flexid_xblock.access.api import relations_to_group, require
from flexid_xblock.content import api as content
from flexid_xblock.domain.actors import Actor
from flexid_xblock.domain.errors import Invalid
from flexid_xblock.patience import patiently
from flexid_xblock.sessions import queries
from flexid_xblock.sessions.finding import meeting_of, tell_group
from flexid_xblock.sessions.models import Meeting, Presence
from flexid_xblock.sessions.records import MeetingInfo


def open_meeting(
    actor: Actor, *, group_id: UUID, course_key: str, activity_key: str
) -> MeetingInfo:
    """Open a group's meeting about an activity, or find the one that is there.

    Raises ``NotFound("unknown_activity")`` and ``Invalid("unknown_activity")``
    for an activity that is no meeting.
    """
    require("meeting.open", relations_to_group(actor, group_id, course_key))
    if content.source(activity_key)["kind"] != "session":
        raise Invalid("unknown_activity")
    version = content.freeze(activity_key)

    def act() -> Meeting:
        row, _ = Meeting.objects.get_or_create(
            group_id=group_id,
            course_key=course_key,
            activity_key=activity_key,
            defaults={"version": version, "opened_by": actor.user_id},
        )
        return row

    try:
        row = patiently(act)
    except IntegrityError:  # two teachers pressed at once
        row = Meeting.objects.get(
            group_id=group_id, course_key=course_key, activity_key=activity_key
        )
    return queries.info(row)


def set_open(actor: Actor, meeting_id: UUID, *, is_open: bool) -> MeetingInfo:
    """Close a meeting, or open it again."""

    def act() -> Meeting:
        row = meeting_of(actor, meeting_id, lock=True)
        require("meeting.close", relations_to_group(actor, row.group_id))
        wanted = Meeting.State.OPEN if is_open else Meeting.State.CLOSED
        if row.state != wanted:
            row.state = wanted
            row.closed_at = None if is_open else timezone.now()
            row.save(update_fields=["state", "closed_at"])
            tell_group(row)
        return row

    return queries.info(patiently(act))


def attend(actor: Actor, meeting_id: UUID) -> bool:
    """Note that a member is in a meeting, if it is open; whether it was. Twice is once."""
    row = meeting_of(actor, meeting_id)
    require("meeting.attend", relations_to_group(actor, row.group_id))
    if row.state == Meeting.State.OPEN:
        Presence.objects.get_or_create(meeting=row, user_id=actor.user_id)
        return True
    return False
