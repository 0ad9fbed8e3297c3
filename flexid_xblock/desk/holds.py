"""Copies of a text that two adults keep: one of them, and the lists on two desks."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.http import HttpRequest
from django.utils.translation import gettext

from flexid_xblock.access import api as access
from flexid_xblock.desk.page import desk, named
from flexid_xblock.desk.words import module_title
from flexid_xblock.domain.actors import Actor
from flexid_xblock.domain.errors import NotFound
from flexid_xblock.journal import api as journal
from flexid_xblock.phrases import sentence
from flexid_xblock.rest import limits

Context = dict[str, Any]


@desk
def kept(
    actor: Actor, course_key: str, *, request: HttpRequest, hold_id: UUID
) -> tuple[str, Context]:
    """Why a copy is asked for; once two adults made it, the copy, and that is written down."""
    limits.count("open", actor.user_id)
    found = journal.look_at_hold(actor, hold_id, course_key=course_key)
    if found.is_kept:
        found = journal.open_hold(actor, hold_id, course_key=course_key)
    follows = access.cases(actor, course_key).filter(student_id=found.student_id)
    return "flexid/desk/hold.html", {
        "hold": _rows(actor, [found])[0],
        "reason": found.reason,
        "copy": found.copy,
        "ended": sentence("hold_ended"),
        "student_id": found.student_id if follows.exists() else None,
    }


def case_holds(actor: Actor, student_id: int, course_key: str) -> list[Context]:
    """The copies of one student's texts; none for one to whom she closed her texts."""
    try:
        return _rows(actor, journal.holds_about(actor, student_id, course_key))
    except NotFound:
        return []


def course_holds(actor: Actor, course_key: str, before: str) -> Context:
    """The open ones of the course, for its safeguarding lead; a page at a time."""
    found = journal.open_holds(actor, course_key, before=before)
    return {
        "holds": _rows(actor, found),
        "next_hold": str(found[-1].id) if len(found) == journal.HOLDS_PAGE else "",
    }


def _rows(actor: Actor, found: Iterable[journal.HoldView]) -> list[Context]:
    holds = list(found)
    ids = [(one.student_id, one.asked_by, one.approved_by or 0) for one in holds]
    people = named({who for three in ids for who in three if who}) if ids else {}
    return [_row(actor, one, people) for one in holds]


def _row(actor: Actor, one: journal.HoldView, people: dict[int, str]) -> Context:
    is_waiting = one.approved_at is None and one.ended_at is None
    return {
        "id": one.id,
        "name": people.get(one.student_id) or gettext("Somebody who has left"),
        "module": module_title(one.activity_key, actor.language),
        "asker": people.get(one.asked_by, ""),
        "asked_at": one.asked_at,
        "second": people.get(one.approved_by or 0, ""),
        "kept_since": one.approved_at,
        "ended_at": one.ended_at,
        "may_agree": is_waiting and one.asked_by != actor.user_id,
        "may_end": one.may_end,
    }
