"""A card is put up once, by a member, while the meeting is open; teachers may hide it."""

from uuid import uuid4

import pytest

from flexid_xblock.access import api as access
from flexid_xblock.domain.errors import Denied, Invalid, NotFound
from flexid_xblock.sessions import api as sessions
from flexid_xblock.sessions.models import Card
from tests.common import JOURNAL, put_card, ticket_for

STRANGERS = ["eve", "una", "cleo", "ida", "dov", "liv", "sol", "max"]
REASON = "Write about yourself, please."


def put(who, meeting, card_id=None, *, activity: str = "", **changes: str) -> None:
    """Put up a card, with what a test wants different."""
    ticket = ticket_for(who, activity or meeting.activity_key)
    values = {"column": "we-share", "display": "named", "text": "bread", **changes}
    sessions.put_card(who, meeting.id, card_id or uuid4(), ticket=ticket, **values)


@pytest.mark.parametrize("name", ["tor", *STRANGERS])
def test_only_members_put_up_cards(actor, meeting, name: str) -> None:
    with pytest.raises(NotFound):
        put(actor(name), meeting)
    assert Card.objects.count() == 0


@pytest.mark.parametrize("name", ["ana", "kim"])
def test_students_and_helper_leaders_put_up_cards(actor, meeting, name: str) -> None:
    put(actor(name), meeting)
    assert Card.objects.get().author_id == actor(name).user_id


def test_a_card_sent_twice_is_one_card_with_its_first_text(actor, meeting) -> None:
    card_id = uuid4()
    put(actor("ana"), meeting, card_id, text="first")
    before = sessions.board(actor("ana"), meeting.id)
    put(actor("ana"), meeting, card_id, text="second")
    assert sessions.board(actor("ana"), meeting.id) == before
    assert [card.text for card in before.cards] == ["first"]


def test_a_repeat_is_answered_even_after_the_meeting_closed(actor, meeting) -> None:
    card_id = uuid4()
    put(actor("ana"), meeting, card_id)
    sessions.set_open(actor("tor"), meeting.id, is_open=False)
    put(actor("ana"), meeting, card_id)
    assert Card.objects.count() == 1


def test_the_id_of_anothers_card_is_not_hers_to_use(actor, meeting) -> None:
    card_id = put_card(actor("bo"), meeting, "Bo's")
    with pytest.raises(NotFound):
        put(actor("ana"), meeting, card_id)
    assert list(Card.objects.values_list("author_id", flat=True)) == [actor("bo").user_id]


@pytest.mark.parametrize(
    ("kind", "code", "changes"),
    [
        (Invalid, "empty_text", {"text": " \n\t"}),
        (Invalid, "too_long", {"text": "x" * 4001}),
        (Invalid, "unknown_column", {"column": "i-hope"}),
        (Invalid, "unknown_column", {"display": "secret"}),
        (Invalid, "ticket_elsewhere", {"activity": "welcome.meeting"}),
        (Invalid, "ticket_elsewhere", {"activity": "welcome.journal"}),
    ],
)
def test_a_card_that_does_not_fit_is_refused(actor, meeting, kind, code: str, changes) -> None:
    with pytest.raises(kind) as refusal:
        put(actor("ana"), meeting, **changes)
    assert (refusal.value.code, Card.objects.count()) == (code, 0)


def test_a_card_may_come_from_the_journal_of_the_same_module(actor, meeting) -> None:
    put(actor("ana"), meeting, activity=JOURNAL, text="from my journal")
    cards = sessions.board(actor("bo"), meeting.id).cards
    assert [(card.text, card.author_id) for card in cards] == [
        ("from my journal", actor("ana").user_id)
    ]


def test_a_card_of_the_longest_length_is_taken(actor, meeting) -> None:
    put(actor("ana"), meeting, text="x" * 4000)
    assert len(sessions.board(actor("ana"), meeting.id).cards[0].text) == 4000


def test_a_closed_meeting_takes_no_card(actor, meeting) -> None:
    sessions.set_open(actor("tor"), meeting.id, is_open=False)
    with pytest.raises(Denied) as refusal:
        put(actor("ana"), meeting)
    assert (refusal.value.code, Card.objects.count()) == ("meeting_closed", 0)


def test_a_student_who_left_the_course_begins_no_card(actor, meeting) -> None:
    with pytest.raises(Denied) as refusal:
        put(actor("ana", enrolled=False), meeting)
    assert (refusal.value.code, Card.objects.count()) == ("not_enrolled", 0)


def test_a_student_who_left_the_group_puts_up_no_card(actor, meeting) -> None:
    access.end_membership(group_id=meeting.group_id, user_id=actor("ana").user_id)
    with pytest.raises(NotFound):
        put(actor("ana"), meeting)
    assert Card.objects.count() == 0


@pytest.mark.parametrize("name", ["ana", "bo", "kim", *STRANGERS])
def test_only_teachers_of_the_group_moderate(actor, meeting, name: str) -> None:
    card_id = put_card(actor("bo"), meeting, "Bo's")
    with pytest.raises(NotFound):
        sessions.moderate(actor(name), card_id, hidden=True, reason=REASON)
    assert Card.objects.get().is_hidden is False


@pytest.mark.parametrize("reason", ["", "  ", "no"])
def test_nothing_is_hidden_without_a_reason(actor, meeting, reason: str) -> None:
    card_id = put_card(actor("bo"), meeting, "Bo's")
    with pytest.raises(Invalid) as refusal:
        sessions.moderate(actor("tor"), card_id, hidden=True, reason=reason)
    assert (refusal.value.code, Card.objects.get().is_hidden) == ("reason_missing", False)


def test_a_card_that_does_not_exist_is_answered_like_one_of_others(actor, meeting) -> None:
    codes = []
    for card_id in (put_card(actor("bo"), meeting, "Bo's"), uuid4()):
        with pytest.raises(NotFound) as refusal:
            sessions.moderate(actor("una"), card_id, hidden=True, reason=REASON)
        codes.append(refusal.value.code)
    assert codes == ["not_found", "not_found"]


def test_restoring_gives_the_identical_text_back(actor, meeting) -> None:
    text = "Brød, خبز and 🍞\n  in two lines"
    card_id = put_card(actor("bo"), meeting, text)
    before = sessions.board(actor("ana"), meeting.id).cards
    sessions.moderate(actor("tor"), card_id, hidden=True, reason=REASON)
    sessions.moderate(actor("per"), card_id, hidden=False, reason="")
    after = sessions.board(actor("ana"), meeting.id).cards
    assert (after, [card.text for card in after]) == (before, [text])


def test_hiding_twice_keeps_the_first_reason(actor, meeting) -> None:
    card_id = put_card(actor("bo"), meeting, "Bo's")
    for reason in (REASON, "another reason"):
        sessions.moderate(actor("tor"), card_id, hidden=True, reason=reason)
    assert [card.reason for card in sessions.board(actor("bo"), meeting.id).cards] == [REASON]


def test_neither_text_nor_reason_is_stored_in_clear(actor, meeting) -> None:
    card_id = put_card(actor("bo"), meeting, "kanarifugl")
    sessions.moderate(actor("tor"), card_id, hidden=True, reason="papegøye")
    card = Card.objects.get()
    stored = bytes(card.text) + bytes(card.reason)
    assert [word.encode() in stored for word in ("kanarifugl", "papegøye")] == [False, False]
