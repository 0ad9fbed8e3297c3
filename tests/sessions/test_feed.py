"""A poll that finds nothing is one query; after a change only what changed travels."""

from collections.abc import Callable
from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils import timezone

from flexid_xblock.domain.errors import NotFound
from flexid_xblock.sessions import api as sessions
from flexid_xblock.sessions.models import Card, CardAct, Meeting, Reaction, Translation
from flexid_xblock.sessions.sealing import seal_card, seal_reason, seal_translation
from tests.sessions.deeds import REASON, STRANGERS, hide, put, restore
from tests.sessions.leading import CIRCLE, ROUND, go, poll, step

KINDS = list(CardAct.Kind)


def tag(who, meeting) -> str:
    """What this person's page remembers."""
    return poll(who, meeting).tag


@pytest.mark.parametrize("name", ["ana", "kim", "tor"])
def test_a_poll_that_finds_nothing_new_is_one_query(
    actor: Callable, meeting, django_assert_num_queries, name: str
) -> None:
    put(actor("bo"), meeting)
    who = actor(name)
    seen = tag(who, meeting)
    with django_assert_num_queries(1):
        found = poll(who, meeting, seen)
    assert (found.tag, found.live, found.is_open) == (seen, None, True)


@pytest.mark.parametrize("name", STRANGERS)
def test_nobody_elses_tag_opens_anything(actor, meeting, name: str) -> None:
    with pytest.raises(NotFound):
        poll(actor(name), meeting, tag(actor("tor"), meeting))


def many_cards(meeting: sessions.MeetingInfo, authors: list[int], count: int) -> None:
    """So many cards by turns, with all that can be on a card; every third one hidden."""
    row = Meeting.objects.get(pk=meeting.id)
    for n in range(count):
        author = authors[n % len(authors)]
        card = Card(id=uuid4(), meeting=row, author_id=author, display="named", column="we-share")
        card.text = seal_card(card, row, f"card {n}")
        card.was_shown = True
        card.state = "hidden" if n % 3 == 0 else "shown"
        card.acts_number = 1
        card.save(force_insert=True)
        act = CardAct(card=card, number=1, kind="hidden", reason=seal_reason(card, row, 1, REASON))
        act.save()
        Reaction.objects.create(card=card, user_id=author + 1, kind="strong")
        told = Translation(card=card, card_revision=0, translator_id=authors[-1], language="nb")
        told.text = seal_translation(told, card, row, "kort")
        told.save()


# The meeting, its people, cards, reactions, acts, reports, translations, nicknames, the
# agreement, one look at all keys; for teachers who came and what waits.
COST = {"ana": 10, "tor": 12}


@pytest.mark.parametrize("count", [3, 300])
@pytest.mark.parametrize("name", ["ana", "tor"])
def test_a_whole_answer_costs_the_same_however_long_it_is(
    actor: Callable, meeting, django_assert_num_queries, name: str, count: int
) -> None:
    authors = [actor(student).user_id for student in ("ana", "bo", "cai", "dina", "emre", "kim")]
    many_cards(meeting, authors, count)
    poll(actor("per"), meeting)  # a process reads the words of a meeting once
    with django_assert_num_queries(COST[name]):
        found = poll(actor(name), meeting)
    assert len(found.live.board.cards) >= count * 2 // 3


@pytest.mark.parametrize(("stage", "more"), [(ROUND, 1), (CIRCLE, 3)])
def test_a_stage_asks_for_its_own_things_only(
    actor: Callable, meeting, django_assert_num_queries, stage: str, more: int
) -> None:
    put(actor("bo"), meeting)
    go(actor("tor"), meeting, stage)
    if stage == CIRCLE:
        step(actor("tor"), meeting, "first")
    else:
        sessions.attend(actor("ana"), meeting.id)
        sessions.run_round(actor("tor"), meeting.id, ROUND, running=True)
    with django_assert_num_queries(COST["ana"] + more):
        poll(actor("ana"), meeting)


def test_only_changed_cards_travel(actor, meeting) -> None:
    old, changing, gone = (put(actor("bo"), meeting) for _ in range(3))
    before = tag(actor("ana"), meeting)
    hide(actor("tor"), gone)
    hide(actor("tor"), changing)
    restore(actor("tor"), changing)
    new = put(actor("cai"), meeting)
    found = poll(actor("ana"), meeting, before).live.board
    assert (found.whole, {card.id for card in found.cards}, found.gone) == (
        False,
        {changing, new},
        (gone,),
    )
    assert old not in {card.id for card in found.cards}


def test_ones_own_waiting_card_travels_to_her_other_page_and_is_silent_to_others(
    actor, meeting
) -> None:
    before = {name: tag(actor(name), meeting) for name in ("bo", "ana", "kim")}
    card = put(actor("bo"), meeting, display="unnamed")
    found = {name: poll(actor(name), meeting, seen) for name, seen in before.items()}
    assert [one.id for one in found["bo"].live.board.cards] == [card]
    assert (found["ana"].live, found["kim"].live) == (None, None)


def test_what_was_never_shown_is_never_gone(actor, meeting) -> None:
    before = tag(actor("ana"), meeting)
    hidden = put(actor("bo"), meeting, display="unnamed")
    hide(actor("tor"), hidden)
    back = put(actor("bo"), meeting, display="unnamed")
    sessions.take_back(actor("bo"), back)
    found = poll(actor("ana"), meeting, before).live
    assert (found.board.cards, found.board.gone) == ((), ())


def test_a_card_taken_back_is_gone_for_all_who_saw_it(actor, meeting) -> None:
    card = put(actor("bo"), meeting)
    before = {name: tag(actor(name), meeting) for name in ("ana", "bo", "tor")}
    sessions.take_back(actor("bo"), card)
    gone = {name: poll(actor(name), meeting, seen).live.board for name, seen in before.items()}
    # Its author gets her whole page: something changed for her alone.
    told = {name: (one.whole, one.cards, one.gone) for name, one in gone.items()}
    away = (False, (), (card,))
    assert told == {"ana": away, "bo": (True, (), ()), "tor": away}


@pytest.mark.parametrize(
    "broken", ["", "*", '"1-2"', '"999.abc-{me}"', '"1.screen-{me}"', '"1.abc-{other}"', "x" * 999]
)
def test_a_tag_of_no_use_gets_the_whole(actor, meeting, broken: str) -> None:
    put(actor("bo"), meeting)
    ids = {"me": actor("ana").user_id, "other": actor("bo").user_id}
    found = poll(actor("ana"), meeting, broken.format(**ids)).live.board
    assert (found.whole, len(found.cards)) == (True, 1)


def test_the_screen_and_the_desk_are_two_pages(actor, meeting) -> None:
    tor = actor("tor")
    screen = poll(tor, meeting, as_screen=True)
    assert poll(tor, meeting, screen.tag).live.board.whole is True


def test_what_only_the_desk_sees_is_silent_on_the_screen(actor, meeting) -> None:
    tor = actor("tor")
    desk = tag(tor, meeting)
    screen = poll(tor, meeting, as_screen=True).tag
    put(actor("bo"), meeting, display="unnamed")
    again = poll(tor, meeting, screen, as_screen=True)
    assert (again.live, poll(tor, meeting, desk).live.unmixed) == (None, 1)


def test_a_poll_notices_that_the_meeting_is_closed(actor, meeting) -> None:
    before = tag(actor("ana"), meeting)
    sessions.set_open(actor("tor"), meeting.id, is_open=False)
    found = poll(actor("ana"), meeting, before)
    assert (found.is_open, found.live.meeting.is_open) == (False, False)


@pytest.mark.parametrize(("name", "as_screen"), [("ana", False), ("tor", False), ("tor", True)])
def test_a_poll_notices_that_the_board_is_put_away(
    actor, meeting, name: str, as_screen: bool
) -> None:
    sessions.set_open(actor("tor"), meeting.id, is_open=False)
    before = poll(actor(name), meeting, as_screen=as_screen)
    Meeting.objects.update(closed_at=timezone.now() - timedelta(days=30))
    after = poll(actor(name), meeting, before.tag, as_screen=as_screen)
    assert (before.live.is_over, after.live is not None and after.live.is_over) == (False, True)
