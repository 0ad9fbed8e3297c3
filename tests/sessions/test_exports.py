"""A board as a file: by two, for a quarter of an hour, without names unless both said so."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils import timezone

from flexid_xblock.access import api as access
from flexid_xblock.domain.errors import Denied, NotFound
from flexid_xblock.sessions.api import exports
from flexid_xblock.sessions.models import BoardExport, Card, Meeting
from tests.common import COURSE, meet, put_card

STRANGERS = ["ana", "kim", "eve", "una", "cleo", "liv", "sol", "max"]


def asked(who, meeting, *, with_names: bool = False):
    """A wish for the board as a file; its id."""
    return exports.ask(who, uuid4(), meeting_id=meeting.id, with_names=with_names).id


def agreed(actor, meeting, *, with_names: bool = False):
    """A wish of Tor's that Per has agreed to."""
    wish = asked(actor("tor"), meeting, with_names=with_names)
    exports.approve(actor("per"), wish, with_names=with_names)
    return wish


def cards_of(who, wish) -> list[tuple[str, int | None]]:
    """What is in the file, by text."""
    found = exports.board_file(who, wish, course_key=COURSE).cards
    return sorted((card.text, card.author_id) for card in found)


def test_one_alone_has_no_file(actor, meeting) -> None:
    wish = asked(actor("tor"), meeting)
    with pytest.raises(Denied, match="second_person"):
        exports.approve(actor("tor"), wish, with_names=False)
    for name in ("tor", "per"):
        with pytest.raises(NotFound):
            exports.board_file(actor(name), wish, course_key=COURSE)


def test_both_have_it_for_a_quarter_of_an_hour(actor, meeting) -> None:
    put_card(actor("ana"), meeting, "bread")
    wish = agreed(actor, meeting)
    assert [cards_of(actor(name), wish) for name in ("tor", "per")] == [[("bread", None)]] * 2
    BoardExport.objects.update(approved_at=timezone.now() - timedelta(minutes=15, seconds=1))
    for name in ("tor", "per"):
        with pytest.raises(NotFound):
            exports.board_file(actor(name), wish, course_key=COURSE)
    assert exports.wishes(actor("tor"), meeting.id) == ()


def test_names_are_those_that_stand_on_cards_and_only_if_both_said_so(actor, meeting) -> None:
    ana = actor("ana")
    for display in ("named", "unnamed", "nickname"):
        card = put_card(ana, meeting, display)
        Card.objects.filter(pk=card).update(display=display, is_mixed=True)
    without, with_them = agreed(actor, meeting), agreed(actor, meeting, with_names=True)
    texts = ("named", "nickname", "unnamed")
    assert cards_of(actor("tor"), without) == [(text, None) for text in texts]
    assert cards_of(actor("tor"), with_them) == [
        (text, ana.user_id if text == "named" else None) for text in texts
    ]


@pytest.mark.parametrize("with_names", [True, False])
def test_yes_is_said_to_what_was_asked(actor, meeting, with_names: bool) -> None:
    wish = asked(actor("tor"), meeting, with_names=with_names)
    with pytest.raises(Denied, match="asked_otherwise"):
        exports.approve(actor("per"), wish, with_names=not with_names)
    with pytest.raises(Denied, match="asked_otherwise"):
        exports.ask(actor("tor"), wish, meeting_id=meeting.id, with_names=not with_names)
    assert BoardExport.objects.get().approved_by is None


@pytest.mark.parametrize(
    "change",
    [
        {"state": "waiting"},
        {"state": "hidden"},
        {"state": "returned"},
        {"state": "taken_back"},
        {"is_mixed": False},
    ],
)
def test_only_what_the_group_can_see_is_in_it(actor, meeting, change: dict) -> None:
    Card.objects.filter(pk=put_card(actor("ana"), meeting, "kanari")).update(**change)
    put_card(actor("bo"), meeting, "bread")
    assert cards_of(actor("tor"), agreed(actor, meeting)) == [("bread", None)]


def test_before_the_reveal_there_is_nothing_in_it(actor, meeting) -> None:
    put_card(actor("ana"), meeting, "kanari")
    Meeting.objects.update(is_revealed=False)
    assert cards_of(actor("tor"), agreed(actor, meeting)) == []


def test_asking_and_agreeing_twice_is_once(actor, meeting) -> None:
    wish = agreed(actor, meeting)
    first = BoardExport.objects.get().approved_at
    again = exports.ask(actor("tor"), wish, meeting_id=meeting.id, with_names=False)
    exports.approve(actor("per"), wish, with_names=False)
    assert (again.id, BoardExport.objects.get().approved_at) == (wish, first)


@pytest.mark.parametrize("name", STRANGERS)
def test_for_everybody_else_there_is_nothing(actor, meeting, name: str) -> None:
    wish, who = agreed(actor, meeting), actor(name)
    for act in (
        lambda: asked(who, meeting),
        lambda: exports.approve(who, wish, with_names=False),
        lambda: exports.wishes(who, meeting.id),
        lambda: exports.board_file(who, wish, course_key=COURSE),
    ):
        with pytest.raises(NotFound):
            act()


def test_a_third_teacher_was_not_one_of_the_two(actor, meeting) -> None:
    wish = agreed(actor, meeting)
    una = actor("una")
    access.add_member(group_id=meeting.group_id, user_id=una.user_id, role="teacher")
    with pytest.raises(NotFound):
        exports.board_file(una, wish, course_key=COURSE)


@pytest.mark.parametrize("name", ["tor", "per"])
def test_who_left_the_group_has_the_file_no_more(actor, meeting, name: str) -> None:
    wish = agreed(actor, meeting)
    access.end_membership(group_id=meeting.group_id, user_id=actor(name).user_id)
    with pytest.raises(NotFound):
        exports.board_file(actor(name), wish, course_key=COURSE)


def test_anothers_wish_cannot_be_taken_over(actor, meeting) -> None:
    wish = asked(actor("tor"), meeting)
    other = meet(actor("tor"), activity_key="welcome.meeting")
    for who, about in ((actor("per"), meeting), (actor("tor"), other)):
        with pytest.raises(NotFound):
            exports.ask(who, wish, meeting_id=about.id, with_names=False)


def test_what_was_only_planned_has_no_file(actor, meeting) -> None:
    Meeting.objects.update(state="planned")
    with pytest.raises(Denied, match="not_met_yet"):
        asked(actor("tor"), meeting)


def test_in_another_course_it_is_not_there(actor, meeting) -> None:
    wish = agreed(actor, meeting)
    with pytest.raises(NotFound):
        exports.board_file(actor("tor"), wish, course_key="course-v1:no+such+1")
