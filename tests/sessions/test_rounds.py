"""In a round everybody who is there has a turn, and passing looks like speaking."""

import pytest

from flexid_xblock.domain.errors import Denied, Invalid, NotFound
from flexid_xblock.sessions import api as sessions
from flexid_xblock.sessions.models import Presence, Round, Turn
from tests.sessions.deeds import STRANGERS
from tests.sessions.leading import CIRCLE, ROUND, go, look

HERE = ("ana", "bo", "cai", "kim")


@pytest.fixture
def round_of(actor, meeting):
    """A round of four that was just begun."""
    for name in HERE:
        sessions.attend(actor(name), meeting.id)
    go(actor("tor"), meeting, ROUND)
    run(actor("tor"), meeting)
    return meeting


def run(who, meeting, *, running: bool = True, stage: str = ROUND) -> None:
    """Begin the round, or end it."""
    sessions.run_round(who, meeting.id, stage, running=running)


def turns(who, meeting) -> list[tuple[int, str]]:
    """Whose turn it is, in order."""
    return [(one.user_id, one.state) for one in look(who, meeting).round.turns]


def by_place(people) -> dict[int, str]:
    """The name of whoever sits at each place."""
    names = {user.pk: name for name, user in people.items()}
    return {one.place: names[one.user_id] for one in Turn.objects.all()}


def hand_on(who, meeting, place: int) -> None:
    sessions.hand_on(who, meeting.id, ROUND, place=place)


@pytest.mark.parametrize("name", ["ana", "kim", *STRANGERS])
def test_only_teachers_begin_a_round(actor, meeting, name: str) -> None:
    go(actor("tor"), meeting, ROUND)
    with pytest.raises(NotFound):
        run(actor(name), meeting)
    assert Round.objects.count() == 0


def test_who_is_there_has_one_turn_each_and_the_first_holds_the_piece(actor, round_of) -> None:
    found = turns(actor("ana"), round_of)
    assert sorted(who for who, _ in found) == sorted(actor(name).user_id for name in HERE)
    assert [state for _, state in found] == ["holding", "waiting", "waiting", "waiting"]


def test_everybody_sees_the_same_order(actor, round_of) -> None:
    assert len({tuple(turns(actor(name), round_of)) for name in ("ana", "kim", "tor")}) == 1


def test_the_order_is_one_of_chance(actor, round_of) -> None:
    orders = set()
    for _ in range(12):
        run(actor("tor"), round_of, running=False)
        run(actor("tor"), round_of)
        orders.add(tuple(who for who, _ in turns(actor("tor"), round_of)))
    assert len(orders) > 1


def test_beginning_twice_keeps_the_first_order(actor, round_of) -> None:
    before = turns(actor("tor"), round_of)
    run(actor("per"), round_of)
    assert turns(actor("tor"), round_of) == before


def test_the_piece_goes_round_until_all_had_it(actor, round_of, people) -> None:
    for place, name in by_place(people).items():
        hand_on(actor(name), round_of, place)
        hand_on(actor(name), round_of, place)  # twice is once
    found = look(actor("ana"), round_of)
    assert (found.round.is_over, {one.state for one in found.round.turns}) == (True, {"done"})


def test_nobody_takes_the_piece_from_another(actor, round_of, people) -> None:
    places = by_place(people)
    for name, place in ((places[2], 1), (places[2], 2), (places[3], 1)):
        with pytest.raises(Denied) as refusal:
            hand_on(actor(name), round_of, place)
        assert refusal.value.code == "not_your_turn"


def test_a_teacher_hands_on_for_who_is_away(actor, round_of) -> None:
    hand_on(actor("per"), round_of, 1)
    assert [state for _, state in turns(actor("ana"), round_of)][:2] == ["done", "holding"]


def test_only_the_holder_and_teachers_may_hand_on(actor, round_of, people) -> None:
    holder = by_place(people)[1]
    may = {name: look(actor(name), round_of).may_hand_on for name in (*HERE, "tor")}
    assert may == {**dict.fromkeys(HERE, False), holder: True, "tor": True}
    assert look(actor("tor"), round_of, as_screen=True).may_hand_on is False


def test_who_comes_late_has_the_last_turn(actor, round_of) -> None:
    sessions.attend(actor("dina"), round_of.id)
    sessions.attend(actor("dina"), round_of.id)
    assert turns(actor("tor"), round_of)[4:] == [(actor("dina").user_id, "waiting")]


def test_the_first_who_comes_to_an_empty_round_holds_the_piece(actor, meeting) -> None:
    go(actor("tor"), meeting, ROUND)
    run(actor("tor"), meeting)
    empty = look(actor("tor"), meeting).round
    sessions.attend(actor("ana"), meeting.id)
    assert (empty.turns, turns(actor("tor"), meeting)) == (
        (),
        [(actor("ana").user_id, "holding")],
    )


def test_a_round_that_was_ended_takes_nobody_more(actor, round_of) -> None:
    run(actor("tor"), round_of, running=False)
    sessions.attend(actor("dina"), round_of.id)
    assert len(turns(actor("tor"), round_of)) == len(HERE)


def test_only_rounds_have_turns_and_only_now(actor, meeting) -> None:
    with pytest.raises(Invalid) as no_round:
        run(actor("tor"), meeting, stage=CIRCLE)
    with pytest.raises(Denied) as elsewhere:
        run(actor("tor"), meeting)
    assert (no_round.value.code, elsewhere.value.code) == ("no_round", "not_this_stage")


def test_when_the_meeting_is_closed_nothing_is_left_of_its_rounds(actor, round_of) -> None:
    sessions.set_open(actor("tor"), round_of.id, is_open=False)
    assert (Round.objects.count(), Turn.objects.count(), Presence.objects.count()) == (0, 0, 4)


def test_a_turn_that_nobody_has_is_not_there(actor, round_of) -> None:
    with pytest.raises(NotFound):
        hand_on(actor("tor"), round_of, 9)
