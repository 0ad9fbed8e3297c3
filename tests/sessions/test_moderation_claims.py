"""A claim is honest: one press makes it, one person has it, whatever settles the card ends it."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.utils import timezone

from flexid_xblock.domain.errors import Denied
from flexid_xblock.sessions import api as sessions
from flexid_xblock.sessions.models import Card
from tests.journal.common import refusal
from tests.sessions.deeds import REASON, counts, hide, put, restore, seen, set_meeting


@pytest.fixture
def card_id(actor, meeting):
    """Bo's, which waits for a teacher."""
    set_meeting(meeting, moderation="all")
    return put(actor("bo"), meeting)


def claim(who, card_id, *, claimed: bool = True) -> None:
    sessions.claim(who, card_id, claimed=claimed)


def holder(actor, meeting, card_id) -> int | None:
    """Who looks at the card, as a teacher's page says."""
    return seen(actor("per"), meeting)[card_id].desk.claimed_by


def test_of_two_one_has_it_and_the_other_is_told(actor, meeting, card_id) -> None:
    claim(actor("tor"), card_id)
    refused = refusal(lambda: claim(actor("per"), card_id))
    assert (refused[:2], holder(actor, meeting, card_id)) == (
        (Denied, "claimed_already"),
        actor("tor").user_id,
    )


def test_who_pressed_in_between_wins(actor, meeting, card_id) -> None:
    pressed = []

    def press(execute: Callable, sql: str, params: Any, many: bool, context: Any) -> Any:
        if sql.startswith("UPDATE") and "claimed_by" in sql and not pressed:
            pressed.append(sql)
            now = {"claimed_by": actor("per").user_id, "claimed_at": timezone.now()}
            Card.objects.filter(pk=card_id).update(**now)
        return execute(sql, params, many, context)

    with connection.execute_wrapper(press):
        refused = refusal(lambda: claim(actor("tor"), card_id))
    assert (refused[:2], len(pressed)) == ((Denied, "claimed_already"), 1)


def test_looking_at_a_card_or_its_history_is_no_claim(actor, meeting, card_id) -> None:
    seen(actor("tor"), meeting)
    sessions.history(actor("tor"), card_id)
    assert holder(actor, meeting, card_id) is None


def test_claiming_twice_is_claiming_once(actor, meeting, card_id) -> None:
    for _ in range(2):
        claim(actor("tor"), card_id)
    assert holder(actor, meeting, card_id) == actor("tor").user_id


def test_who_cancels_lets_it_go_and_nobody_elses(actor, meeting, card_id) -> None:
    claim(actor("tor"), card_id)
    claim(actor("per"), card_id, claimed=False)
    assert holder(actor, meeting, card_id) == actor("tor").user_id
    claim(actor("tor"), card_id, claimed=False)
    claim(actor("per"), card_id)
    assert holder(actor, meeting, card_id) == actor("per").user_id


@pytest.mark.parametrize(("minutes", "is_over"), [(29, False), (30, True)])
def test_it_ends_by_itself_after_half_an_hour(
    actor, meeting, card_id, minutes: int, is_over: bool
) -> None:
    claim(actor("tor"), card_id)
    Card.objects.update(claimed_at=timezone.now() - timedelta(minutes=minutes))
    if is_over:
        assert holder(actor, meeting, card_id) is None
        claim(actor("per"), card_id)
    else:
        assert refusal(lambda: claim(actor("per"), card_id))[1] == "claimed_already"


@pytest.mark.parametrize("act", ["approve", "hide", "return", "restore", "take back"])
def test_whatever_settles_the_card_lets_it_go(actor, meeting, card_id, act: str) -> None:
    if act == "restore":
        hide(actor("per"), card_id)
    claim(actor("tor"), card_id)
    {
        "approve": lambda: sessions.approve(actor("per"), card_id),
        "hide": lambda: hide(actor("per"), card_id),
        "return": lambda: sessions.return_card(actor("per"), card_id, note=REASON),
        "restore": lambda: restore(actor("per"), card_id),
        "take back": lambda: sessions.take_back(actor("bo"), card_id),
    }[act]()
    assert Card.objects.values_list("claimed_by", "claimed_at").get() == (None, None)


def test_a_claim_stops_no_colleague(actor, meeting, card_id) -> None:
    claim(actor("tor"), card_id)
    hide(actor("per"), card_id)
    assert Card.objects.get().state == "hidden"


def test_only_the_teachers_polls_notice(actor, meeting, card_id) -> None:
    group, desk = counts(meeting)
    claim(actor("tor"), card_id)
    assert counts(meeting) == (group, desk + 1)
    assert seen(actor("bo"), meeting)[card_id].desk is None
