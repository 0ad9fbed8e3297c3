"""The notice, to be read again at any time: as it stood before she began, with today's numbers."""

from typing import Any

from django.http import HttpRequest

from flexid_xblock.access import api as access
from flexid_xblock.care.api import guardians
from flexid_xblock.desk.page import desk, was_here
from flexid_xblock.domain.actors import Actor
from flexid_xblock.domain.errors import Denied, NotFound
from flexid_xblock.privacy import api as privacy


@desk
def notice(actor: Actor, course_key: str, *, request: HttpRequest) -> tuple[str, dict[str, Any]]:
    """Who reads what, what adults must pass on, how long it is kept; and when she read it."""
    if access.works_here(actor, course_key):
        raise Denied("not_a_student")
    if not was_here(actor, course_key):
        raise NotFound
    return "flexid/desk/notice.html", {
        "paragraphs": privacy.notice_paragraphs(),
        "lines": privacy.notice_lines(actor, course_key),
        "guardians": guardians.words(),
        "seen_at": privacy.notice_seen_at(actor, course_key),
        "may_begin": actor.enrolled,
    }
