"""A board shows each person what she may see, and nothing that tells more."""

import re
from collections.abc import Callable
from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils import timezone

from flexid_xblock.domain.errors import NotFound
from flexid_xblock.sessions import api as sessions
from flexid_xblock.sessions import queries
from flexid_xblock.sessions.models import Card, Meeting
from flexid_xblock.sessions.sealing import seal_card, seal_reason
from tests.common import put_card

STRANGERS = ["eve", "una", "cleo", "ida", "dov", "liv", "sol", "max"]
REASON = "Write about yourself, please."


@pytest.mark.parametrize("name", STRANGERS)
def test_nobody_outside_the_group_finds_the_board(actor, meeting, name: str) -> None:
    put_card(actor("bo"), meeting, "Bo's")
    with pytest.raises(NotFound):
        sessions.board(actor(name), meeting.id)
    assert queries.stamp(actor(name), meeting.id) is None


@pytest.mark.parametrize("name", ["ana", "bo", "kim", "tor", "per"])
def test_an_unnamed_card_carries_no_author_for_anybody(actor, meeting, name: str) -> None:
    put_card(actor("bo"), meeting, "Bo's", display="unnamed")
    card = sessions.board(actor(name), meeting.id).cards[0]
    assert (card.author_id, card.is_mine) == (None, name == "bo")


def test_a_named_card_carries_its_author(actor, meeting) -> None:
    put_card(actor("bo"), meeting, "Bo's")
    card = sessions.board(actor("ana"), meeting.id).cards[0]
    assert card.author_id == actor("bo").user_id


@pytest.mark.parametrize("display", ["named", "unnamed"])
def test_a_hidden_card_is_there_for_its_author_and_the_teachers_only(
    actor, meeting, display: str
) -> None:
    put_card(actor("ana"), meeting, "Ana's")
    hidden = put_card(actor("bo"), meeting, "Bo's", display=display)
    sessions.moderate(actor("tor"), hidden, hidden=True, reason=REASON)
    seen = {
        name: [
            (card.text, card.reason)
            for card in sessions.board(actor(name), meeting.id).cards
            if card.id == hidden
        ]
        for name in ("ana", "kim", "bo", "tor", "per")
    }
    told = [("Bo's", REASON)]
    assert seen == {"ana": [], "kim": [], "bo": told, "tor": told, "per": told}


def test_a_card_that_was_never_hidden_has_no_reason(actor, meeting) -> None:
    put_card(actor("bo"), meeting, "Bo's")
    card = sessions.board(actor("tor"), meeting.id).cards[0]
    assert (card.is_hidden, card.reason) == (False, "")


def test_the_order_tells_nothing(actor, meeting) -> None:
    cards = [put_card(actor("bo"), meeting, str(n)) for n in range(8)]
    for age, card_id in enumerate(sorted(cards)):
        Card.objects.filter(pk=card_id).update(created=timezone.now() - timedelta(hours=age))
    shown = [card.id for card in sessions.board(actor("ana"), meeting.id).cards]
    assert shown == sorted(cards)


def test_a_board_says_what_this_person_may_do(actor, meeting) -> None:
    may = {}
    for name in ("ana", "kim", "tor"):
        board = sessions.board(actor(name), meeting.id)
        may[name] = (board.may_write, board.may_moderate)
    assert may == {"ana": (True, False), "kim": (True, False), "tor": (False, True)}


def test_no_text_is_shown_by_accident(actor, meeting) -> None:
    hidden = put_card(actor("bo"), meeting, "kanarifugl")
    sessions.moderate(actor("tor"), hidden, hidden=True, reason="papegøye")
    board = sessions.board(actor("bo"), meeting.id)
    assert re.findall("kanarifugl|papegøye", f"{board!r} {board.cards[0]!r}") == []


def many_cards(meeting: sessions.MeetingInfo, authors: list[int], count: int) -> None:
    """So many cards by turns, every third one hidden with a reason."""
    row = Meeting.objects.get(pk=meeting.id)
    cards = [
        Card(id=uuid4(), meeting=row, author_id=authors[n % len(authors)], display="named")
        for n in range(count)
    ]
    for n, card in enumerate(cards):
        card.column, card.is_hidden = "we-share", n % 3 == 0
        card.text = seal_card(card, row, f"card {n}")
        card.reason = seal_reason(card, row, REASON) if card.is_hidden else None
    Card.objects.bulk_create(cards)


@pytest.mark.parametrize("count", [3, 300])
@pytest.mark.parametrize("name", ["ana", "tor"])
def test_a_board_costs_the_same_however_long_it_is(
    actor: Callable, meeting, django_assert_num_queries, name: str, count: int
) -> None:
    authors = [actor(student).user_id for student in ("ana", "bo", "cai", "dina", "emre")]
    many_cards(meeting, authors, count)
    with django_assert_num_queries(5):  # meeting, relations, cards, keys twice
        found = sessions.board(actor(name), meeting.id)
    assert len(found.cards) >= count * 2 // 3


def test_a_poll_that_finds_nothing_new_is_one_query(
    actor, meeting, django_assert_num_queries
) -> None:
    with django_assert_num_queries(1):
        first = queries.stamp(actor("ana"), meeting.id)
    assert first == queries.stamp(actor("ana"), meeting.id)


def test_a_poll_notices_each_change_and_each_person_has_her_own_tag(actor, meeting) -> None:
    stamps = [queries.stamp(actor("ana"), meeting.id), queries.stamp(actor("tor"), meeting.id)]
    card_id = put_card(actor("bo"), meeting, "Bo's")
    stamps.append(queries.stamp(actor("ana"), meeting.id))
    for hidden in (True, False):
        sessions.moderate(actor("tor"), card_id, hidden=hidden, reason=REASON)
        stamps.append(queries.stamp(actor("ana"), meeting.id))
    sessions.set_open(actor("tor"), meeting.id, is_open=False)
    stamps.append(queries.stamp(actor("ana"), meeting.id))
    assert [is_open for is_open, _ in stamps] == [True] * 5 + [False]
    assert len({tag for _, tag in stamps}) == len(stamps)
