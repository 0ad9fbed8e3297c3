"""A term's roster at the coordinator's desk: bring a file, look, ask; then what became of it."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest
from django.utils.translation import get_language

from flexid_xblock.access import api as access
from flexid_xblock.access.api import proposals, rosters
from flexid_xblock.desk import roster_words
from flexid_xblock.desk.page import desk, named
from flexid_xblock.domain.actors import Actor
from flexid_xblock.edge import host

EXAMPLES = {"en": "roster-en.csv", "nb": "roster-nb.csv", "ar": "roster-ar.csv"}


@desk
def bringing(actor: Actor, course_key: str, *, request: HttpRequest) -> tuple[str, dict[str, Any]]:
    """Where one brings a file, or the platform's cohorts, and what was brought before."""
    rows = rosters.latest(actor, course_key)
    people = named({row.asked_by for row in rows if row.asked_by})
    language = (get_language() or "en").split("-")[0]
    return "flexid/desk/roster.html", {
        "rows": [_row(row, people) for row in rows],
        "example": f"flexid/examples/{EXAMPLES.get(language, EXAMPLES['en'])}",
        "makes_accounts": host().free_logins(()) is not None,
        "is_one_person": not proposals.needs_second_person(),
        "has_cohorts": _may("roster.follow", actor, course_key)
        and host().cohorts(course_key) != (),
    }


@desk
def one(
    actor: Actor, course_key: str, *, request: HttpRequest, proposal_id: UUID
) -> tuple[str, dict[str, Any]]:
    """One import: what it would change, or in numbers what it changed, and what one can do."""
    row, plan = rosters.one(actor, proposal_id, course_key=course_key)
    people = named({who for who in (row.asked_by, row.decided_by) if who})
    context = {"row": _row(row, people), "is_own": row.asked_by == actor.real_user_id}
    context |= {"is_one_person": not proposals.needs_second_person()}
    if plan is not None:
        return "flexid/desk/roster_one.html", {**context, "plan": drawn(plan)}
    return "flexid/desk/roster_one.html", {
        **context,
        "numbers": roster_words.numbers(row.what["counts"]),
        "left": row.what.get("left"),
        "can_undo": rosters.can_undo(row),
        "newcomers": len(_newcomers(actor, course_key, proposal_id)),
    }


def drawn(plan: rosters.Plan, ignored: tuple[str, ...] = ()) -> dict[str, Any]:
    """A plan in sentences, with everybody's name."""
    people = named(roster_words.people_in(plan))
    made = dict(plan.accounts)

    def name(who: rosters.Person) -> str:
        return people.get(who, "") if isinstance(who, int) else made.get(who, who)

    return roster_words.shown(plan, name, ignored)


def _newcomers(actor: Actor, course_key: str, proposal_id: UUID) -> frozenset[int]:
    """Who can be given a start password by this coordinator; the platform's staff give none."""
    if not _may("roster.slips", actor, course_key):
        return frozenset()
    ids = rosters.newcomers(actor, proposal_id, course_key=course_key)
    return host().without_own_password(ids) if ids else frozenset()


def _may(operation: str, actor: Actor, course_key: str) -> bool:
    return bool(access.allowed(operation, access.relations_in_course(actor, course_key)))


def _row(row: Any, people: dict[int, str]) -> dict[str, Any]:
    about = {name: getattr(row, name) for name in ("id", "asked_at", "decided_at", "outcome")}
    return {
        **about,
        "asked_by": people.get(row.asked_by, ""),
        "decided_by": people.get(row.decided_by, ""),
    }
