"""What stands ready beside the board: kind sentences, lengths of a pause, kinds of worry."""

from typing import Any
from uuid import UUID

from django.utils.translation import gettext

from flexid_xblock.care.api import concerns
from flexid_xblock.desk.page import named
from flexid_xblock.domain.actors import Actor
from flexid_xblock.sessions import api as sessions

PAUSES = (10, 20, 45)  # minutes
WHOLE_MEETING = 180  # minutes; longer than any meeting, and over by itself the same day


def running(actor: Actor, group_id: UUID) -> list[dict[str, Any]]:
    """The pauses that run in a group; no name where a card was the reason."""
    found = sessions.pauses_of(actor, group_id)
    people = named({one.user_id for one in found if one.user_id})
    return [
        {"id": one.id, "name": people.get(one.user_id or 0, ""), "until": one.until}
        for one in found
    ]


def context() -> dict[str, Any]:
    """For the templates of the moderation forms; none of it is about anybody."""
    return {
        "kind_notes": [
            gettext("Thank you for your card. Can you say it about yourself, without names?"),
            gettext("I think somebody could be hurt by this. Can you find other words?"),
            gettext("Come and talk with me about this one. I want to hear what you mean."),
        ],
        "pause_notes": [
            gettext("Take a short break from the board. You are still part of the meeting."),
        ],
        "pauses": PAUSES,
        "whole_meeting": WHOLE_MEETING,
        "categories": [{"key": key, "name": name} for key, name in concerns.CATEGORIES.items()],
    }
