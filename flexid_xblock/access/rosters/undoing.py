"""An import taken back: what it changed, as far as nobody has changed it since."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.utils import timezone
from django.utils.dateparse import parse_datetime

from flexid_xblock.access.cohorts import locked_groups
from flexid_xblock.access.guard import by_two
from flexid_xblock.access.models import CounsellorAssignment, Membership, Proposal
from flexid_xblock.access.queries import relations_in_course
from flexid_xblock.access.rosters import acts
from flexid_xblock.access.rosters.storing import What
from flexid_xblock.domain.actors import Actor
from flexid_xblock.domain.errors import Conflict, Denied, NotFound
from flexid_xblock.patience import patiently

DAYS = timedelta(days=7)
KIND = "roster"
MODELS: dict[str, Any] = {name: acts.MODELS[kind] for kind, name in acts.KINDS.items()}


def undo(actor: Actor, proposal_id: UUID, *, course_key: str) -> What:
    """Take a done import back within 7 days; says in numbers what was left as it is.

    What began ends now, what it ended stands again. Groups and accounts stay, and so does
    whatever somebody has changed since, or what would give the actor herself a place. Again
    is the same. Raises ``Denied("undo_over")`` and ``Conflict("decided_already")``.
    """
    by_two("roster.bring", relations_in_course(actor, course_key))

    def act() -> What:
        row = _done(course_key, proposal_id)
        if row.undo is not None:
            list(locked_groups(course_key))
            row.what = {**row.what, "left": _take_back(row.undo, actor.real_user_id)}
            row.undo, row.outcome = None, Proposal.Outcome.UNDONE
            row.save(update_fields=["what", "undo", "outcome"])
        left: What = row.what["left"]
        return left

    return patiently(act)


def _done(course_key: str, proposal_id: UUID) -> Proposal:
    rows = Proposal.objects.select_for_update().filter(course_key=course_key, kind=KIND)
    row = rows.filter(pk=proposal_id).first()
    if row is None:
        raise NotFound
    if row.outcome == Proposal.Outcome.UNDONE:
        return row
    if row.outcome != Proposal.Outcome.DONE or row.undo is None:
        raise Conflict("decided_already")
    if not can_undo(row):
        raise Denied("undo_over")
    return row


def can_undo(row: Proposal) -> bool:
    """Whether an import was done in the last 7 days, and stands."""
    is_fresh = row.decided_at is not None and row.decided_at > timezone.now() - DAYS
    return row.undo is not None and is_fresh


def _take_back(undo: What, by: int) -> What:
    at = timezone.now()
    changed = 0
    for name, model in MODELS.items():
        changed += _end(model, undo["begun"][name], at)
        changed += _shorten(model, undo["lasts"][name])
    for name, model in MODELS.items():
        changed += _restore(model, undo["ended"][name], undo["at"], by)
    return {"groups": len(undo["groups"]), "accounts": len(undo["users"]), "changed": changed}


def _end(model: Any, begun: Iterable[list[Any]], at: datetime) -> int:
    """End what began, unless its end is another one by now; how many stay."""
    until = {row_id: _moment(iso) for row_id, iso in begun}
    rows = dict(model.objects.filter(pk__in=list(until)).values_list("pk", "until"))
    mine = [pk for pk, end in rows.items() if end == until[pk]]
    model.objects.filter(pk__in=mine).update(until=at)
    return len(rows) - len(mine)


def _shorten(model: Any, lasts: Iterable[list[Any]]) -> int:
    left = 0
    for row_id, before, until in lasts:
        rows = model.objects.filter(pk=row_id, until=_moment(until))
        left += not rows.update(until=_moment(before))
    return left


def _restore(model: Any, ended: Iterable[list[Any]], at: str, by: int) -> int:
    """Let stand again what was ended, unless somebody has placed her anew; how many stay ended."""
    before = {row_id: _moment(iso) for row_id, iso in ended}
    rows = model.objects.filter(pk__in=list(before), until=_moment(at))
    found = list(rows.select_related("group") if model is Membership else rows)
    homes = _homes(found) if model is Membership else set()
    rows = [row for row in found if _may_stand(row, by, homes)]
    for row in rows:
        row.until = before[row.pk]
    model.objects.bulk_update(rows, ["until"], batch_size=500)
    return len(before) - len(rows)


def _may_stand(row: Any, by: int, homes: set[tuple[int, int]]) -> bool:
    if isinstance(row, CounsellorAssignment):
        return row.counsellor_id != by
    is_student = row.role == Membership.Role.STUDENT
    return row.user_id != by and not (is_student and (row.user_id, row.group.year) in homes)


def _homes(rows: Iterable[Membership]) -> set[tuple[int, int]]:
    """Of these students, who has a group of a year now."""
    rows = list(rows)
    live = Membership.objects.live().filter(
        role=Membership.Role.STUDENT,
        user_id__in=[row.user_id for row in rows],
        group__course_key__in={row.group.course_key for row in rows},
    )
    return set(live.values_list("user_id", "group__year"))


def _moment(iso: str | None) -> datetime | None:
    return parse_datetime(iso) if iso else None
