"""A card is put up once, by a member, in a place of its meeting, while somebody teaches."""

from uuid import uuid4

import pytest

from flexid_xblock.access import api as access
from flexid_xblock.domain.errors import Denied, Invalid, NotFound
from flexid_xblock.sessions import api as sessions
from flexid_xblock.sessions.models import Card
from tests.common import COURSE, JOURNAL, ticket_for
from tests.sessions.deeds import STRANGERS, counts, put, seen, set_meeting, texts


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
    put(actor("ana"), meeting, "first", card_id=card_id)
    before = sessions.board(actor("ana"), meeting.id)
    put(actor("ana"), meeting, "second", card_id=card_id)
    assert sessions.board(actor("ana"), meeting.id) == before
    assert [card.text for card in before.cards] == ["first"]


def test_a_repeat_is_answered_even_after_the_meeting_closed(actor, meeting) -> None:
    card_id = uuid4()
    put(actor("ana"), meeting, card_id=card_id)
    sessions.set_open(actor("tor"), meeting.id, is_open=False)
    put(actor("ana"), meeting, card_id=card_id)
    assert Card.objects.count() == 1


def test_the_id_of_anothers_card_is_not_hers_to_use(actor, meeting) -> None:
    card_id = put(actor("bo"), meeting, "Bo's")
    with pytest.raises(NotFound):
        put(actor("ana"), meeting, card_id=card_id)
    assert list(Card.objects.values_list("author_id", flat=True)) == [actor("bo").user_id]


@pytest.mark.parametrize(
    ("kind", "code", "changes"),
    [
        (Invalid, "empty_text", {"text": " \n\t"}),
        (Invalid, "too_long", {"text": "x" * 4001}),
        (Invalid, "unknown_column", {"column": "i-hope"}),
        (Invalid, "unknown_column", {"column": "three-words--new"}),
        (Invalid, "unknown_column", {"column": "two-names--fifth"}),
        (Invalid, "unknown_column", {"display": "secret"}),
        (Invalid, "unknown_language", {"language": "Norwegian"}),
        (Invalid, "unknown_language", {"language": "n"}),
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


@pytest.mark.parametrize(
    "column", ["we-share", "dictionary", "two-names--keep-both", "two-names--new"]
)
def test_a_card_stands_on_the_board_in_the_dictionary_or_in_a_circle(
    actor, meeting, column: str
) -> None:
    card_id = put(actor("ana"), meeting, column=column, language="nb")
    card = seen(actor("bo"), meeting)[card_id]
    assert (card.column, card.language) == (column, "nb")


def test_a_board_without_a_dictionary_has_no_place_for_its_words(actor, meeting) -> None:
    shape = {"board": {"columns": ["we-share"], "display": ["named"]}, "stages": [{"key": "food"}]}
    assert sessions.columns(shape) == {"we-share"}


@pytest.mark.parametrize(
    ("policy", "first", "second"),
    [("none", "shown", "shown"), ("first", "waiting", "shown"), ("all", "waiting", "waiting")],
)
def test_who_waits_for_a_teacher_is_as_it_was_said(
    actor, meeting, policy: str, first: str, second: str
) -> None:
    set_meeting(meeting, moderation=policy)
    one = put(actor("ana"), meeting, "first")
    found = [Card.objects.get(pk=one).state]
    assert texts(actor("bo"), meeting) == (["first"] if first == "shown" else [])
    sessions.approve(actor("tor"), one)
    found.append(Card.objects.get(pk=put(actor("ana"), meeting, "second")).state)
    assert found == [first, second]


def test_until_one_of_hers_was_let_up_every_card_is_a_first_one(actor, meeting) -> None:
    set_meeting(meeting, moderation="first")
    put(actor("bo"), meeting)
    states = [Card.objects.get(pk=put(actor("ana"), meeting)).state for _ in range(2)]
    assert states == ["waiting", "waiting"]


def test_a_waiting_card_is_there_for_its_author_and_the_teachers_only(actor, meeting) -> None:
    set_meeting(meeting, moderation="all")
    put(actor("ana"), meeting, "hers")
    found = {name: texts(actor(name), meeting) for name in ("ana", "bo", "kim", "tor")}
    assert found == {"ana": ["hers"], "bo": [], "kim": [], "tor": ["hers"]}


@pytest.mark.parametrize("policy", ["none", "all"])
def test_what_waits_moves_the_teachers_count_and_never_the_groups(
    actor, meeting, policy: str
) -> None:
    set_meeting(meeting, moderation=policy)
    group, desk = counts(meeting)
    put(actor("ana"), meeting, display="unnamed" if policy == "none" else "named")
    assert counts(meeting) == (group, desk + 1)


def test_an_unnamed_card_waits_for_others_beside_it(actor, meeting) -> None:
    put(actor("ana"), meeting, "hers", display="unnamed")
    found = {name: texts(actor(name), meeting) for name in ("ana", "bo", "kim", "tor")}
    assert found == {"ana": ["hers"], "bo": [], "kim": [], "tor": ["hers"]}
    assert Card.objects.get().was_shown is False


def test_before_the_board_is_shown_a_card_is_nobody_elses(actor, meeting) -> None:
    set_meeting(meeting, is_revealed=False)
    put(actor("ana"), meeting, "hers")
    assert (texts(actor("bo"), meeting), Card.objects.get().was_shown) == ([], False)


def test_a_card_under_a_nickname_needs_one(actor, meeting) -> None:
    with pytest.raises(Denied) as refusal:
        put(actor("ana"), meeting, display="nickname")
    assert (refusal.value.code, Card.objects.count()) == ("no_nickname", 0)
    sessions.choose_nickname(
        actor("ana"), meeting.group_id, course_key=COURSE, name="Elg", names_of=lambda _: {}
    )
    put(actor("ana"), meeting, display="nickname")
    assert Card.objects.get().is_mixed is True


def test_a_group_without_a_teacher_can_only_read(actor, meeting) -> None:
    put(actor("bo"), meeting, "Bo's")
    for name in ("tor", "per"):
        access.end_membership(group_id=meeting.group_id, user_id=actor(name).user_id)
    with pytest.raises(Denied) as refusal:
        put(actor("ana"), meeting)
    assert (refusal.value.code, texts(actor("ana"), meeting)) == ("no_teacher", ["Bo's"])


def test_a_page_is_told_where_the_card_stands(actor, meeting) -> None:
    found = []
    for display, policy in (("named", "none"), ("unnamed", "none"), ("named", "all")):
        set_meeting(meeting, moderation=policy)
        who, card_id = actor("ana"), uuid4()
        placed = sessions.put_card(
            who,
            meeting.id,
            card_id,
            ticket=ticket_for(who, meeting.activity_key),
            column="we-share",
            display=display,
            text="bread",
        )
        found.append((placed.id == card_id, placed.state, placed.is_mixed, placed.revision))
    shown, unmixed, waiting = found
    assert (shown, unmixed) == ((True, "shown", True, 0), (True, "shown", False, 0))
    assert waiting == (True, "waiting", True, 0)
