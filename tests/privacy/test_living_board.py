"""An author is erased while the board is open: it goes on without her, to the byte."""

import pytest

from flexid_xblock.privacy import api as privacy
from flexid_xblock.sessions import api as sessions
from tests.common import COURSE, meet, put_card

pytestmark = pytest.mark.django_db

PEOPLE = ("bo", "tor", "kim")


@pytest.fixture
def board(actor):
    """An open meeting: Ana and Bo have each put up a card, with a name and without."""
    meeting = meet(actor("tor"))
    for name in ("ana", "bo", "kim"):
        sessions.attend(actor(name), meeting.id)
    mine = {
        name: [put_card(actor(name), meeting, f"{name} {how}", display=how) for how in HOW]
        for name in ("ana", "bo")
    }
    return meeting, mine


HOW = ("named", "unnamed")


def look(actor, name: str, meeting, seen: str = "") -> sessions.Followed:
    """What a page of this person gets when it asks."""
    return sessions.follow(
        actor(name), meeting.id, actor_in=lambda course_key: actor(name), seen=seen
    )


@pytest.mark.tables
@pytest.mark.parametrize("name", PEOPLE)
def test_the_next_poll_brings_the_whole_without_her(actor, board, name: str) -> None:
    meeting, mine = board
    before = look(actor, name, meeting)
    assert look(actor, name, meeting, before.tag).live is None
    privacy.erase(actor("ana").user_id)
    after = look(actor, name, meeting, before.tag)
    assert after.live.board.whole
    hers = set(mine["ana"])
    others = [card for card in before.live.board.cards if card.id not in hers]
    assert list(after.live.board.cards) == others
    assert look(actor, name, meeting, after.tag).live is None


def test_the_pages_of_the_others_are_the_same_to_the_byte(actor, board, logged_in) -> None:
    meeting, mine = board
    address = f"/flexid/api/v1/meetings/{meeting.id}/live/"
    before = logged_in("bo").get(address).json()
    privacy.erase(actor("ana").user_id)
    answer = logged_in("bo").get(address)
    hers = {str(card_id) for card_id in mine["ana"]}
    kept = [card for card in before["cards"] if card["id"] not in hers]
    assert (answer.status_code, answer.json()["cards"]) == (200, kept)
    assert b"ana" not in answer.content.replace(meeting.activity_key.encode(), b"").lower()


def test_the_teachers_pages_go_on_without_her(actor, board, logged_in) -> None:
    meeting, _mine = board
    privacy.erase(actor("ana").user_id)
    for page in ("", f"meetings/{meeting.id}/", f"meetings/{meeting.id}/after/"):
        answer = logged_in("tor").get(f"/flexid/{COURSE}/desk/teacher/{page}")
        assert (answer.status_code, b"Ana" in answer.content) == (200, False)
