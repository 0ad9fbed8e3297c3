"""A board shows each person what she may see, and nothing that tells more."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from flexid_xblock.domain.errors import NotFound
from flexid_xblock.sessions import api as sessions
from flexid_xblock.sessions.models import Card
from tests.sessions.deeds import REASON, STRANGERS, hide, put, report, restore, seen
from tests.sessions.leading import look

GROUP = ("ana", "kim", "bo", "tor", "per")


@pytest.mark.parametrize("name", STRANGERS)
def test_nobody_outside_the_group_finds_the_board(actor, meeting, name: str) -> None:
    put(actor("bo"), meeting)
    for as_screen in (False, True):
        with pytest.raises(NotFound):
            sessions.live(actor(name), meeting.id, as_screen=as_screen)


def test_through_anothers_eyes_there_is_no_board(actor, meeting) -> None:
    with pytest.raises(NotFound):
        look(actor("ana", seen_by="max"), meeting)


@pytest.mark.parametrize("name", ["ana", "kim"])
def test_the_screen_is_the_teachers(actor, meeting, name: str) -> None:
    with pytest.raises(NotFound):
        look(actor(name), meeting, as_screen=True)


@pytest.mark.parametrize("name", GROUP)
def test_an_unnamed_card_carries_no_author_for_anybody(actor, meeting, name: str) -> None:
    card = put(actor("bo"), meeting, display="unnamed")
    sessions.mix_cards(actor("tor"), meeting.id)
    found = seen(actor(name), meeting)[card]
    assert (found.author_id, found.nickname, found.is_mine) == (None, "", name == "bo")


def test_a_named_card_carries_its_author(actor, meeting) -> None:
    card = put(actor("bo"), meeting)
    assert seen(actor("ana"), meeting)[card].author_id == actor("bo").user_id


@pytest.mark.parametrize("display", ["named", "unnamed"])
def test_a_hidden_card_is_there_for_its_author_and_the_teachers_only(
    actor, meeting, display: str
) -> None:
    put(actor("ana"), meeting)
    hidden = put(actor("bo"), meeting, "Bo's", display=display)
    hide(actor("tor"), hidden)
    found = {name: seen(actor(name), meeting).get(hidden) for name in GROUP}
    told = {name: (one.text, one.state, one.reason) for name, one in found.items() if one}
    assert told == dict.fromkeys(("bo", "tor", "per"), ("Bo's", "hidden", REASON))


def test_a_restored_card_has_no_reason_left(actor, meeting) -> None:
    card = put(actor("bo"), meeting)
    hide(actor("tor"), card)
    restore(actor("tor"), card)
    found = [seen(actor(name), meeting)[card] for name in GROUP]
    assert {(one.state, one.reason) for one in found} == {("shown", "")}


def test_who_looked_up_her_name_is_told_to_the_author_alone(actor, meeting) -> None:
    card = put(actor("bo"), meeting, display="unnamed")
    hide(actor("tor"), card)
    why = "She writes that she wants to go away."
    sessions.see_author(actor("tor"), card, reason=why)
    found = {name: seen(actor(name), meeting)[card] for name in ("bo", "tor", "per")}
    assert {name: one.name_seen for name, one in found.items()} == {"bo": why, "tor": "", "per": ""}
    assert {one.reason for one in found.values()} == {REASON}


def test_only_teachers_see_what_the_desk_says_of_a_card(actor, meeting) -> None:
    card = put(actor("bo"), meeting)
    report(actor("ana"), card)
    sessions.claim(actor("tor"), card, claimed=True)
    found = {name: seen(actor(name), meeting)[card] for name in GROUP}
    desk = sessions.DeskView(reports=("hurts",), claimed_by=actor("tor").user_id, is_restored=False)
    teachers = ("tor", "per")
    assert {name: one.desk for name, one in found.items()} == {
        name: desk if name in teachers else None for name in GROUP
    }
    mine = {name: one.my_report for name, one in found.items()}
    assert mine == {**dict.fromkeys(GROUP), "ana": ""}


def test_a_claim_is_over_after_half_an_hour(actor, meeting) -> None:
    card = put(actor("bo"), meeting)
    sessions.claim(actor("tor"), card, claimed=True)
    Card.objects.update(claimed_at=timezone.now() - timedelta(minutes=31))
    assert seen(actor("per"), meeting)[card].desk.claimed_by is None


def test_only_which_reactions_there_are_is_shown_and_ones_own(actor, meeting) -> None:
    card = put(actor("bo"), meeting)
    for name, kind in (("ana", "thank_you"), ("cai", "thank_you"), ("cai", "strong")):
        sessions.react(actor(name), card, kind, on=True)
    found = {name: seen(actor(name), meeting)[card] for name in ("ana", "bo", "cai", "tor")}
    assert {one.reactions for one in found.values()} == {("strong", "thank_you")}
    assert {name: one.my_reactions for name, one in found.items()} == {
        "ana": ("thank_you",),
        "bo": (),
        "cai": ("strong", "thank_you"),
        "tor": (),
    }


def test_nothing_on_the_screen_is_anybodys_own(actor, meeting) -> None:
    shown = put(actor("ana"), meeting)
    waiting = put(actor("bo"), meeting, display="unnamed")
    sessions.react(actor("tor"), shown, "strong", on=True)
    live = look(actor("tor"), meeting, as_screen=True)
    assert [(one.id, one.is_mine, one.my_reactions, one.desk) for one in live.board.cards] == [
        (shown, False, (), None)
    ]
    assert (live.unmixed, live.present, live.me.may_write) == (None, None, False)
    assert waiting in seen(actor("tor"), meeting)


def test_a_card_that_was_taken_back_is_nobodys(actor, meeting) -> None:
    card = put(actor("bo"), meeting)
    sessions.take_back(actor("bo"), card)
    assert [seen(actor(name), meeting) for name in GROUP] == [{}] * 5


def test_the_order_tells_nothing(actor, meeting) -> None:
    cards = [put(actor("bo"), meeting, str(n)) for n in range(8)]
    # As the database orders random ids: MariaDB compares them otherwise than Python does.
    by_id = list(Card.objects.filter(pk__in=cards).order_by("pk").values_list("pk", flat=True))
    for age, card_id in enumerate(by_id):
        Card.objects.filter(pk=card_id).update(created=timezone.now() - timedelta(hours=age))
    shown = [card.id for card in sessions.board(actor("ana"), meeting.id).cards]
    assert shown == by_id


def test_no_text_is_shown_by_accident(actor, meeting) -> None:
    hidden = put(actor("bo"), meeting, "kanarifugl")
    hide(actor("tor"), hidden, "papegøye")
    live = look(actor("bo"), meeting)
    assert re.findall("kanarifugl|papegøye", f"{live!r} {live.board.cards[0]!r}") == []


def test_each_sees_what_she_is_and_the_helpers_and_teachers_who_came(actor, meeting) -> None:
    for name in ("ana", "kim"):
        sessions.attend(actor(name), meeting.id)
    found = {name: look(actor(name), meeting) for name in ("ana", "kim", "tor")}
    assert [one.me.role for one in found.values()] == ["member", "helper", "teacher"]
    assert [one.me.may_write for one in found.values()] == [True, True, False]
    came = tuple(sorted(actor(name).user_id for name in ("ana", "kim")))
    assert [one.present for one in found.values()] == [None, came, came]


def test_only_teachers_know_how_many_wait_to_be_mixed(actor, meeting) -> None:
    put(actor("bo"), meeting, display="unnamed")
    assert [look(actor(name), meeting).unmixed for name in ("bo", "kim", "tor")] == [None, None, 1]


def test_a_pause_is_told_to_who_is_paused(actor, meeting) -> None:
    card = put(actor("bo"), meeting)
    note = "Take a short walk, please."
    sessions.pause_writer(actor("tor"), card, card, minutes=10, note=note)
    found = {name: look(actor(name), meeting).me for name in ("ana", "bo")}
    told = {name: (one.may_write, one.why_not, one.pause_note) for name, one in found.items()}
    assert told == {"ana": (True, "", ""), "bo": (False, "paused", note)}
    assert found["bo"].paused_until > timezone.now()


def test_who_is_not_in_the_course_now_is_told(actor, meeting) -> None:
    assert look(actor("ana", enrolled=False), meeting).me.why_not == "not_enrolled"
