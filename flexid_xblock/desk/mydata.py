"""My data: the file with everything about her, what is wrong in it, and deleting what she made."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest

from flexid_xblock.access import api as access
from flexid_xblock.care.api import requests
from flexid_xblock.desk.page import desk, named, was_here
from flexid_xblock.desk.talk import asked_row, choices
from flexid_xblock.domain.actors import Actor
from flexid_xblock.domain.errors import NotFound
from flexid_xblock.privacy import api as privacy


@desk
def my_data(actor: Actor, course_key: str, *, request: HttpRequest) -> tuple[str, dict[str, Any]]:
    """One page for all three; an adult of the course has the file only."""
    if not was_here(actor, course_key):
        raise NotFound
    is_student = not access.works_here(actor, course_key)
    return "flexid/desk/my_data.html", {
        "is_student": is_student,
        **(_say(actor, course_key) if is_student else {}),
    }


def _say(actor: Actor, course_key: str) -> dict[str, Any]:
    """Whom she can tell that something is wrong, what she told, and what she can delete."""
    hearers = requests.addressees(actor, course_key)
    told = [one for one in requests.own(actor, course_key) if one.about.topic == "correction"]
    people = named({*hearers.all, *(who for one in told for who in one.people)})
    return {
        "choices": choices(hearers, people),
        "limit": settings.FLEXID_CARD_MAX,
        "asked": [asked_row(one, people) for one in told],
        "made": privacy.made(actor, course_key),
        "deletions": privacy.deleted(actor, course_key),
    }
