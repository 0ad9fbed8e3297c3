"""A second person: some changes of groups and assignments are asked by one and done by another.

Neither of the two may be somebody to whom the change gives something. What is agreed to is
looked at anew: where the world has changed meanwhile nothing is done at all. With
``FLEXID_SECOND_PERSON=False``, for a one-person office, whoever may ask does it at once.
"""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from flexid_xblock.access.guard import allowed, by_two, require
from flexid_xblock.access.kinds import APART, KINDS, Kind, What, people_in
from flexid_xblock.access.models import CourseRole, Proposal
from flexid_xblock.access.policy import POLICY, Relation
from flexid_xblock.access.queries import relations_in_course
from flexid_xblock.access.records import ProposalInfo
from flexid_xblock.domain.actors import Actor
from flexid_xblock.domain.errors import Conflict, Denied, FlexIdError, NotFound
from flexid_xblock.patience import patiently

LIFE = timedelta(days=14)
LIMIT = 100  # on a page; what is decided makes room for the next
Outcome = Proposal.Outcome


def needs_second_person() -> bool:
    """Whether a second person is asked at all; where not, pages and reports say so."""
    return bool(settings.FLEXID_SECOND_PERSON)


def propose(actor: Actor, course_key: str, kind: str, what: What) -> ProposalInfo:
    """Do a change, or store that it is asked for; ``outcome`` says which.

    What waits already is not asked twice. Raises ``Denied("not_oneself")`` to whom it
    would give something, and whatever the change itself refuses.
    """
    how = KINDS[kind]
    relation, is_free = _stands(actor, course_key, how.operation)
    if actor.real_user_id in how.gains(what):
        raise Denied("not_oneself")
    wanted: dict[str, Any] = {"course_key": course_key, "kind": kind, "what": what}
    wanted |= {"asked_by": actor.real_user_id, "asked_as": relation.value}

    def act() -> Proposal:
        if is_free or not needs_second_person():
            return _do_at_once(how, Proposal(**wanted), is_kept=not is_free)
        return _ask(how, wanted)

    return _view(patiently(act))


def pending(actor: Actor, course_key: str, *, apart: str = "") -> tuple[ProposalInfo, ...]:
    """What waits for a second person, longest wait first; the first ``LIMIT``.

    ``apart``: of this kind, which is in no other list; see ``Kind``.
    """
    rows = _for(actor, course_key, apart, _waiting(course_key)).order_by("asked_at", "pk")
    return tuple(map(_view, rows[:LIMIT]))


def lately(actor: Actor, course_key: str, *, apart: str = "") -> tuple[ProposalInfo, ...]:
    """What became of what was asked in the last 14 days, newest first; see ``pending``."""
    rows = Proposal.objects.filter(course_key=course_key, decided_at__gt=timezone.now() - LIFE)
    rows = _for(actor, course_key, apart, rows).order_by("-decided_at", "pk")
    return tuple(map(_view, rows[:LIMIT]))


def people(info: ProposalInfo) -> frozenset[int]:
    """Everybody whom a change names, beside who asked and who decided."""
    return people_in(info.what)


def approve(actor: Actor, proposal_id: UUID, *, course_key: str) -> ProposalInfo:
    """Be the second person: what was asked is done now, all of it.

    Again by the same person is the same. Raises ``Denied("second_person")`` to the asker,
    ``Denied("not_oneself")`` to whom it gives something, ``Denied("proposal_over" |
    "proposal_stale")`` and ``Conflict("decided_already")``.
    """
    require("proposal.decide", relations_in_course(actor, course_key))

    def act() -> Proposal:
        row = _locked(actor, course_key, proposal_id)
        _check_second(actor, row)
        if _is_open(row, actor, Outcome.DONE):
            _carry_out(row, actor)
        return row

    row = patiently(act)
    if row.outcome == Outcome.STALE:
        raise Denied("proposal_stale")
    return _view(row)


def refuse(actor: Actor, proposal_id: UUID, *, course_key: str) -> ProposalInfo:
    """Decide against it. Again by the same person is the same; the asker withdraws instead."""
    require("proposal.decide", relations_in_course(actor, course_key))
    return _close(actor, proposal_id, course_key, Outcome.REFUSED)


def withdraw(actor: Actor, proposal_id: UUID, *, course_key: str) -> ProposalInfo:
    """Take back what one has asked oneself; anybody else's is "not there"."""
    require("proposal.decide", relations_in_course(actor, course_key))
    return _close(actor, proposal_id, course_key, Outcome.WITHDRAWN)


def forget(now: datetime) -> None:
    """Of what nobody decided in time, keep what is kept of what was decided."""
    rows = Proposal.objects.filter(outcome=Outcome.WAITING, asked_at__lte=now - LIFE)
    for row in rows.order_by("pk"):
        what = KINDS[row.kind].kept(row.what)
        if what != row.what:
            rows.filter(pk=row.pk).update(what=what)


def _for(actor: Actor, course_key: str, apart: str, rows: QuerySet[Proposal]) -> QuerySet[Proposal]:
    """These rows as far as they are in the list that the actor looks at."""
    relations = relations_in_course(actor, course_key)
    require("proposal.decide", relations)
    if not apart:
        return rows.exclude(kind__in=APART)
    by_two(KINDS[apart].operation, relations)
    return rows.filter(kind=apart)


def _stands(actor: Actor, course_key: str, operation: str) -> tuple[Relation, bool]:
    """As what the actor asks, and whether alone; "not there" if not even by two."""
    relations = relations_in_course(actor, course_key)
    free = allowed(operation, relations)
    if not free:
        by_two(operation, relations)
    known = free or POLICY[operation]
    return next(one for one in Relation if one in relations and one in known), bool(free)


def _do_at_once(how: Kind, row: Proposal, *, is_kept: bool) -> Proposal:
    """Without a second person. Kept where there should have been one, or where it can be undone."""
    row.undo = how.apply(row.course_key, row.what, row.asked_by)
    row.what, row.outcome, row.decided_at = how.kept(row.what), Outcome.DONE, timezone.now()
    if is_kept or row.undo is not None:
        row.save(force_insert=True)
    return row


def _ask(how: Kind, wanted: dict[str, Any]) -> Proposal:
    """What nobody could do now is not asked for either: it is tried, and taken back."""
    rows = _waiting(wanted["course_key"]).select_for_update().filter(asked_by=wanted["asked_by"])
    alike = how.alike(wanted["what"])
    for row in rows.filter(kind=wanted["kind"]):
        if how.alike(row.what) == alike:
            return row
    with transaction.atomic():
        how.apply(wanted["course_key"], wanted["what"], wanted["asked_by"])
        transaction.set_rollback(True)
    return Proposal.objects.create(**wanted)


def _carry_out(row: Proposal, actor: Actor) -> None:
    """All of it, or nothing and the note that it could not be done."""
    try:
        if not _still_asks(row):
            raise NotFound
        with transaction.atomic():
            row.undo = KINDS[row.kind].apply(row.course_key, row.what, row.asked_by)
        row.outcome = Outcome.DONE
    except FlexIdError:
        row.outcome = Outcome.STALE
    _decided(row, actor)


def _still_asks(row: Proposal) -> bool:
    """Whether a coordinator who asked is one still; who is staff only the platform can tell."""
    if row.asked_as != Relation.COORDINATOR:
        return row.asked_by is not None
    roles = CourseRole.objects.live().filter(course_key=row.course_key, user_id=row.asked_by)
    return roles.filter(role=CourseRole.Role.COORDINATOR).exists()


def _close(actor: Actor, proposal_id: UUID, course_key: str, outcome: Outcome) -> ProposalInfo:
    def act() -> Proposal:
        row = _locked(actor, course_key, proposal_id)
        is_askers = row.asked_by == actor.real_user_id
        if is_askers and outcome == Outcome.REFUSED:
            raise Denied("second_person")
        if not is_askers and outcome == Outcome.WITHDRAWN:
            raise NotFound
        if _is_open(row, actor, outcome):
            row.outcome = outcome
            _decided(row, actor)
        return row

    return _view(patiently(act))


def _decided(row: Proposal, actor: Actor) -> None:
    row.decided_by, row.decided_at = actor.real_user_id, timezone.now()
    row.what = KINDS[row.kind].kept(row.what)
    row.save(update_fields=["what", "outcome", "undo", "decided_by", "decided_at"])


def _check_second(actor: Actor, row: Proposal) -> None:
    if actor.real_user_id == row.asked_by:
        raise Denied("second_person")
    if actor.real_user_id in KINDS[row.kind].gains(row.what):
        raise Denied("not_oneself")


def _is_open(row: Proposal, actor: Actor, outcome: Outcome) -> bool:
    """Whether it waits still; no, if just this was decided by just this person before."""
    if row.outcome == Outcome.WAITING:
        if outcome == Outcome.DONE and row.asked_at <= timezone.now() - LIFE:
            raise Denied("proposal_over")
        return True
    if (row.outcome, row.decided_by) != (outcome, actor.real_user_id):
        raise Conflict("decided_already")
    return False


def _locked(actor: Actor, course_key: str, proposal_id: UUID) -> Proposal:
    rows = Proposal.objects.select_for_update().filter(course_key=course_key, pk=proposal_id)
    row = rows.first()
    if row is None:
        raise NotFound
    if row.kind in APART:
        by_two(KINDS[row.kind].operation, relations_in_course(actor, course_key))
    return row


def _waiting(course_key: str) -> QuerySet[Proposal]:
    is_fresh = Q(asked_at__gt=timezone.now() - LIFE)
    return Proposal.objects.filter(is_fresh, course_key=course_key, outcome=Outcome.WAITING)


def _view(row: Proposal) -> ProposalInfo:
    return ProposalInfo(**{name: getattr(row, name) for name in ProposalInfo.__dataclass_fields__})
