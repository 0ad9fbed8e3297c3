"""Lists of meetings begin with the person and her groups."""

from datetime import timedelta

import pytest
from django.utils import timezone

from flexid_xblock.domain.errors import NotFound
from flexid_xblock.sessions import api as sessions
from flexid_xblock.sessions import queries
from flexid_xblock.sessions.models import Meeting
from tests.common import COURSE, MEETING, meet


@pytest.mark.parametrize("name", ["ana", "kim"])
def test_a_member_finds_the_meeting_of_her_group(actor, meeting, name: str) -> None:
    assert queries.current(actor(name), COURSE, MEETING) == meeting


def test_each_finds_her_own_groups_meeting(actor, meeting) -> None:
    theirs = meet(actor("una"))
    found = {name: queries.current(actor(name), COURSE, MEETING) for name in ("ana", "eve")}
    assert found == {"ana": meeting, "eve": theirs}


@pytest.mark.parametrize("name", ["eve", "tor", "cleo", "dov", "liv", "sol", "max"])
def test_nobody_else_finds_it_as_hers(actor, meeting, name: str) -> None:
    assert queries.current(actor(name), COURSE, MEETING) is None


def test_the_meeting_of_another_activity_is_not_this_one(actor, meeting) -> None:
    assert queries.current(actor("ana"), COURSE, "welcome.meeting") is None


def test_a_teacher_has_the_meetings_of_her_groups_newest_first(actor, meeting) -> None:
    newer = meet(actor("per"), activity_key="welcome.meeting")
    meet(actor("una"))
    assert queries.taught(actor("tor"), COURSE) == (newer, meeting)
    assert queries.taught(actor("ana"), COURSE) == ()


def test_she_has_been_where_she_was_noted(actor, meeting) -> None:
    sessions.attend(actor("ana"), meeting.id)
    been = [queries.attended(actor(name), COURSE) for name in ("ana", "bo")]
    masked = queries.attended(actor("ana", seen_by="max"), COURSE)
    assert (been, masked) == ([frozenset({MEETING}), frozenset()], frozenset())


@pytest.mark.parametrize(
    ("state", "has_been"), [("there", True), ("partly", True), ("made_up", True), ("away", False)]
)
def test_without_a_device_she_has_been_where_her_teacher_says_so(
    actor, meeting, state: str, *, has_been: bool
) -> None:
    ana = actor("ana")
    sessions.after.mark(actor("tor"), meeting.id, ana.user_id, state=state, note="", based_on=0)
    assert queries.attended(ana, COURSE) == ({MEETING} if has_been else frozenset())
    assert queries.attended(actor("bo"), COURSE) == frozenset()


def test_a_meeting_of_one_group_belongs_to_who_teaches_it(actor, meeting) -> None:
    assert queries.place_of(actor("tor"), meeting.id) == (COURSE, MEETING)
    for name in ("ana", "kim", "una", "max"):
        with pytest.raises(NotFound):
            queries.place_of(actor(name), meeting.id)


@pytest.mark.parametrize("name", ["ana", "tor"])
def test_through_anothers_eyes_there_are_no_meetings(actor, meeting, name: str) -> None:
    masked = actor(name, seen_by="max")
    found = (queries.current(masked, COURSE, MEETING), queries.taught(masked, COURSE))
    assert found == (None, ())


def test_a_meeting_is_found_by_its_code_in_ones_own_groups_only(actor, meeting) -> None:
    found = {name: queries.by_code(actor(name), meeting.code) for name in ("ana", "tor", "eve")}
    assert found == {"ana": meeting, "tor": meeting, "eve": None}
    assert queries.by_code(actor("ana"), f" {meeting.code.lower()} ") == meeting


def test_the_course_of_a_meeting_is_known_to_its_people(actor, meeting) -> None:
    assert queries.course_of(actor("ana"), meeting.id) == COURSE
    with pytest.raises(NotFound):
        queries.course_of(actor("eve"), meeting.id)


def test_a_plan_is_known_to_the_group(actor, meeting) -> None:
    when = timezone.now() + timedelta(days=3)
    nothing = queries.coming(actor("eve"), COURSE, MEETING)
    Meeting.objects.update(state="planned", planned_for=when)
    plans = {name: queries.coming(actor(name), COURSE, MEETING) for name in ("ana", "eve")}
    assert (plans["ana"].planned_for, plans["ana"].note_due) == (when, False)
    assert plans["eve"] == nothing
    assert queries.current(actor("ana"), COURSE, MEETING) is None
