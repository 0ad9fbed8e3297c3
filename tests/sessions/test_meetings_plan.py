"""A meeting is planned, opened as it was planned, and held as its teachers say."""

from datetime import timedelta

import pytest
from django.utils import timezone

from flexid_xblock.access import api as access
from flexid_xblock.content import api as content
from flexid_xblock.domain.errors import Denied, Invalid, NotFound
from flexid_xblock.sessions import api as sessions
from flexid_xblock.sessions import queries
from flexid_xblock.sessions.models import Meeting
from tests.common import COURSE, JOURNAL, MEETING, meet
from tests.sessions.deeds import STRANGERS, put, seen
from tests.sessions.leading import look, poll

TOMORROW = timezone.now() + timedelta(days=1)
PLAN = {"planned_for": TOMORROW, "form": "short", "moderation": "first"}


@pytest.fixture
def plan(actor):
    """``plan(actor, **changes)``: plan the meeting of Tor's group."""
    group = access.groups_of(actor("tor"), COURSE, "teacher")[0].id

    def act(who, **changes) -> sessions.MeetingInfo:
        about = {"group_id": group, "course_key": COURSE, "activity_key": MEETING}
        return sessions.plan_meeting(who, **{**about, **PLAN, **changes})

    return act


@pytest.mark.parametrize("name", ["ana", "kim", *STRANGERS])
def test_only_teachers_of_the_group_plan(actor, plan, name: str) -> None:
    with pytest.raises(NotFound):
        plan(actor(name))
    assert Meeting.objects.count() == 0


def test_a_plan_is_no_meeting_yet(actor, plan) -> None:
    planned = plan(actor("tor"))
    assert (planned.state, planned.planned_for, planned.code) == ("planned", TOMORROW, "")
    assert queries.current(actor("ana"), COURSE, MEETING) is None
    assert sessions.attend(actor("ana"), planned.id) is False
    assert look(actor("ana"), planned).me.why_not == "closed"


def test_a_plan_can_be_changed_until_the_meeting_begins(actor, plan) -> None:
    first = plan(actor("tor"))
    again = plan(actor("per"), planned_for=None, form="full", moderation="none")
    assert (again.id, again.planned_for, again.form) == (first.id, None, "full")
    meet(actor("tor"))
    with pytest.raises(Denied) as refusal:
        plan(actor("tor"))
    assert refusal.value.code == "meeting_begun"


def test_it_is_opened_as_it_was_planned(actor, plan) -> None:
    planned = plan(actor("tor"))
    opened = meet(actor("per"))
    assert (opened.id, opened.form, opened.moderation) == (planned.id, "short", "first")
    assert (opened.state, queries.current(actor("ana"), COURSE, MEETING)) == ("open", opened)


def test_what_it_is_about_is_frozen_at_the_opening(actor, plan, monkeypatch) -> None:
    planned = plan(actor("tor"))
    source = content.source(MEETING)
    source["structure"]["minutes"] = 149
    newer = content.keep(source)
    monkeypatch.setattr(content, "freeze", lambda _key, *_own: newer)
    opened = meet(actor("tor"))
    assert (planned.version == newer, opened.version, meet(actor("per")).version) == (
        False,
        newer,
        newer,
    )


def test_a_plan_is_not_closed_or_reopened(actor, plan) -> None:
    planned = plan(actor("tor"))
    for is_open in (True, False):
        with pytest.raises(Denied) as refusal:
            sessions.set_open(actor("tor"), planned.id, is_open=is_open)
        assert refusal.value.code == "not_met_yet"


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"form": "long"}, "unknown_form"),
        ({"moderation": "some"}, "unknown_moderation"),
        ({"activity_key": JOURNAL}, "unknown_activity"),
    ],
)
def test_what_does_not_fit_is_refused(actor, plan, changes, code: str) -> None:
    with pytest.raises(Invalid) as refusal:
        plan(actor("tor"), **changes)
    assert (refusal.value.code, Meeting.objects.count()) == (code, 0)


def test_a_meeting_begins_with_the_schools_moderation(actor, settings) -> None:
    settings.FLEXID_MODERATION = "all"
    assert meet(actor("tor")).moderation == "all"


def hold(who, meeting, **changes) -> sessions.MeetingInfo:
    """How the meeting is held from now on."""
    values = {"form": "full", "moderation": "none", "revealed": True}
    return sessions.set_meeting(who, meeting.id, **{**values, **changes})


@pytest.mark.parametrize("name", ["ana", "kim", *STRANGERS])
def test_only_teachers_say_how_it_is_held(actor, meeting, name: str) -> None:
    with pytest.raises(NotFound):
        hold(actor(name), meeting, revealed=False)
    assert Meeting.objects.get().is_revealed is True


def test_everybody_sees_how_it_is_held(actor, meeting) -> None:
    hold(actor("tor"), meeting, form="short", moderation="all", revealed=False)
    found = look(actor("ana"), meeting).meeting
    assert (found.form, found.moderation, found.is_revealed) == ("short", "all", False)


def test_the_same_again_is_no_news(actor, meeting) -> None:
    hold(actor("tor"), meeting, moderation="all")
    tag = poll(actor("ana"), meeting).tag
    hold(actor("per"), meeting, moderation="all")
    assert poll(actor("ana"), meeting).tag == tag


@pytest.mark.parametrize(
    ("moderation", "waits"), [("none", [False] * 2), ("first", [True, False]), ("all", [True] * 2)]
)
def test_she_is_told_whether_a_card_of_hers_would_wait(
    actor, meeting, moderation: str, waits: list[bool]
) -> None:
    hold(actor("tor"), meeting, moderation=moderation)
    told = []
    for _ in range(2):
        told.append(look(actor("ana"), meeting).me.card_waits)
        card = put(actor("ana"), meeting)
        assert (card not in seen(actor("bo"), meeting)) == told[-1]
        sessions.approve(actor("tor"), card)
    assert told == waits


def test_without_a_teacher_a_group_only_reads(actor, meeting) -> None:
    for name in ("tor", "per"):
        access.end_membership(group_id=meeting.group_id, user_id=actor(name).user_id)
    me = look(actor("ana"), meeting).me
    assert (me.may_write, me.why_not) == (False, "no_teacher")


def test_members_read_a_closed_board_for_two_weeks_and_teachers_longer(
    actor, meeting, settings
) -> None:
    put(actor("ana"), meeting)
    sessions.set_open(actor("tor"), meeting.id, is_open=False)
    found = []
    for days in (13, 15):
        Meeting.objects.update(closed_at=timezone.now() - timedelta(days=days))
        both = [look(actor(name), meeting) for name in ("ana", "tor")]
        found.append([(one.is_over, len(one.board.cards)) for one in both])
    assert found == [[(False, 1), (False, 1)], [(True, 0), (True, 1)]]
