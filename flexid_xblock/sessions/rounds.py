"""Rounds: the talking piece goes from hand to hand. Passing and speaking look alike."""

import secrets
from uuid import UUID

from django.db.models import Max

from flexid_xblock.access.api import Relation, relations_to_group, roster
from flexid_xblock.content import api as content
from flexid_xblock.domain.actors import Actor
from flexid_xblock.domain.errors import Denied, Invalid, NotFound
from flexid_xblock.patience import once, patiently
from flexid_xblock.sessions import rules
from flexid_xblock.sessions.finding import meeting_for, tell_group
from flexid_xblock.sessions.models import Meeting, Presence, Round, Turn
from flexid_xblock.sessions.records import RoundView, TurnView
from flexid_xblock.sessions.viewer import Viewer

_State = Turn.State
_order = secrets.SystemRandom()


def run_round(actor: Actor, meeting_id: UUID, stage: str, *, running: bool) -> None:
    """Begin the round of the current stage with who is there, in an order of chance, or end it.

    A round that is over can be begun anew. Raises ``Invalid("no_round")`` and
    ``Denied("not_this_stage" | "meeting_closed")``.
    """

    def act() -> None:
        meeting = meeting_for(actor, meeting_id, "meeting.lead")
        _check_stage(meeting, stage)
        row = _round(meeting, stage)
        if running and (row is None or row.is_over):
            _begin(meeting, stage, row)
        elif not running and row is not None and not row.is_over:
            _end(row)
        else:
            return
        tell_group(meeting)

    once(act)


def hand_on(actor: Actor, meeting_id: UUID, stage: str, *, place: int) -> None:
    """Hand the talking piece on from this place: its holder does it, or a teacher.

    Doing it twice is doing it once. Raises ``Denied("not_your_turn")``.
    """

    def act() -> None:
        meeting = meeting_for(actor, meeting_id, "round.take")
        row = _round(meeting, stage)
        turn = row.turns.filter(place=place).first() if row else None
        if row is None or turn is None:
            raise NotFound
        if turn.state == _State.DONE:
            return
        if turn.state == _State.WAITING or not _may_hand_on(actor, meeting, turn):
            raise Denied("not_your_turn")
        _pass_on(row, turn)
        tell_group(meeting)

    patiently(act)


def join(meeting: Meeting, user_id: int) -> None:
    """Somebody who came late has her turn at the end of the round that goes on now."""
    row = _round(meeting, meeting.stage)
    if row is None or row.is_over or row.turns.filter(user_id=user_id).exists():
        return
    last = row.turns.aggregate(last=Max("place"))["last"] or 0
    is_first = not row.turns.filter(state=_State.HOLDING).exists()
    state = _State.HOLDING if is_first else _State.WAITING
    Turn.objects.create(round=row, user_id=user_id, place=last + 1, state=state)


def round_now(viewer: Viewer) -> RoundView | None:
    """The round of the current stage, if one was begun; in one query."""
    if not rules.has_round(viewer.stage):
        return None
    rounds = Round.objects.filter(meeting_id=viewer.meeting.pk, stage=viewer.meeting.stage)
    columns = ("is_over", "turns__place", "turns__user_id", "turns__state")
    rows = list(rounds.order_by("turns__place").values_list(*columns))
    if not rows:
        return None
    turns = tuple(
        TurnView(place=place, user_id=who, state=state) for _, place, who, state in rows if who
    )
    return RoundView(turns=turns, is_over=rows[0][0])


def may_hand_on(viewer: Viewer, found: RoundView | None) -> bool:
    """Whether this person may hand the talking piece on now."""
    if found is None or found.is_over or viewer.is_screen:
        return False
    holds = any(one.state == _State.HOLDING and one.user_id == viewer.me for one in found.turns)
    return holds or viewer.teaches


def _check_stage(meeting: Meeting, stage: str) -> None:
    shape = content.version(meeting.version)["structure"]
    if not rules.has_round(rules.stage_of(shape, stage)):
        raise Invalid("no_round")
    if meeting.stage != stage:
        raise Denied("not_this_stage")


def _round(meeting: Meeting, stage: str) -> Round | None:
    return Round.objects.filter(meeting=meeting, stage=stage).first()


def _begin(meeting: Meeting, stage: str, row: Round | None) -> None:
    if row is not None:
        row.delete()
    row = Round.objects.create(meeting=meeting, stage=stage)
    people = roster(meeting.group_id)
    here = Presence.objects.filter(meeting=meeting).values_list("user_id", flat=True)
    order = sorted(set(here) & set(people.students + people.helpers))
    _order.shuffle(order)
    turns = [Turn(round=row, user_id=who, place=n) for n, who in enumerate(order, start=1)]
    if turns:
        turns[0].state = _State.HOLDING
    Turn.objects.bulk_create(turns)


def _end(row: Round) -> None:
    row.turns.filter(state=_State.HOLDING).update(state=_State.DONE)
    row.is_over = True
    row.save(update_fields=["is_over"])


def _pass_on(row: Round, turn: Turn) -> None:
    turn.state = _State.DONE
    turn.save(update_fields=["state"])
    following = row.turns.filter(state=_State.WAITING).order_by("place").first()
    if following is None:
        _end(row)
        return
    following.state = _State.HOLDING
    following.save(update_fields=["state"])


def _may_hand_on(actor: Actor, meeting: Meeting, turn: Turn) -> bool:
    if turn.user_id == actor.user_id:
        return True
    return Relation.TEACHER in relations_to_group(actor, meeting.group_id)
