"""A response as a page would send it."""

from typing import Any
from uuid import UUID, uuid4

from flexid_xblock.activities import api as activities
from flexid_xblock.domain.actors import Actor
from tests.common import COURSE, ticket_for

CIRCLES = "who-am-i.circles"
LETTER = "gallery.future-letter"
DRUMMER: dict[str, Any] = {"circles": [{"id": "a1", "label": "drummer", "size": 4}]}
SISTER: dict[str, Any] = {"circles": [{"id": "a1", "label": "big sister", "size": 2}]}


def make(
    actor: Actor,
    response: dict[str, Any] = DRUMMER,
    activity_key: str = CIRCLES,
    *,
    course_key: str = COURSE,
) -> activities.OwnResponse:
    """A new response of this person."""
    change = activities.ResponseChange(
        id=uuid4(), based_on=0, response=response, language=actor.language
    )
    return activities.save(actor, change, ticket_for(actor, activity_key, course_key))


def change(
    actor: Actor,
    made: activities.OwnResponse,
    response: dict[str, Any],
    *,
    based_on: int | None = None,
) -> activities.OwnResponse:
    """The same response after more work, from a page that saw ``based_on``."""
    seen = made.revision if based_on is None else based_on
    again = activities.ResponseChange(
        id=made.id, based_on=seen, response=response, language=made.language
    )
    return activities.save(actor, again, None)


def decide(actor: Actor, made: activities.OwnResponse, decision: str) -> activities.OwnResponse:
    """Press a button."""
    choice = activities.Decision(decision)
    return activities.decide(actor, made.id, choice, based_on=made.revision)


def all_acts(who: Actor, response_id: UUID) -> list[Any]:
    """Everything that can be tried with somebody's response by its id."""
    again = activities.ResponseChange(id=response_id, based_on=1, response={}, language="en")
    return [
        lambda: activities.own_response(who, response_id),
        lambda: activities.save(who, again, None),
        *(
            lambda one=one: activities.decide(who, response_id, one, based_on=1)
            for one in activities.Decision
        ),
    ]


def asked() -> dict[str, str]:
    """What a block asks for when it begins."""
    return {"course": COURSE, "activity": CIRCLES}
