"""A card that came back is written anew; a card is taken back whenever its author likes."""

from uuid import uuid4

import pytest

from flexid_xblock.access import api as access
from flexid_xblock.domain.errors import Conflict, Denied, Invalid, NotFound
from flexid_xblock.sessions import api as sessions
from flexid_xblock.sessions.models import Card, CardAct, Reaction, Translation
from tests.journal.common import refusal
from tests.sessions.deeds import (
    STRANGERS,
    acts,
    hide,
    put,
    report,
    rewrite,
    seen,
    set_meeting,
    state,
    texts,
)

NOTE = "Say it about yourself, and it is fine."


@pytest.fixture
def returned(actor, meeting):
    """Ana's card, given back by Tor."""
    card_id = put(actor("ana"), meeting, "first")
    sessions.return_card(actor("tor"), card_id, note=NOTE)
    return card_id


def test_what_was_written_anew_waits_for_a_teacher(actor, meeting, returned) -> None:
    placed = rewrite(actor("ana"), returned, "second")
    assert (placed.state, placed.revision, texts(actor("bo"), meeting)) == ("waiting", 1, [])
    sessions.approve(actor("per"), returned)
    assert texts(actor("bo"), meeting) == ["second"]
    assert acts(returned) == ["returned", "rewritten", "approved"]


def test_the_same_again_is_the_same_answer(actor, returned) -> None:
    answers = [rewrite(actor("ana"), returned, "second") for _ in range(2)]
    assert (answers[0], acts(returned)) == (answers[1], ["returned", "rewritten"])


@pytest.mark.parametrize("based_on", [0, 1, 7])
def test_what_does_not_follow_on_is_refused_with_what_is_stored(
    actor, returned, based_on: int
) -> None:
    rewrite(actor("ana"), returned, "second")
    with pytest.raises((Conflict, Denied)) as refused:
        rewrite(actor("ana"), returned, "third", based_on=based_on)
    stored = getattr(refused.value, "stored", None)
    told = (refused.value.code, stored and (stored.revision, stored.text))
    elsewhere = ("changed_elsewhere", (1, "second"))
    assert told == (("not_returned", None) if based_on == 1 else elsewhere)


@pytest.mark.parametrize("how", ["shown", "waiting", "hidden", "taken_back"])
def test_only_a_card_that_came_back_is_written_anew(actor, meeting, how: str) -> None:
    set_meeting(meeting, moderation="all" if how == "waiting" else "none")
    card_id = put(actor("ana"), meeting, "first")
    if how == "hidden":
        hide(actor("tor"), card_id)
    if how == "taken_back":
        sessions.take_back(actor("ana"), card_id)
    refused = refusal(lambda: rewrite(actor("ana"), card_id, "second"))
    assert (refused[:2], state(card_id)) == ((Denied, "not_returned"), how)


@pytest.mark.parametrize("name", ["bo", "kim", "tor", *STRANGERS])
def test_nobody_else_writes_or_takes_back_a_card(actor, returned, name: str) -> None:
    found = [
        refusal(lambda: rewrite(actor(name), returned, "mine"))[0],
        refusal(lambda: sessions.take_back(actor(name), returned))[0],
        refusal(lambda: sessions.course_of(actor(name), returned))[0],
    ]
    assert (found, state(returned)) == ([NotFound] * 3, "returned")


def test_staff_who_look_through_her_eyes_change_nothing(actor, returned) -> None:
    masked = actor("ana", seen_by="max")
    for act in (
        lambda: rewrite(masked, returned, "x"),
        lambda: sessions.take_back(masked, returned),
    ):
        assert refusal(act)[0] is NotFound
    assert acts(returned) == ["returned"]


@pytest.mark.parametrize(
    ("text", "language", "code"),
    [(" ", "", "empty_text"), ("x" * 4001, "", "too_long"), ("x", "Norwegian", "unknown_language")],
)
def test_what_does_not_fit_stays_as_it_was(actor, returned, text, language, code: str) -> None:
    with pytest.raises(Invalid) as refused:
        sessions.rewrite_card(actor("ana"), returned, text=text, language=language, based_on=0)
    assert (refused.value.code, state(returned)) == (code, "returned")


@pytest.mark.parametrize("code", ["meeting_closed", "not_enrolled", "paused", "no_teacher"])
def test_who_cannot_write_now_writes_nothing_anew(actor, meeting, returned, code: str) -> None:
    ana = actor("ana", enrolled=code != "not_enrolled")
    if code == "meeting_closed":
        set_meeting(meeting, state="closed")
    if code == "paused":
        sessions.pause_writer(actor("tor"), returned, uuid4(), minutes=5, note=NOTE)
    for name in ("tor", "per") if code == "no_teacher" else ():
        access.end_membership(group_id=meeting.group_id, user_id=actor(name).user_id)
    refused = refusal(lambda: rewrite(ana, returned, "second"))
    assert (refused[:2], state(returned)) == ((Denied, code), "returned")


def test_an_unnamed_card_that_was_written_anew_waits_for_others_again(actor, meeting) -> None:
    card_id = put(actor("ana"), meeting, display="unnamed")
    Card.objects.update(is_mixed=True, was_shown=True)
    sessions.return_card(actor("tor"), card_id, note=NOTE)
    rewrite(actor("ana"), card_id, "second")
    sessions.approve(actor("tor"), card_id)
    assert (Card.objects.get().is_mixed, texts(actor("bo"), meeting)) == (False, [])


def test_what_belonged_to_the_old_words_goes_with_them(actor, meeting) -> None:
    card_id = put(actor("ana"), meeting, "first")
    sessions.react(actor("bo"), card_id, "strong", on=True)
    said = {"translation_id": uuid4(), "text": "første", "after": 0}
    sessions.translate(actor("kim"), card_id, "nb", **said)
    hide(actor("tor"), card_id)
    sessions.moderate(actor("tor"), card_id, hidden=False, reason="")
    sessions.return_card(actor("tor"), card_id, note=NOTE)
    rewrite(actor("ana"), card_id, "second")
    left = (Reaction.objects.count(), Translation.objects.count(), Card.objects.get().is_restored)
    assert left == (0, 0, False)


def test_what_stood_there_before_is_kept_for_the_teachers_and_in_no_clear_word(
    actor, meeting, returned
) -> None:
    rewrite(actor("ana"), returned, "second")
    told = sessions.history(actor("per"), returned).acts
    assert [(act.kind, act.reason) for act in told] == [("returned", NOTE), ("rewritten", "first")]
    assert [seen(actor(name), meeting)[returned].reason for name in ("ana", "tor")] == ["", ""]
    assert b"first" not in b"".join(bytes(act.reason) for act in CardAct.objects.all())


@pytest.mark.parametrize("how", ["shown", "waiting", "hidden", "returned"])
def test_she_takes_her_card_back_whatever_became_of_it(actor, meeting, how: str) -> None:
    set_meeting(meeting, moderation="all" if how == "waiting" else "none")
    card_id = put(actor("ana"), meeting)
    if how == "hidden":
        hide(actor("tor"), card_id)
    if how == "returned":
        sessions.return_card(actor("tor"), card_id, note=NOTE)
    before = len(acts(card_id))
    for _ in range(2):
        sessions.take_back(actor("ana"), card_id)
    assert (state(card_id), len(acts(card_id))) == ("taken_back", before + 1)
    assert [card_id in seen(actor(name), meeting) for name in ("ana", "bo", "tor")] == [False] * 3


def test_she_may_take_it_back_when_she_may_write_no_more(actor, meeting) -> None:
    cards = [put(actor("ana"), meeting) for _ in range(2)]
    set_meeting(meeting, state="closed")
    sessions.take_back(actor("ana", enrolled=False), cards[0])
    access.end_membership(group_id=meeting.group_id, user_id=actor("ana").user_id)
    sessions.take_back(actor("ana"), cards[1])
    assert [state(card_id) for card_id in cards] == ["taken_back"] * 2


def test_who_reported_what_was_taken_back_is_told_that_it_is_gone(actor, meeting) -> None:
    card_id = put(actor("ana"), meeting)
    report(actor("bo"), card_id)
    sessions.take_back(actor("ana"), card_id)
    assert Card.objects.get().reports.get().outcome == "hidden"


def test_no_act_of_an_author_carries_her_number(actor, returned) -> None:
    rewrite(actor("ana"), returned, "second")
    sessions.take_back(actor("ana"), returned)
    assert [act.by for act in CardAct.objects.order_by("number")][1:] == [None, None]
