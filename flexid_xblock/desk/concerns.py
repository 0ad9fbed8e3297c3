"""Concern records: the list, one record, and the form by which an adult writes a worry down."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.http import HttpRequest
from django.utils.translation import gettext

from flexid_xblock.access import api as access
from flexid_xblock.care.api import concern_reads, concerns
from flexid_xblock.desk.page import desk, named
from flexid_xblock.domain.actors import Actor
from flexid_xblock.domain.errors import NotFound
from flexid_xblock.rest import limits


@desk
def listing(actor: Actor, course_key: str, *, request: HttpRequest) -> tuple[str, dict[str, Any]]:
    """The records the actor may know of: in full rows, or by their status alone."""
    _writers_only(actor, course_key)
    shows_closed, before = request.GET.get("show") == "closed", request.GET.get("before", "")
    found = concern_reads.listed(actor, course_key, closed=shows_closed, before=before)
    people = named({who for one in found for who in (one.student_id, one.opened_by) if who})
    return "flexid/desk/concerns.html", {
        "concerns": concern_rows(found, people),
        "shows_closed": shows_closed,
        "next": str(found[-1].id) if len(found) == concern_reads.PAGE else "",
    }


@desk
def record(
    actor: Actor, course_key: str, *, request: HttpRequest, concern_id: UUID
) -> tuple[str, dict[str, Any]]:
    """One record: opened and written down for who may read it, its status for who may not."""
    limits.count("open", actor.user_id)
    found = concern_reads.look(actor, concern_id, course_key)
    about = found.about
    who = {about.student_id, about.opened_by, about.signed_by}
    people = named({one for one in who if one} | {part.author_id for part in found.parts})
    corrected = {part.corrects: part.number for part in found.parts if part.corrects}
    writers = {part.author_id for part in found.parts}
    is_news = about.signed_at and any(part.created > about.signed_at for part in found.parts)
    return "flexid/desk/concern.html", {
        "concern": concern_rows([about], people)[0],
        "parts": [_part(part, people, corrected) for part in found.parts],
        "kinds": _kind_names(),
        "signer_wrote": about.signed_by in writers,
        "has_news": bool(is_news),
        "may_sign": about.may_read
        and about.opened_by != actor.user_id
        and (about.signed_at is None or is_news),
        "is_opener": about.opened_by == actor.user_id,
    }


@desk
def worry(actor: Actor, course_key: str, *, request: HttpRequest) -> tuple[str, dict[str, Any]]:
    """A form to write a worry down about one of the students one may write about."""
    _writers_only(actor, course_key)
    cases = access.cases(actor, course_key).values_list("student_id", flat=True)
    students = {*concerns.taught(actor, course_key), *cases} - {actor.user_id}
    by_name = sorted(named(students).items(), key=lambda one: one[1].casefold())
    is_lead = bool(access.relations_in_course(actor, course_key) & {access.Relation.LEAD})
    return "flexid/desk/worry.html", {
        "students": [{"id": who, "name": name} for who, name in by_name],
        "may_name_others": is_lead or bool(cases),
        "chosen": request.GET.get("student", ""),
        "categories": [{"key": key, "name": name} for key, name in concerns.CATEGORIES.items()],
    }


def concern_rows(
    found: Sequence[concern_reads.ConcernInfo], people: dict[int, str]
) -> list[dict[str, Any]]:
    """Records in a list, with names; what only readers may know is empty for others."""
    return [
        {
            "id": one.id,
            "name": _name(one, people),
            "category": concerns.CATEGORIES.get(one.category, ""),
            "opened_by": people.get(one.opened_by or 0, ""),
            "created": one.created,
            "is_open": one.status == "open",
            "may_read": one.may_read,
            "signed_by": people.get(one.signed_by or 0, ""),
            "signed_at": one.signed_at,
        }
        for one in found
    ]


def _name(one: concern_reads.ConcernInfo, people: dict[int, str]) -> str:
    if one.student_id is None:
        return gettext("The writer of a card")
    return people.get(one.student_id, "")


def _writers_only(actor: Actor, course_key: str) -> None:
    """Not there for students, helpers and who has only other tasks in the course."""
    if not {"teacher", "counsellor", "lead"} & set(access.desks(actor, course_key)):
        raise NotFound


def _part(
    part: concern_reads.PartView, people: dict[int, str], corrected: dict[int, int]
) -> dict[str, Any]:
    return {
        "number": part.number,
        "kind": part.kind,
        "kind_name": _kind_names()[part.kind],
        "corrects": part.corrects,
        "corrected_in": corrected.get(part.number),
        "author": people.get(part.author_id, ""),
        "when": part.created,
        "text": part.text,
    }


def _kind_names() -> dict[str, str]:
    return {
        "facts": gettext("What was seen or heard"),
        "own_words": gettext("The student's own words"),
        "action": gettext("What was done"),
        "correction": gettext("Correction"),
    }
