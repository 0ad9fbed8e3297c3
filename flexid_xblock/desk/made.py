"""What a student made, as her book tells it: in plain lines, beside what she wrote."""

from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext

from flexid_xblock.activities import api as activities
from flexid_xblock.content import api as content
from flexid_xblock.domain.actors import Actor
from flexid_xblock.edge import host


def made(actor: Actor, course_key: str) -> dict[str, list[dict[str, Any]]]:
    """What the actor made in a course, by module."""
    found: dict[str, list[dict[str, Any]]] = {}
    for response in activities.own_responses(actor, course_key):
        module = response.activity_key.rpartition(".")[0]
        state = {"state": closed_words(response) or _state(response)}
        found.setdefault(module, []).append(told(response, actor) | state)
    return found


def told(response: activities.OwnResponse, actor: Actor) -> dict[str, Any]:
    """One thing that the actor made, without what became of it; for ``book_made.html``."""
    source = activities.begun_with(actor, response)
    return {
        "id": response.id,
        "title": source.words["title"],
        "language": source.language,
        "direction": content.direction(source.language),
        "lines": response.summary,
        "url": host().place_url(response.course_key, response.activity_key),
    }


def closed_words(response: activities.OwnResponse) -> str:
    """Until when it is closed, and nothing else can be told of it; "" if it is open."""
    day = response.opens_on
    if response.state == "locked" and response.response is None and day:
        return gettext("You closed this until %(day)s.") % {"day": date_format(day, "j F Y")}
    return ""


def _state(response: activities.OwnResponse) -> str:
    return {
        "draft": gettext("Only you can read this. It is not finished."),
        "passed": gettext("You chose: not this one."),
        "deleted": gettext("You deleted this. You can bring it back where you made it."),
    }.get(response.state, gettext("Only you can read this."))
