"""One meeting as its teachers lead it: the run sheet with the notes for adults, and the board."""

import json
from typing import Any
from uuid import UUID

from django.http import HttpRequest
from django.utils.translation import gettext

from flexid_xblock.access import api as access
from flexid_xblock.content import api as content
from flexid_xblock.desk import moderating
from flexid_xblock.desk.page import desk, named
from flexid_xblock.desk.words import module_title
from flexid_xblock.domain.actors import Actor
from flexid_xblock.sessions.api import desk as meetings

Document = dict[str, Any]


@desk
def room(
    actor: Actor, course_key: str, *, request: HttpRequest, meeting_id: UUID
) -> tuple[str, dict[str, Any]]:
    """The run sheet and the board. Who leads the meeting changes it by this page's scripts."""
    context = meeting_context(actor, course_key, meeting_id)
    structure = context["structure"]
    notes = facilitators_notes(actor, context["meeting"], context["source"])
    return "flexid/desk/meeting.html", {
        **context,
        "own_name": named({actor.user_id}).get(actor.user_id, ""),
        "notes": notes,
        "forms": forms(structure),
        "stages": [
            {**stage, "plan": json.dumps(minutes_of(structure, stage["key"]))}
            for stage in structure["stages"]
        ],
        "moderations": moderation_words(),
        **moderating.context(),
        "running": moderating.running(actor, context["meeting"].group_id),
    }


def meeting_context(actor: Actor, course_key: str, meeting_id: UUID) -> dict[str, Any]:
    """What every page about one meeting needs; not there for who does not lead its group."""
    found = meetings.desk_of(actor, meeting_id, course_key)
    source = content.version(found.version)
    return {
        "meeting": found,
        "group": access.group_names([found.group_id]).get(found.group_id, ""),
        "module": module_title(found.activity_key, actor.language),
        "source": source,
        "structure": source["structure"],
        "words": content.words(source, actor.language),
    }


def facilitators_notes(actor: Actor, found: meetings.Desk, source: Document) -> content.Words:
    """The notes for adults; only on pages of the group's own teachers."""
    access.require("facilitator.read", access.relations_to_group(actor, found.group_id))
    return content.facilitator(source["module"], actor.language)


def forms(structure: Document) -> list[dict[str, Any]]:
    """The lengths in which the meeting can be held, the longest first."""
    names = {"full": gettext("The whole meeting"), "short": gettext("The short meeting")}
    names["lessons"] = gettext("Two lessons with a break between")
    shapes = {"full": structure, **structure.get("forms", {})}
    return [
        {"key": key, "name": names.get(key, key), "minutes": shape["minutes"]}
        for key, shape in sorted(shapes.items(), key=lambda one: -one[1]["minutes"])
    ]


def minutes_of(structure: Document, stage_key: str) -> dict[str, int]:
    """How long one stage takes in each form that has it."""
    shapes = structure.get("forms", {})
    whole = {stage["key"]: stage["minutes"] for stage in structure["stages"]}
    found = {"full": whole[stage_key]}
    for key, shape in shapes.items():
        if stage_key in shape["stages"]:
            found[key] = shape["stages"][stage_key]
    return found


def moderation_words() -> list[dict[str, str]]:
    """When a card is seen by the group, as students read it too."""
    return [
        {"key": "none", "name": gettext("Cards are up at once")},
        {"key": "first", "name": gettext("Somebody's first card waits for a teacher")},
        {"key": "all", "name": gettext("Every card waits for a teacher")},
    ]
