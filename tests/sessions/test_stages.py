"""Teachers lead from stage to stage: the group is where they are, on every page."""

from datetime import timedelta

import pytest
from django.utils import timezone

from flexid_xblock.domain.errors import Conflict, Denied, Invalid, NotFound
from flexid_xblock.sessions import api as sessions
from flexid_xblock.sessions.models import Card, Meeting
from tests.sessions.deeds import STRANGERS, put, seen, set_meeting
from tests.sessions.leading import CIRCLE, ROUND, go, look


def move(who, meeting, stage: str, after: str = "") -> sessions.StageNow:
    """Take the group to a stage."""
    return sessions.go_to_stage(who, meeting.id, stage=stage, after=after)


@pytest.mark.parametrize("name", ["ana", "kim", *STRANGERS])
def test_only_teachers_of_the_group_lead(actor, meeting, name: str) -> None:
    with pytest.raises(NotFound):
        move(actor(name), meeting, ROUND)
    assert Meeting.objects.get().stage == ""


def test_before_the_first_stage_there_is_none(actor, meeting) -> None:
    assert [look(actor(name), meeting).stage for name in ("ana", "tor")] == [None, None]


def test_everybody_lands_in_the_stage_the_teachers_are_in(actor, meeting) -> None:
    begun = move(actor("tor"), meeting, ROUND)
    found = [look(actor(name), meeting).stage for name in ("ana", "kim", "tor", "per")]
    assert (found, begun.key, begun.minutes, begun.number, begun.of) == (
        [begun] * 4,
        ROUND,
        10,
        1,
        8,
    )
    assert timezone.now() - begun.since < timedelta(minutes=1)


def test_a_repeat_is_answered_as_the_first_time_and_starts_no_new_clock(actor, meeting) -> None:
    first = move(actor("tor"), meeting, ROUND)
    assert move(actor("per"), meeting, ROUND) == first


def test_who_follows_on_another_stage_is_shown_where_the_group_is(actor, meeting) -> None:
    now = move(actor("tor"), meeting, ROUND)
    with pytest.raises(Conflict) as refusal:
        move(actor("per"), meeting, CIRCLE)
    assert (refusal.value.code, refusal.value.stored) == ("changed_elsewhere", now)


def test_teachers_may_go_back(actor, meeting) -> None:
    move(actor("tor"), meeting, CIRCLE)
    assert move(actor("tor"), meeting, ROUND, after=CIRCLE).number == 1


@pytest.mark.parametrize("stage", ["", "nowhere"])
def test_a_stage_that_is_not_there_is_refused(actor, meeting, stage: str) -> None:
    with pytest.raises(Invalid) as refusal:
        move(actor("tor"), meeting, stage)
    assert refusal.value.code == "unknown_stage"


def test_a_closed_meeting_stays_where_it_is(actor, meeting) -> None:
    sessions.set_open(actor("tor"), meeting.id, is_open=False)
    with pytest.raises(Denied) as refusal:
        move(actor("tor"), meeting, ROUND)
    assert refusal.value.code == "meeting_closed"


def test_a_shorter_form_has_its_own_minutes(actor, meeting) -> None:
    settings = {"form": "lessons", "moderation": "none", "revealed": True}
    sessions.set_meeting(actor("tor"), meeting.id, **settings)
    found = move(actor("tor"), meeting, CIRCLE)
    assert (found.minutes, found.number, found.of) == (25, 4, 7)
    with pytest.raises(Invalid):
        move(actor("tor"), meeting, "food", after=CIRCLE)


def test_a_stage_that_the_new_form_leaves_out_is_still_shown(actor, meeting) -> None:
    move(actor("tor"), meeting, "food")
    settings = {"form": "lessons", "moderation": "none", "revealed": True}
    sessions.set_meeting(actor("tor"), meeting.id, **settings)
    found = look(actor("ana"), meeting).stage
    assert (found.key, found.minutes, found.number, found.of) == ("food", 15, 0, 7)


def mix_by_stage(actor, meeting) -> None:
    go(actor("tor"), meeting, CIRCLE)


def mix_by_hand(actor, meeting) -> None:
    sessions.mix_cards(actor("per"), meeting.id)


def mix_by_closing(actor, meeting) -> None:
    sessions.set_open(actor("tor"), meeting.id, is_open=False)


@pytest.mark.parametrize("mix", [mix_by_stage, mix_by_hand, mix_by_closing])
def test_cards_without_a_name_are_shown_together(actor, meeting, mix) -> None:
    cards = {put(actor(name), meeting, display="unnamed") for name in ("bo", "cai")}
    before = set(seen(actor("ana"), meeting))
    mix(actor, meeting)
    stamps = set(Card.objects.filter(pk__in=cards).values_list("change", "is_mixed", "was_shown"))
    assert (before, set(seen(actor("ana"), meeting))) == (set(), cards)
    assert stamps == {(Meeting.objects.get().change, True, True)}


def test_a_card_that_waits_for_a_teacher_is_not_mixed_yet(actor, meeting) -> None:
    set_meeting(meeting, moderation="all")
    card = put(actor("bo"), meeting, display="unnamed")
    mix_by_hand(actor, meeting)
    sessions.approve(actor("tor"), card)
    assert seen(actor("ana"), meeting) == {}
    mix_by_stage(actor, meeting)
    assert set(seen(actor("ana"), meeting)) == {card}


def test_mixing_nothing_is_no_news(actor, meeting) -> None:
    before = Meeting.objects.get().change
    mix_by_hand(actor, meeting)
    assert Meeting.objects.get().change == before


@pytest.mark.parametrize("name", ["ana", "kim", "una", "max"])
def test_only_teachers_mix(actor, meeting, name: str) -> None:
    put(actor("bo"), meeting, display="unnamed")
    with pytest.raises(NotFound):
        sessions.mix_cards(actor(name), meeting.id)
    assert Card.objects.get().is_mixed is False


def reveal(who, meeting, *, revealed: bool) -> None:
    """Show the board, or hide it until it is shown."""
    settings = {"form": "full", "moderation": "none", "revealed": revealed}
    sessions.set_meeting(who, meeting.id, **settings)


def test_until_the_reveal_each_sees_her_own_card_only(actor, meeting) -> None:
    reveal(actor("tor"), meeting, revealed=False)
    cards = {name: put(actor(name), meeting) for name in ("ana", "bo")}
    unnamed = put(actor("cai"), meeting, display="unnamed")
    names = ("ana", "bo", "kim", "tor")
    before = [set(seen(actor(name), meeting)) for name in names]
    reveal(actor("tor"), meeting, revealed=True)
    all_of_them = {*cards.values(), unnamed}
    assert before == [{cards["ana"]}, {cards["bo"]}, set(), all_of_them]
    assert [set(seen(actor(name), meeting)) for name in names] == [all_of_them] * 4


def test_a_board_can_be_hidden_again(actor, meeting) -> None:
    put(actor("bo"), meeting)
    reveal(actor("tor"), meeting, revealed=False)
    assert seen(actor("ana"), meeting) == {}
