"""The dilemma circle: its steps, the sides people openly choose, and the best of another side."""

from typing import Any
from uuid import UUID

from django.utils import timezone

from flexid_xblock.content import api as content
from flexid_xblock.domain.actors import Actor
from flexid_xblock.domain.errors import Conflict, Denied, Invalid
from flexid_xblock.patience import once
from flexid_xblock.sessions import rules
from flexid_xblock.sessions.ballots import close_ballots
from flexid_xblock.sessions.finding import meeting_for, tell_group
from flexid_xblock.sessions.models import Ballot, Card, Circle, Meeting, Pick, Side
from flexid_xblock.sessions.reaching import is_up
from flexid_xblock.sessions.records import CircleView, StepNow
from flexid_xblock.sessions.viewer import Viewer

_SIDE_STEPS = frozenset({"sides", "reasons"})


def go_to_step(actor: Actor, meeting_id: UUID, stage: str, *, step: str, after: str) -> None:
    """Take the circle of the current stage to a step; ``after`` is the one it follows on.

    A vote is open only in its own step. Raises ``Conflict("changed_elsewhere")``
    with a ``StepNow``, ``Invalid("no_circle" | "unknown_step")`` and
    ``Denied("not_this_stage" | "meeting_closed")``.
    """

    def act() -> None:
        meeting = meeting_for(actor, meeting_id, "meeting.lead")
        _check_stage(meeting, stage)
        if step not in rules.STEPS:
            raise Invalid("unknown_step")
        row = _circle(meeting, stage)
        stands = row.step if row else ""
        if stands == step:
            return
        if stands != after:
            raise Conflict("changed_elsewhere", stored=StepNow(stage=stage, step=stands))
        _move(meeting, row or Circle(meeting=meeting, stage=stage), step)
        tell_group(meeting)

    once(act)


def choose_side(actor: Actor, meeting_id: UUID, stage: str, *, option: str) -> None:
    """Choose openly whose reasons to collect; it need not be what one voted for.

    Raises ``Invalid("unknown_option" | "no_circle")`` and ``Denied("not_now")``.
    """

    def act() -> None:
        meeting = meeting_for(actor, meeting_id, "circle.take")
        if option not in _check_stage(meeting, stage)["options"]:
            raise Invalid("unknown_option")
        row = _circle(meeting, stage)
        mine = Side.objects.filter(circle=row, user_id=actor.user_id).first() if row else None
        if mine is not None and mine.option == option:
            return
        if row is None or row.step not in _SIDE_STEPS:
            raise Denied("not_now")
        about: dict[str, Any] = {"circle": row, "user_id": actor.user_id}
        Side.objects.update_or_create(**about, defaults={"option": option})
        tell_group(meeting)

    once(act)


def pick(actor: Actor, meeting_id: UUID, stage: str, *, card_id: UUID) -> None:
    """Mark the best reason of another side than one's own. Marks are never counted.

    Raises ``Denied("not_now" | "side_first")`` and ``Invalid("other_side")``.
    """

    def act() -> None:
        meeting = meeting_for(actor, meeting_id, "circle.take")
        shape = _check_stage(meeting, stage)
        row = _circle(meeting, stage)
        mine: dict[str, Any] = {"circle": row, "user_id": actor.user_id}
        if row is not None and Pick.objects.filter(**mine, card_id=card_id).exists():
            return
        if row is None or row.step != "best":
            raise Denied("not_now")
        _check_reason(meeting, shape, row, actor, card_id)
        Pick.objects.update_or_create(**mine, defaults={"card_id": card_id})
        tell_group(meeting)

    once(act)


def circle_now(viewer: Viewer, minutes: int) -> CircleView | None:
    """The circle of the current stage, if it was begun; in two queries."""
    if not rules.has_circle(viewer.stage):
        return None
    here = {"meeting_id": viewer.meeting.pk, "stage": viewer.meeting.stage}
    columns = ("pk", "step", "step_since", "sides__user_id", "sides__option")
    rows = list(Circle.objects.filter(**here).order_by("sides__user_id").values_list(*columns))
    if not rows:
        return None
    picks = Pick.objects.filter(circle_id=rows[0][0]).select_related("card")
    return _view(viewer, minutes, rows, list(picks))


def _view(viewer: Viewer, minutes: int, rows: list[Any], picks: list[Pick]) -> CircleView:
    _, step, since, _, _ = rows[0]
    sides = {who: option for *_, who, option in rows if who}
    marked = {one.card_id for one in picks if is_up(one.card, viewer.meeting)}
    return CircleView(
        stage=viewer.meeting.stage,
        step=step,
        since=since,
        minutes=rules.step_minutes(minutes)[step],
        sides={
            option: tuple(who for who, chosen in sides.items() if chosen == option)
            for option in viewer.stage["options"]
        },
        my_side=sides.get(viewer.me, ""),
        my_pick=next((one.card_id for one in picks if one.user_id == viewer.me), None),
        picked=tuple(sorted(marked)),
    )


def _check_stage(meeting: Meeting, stage: str) -> dict[str, Any]:
    shape = rules.stage_of(content.version(meeting.version)["structure"], stage)
    if not rules.has_circle(shape):
        raise Invalid("no_circle")
    if meeting.stage != stage:
        raise Denied("not_this_stage")
    return shape


def _circle(meeting: Meeting, stage: str) -> Circle | None:
    return Circle.objects.filter(meeting=meeting, stage=stage).first()


def _move(meeting: Meeting, row: Circle, step: str) -> None:
    if row.step in rules.VOTES:
        close_ballots(meeting, stage=row.stage, key=row.step)
    if step in rules.VOTES:
        # One that was counted stays so.
        Ballot.objects.get_or_create(meeting=meeting, stage=row.stage, key=step)
    row.step, row.step_since = step, timezone.now()
    row.save()


def _check_reason(
    meeting: Meeting, shape: dict[str, Any], row: Circle, actor: Actor, card_id: UUID
) -> None:
    side = row.sides.filter(user_id=actor.user_id).values_list("option", flat=True).first()
    if side is None:
        raise Denied("side_first")
    card = Card.objects.filter(pk=card_id, meeting=meeting).first()
    others = {f"{row.stage}--{option}" for option in shape["options"] if option != side}
    if card is None or card.column not in others or not is_up(card, meeting):
        raise Invalid("other_side")
