"""Reads of what is done. Each begins with the actor and starts from her own rows."""

from flexid_xblock.activities import own
from flexid_xblock.activities.models import Response
from flexid_xblock.activities.rules import DONE
from flexid_xblock.domain.actors import Actor


def begun_and_done(actor: Actor, course_key: str) -> tuple[frozenset[str], frozenset[str]]:
    """Keys of the activities the actor has begun and not deleted, and of those she is done with."""
    rows = own.rows(actor).filter(course_key=course_key).exclude(state=Response.State.DELETED)
    states = dict(rows.values_list("activity_key", "state"))
    return frozenset(states), frozenset(key for key, state in states.items() if state in DONE)
