"""A dilemma circle: votes in secret, sides in the open, and the best reason of another side."""

from uuid import uuid4

import pytest

from flexid_xblock.domain.errors import Conflict, Denied, Invalid, NotFound
from flexid_xblock.sessions import api as sessions
from flexid_xblock.sessions import rules
from flexid_xblock.sessions.models import Ballot, Circle, Pick, Side, Vote
from tests.sessions.deeds import STRANGERS, hide, put
from tests.sessions.leading import CIRCLE, OPTIONS, ROUND, STUDENTS, go, look, step

ONE, OTHER = OPTIONS[:2]


@pytest.fixture
def circle(actor, meeting):
    """A meeting in its dilemma circle, everybody reading."""
    go(actor("tor"), meeting, CIRCLE)
    step(actor("tor"), meeting, "read")
    return meeting


def choose(who, meeting, option: str) -> None:
    sessions.choose_side(who, meeting.id, CIRCLE, option=option)


def pick(who, meeting, card) -> None:
    sessions.pick(who, meeting.id, CIRCLE, card_id=card)


def reason(who, meeting, option: str, **changes: str):
    """A reason card of one side; its id."""
    return put(who, meeting, column=f"{CIRCLE}--{option}", **changes)


def ballots(who, meeting) -> dict[str, bool]:
    """Which votes this person's page shows, and which are open."""
    return {one.key: one.is_open for one in look(who, meeting).ballots}


def code_of(kind, act) -> str:
    """The code of the refusal."""
    with pytest.raises(kind) as refusal:
        act()
    return refusal.value.code


@pytest.mark.parametrize("name", ["ana", "kim", *STRANGERS])
def test_only_teachers_take_the_circle_on(actor, meeting, name: str) -> None:
    go(actor("tor"), meeting, CIRCLE)
    act = lambda: sessions.go_to_step(  # noqa: E731
        actor(name), meeting.id, CIRCLE, step="read", after=""
    )
    assert (code_of(NotFound, act), Circle.objects.count()) == ("not_found", 0)


def test_a_circle_begins_when_a_teacher_begins_it(actor, meeting) -> None:
    go(actor("tor"), meeting, CIRCLE)
    before = look(actor("ana"), meeting).circle
    step(actor("tor"), meeting, "read")
    found = look(actor("ana"), meeting).circle
    assert (before, found.step, found.minutes) == (None, "read", 4)
    assert found.sides == dict.fromkeys(OPTIONS, ())


def test_each_vote_is_open_in_its_own_step_only(actor, circle) -> None:
    found = {}
    for key in rules.STEPS:
        step(actor("tor"), circle, key)
        found[key] = ballots(actor("ana"), circle)
    first, both = {"first": False}, {"first": False, "second": False}
    assert found == {
        "read": {},
        "problem": {},
        "first": {"first": True},
        **dict.fromkeys(("sides", "reasons", "best"), first),
        "second": {"first": False, "second": True},
        **dict.fromkeys(("new", "done"), both),
    }


def test_going_back_does_not_open_a_counted_vote(actor, circle) -> None:
    for key in ("first", "sides", "first"):
        step(actor("tor"), circle, key)
    assert ballots(actor("ana"), circle) == {"first": False}


def test_six_votes_of_two_kinds_are_told_as_numbers(actor, circle) -> None:
    step(actor("tor"), circle, "first")
    for n, name in enumerate(STUDENTS):
        option = ONE if n < 2 else OTHER
        sessions.vote(actor(name), circle.id, CIRCLE, "first", option=option)
    step(actor("tor"), circle, "sides")
    numbers = {**dict.fromkeys(OPTIONS, 0), ONE: 2, OTHER: 4}
    expected = {"shown": True, "answered": 6, "options": numbers}
    assert [one.totals for one in look(actor("ana"), circle).ballots] == [expected]
    assert Vote.objects.count() == 0


def test_two_teachers_see_the_same_step(actor, circle) -> None:
    after_nothing = {"step": "problem", "after": ""}
    repeat = {"step": "read", "after": ""}
    sessions.go_to_step(actor("per"), circle.id, CIRCLE, **repeat)
    with pytest.raises(Conflict) as refusal:
        sessions.go_to_step(actor("per"), circle.id, CIRCLE, **after_nothing)
    assert (refusal.value.code, refusal.value.stored.step) == ("changed_elsewhere", "read")


def test_a_side_is_chosen_openly_and_need_not_be_the_vote(actor, circle) -> None:
    step(actor("tor"), circle, "first")
    sessions.vote(actor("ana"), circle.id, CIRCLE, "first", option=ONE)
    step(actor("tor"), circle, "sides")
    choose(actor("ana"), circle, OTHER)
    choose(actor("bo"), circle, OTHER)
    found = look(actor("cai"), circle).circle
    both = tuple(sorted(actor(name).user_id for name in ("ana", "bo")))
    assert (found.sides[OTHER], found.sides[ONE], found.my_side) == (both, (), "")
    assert look(actor("ana"), circle).circle.my_side == OTHER


def test_sides_are_chosen_while_reasons_are_collected(actor, circle) -> None:
    code = {}
    for key in rules.STEPS:
        step(actor("tor"), circle, key)
        try:
            choose(actor("ana"), circle, ONE)
            code[key] = "chosen"
        except Denied as refusal:
            code[key] = refusal.code
        Side.objects.all().delete()
    chosen = dict.fromkeys(("sides", "reasons"), "chosen")
    assert code == {**dict.fromkeys(rules.STEPS, "not_now"), **chosen}


@pytest.mark.parametrize("name", ["kim", "tor", *STRANGERS])
def test_only_students_of_the_group_take_sides(actor, circle, name: str) -> None:
    step(actor("tor"), circle, "sides")
    assert code_of(NotFound, lambda: choose(actor(name), circle, ONE)) == "not_found"
    assert code_of(NotFound, lambda: pick(actor(name), circle, uuid4())) == "not_found"


@pytest.fixture
def reasons(actor, circle):
    """Ana collects one side's reasons, Bo another's; the best of each is asked for."""
    step(actor("tor"), circle, "sides")
    choose(actor("ana"), circle, ONE)
    choose(actor("bo"), circle, OTHER)
    cards = {one: reason(actor("cai"), circle, one) for one in (ONE, OTHER)}
    step(actor("tor"), circle, "best")
    return cards


def test_the_best_reason_of_another_side_is_marked_and_not_counted(actor, circle, reasons) -> None:
    pick(actor("ana"), circle, reasons[OTHER])
    before = look(actor("cai"), circle).circle.picked
    choose_same = actor("dina")
    Side.objects.create(circle=Circle.objects.get(), user_id=choose_same.user_id, option=ONE)
    pick(choose_same, circle, reasons[OTHER])
    found = {name: look(actor(name), circle).circle for name in ("ana", "cai", "tor")}
    assert before == (reasons[OTHER],)
    assert {one.picked for one in found.values()} == {before}
    assert [one.my_pick for one in found.values()] == [reasons[OTHER], None, None]


def test_one_marks_one_card_and_may_change_ones_mind(actor, circle, reasons) -> None:
    more = reason(actor("dina"), circle, OTHER)
    for card in (reasons[OTHER], more, more):
        pick(actor("ana"), circle, card)
    assert list(Pick.objects.values_list("card_id", flat=True)) == [more]


def test_ones_own_side_and_other_cards_are_not_marked(actor, circle, reasons) -> None:
    plain = put(actor("cai"), circle)
    unmixed = reason(actor("cai"), circle, OTHER, display="unnamed")
    hidden = reason(actor("cai"), circle, OTHER)
    hide(actor("tor"), hidden)
    for card in (reasons[ONE], plain, unmixed, hidden, uuid4()):
        refused = code_of(Invalid, lambda card=card: pick(actor("ana"), circle, card))
        assert refused == "other_side"
    assert Pick.objects.count() == 0


def test_who_took_no_side_chooses_one_first(actor, circle, reasons) -> None:
    act = lambda: pick(actor("emre"), circle, reasons[ONE])  # noqa: E731
    assert code_of(Denied, act) == "side_first"


def test_marks_are_set_in_their_step_only_and_a_hidden_card_has_none(
    actor, circle, reasons
) -> None:
    pick(actor("ana"), circle, reasons[OTHER])
    step(actor("tor"), circle, "second")
    pick(actor("ana"), circle, reasons[OTHER])  # a repeat
    act = lambda: pick(actor("bo"), circle, reasons[ONE])  # noqa: E731
    assert code_of(Denied, act) == "not_now"
    hide(actor("tor"), reasons[OTHER])
    assert look(actor("bo"), circle).circle.picked == ()


def test_what_does_not_fit_is_refused(actor, circle) -> None:
    def go_on(stage: str, key: str) -> None:
        sessions.go_to_step(actor("tor"), circle.id, stage, step=key, after="read")

    assert code_of(Invalid, lambda: go_on(ROUND, "problem")) == "no_circle"
    assert code_of(Invalid, lambda: go_on(CIRCLE, "dance")) == "unknown_step"
    assert code_of(Invalid, lambda: choose(actor("ana"), circle, "maybe")) == "unknown_option"
    go(actor("tor"), circle, ROUND)
    assert code_of(Denied, lambda: go_on(CIRCLE, "problem")) == "not_this_stage"


def test_closing_the_meeting_counts_the_open_vote(actor, circle) -> None:
    step(actor("tor"), circle, "first")
    sessions.set_open(actor("tor"), circle.id, is_open=False)
    assert Ballot.objects.get().totals == {"shown": False}
