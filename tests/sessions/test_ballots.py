"""A vote is secret while it is open, gone when it is counted, and counted by the rule."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from flexid_xblock.domain.errors import Denied, Invalid, NotFound
from flexid_xblock.sessions import api as sessions
from flexid_xblock.sessions.models import Ballot, Meeting, Vote
from tests.common import meet
from tests.sessions.deeds import STRANGERS
from tests.sessions.leading import POLL, POLL_OPTIONS, POLL_STAGE, STUDENTS, go, look, poll


@pytest.fixture
def ballot(actor):
    """A meeting in which a vote was just opened."""
    meeting = meet(actor("tor"), activity_key="welcome.meeting")
    go(actor("tor"), meeting, POLL_STAGE)
    open_it(actor("tor"), meeting)
    return meeting


def open_it(who, meeting, *, is_open: bool = True, stage: str = POLL_STAGE, key: str = POLL):
    """Open the vote, or close it."""
    sessions.set_ballot(who, meeting.id, stage, key, is_open=is_open)


def vote(who, meeting, option: str = "found", *, key: str = POLL) -> None:
    sessions.vote(who, meeting.id, POLL_STAGE, key, option=option)


def shown(who, meeting) -> sessions.BallotView:
    """The vote as this person's page shows it."""
    return look(who, meeting).ballots[0]


def code_of(kind, act) -> str:
    """The code of the refusal."""
    with pytest.raises(kind) as refusal:
        act()
    return refusal.value.code


@pytest.mark.parametrize("name", ["ana", "kim", *STRANGERS])
def test_only_teachers_open_a_vote(actor, name: str) -> None:
    meeting = meet(actor("tor"), activity_key="welcome.meeting")
    go(actor("tor"), meeting, POLL_STAGE)
    assert code_of(NotFound, lambda: open_it(actor(name), meeting)) == "not_found"
    assert Ballot.objects.count() == 0


@pytest.mark.parametrize("name", ["kim", "tor", *STRANGERS])
def test_only_students_of_the_group_vote(actor, ballot, name: str) -> None:
    assert code_of(NotFound, lambda: vote(actor(name), ballot)) == "not_found"
    assert Vote.objects.count() == 0


def test_each_sees_her_own_vote_and_nothing_of_the_others(actor, ballot) -> None:
    for name in STUDENTS[:5]:
        vote(actor(name), ballot, "not-yet")
    found = {name: shown(actor(name), ballot) for name in ("ana", "faduma", "kim", "tor")}
    assert {name: one.my_vote for name, one in found.items()} == {
        "ana": "not-yet",
        "faduma": "",
        "kim": "",
        "tor": "",
    }
    assert {(one.is_open, one.totals) for one in found.values()} == {(True, None)}


def test_the_screen_shows_nobodys_vote(actor, ballot) -> None:
    vote(actor("ana"), ballot)
    assert look(actor("tor"), ballot, as_screen=True).ballots[0].my_vote == ""


def test_no_poll_of_anybody_else_notices_a_vote(actor, ballot) -> None:
    before = {name: poll(actor(name), ballot).tag for name in ("ana", "bo", "tor")}
    vote(actor("ana"), ballot)
    after = {name: poll(actor(name), ballot).tag for name in before}
    same = {name: before[name] == after[name] for name in before}
    assert same == {"ana": False, "bo": True, "tor": True}


def test_one_may_vote_otherwise_while_it_is_open(actor, ballot) -> None:
    for option in ("found", "not-yet", "not-yet"):
        vote(actor("ana"), ballot, option)
    assert list(Vote.objects.values_list("option", flat=True)) == ["not-yet"]


def test_at_the_closing_votes_are_counted_and_gone(actor, ballot) -> None:
    for name, option in zip(STUDENTS, (*POLL_OPTIONS, *POLL_OPTIONS), strict=True):
        vote(actor(name), ballot, option)
    open_it(actor("per"), ballot, is_open=False)
    totals = {"shown": True, "answered": 6, "options": dict.fromkeys(POLL_OPTIONS, 2)}
    found = {name: shown(actor(name), ballot) for name in ("ana", "kim", "tor")}
    assert {(one.is_open, one.my_vote) for one in found.values()} == {(False, "")}
    assert [one.totals for one in found.values()] == [totals] * 3
    assert Vote.objects.count() == 0


def test_a_closed_vote_stays_closed(actor, ballot) -> None:
    for _ in range(2):  # closing twice is closing once
        open_it(actor("tor"), ballot, is_open=False)
    first = Ballot.objects.get().closed_at
    assert code_of(Denied, lambda: open_it(actor("tor"), ballot)) == "ballot_closed"
    assert code_of(Denied, lambda: vote(actor("ana"), ballot)) == "ballot_closed"
    assert Ballot.objects.get().closed_at == first


def leave_the_stage(actor, meeting) -> None:
    go(actor("tor"), meeting, "closing-round")


def close_the_meeting(actor, meeting) -> None:
    sessions.set_open(actor("tor"), meeting.id, is_open=False)


@pytest.mark.parametrize("end", [leave_the_stage, close_the_meeting])
def test_no_vote_outlives_its_stage(actor, ballot, end) -> None:
    vote(actor("ana"), ballot)
    end(actor, ballot)
    row = Ballot.objects.get()
    assert (row.totals, row.closed_at is None, Vote.objects.count()) == ({"shown": False}, False, 0)


def test_what_does_not_fit_is_refused(actor, ballot) -> None:
    tor, ana = actor("tor"), actor("ana")
    assert code_of(Invalid, lambda: open_it(tor, ballot, key="other")) == "unknown_ballot"
    assert code_of(Invalid, lambda: vote(ana, ballot, key="other")) == "unknown_ballot"
    assert code_of(Invalid, lambda: vote(ana, ballot, "maybe")) == "unknown_option"
    away = actor("ana", enrolled=False)
    assert code_of(Denied, lambda: vote(away, ballot)) == "not_enrolled"


def test_a_vote_belongs_to_its_stage(actor, ballot) -> None:
    go(actor("tor"), ballot, "food-and-names")
    Ballot.objects.all().delete()
    assert code_of(Denied, lambda: open_it(actor("tor"), ballot)) == "not_this_stage"
    closing = {"is_open": False}
    assert code_of(NotFound, lambda: open_it(actor("tor"), ballot, **closing)) == "not_found"
    assert code_of(Denied, lambda: vote(actor("ana"), ballot)) == "ballot_closed"


@given(votes=st.lists(st.sampled_from(POLL_OPTIONS), max_size=6))
@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whoever_votes_what_no_small_number_is_told(actor, votes: list[str]) -> None:
    meeting = meet(actor("tor"), activity_key="welcome.meeting")
    Ballot.objects.all().delete()
    Meeting.objects.update(stage=POLL_STAGE)
    open_it(actor("tor"), meeting)
    for name, option in zip(STUDENTS, votes, strict=False):
        vote(actor(name), meeting, option)
    open_it(actor("tor"), meeting, is_open=False)
    totals = shown(actor("ana"), meeting).totals
    is_told = len(votes) >= 5
    assert totals["shown"] is is_told
    assert ("most" in totals) == (is_told and len(set(votes)) == 1)
