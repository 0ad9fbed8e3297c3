"""Before a meeting: when, in which form, and what the adults read and bring."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest

from flexid_xblock.access import api as access
from flexid_xblock.content import api as content
from flexid_xblock.desk.meeting import forms, moderation_words
from flexid_xblock.desk.page import desk
from flexid_xblock.desk.papers import FOLDED, notes_for_adults
from flexid_xblock.desk.words import module_title
from flexid_xblock.domain.actors import Actor
from flexid_xblock.domain.errors import NotFound
from flexid_xblock.edge import host
from flexid_xblock.sessions.api import desk as meetings


@desk
def prepare(
    actor: Actor, course_key: str, *, request: HttpRequest, group_id: UUID, activity_key: str
) -> tuple[str, dict[str, Any]]:
    """The plan of a group's meeting, there or not there yet, and the notes for adults."""
    relations = access.relations_to_group(actor, group_id, course_key)
    access.require("facilitator.read", relations)
    planned = meetings.planned(actor, group_id, course_key, activity_key)
    source = content.version(planned.version) if planned else _as_authored(course_key, activity_key)
    if source["kind"] != "session":
        raise NotFound
    return "flexid/desk/prepare.html", {
        "meeting": planned,
        "group_id": group_id,
        "group": access.group_names([group_id])[group_id],
        "activity": activity_key,
        "module": module_title(activity_key, actor.language),
        "module_key": source["module"],
        "fold": FOLDED,
        **notes_for_adults(source, actor.language),
        "forms": forms(source["structure"]),
        "moderations": moderation_words(),
        "moderation": planned.moderation
        if planned
        else meetings.default_moderation(source["structure"]),
    }


def _as_authored(course_key: str, activity_key: str) -> dict[str, Any]:
    own = content.fitting(activity_key, host().authored(course_key, activity_key))
    return content.source(activity_key, own.words, own.structure)
