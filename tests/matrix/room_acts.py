"""What is done in a meeting: led by teachers, taken part in by the group."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from flexid_xblock.sessions.models import (
    Agreement,
    AgreementYes,
    Ballot,
    Card,
    Circle,
    Meeting,
    Nickname,
    Pick,
    Round,
    Side,
    Turn,
    Vote,
)
from tests.common import MEETING
from tests.matrix.actions import NEW_MEETING, get, is_there, put
from tests.matrix.asking import Ask
from tests.matrix.cast import Thing
from tests.matrix.planted_room import CIRCLE, OTHER_SIDE, ROUND, SIDE

NEXT = "shared-circles"
# A look after something was arranged is another one than before: the server knows no such header.
MOMENT = "X-Matrix-Moment"


def at_moment(ask: Ask, moment: str, arrange: Callable[[], Any]) -> Ask:
    """The same look after something happened."""
    return replace(ask, headers={**ask.headers, MOMENT: moment}, arrange=arrange)


def see_meeting(thing: Thing, user_id: int) -> list[Ask]:
    """One's own meeting, the meeting itself, where it stands in the course, what was agreed on."""
    here = {"course": thing.course}
    return [
        get("current_meeting", query={**here, "activity": MEETING}),
        *see_board(thing, user_id),
        get("meeting_by_code", code=thing.code),
        get("agreement", query=here, group_id=thing.ids["group"]),
    ]


def see_board(thing: Thing, user_id: int) -> list[Ask]:
    return [get("live", meeting_id=thing.ids["meeting"])]


def see_hidden(thing: Thing, user_id: int) -> list[Ask]:
    """The board, and what was done with cards that the group does not see."""
    which = ("hidden", "returned", "card_waiting", "unmixed", "taken-back")
    return [*see_board(thing, user_id), *(_history(thing, what) for what in which)]


def see_histories(thing: Thing, user_id: int) -> list[Ask]:
    """What was done with cards that the group sees, too."""
    return [_history(thing, what) for what in ("card", "nicked", "hidden")]


def see_closed(thing: Thing, user_id: int) -> list[Ask]:
    """The board when the meeting was closed just now."""
    rows = Meeting.objects.filter(pk=thing.ids["meeting"])
    return [at_moment(ask, "closed", _closing(rows)) for ask in see_board(thing, user_id)]


def lead(thing: Thing, user_id: int) -> list[Ask]:
    """The screen on the wall, the plan, the settings, the stages, and what is begun in them."""
    ids = {"meeting_id": thing.ids["meeting"]}
    rows = Meeting.objects.filter(pk=thing.ids["meeting"])
    unmixed = Card.objects.filter(pk=thing.ids["unmixed"], is_mixed=True)
    held = {"form": "short", "moderation": "all"}
    return [
        get("live", query={"as": "screen"}, **ids),
        *see_board(thing, user_id),
        _plan(thing, held),
        put("meeting_settings", {**held, "revealed": False}, is_there(_is(rows, **held)), **ids),
        put("stage", {"stage": NEXT, "after": CIRCLE}, is_there(_is(rows, stage=NEXT)), **ids),
        put("mixing", {}, is_there(unmixed), **ids),
        *_begun(thing, rows, ids),
    ]


def _plan(thing: Thing, held: dict[str, str]) -> Ask:
    ids = {"group_id": thing.ids["group"], "activity_key": NEW_MEETING}
    rows = Meeting.objects.filter(**ids, moderation="all")
    body = {**held, "form": "full", "course": thing.course, "planned_for": "2030-01-01T16:00Z"}
    return put("meeting_plan", body, is_there(rows), **ids)


def _begun(thing: Thing, rows: Any, ids: dict[str, Any]) -> list[Ask]:
    meeting = thing.ids["meeting"]
    rounds = Round.objects.filter(meeting_id=meeting, stage=ROUND)
    circles = Circle.objects.filter(meeting_id=meeting, step="new")
    counted = Ballot.objects.filter(meeting_id=meeting, key="second").exclude(closed_at=None)
    ended = is_there(rounds.filter(is_over=True))
    return [
        replace(
            put("round", {"running": False}, ended, **ids, stage=ROUND),
            arrange=lambda: rows.update(stage=ROUND),
        ),
        put(
            "circle_step",
            {"step": "new", "after": "second"},
            is_there(circles),
            **ids,
            stage=CIRCLE,
        ),
        put("ballot", {"open": False}, is_there(counted), **ids, stage=CIRCLE, key="second"),
    ]


def take_turn(thing: Thing, user_id: int) -> list[Ask]:
    """Hand on from a turn of one's own, which also a stranger has here; look at the round."""
    ids = {"meeting_id": thing.ids["meeting"]}
    turns = Turn.objects.filter(round__meeting_id=thing.ids["meeting"], user_id=user_id)
    done = is_there(turns.filter(state="done"))
    hand_on = put("round_turn", {"place": 900}, done, **ids, stage=ROUND)
    look = [at_moment(ask, "round", _round(thing, 0)) for ask in see_board(thing, user_id)]
    return [replace(hand_on, arrange=_round(thing, user_id)), *look]


def vote(thing: Thing, user_id: int) -> list[Ask]:
    """In the vote that is open."""
    ids = {"meeting_id": thing.ids["meeting"], "stage": CIRCLE, "key": "second"}
    rows = Vote.objects.filter(ballot__meeting_id=thing.ids["meeting"], option=OTHER_SIDE)
    return [put("ballot_vote", {"option": OTHER_SIDE}, _hers(rows), **ids)]


def take_side(thing: Thing, user_id: int) -> list[Ask]:
    """Choose a side, and the best reason of another, with nothing chosen before."""
    meeting = thing.ids["meeting"]
    ids, circles = (
        {"meeting_id": meeting, "stage": CIRCLE},
        Circle.objects.filter(meeting_id=meeting),
    )
    sides = Side.objects.filter(circle__meeting_id=meeting)
    picks = Pick.objects.filter(circle__meeting_id=meeting)

    def at(step: str, **side: Any) -> Callable[[], Any]:
        def arrange() -> None:
            sides.filter(user_id=user_id).delete()
            picks.filter(user_id=user_id).delete()
            circles.update(step=step)
            for row in circles.all() if side else ():
                Side.objects.create(circle=row, user_id=user_id, **side)

        return arrange

    side = put("circle_side", {"option": SIDE}, _hers(sides), **ids)
    pick = put("circle_pick", {"card": str(thing.ids["reason"])}, _hers(picks), **ids)
    return [replace(side, arrange=at("sides")), replace(pick, arrange=at("best", option=SIDE))]


def write_agreement(thing: Thing, user_id: int) -> list[Ask]:
    rows = Agreement.objects.filter(group_id=thing.ids["group"], number=2)
    body = {"course": thing.course, "rules": ["We listen"], "after": 1}
    return [put("agreement", body, is_there(rows), group_id=thing.ids["group"])]


def agree(thing: Thing, user_id: int) -> list[Ask]:
    """Say yes to what is agreed on, with no yes before."""
    rows = AgreementYes.objects.filter(agreement__group_id=thing.ids["group"])
    ids = {"group_id": thing.ids["group"], "number": 1}
    ask = put("agreement_yes", {"course": thing.course}, _hers(rows), **ids)
    return [replace(ask, arrange=lambda: rows.all().delete())]


def choose_nickname(thing: Thing, user_id: int) -> list[Ask]:
    rows = Nickname.objects.filter(group_id=thing.ids["group"])
    body = {"course": thing.course, "name": "Sea Eagle"}
    ask = put("nickname", body, _hers(rows), group_id=thing.ids["group"])
    return [replace(ask, arrange=lambda: rows.filter(user_id=user_id).delete())]


def _history(thing: Thing, what: str) -> Ask:
    return get("card_history", card_id=thing.ids[what])


def _hers(rows: Any) -> Any:
    """Whether there is a row of whoever asked."""
    return lambda who: rows.filter(user_id=who).exists()


def _is(rows: Any, **columns: Any) -> Any:
    return rows.filter(**columns)


def _closing(rows: Any) -> Callable[[], Any]:
    def close() -> None:
        for row in rows.all():
            rows.update(state="closed", closed_at=row.opened_at, code=None)

    return close


def _round(thing: Thing, user_id: int) -> Callable[[], Any]:
    """The opening round goes on, and this person holds the piece, whoever she is."""
    meetings = Meeting.objects.filter(pk=thing.ids["meeting"])
    rounds = Round.objects.filter(meeting_id=thing.ids["meeting"], stage=ROUND)

    def arrange() -> None:
        meetings.update(stage=ROUND)
        for row in rounds.all() if user_id else ():
            Turn.objects.filter(round=row, user_id=user_id).delete()
            Turn.objects.create(round=row, user_id=user_id, place=900, state="holding")

    return arrange
