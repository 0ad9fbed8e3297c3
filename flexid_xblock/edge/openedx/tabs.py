"""The tabs of a course, as the platform has them: what ours are built on, and whose they are."""

import logging
from collections.abc import Callable
from typing import Any

from flexid_xblock.domain.actors import Actor

from . import masks, people
from .keys import is_course

log = logging.getLogger(__name__)

Question = Callable[[Actor, str], bool]


def base() -> Any:
    """What a course tab is built on.

    Fails where the platform has moved it: its plugins are then loaded without
    this one, with a line in its log.
    """
    from xmodule.tabs import CourseTab

    return CourseTab


def is_shown(asks: Question, user: Any, course_key: Any, *, enrolled: bool = False) -> bool:
    """Whether ``asks`` says yes of this person, seen as herself; whatever fails is a no.

    ``enrolled``: whether the question needs to know if the platform calls her so.
    """
    try:
        if user is None or not is_course(course_key):
            return False
        actor = people.actor(user, str(course_key) if enrolled else None)
        if actor is None or actor.is_masked or masks.has_role(user, course_key):
            return False
        return asks(actor, str(course_key))
    except Exception:  # noqa: BLE001 - every page of every course asks, also before our tables exist
        log.warning("Cannot tell whose a tab is; it is not shown.")
        return False
