"""Kind words have kinds and no number; one never says them to oneself."""

import pytest

from flexid_xblock.domain.errors import Denied, Invalid, NotFound
from flexid_xblock.sessions import api as sessions
from flexid_xblock.sessions.models import Card, Reaction
from tests.journal.common import refusal
from tests.sessions.deeds import STRANGERS, counts, put, seen, set_meeting


@pytest.fixture
def card_id(actor, meeting):
    """Bo's."""
    return put(actor("bo"), meeting)


def react(who, card_id, kind: str = "strong", *, on: bool = True) -> None:
    sessions.react(who, card_id, kind, on=on)


def test_which_kinds_are_there_is_shown_and_not_how_many(actor, meeting, card_id) -> None:
    for name in ("ana", "cai", "kim", "tor"):
        react(actor(name), card_id)
    react(actor("ana"), card_id, "i_wonder")
    cards = {name: seen(actor(name), meeting)[card_id] for name in ("ana", "bo", "cai", "tor")}
    assert {card.reactions for card in cards.values()} == {("i_wonder", "strong")}
    own = {name: card.my_reactions for name, card in cards.items()}
    assert own == {
        "ana": ("i_wonder", "strong"), "bo": (), "cai": ("strong",), "tor": ("strong",)
    }  # fmt: skip


def test_twice_is_once_and_it_can_be_taken_back(actor, meeting, card_id) -> None:
    for on in (True, True, False, False):
        react(actor("ana"), card_id, on=on)
    assert Reaction.objects.count() == 0


def test_the_group_notices_a_new_kind_and_never_one_person_more(actor, meeting, card_id) -> None:
    before, changes = counts(meeting)[0], []
    for name, on in (("ana", True), ("cai", True), ("ana", False), ("cai", False)):
        react(actor(name), card_id, on=on)
        changes.append(counts(meeting)[0] - before)
    assert changes == [1, 1, 1, 2]


def test_nobody_says_it_to_herself(actor, card_id) -> None:
    assert refusal(lambda: react(actor("bo"), card_id))[:2] == (Denied, "own_card")


@pytest.mark.parametrize("kind", ["", "down", "same-here", "SAME_HERE"])
def test_there_are_four_kinds_and_none_is_unkind(actor, card_id, kind: str) -> None:
    assert refusal(lambda: react(actor("ana"), card_id, kind))[:2] == (Invalid, "bad_fields")
    assert sessions.REACTIONS == ("same_here", "thank_you", "strong", "i_wonder")


@pytest.mark.parametrize("name", STRANGERS)
def test_nobody_outside_the_group_reacts(actor, card_id, name: str) -> None:
    assert refusal(lambda: react(actor(name), card_id))[0] is NotFound


@pytest.mark.parametrize("name", ["ana", "tor"])
@pytest.mark.parametrize("how", ["waiting", "hidden", "unmixed", "unrevealed"])
def test_nobody_reacts_to_what_the_group_does_not_see(actor, meeting, card_id, name, how) -> None:
    if how == "unrevealed":
        set_meeting(meeting, is_revealed=False)
    else:
        Card.objects.update(**({"is_mixed": False} if how == "unmixed" else {"state": how}))
    assert refusal(lambda: react(actor(name), card_id))[0] is NotFound


def test_after_the_meeting_nothing_is_added(actor, meeting, card_id) -> None:
    set_meeting(meeting, state="closed")
    assert refusal(lambda: react(actor("ana"), card_id))[:2] == (Denied, "meeting_closed")
