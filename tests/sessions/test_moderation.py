"""Teachers let up, hide, give back and restore; every act is reversible, told and kept."""

from uuid import uuid4

import pytest

from flexid_xblock.domain.errors import Denied, Invalid, NotFound
from flexid_xblock.sessions import api as sessions
from flexid_xblock.sessions.models import Card, CardAct
from tests.journal.common import refusal
from tests.sessions.deeds import (
    REASON,
    STRANGERS,
    WHY,
    acts,
    counts,
    hide,
    put,
    report,
    restore,
    rewrite,
    seen,
    set_meeting,
    state,
    texts,
)

ACTS = {
    "approve": lambda who, card_id: sessions.approve(who, card_id),
    "hide": hide,
    "restore": restore,
    "return": lambda who, card_id: sessions.return_card(who, card_id, note=REASON),
    "claim": lambda who, card_id: sessions.claim(who, card_id, claimed=True),
    "pause": lambda who, card_id: sessions.pause_writer(
        who, card_id, uuid4(), minutes=5, note=REASON
    ),
    "author": lambda who, card_id: sessions.see_author(who, card_id, reason=WHY),
    "reporters": lambda who, card_id: sessions.see_reporters(who, card_id, reason=WHY),
    "hand over": lambda who, card_id: sessions.to_hand_over(who, card_id),
    "note it": lambda who, card_id: sessions.note_hand_over(who, card_id),
    "keep": lambda who, card_id: sessions.keep_card(who, uuid4(), card_id, reason=WHY),
}


@pytest.fixture
def card_id(actor, meeting):
    """Bo's."""
    return put(actor("bo"), meeting, "Bo's")


@pytest.fixture
def waiting(actor, meeting):
    """Bo's, before a teacher has looked."""
    set_meeting(meeting, moderation="all")
    return put(actor("bo"), meeting, "Bo's")


@pytest.mark.parametrize("act", ACTS)
@pytest.mark.parametrize("name", ["ana", "bo", "kim", *STRANGERS])
def test_only_teachers_of_the_group_do_any_of_it(actor, card_id, name: str, act: str) -> None:
    if (name, act) == ("liv", "keep"):  # the safeguarding lead may ask for a copy
        return
    found = [refusal(lambda one=one: ACTS[act](actor(name), one)) for one in (card_id, uuid4())]
    assert (found[0], found[0][0], acts(card_id)) == (found[1], NotFound, [])


@pytest.mark.parametrize("act", [one for one in ACTS if one != "keep"])
def test_what_its_author_took_back_is_not_there_for_teachers(actor, card_id, act: str) -> None:
    sessions.take_back(actor("bo"), card_id)
    assert refusal(lambda: ACTS[act](actor("tor"), card_id))[0] is NotFound
    assert refusal(lambda: sessions.history(actor("tor"), card_id))[0] is NotFound


@pytest.mark.parametrize("act", ["hide", "return"])
@pytest.mark.parametrize("reason", ["", "  ", "no"])
def test_nothing_is_taken_off_without_a_word_to_its_author(
    actor, card_id, act: str, reason: str
) -> None:
    how = {
        "hide": lambda: hide(actor("tor"), card_id, reason),
        "return": lambda: sessions.return_card(actor("tor"), card_id, note=reason),
    }
    code = {"hide": "reason_missing", "return": "note_missing"}[act]
    assert (refusal(how[act])[:2], state(card_id)) == ((Invalid, code), "shown")


def test_a_card_that_was_let_up_is_there_for_all(actor, meeting, waiting) -> None:
    for _ in range(2):
        sessions.approve(actor("tor"), waiting)
    assert (texts(actor("ana"), meeting), acts(waiting)) == (["Bo's"], ["approved"])
    assert Card.objects.get().was_shown is True


def test_letting_an_unnamed_card_up_does_not_show_it_alone(actor, meeting) -> None:
    set_meeting(meeting, moderation="all")
    card_id = put(actor("bo"), meeting, display="unnamed")
    before = counts(meeting)
    sessions.approve(actor("tor"), card_id)
    assert (state(card_id), texts(actor("ana"), meeting)) == ("shown", [])
    assert counts(meeting) == (before[0], before[1] + 1)


@pytest.mark.parametrize("act", ["hide", "return"])
def test_what_was_decided_otherwise_is_not_let_up_by_a_slow_colleague(
    actor, waiting, act: str
) -> None:
    ACTS[act](actor("per"), waiting)
    refused = refusal(lambda: sessions.approve(actor("tor"), waiting))
    assert refused[:2] == (Denied, "settled_otherwise")


@pytest.mark.parametrize("act", ["hide", "return"])
def test_its_author_keeps_her_text_and_reads_why(actor, meeting, card_id, act: str) -> None:
    ACTS[act](actor("tor"), card_id)
    told = {name: seen(actor(name), meeting).get(card_id) for name in ("ana", "kim", "bo", "per")}
    shown = {name: card and (card.text, card.reason) for name, card in told.items()}
    hers = ("Bo's", REASON)
    assert shown == {"ana": None, "kim": None, "bo": hers, "per": hers}


@pytest.mark.parametrize("display", ["named", "unnamed"])
def test_restoring_gives_the_identical_text_back(actor, meeting, display: str) -> None:
    text = "Brød, خبز and 🍞\n  in two lines"
    card_id = put(actor("bo"), meeting, text, display=display)
    Card.objects.update(is_mixed=True)
    before = seen(actor("ana"), meeting)
    hide(actor("tor"), card_id)
    restore(actor("per"), card_id)
    assert (seen(actor("ana"), meeting), before[card_id].text) == (before, text)
    assert acts(card_id) == ["hidden", "restored"]


@pytest.mark.parametrize("act", ["hide", "return"])
def test_twice_is_once_and_the_first_reason_stands(actor, meeting, card_id, act: str) -> None:
    ACTS[act](actor("tor"), card_id)
    how = {
        "hide": lambda: hide(actor("per"), card_id, "another reason"),
        "return": lambda: sessions.return_card(actor("per"), card_id, note="another note"),
    }
    how[act]()
    assert seen(actor("bo"), meeting)[card_id].reason == REASON
    assert len(acts(card_id)) == 1


def test_a_hidden_card_may_be_given_back_and_a_returned_one_hidden(actor, meeting, card_id) -> None:
    hide(actor("tor"), card_id)
    sessions.return_card(actor("tor"), card_id, note="Try again.")
    hide(actor("tor"), card_id, "Not here.")
    restore(actor("tor"), card_id)
    assert acts(card_id) == ["hidden", "returned", "hidden", "restored"]
    assert texts(actor("ana"), meeting) == ["Bo's"]


def test_restoring_what_is_not_hidden_does_nothing(actor, card_id) -> None:
    restore(actor("tor"), card_id)
    assert (acts(card_id), state(card_id)) == ([], "shown")


@pytest.mark.parametrize("act", ["hide", "return", "restore"])
def test_the_groups_next_poll_notices(actor, meeting, card_id, act: str) -> None:
    if act == "restore":
        hide(actor("tor"), card_id)
    before = counts(meeting)[0]
    ACTS[act](actor("tor"), card_id)
    assert counts(meeting)[0] == before + 1 == Card.objects.get().change


def test_the_history_tells_what_who_and_why_to_the_minute(actor, card_id) -> None:
    hide(actor("tor"), card_id)
    restore(actor("per"), card_id)
    told = sessions.history(actor("tor"), card_id).acts
    assert [(act.kind, act.by, act.reason) for act in told] == [
        ("hidden", actor("tor").user_id, REASON),
        ("restored", actor("per").user_id, ""),
    ]
    assert {(act.at.second, act.at.microsecond) for act in told} == {(0, 0)}
    assert sessions.history(actor("bo"), card_id).acts == told


@pytest.mark.parametrize("name", ["ana", "kim", *STRANGERS])
def test_the_history_is_for_its_author_and_the_teachers(actor, card_id, name: str) -> None:
    found = [
        refusal(lambda one=one: sessions.history(actor(name), one)) for one in (card_id, uuid4())
    ]
    assert (found[0], found[0][0]) == (found[1], NotFound)


def test_neither_text_nor_reason_is_stored_in_clear(actor, meeting) -> None:
    card_id = put(actor("bo"), meeting, "kanarifugl")
    hide(actor("tor"), card_id, "papegøye")
    stored = bytes(Card.objects.get().text) + bytes(CardAct.objects.get().reason)
    assert [word.encode() in stored for word in ("kanarifugl", "papegøye")] == [False, False]


def test_no_reason_is_shown_by_accident(actor, card_id) -> None:
    hide(actor("tor"), card_id, "papegøye")
    report(actor("ana"), put(actor("bo"), meeting_of(actor)), words="papegøye")
    assert "papegøye" not in repr(sessions.history(actor("tor"), card_id))


def meeting_of(actor):
    """The meeting that is open."""
    return sessions.live(actor("tor"), Card.objects.first().meeting_id).meeting


def test_a_rewritten_card_can_be_hidden_anew(actor, card_id) -> None:
    sessions.return_card(actor("tor"), card_id, note=REASON)
    rewrite(actor("bo"), card_id, "second")
    hide(actor("tor"), card_id)
    assert acts(card_id) == ["returned", "rewritten", "hidden"]
