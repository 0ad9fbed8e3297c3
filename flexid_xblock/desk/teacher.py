"""The teacher's desk: her groups, who is in them, and each meeting before, now and after."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest

from flexid_xblock.access import api as access
from flexid_xblock.content import api as content
from flexid_xblock.desk import evidence
from flexid_xblock.desk.page import desk, named
from flexid_xblock.desk.papers import written_modules
from flexid_xblock.desk.talk import request_rows
from flexid_xblock.desk.words import module_title
from flexid_xblock.domain.actors import Actor
from flexid_xblock.domain.errors import NotFound
from flexid_xblock.progress import api as progress
from flexid_xblock.sessions.api import desk as meetings

Row = dict[str, Any]


@desk
def groups(actor: Actor, course_key: str, *, request: HttpRequest) -> tuple[str, dict[str, Any]]:
    """What waits for her and who asks her for help; then her groups, each with its meetings."""
    taught = access.groups_of(actor, course_key, "teacher")
    if not taught:
        raise NotFound
    known = {(one.group_id, one.activity_key): one for one in meetings.desks(actor, course_key)}
    members = access.members_of(actor, course_key)
    people = named({who for ids in members.values() for who in ids})
    rows = {group.id: _meetings(group, known, actor.language) for group in taught}
    return "flexid/desk/teacher.html", {
        "waiting": [
            {**row, "group": group.name}
            for group in taught
            for row in rows[group.id]
            if row["meeting"] and (row["meeting"].waiting or row["meeting"].reported)
        ],
        "groups": [
            {
                "id": group.id,
                "name": group.name,
                "members": [people[who] for who in members.get(group.id, ()) if who in people],
                "meetings": rows[group.id],
            }
            for group in taught
        ],
        "requests": request_rows(actor, course_key),
        "kept": evidence.kept_cards(actor, course_key),
        "is_off": access.switches.is_off("meetings"),
        "papers": written_modules(actor.language),
    }


@desk
def followed(
    actor: Actor, course_key: str, *, request: HttpRequest, group_id: UUID
) -> tuple[str, dict[str, Any]]:
    """Who took part in each of a group's meetings, and whose journal of it is finished.

    One module after the other: a page for looking who was missed, not for adding up anybody.
    """
    found = progress.group_progress(actor, group_id, course_key)
    groups = access.groups_of(actor, course_key, "teacher")
    people = named({who for one in found for who in one.took_part})
    return "flexid/desk/teacher_progress.html", {
        "group": next(one.name for one in groups if one.id == group_id),
        "meetings": [
            {
                "title": module_title(one.activity_key, actor.language),
                "knows_done": bool(one.is_done),
                "students": _students(one, people),
            }
            for one in found
        ],
    }


@desk
def guide(actor: Actor, course_key: str, *, request: HttpRequest) -> tuple[str, dict[str, Any]]:
    """How the desk works and how to moderate; for those who have one."""
    if not access.groups_of(actor, course_key, "teacher"):
        raise NotFound
    return "flexid/desk/teacher_guide.html", {}


def _students(meeting: progress.GroupMeeting, people: dict[int, str]) -> list[Row]:
    """By name, so that nobody stands first for what she did."""
    rows = [
        {"name": people[who], "took_part": there, "is_done": meeting.is_done.get(who)}
        for who, there in meeting.took_part.items()
        if who in people
    ]
    return sorted(rows, key=lambda row: row["name"])


def _meetings(
    group: access.GroupInfo, known: dict[tuple[UUID, str], meetings.Desk], language: str
) -> list[Row]:
    return [
        {
            "activity": activity.key,
            "title": module_title(activity.key, language),
            "meeting": known.get((group.id, activity.key)),
        }
        for module in content.course().modules
        if module.year in {0, group.year}
        for activity in module.activities
        if activity.kind == "session"
    ]
