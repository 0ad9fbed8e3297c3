"""The teacher's desk: her groups and their meetings, and one meeting with its board."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest

from flexid_xblock.access import api as access
from flexid_xblock.content import api as content
from flexid_xblock.desk.page import desk, named
from flexid_xblock.desk.talk import request_rows
from flexid_xblock.desk.words import module_title
from flexid_xblock.domain.actors import Actor
from flexid_xblock.domain.errors import NotFound
from flexid_xblock.sessions import api as sessions
from flexid_xblock.sessions import queries


@desk
def groups(actor: Actor, course_key: str, *, request: HttpRequest) -> tuple[str, dict[str, Any]]:
    """Who asks her for help; her groups, who is in them, and each module's meeting."""
    taught = access.groups_of(actor, course_key, "teacher")
    if not taught:
        raise NotFound
    meetings = {(one.group_id, one.activity_key): one for one in queries.taught(actor, course_key)}
    members = access.members_of(actor, course_key)
    people = named({who for ids in members.values() for who in ids})
    return "flexid/desk/teacher.html", {
        "groups": [
            {
                "id": group.id,
                "name": group.name,
                "members": [people[who] for who in members.get(group.id, ()) if who in people],
                "meetings": _meetings(group, meetings, actor.language),
            }
            for group in taught
        ],
        "requests": request_rows(actor, course_key),
    }


@desk
def meeting(
    actor: Actor, course_key: str, *, request: HttpRequest, meeting_id: UUID
) -> tuple[str, dict[str, Any]]:
    """One meeting: the stages with the facilitator's notes, and the board to moderate."""
    found = {one.id: one for one in queries.taught(actor, course_key)}.get(meeting_id)
    if found is None:
        raise NotFound
    access.require("facilitator.read", access.relations_to_group(actor, found.group_id))
    source = content.version(found.version)
    notes = content.facilitator(source["module"], actor.language)
    return "flexid/desk/meeting.html", {
        "meeting": found,
        "group": access.group_names([found.group_id])[found.group_id],
        "module": module_title(found.activity_key, actor.language),
        "structure": source["structure"],
        "words": content.words(source, actor.language),
        "notes": notes,
    }


def _meetings(
    group: access.GroupInfo,
    meetings: dict[tuple[UUID, str], sessions.MeetingInfo],
    language: str,
) -> list[dict[str, Any]]:
    return [
        {
            "activity": activity.key,
            "title": module_title(activity.key, language),
            "meeting": meetings.get((group.id, activity.key)),
        }
        for module in content.course().modules
        if module.year in {0, group.year}
        for activity in module.activities
        if activity.kind == "session"
    ]
