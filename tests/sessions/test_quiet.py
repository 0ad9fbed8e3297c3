"""The quiet list: about one meeting, for its teachers, and blind to what has no name."""

import pytest

from flexid_xblock.access import api as access
from flexid_xblock.domain.errors import NotFound
from flexid_xblock.sessions import api as sessions
from flexid_xblock.sessions.api import after, quiet
from flexid_xblock.sessions.models import Card, Round, Turn
from tests.common import COURSE, meet, put_card

ALL = ("ana", "bo", "cai", "dina", "emre", "faduma")


@pytest.fixture
def all_there(actor, meeting):
    """Each member's device is in the room."""
    for name in ALL:
        sessions.attend(actor(name), meeting.id)
    return meeting


def names(actor, ids) -> set[str]:
    """Whom the list names."""
    return {name for name in ALL if actor(name).user_id in ids}


def quiet_ones(actor, meeting, who: str = "tor") -> set[str]:
    return names(actor, quiet.unheard(actor(who), meeting.id).quiet)


def test_who_put_up_a_card_by_name_is_heard(actor, all_there) -> None:
    put_card(actor("ana"), all_there, "bread")
    assert quiet_ones(actor, all_there) == set(ALL) - {"ana"}
    assert quiet_ones(actor, all_there, "per") == set(ALL) - {"ana"}


@pytest.mark.parametrize("display", ["unnamed", "nickname"])
def test_a_card_without_her_name_changes_nothing(actor, all_there, display: str) -> None:
    card = put_card(actor("ana"), all_there, "bread")
    Card.objects.filter(pk=card).update(display=display)
    assert quiet_ones(actor, all_there) == set(ALL)


@pytest.mark.parametrize(
    ("state", "is_heard"),
    [("waiting", True), ("hidden", True), ("returned", True), ("taken_back", False)],
)
def test_what_the_teachers_see_counts(actor, all_there, state: str, is_heard: bool) -> None:
    card = put_card(actor("ana"), all_there, "bread")
    Card.objects.filter(pk=card).update(state=state)
    assert ("ana" not in quiet_ones(actor, all_there)) == is_heard


@pytest.mark.parametrize("state", ["waiting", "holding", "done"])
def test_a_turn_counts_when_it_was_hers(actor, all_there, state: str) -> None:
    about = Round.objects.create(meeting_id=all_there.id, stage="opening-round")
    Turn.objects.create(round=about, user_id=actor("bo").user_id, place=1, state=state)
    assert ("bo" not in quiet_ones(actor, all_there)) == (state == "done")


def test_who_was_not_there_is_apart(actor, meeting) -> None:
    tor = actor("tor")
    sessions.attend(actor("ana"), meeting.id)
    sessions.attend(actor("bo"), meeting.id)
    put_card(actor("dina"), meeting, "from home")
    for name, state in (("bo", "away"), ("cai", "partly"), ("emre", "made_up")):
        after.mark(tor, meeting.id, actor(name).user_id, state=state, note="", based_on=0)
    found = quiet.unheard(tor, meeting.id)
    assert names(actor, found.quiet) == {"ana", "cai"}
    assert names(actor, found.absent) == {"bo", "emre", "faduma"}


def test_another_meeting_of_the_group_is_another_list(actor, all_there) -> None:
    welcome = meet(actor("tor"), activity_key="welcome.meeting")
    sessions.attend(actor("ana"), welcome.id)
    put_card(actor("ana"), all_there, "bread")
    assert names(actor, quiet.unheard(actor("tor"), welcome.id).quiet) == {"ana"}


@pytest.mark.parametrize("name", ["ana", "kim", "eve", "una", "cleo", "liv", "sol", "max"])
def test_nobody_else_has_the_list(actor, all_there, name: str) -> None:
    with pytest.raises(NotFound):
        quiet.unheard(actor(name), all_there.id)


def test_a_teacher_who_left_has_it_no_more(actor, all_there) -> None:
    group = access.groups_of(actor("tor"), COURSE, "teacher")[0].id
    access.end_membership(group_id=group, user_id=actor("tor").user_id)
    with pytest.raises(NotFound):
        quiet.unheard(actor("tor"), all_there.id)
