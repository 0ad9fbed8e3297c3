"""What is evidence is kept ninety days; what never was is not kept at all; the rest stays."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.core.management import call_command
from django.utils import timezone

from flexid_xblock.sessions import api as sessions
from flexid_xblock.sessions.models import Card, CardAct, Meeting, Pause, Report
from tests.journal.common import refusal
from tests.sessions.deeds import (
    REASON,
    WHY,
    acts,
    hide,
    put,
    report,
    restore,
    rewrite,
    set_meeting,
    texts,
)

DAY = timedelta(days=1)
OFF = {
    "hidden": hide,
    "returned": lambda who, card_id: sessions.return_card(who, card_id, note=REASON),
}


@pytest.fixture
def card_id(actor, meeting):
    """Bo's."""
    return put(actor("bo"), meeting, "Bo's")


def left(days: int = 0) -> int:
    """How many cards are there after the clock ran so many days later."""
    sessions.purge(timezone.now() + days * DAY)
    return Card.objects.count()


@pytest.mark.parametrize("how", OFF)
def test_what_a_teacher_took_off_goes_ninety_days_later(actor, card_id, how: str) -> None:
    OFF[how](actor("tor"), card_id)
    assert [left(89), left(90)] == [1, 0]
    assert CardAct.objects.count() == 0


def test_how_long_is_the_schools_to_say(actor, card_id, settings) -> None:
    settings.FLEXID_RETENTION = {**settings.FLEXID_RETENTION, "card": 7}
    hide(actor("tor"), card_id)
    assert [left(6), left(7)] == [1, 0]


def test_what_two_reports_hid_goes_ninety_days_after_the_closing(actor, meeting, card_id) -> None:
    for name in ("ana", "cai"):
        report(actor(name), card_id)
    assert left(400) == 1
    Meeting.objects.update(state="closed", closed_at=timezone.now())
    assert [left(89), left(90)] == [1, 0]


def test_what_stands_on_the_board_stays(actor, meeting, card_id) -> None:
    hide(actor("tor"), card_id)
    restore(actor("tor"), card_id)
    set_meeting(meeting, moderation="all")
    put(actor("bo"), meeting, "waiting")
    Meeting.objects.update(state="closed", closed_at=timezone.now())
    assert (left(400), acts(card_id)) == (2, ["hidden", "restored"])
    assert texts(actor("tor"), meeting) == ["Bo's", "waiting"]


@pytest.mark.parametrize("how", ["reported", *OFF])
def test_what_was_taken_back_is_kept_if_somebody_had_looked(actor, card_id, how: str) -> None:
    if how == "reported":
        report(actor("ana"), card_id)
    else:
        OFF[how](actor("tor"), card_id)
    sessions.take_back(actor("bo"), card_id)
    assert [left(), left(89), left(90)] == [1, 1, 0]


@pytest.mark.parametrize("is_approved", [True, False])
def test_what_was_taken_back_before_is_gone_at_once(actor, meeting, is_approved: bool) -> None:
    set_meeting(meeting, moderation="all")
    card_id = put(actor("bo"), meeting)
    if is_approved:
        sessions.approve(actor("tor"), card_id)
    sessions.take_back(actor("bo"), card_id)
    assert left() == 0


def test_reports_go_ninety_days_after_a_teacher_kept_the_card(actor, card_id) -> None:
    report(actor("ana"), card_id)
    sessions.purge(timezone.now() + 400 * DAY)
    assert Report.objects.count() == 1
    sessions.approve(actor("tor"), card_id)
    counts = []
    for days in (89, 90):
        sessions.purge(timezone.now() + days * DAY)
        counts.append((Report.objects.count(), Card.objects.count()))
    assert counts == [(1, 1), (0, 1)]


def test_what_a_card_said_before_is_forgotten_and_that_it_was_rewritten_is_not(
    actor, card_id
) -> None:
    sessions.return_card(actor("tor"), card_id, note=REASON)
    rewrite(actor("bo"), card_id, "second")
    sessions.approve(actor("tor"), card_id)
    sessions.purge(timezone.now() + 90 * DAY)
    told = [(act.kind, act.reason) for act in sessions.history(actor("tor"), card_id).acts]
    assert told == [("returned", REASON), ("rewritten", ""), ("approved", "")]


def test_what_waits_for_a_second_person_waits(actor, card_id) -> None:
    hide(actor("tor"), card_id)
    evidence_id = uuid4()
    sessions.keep_card(actor("tor"), evidence_id, card_id, reason=WHY)
    assert left(400) == 1
    sessions.approve_evidence(actor("liv"), evidence_id)
    assert left(400) == 0


def test_a_card_goes_after_its_pause_so_that_the_pause_names_nobody(actor, meeting) -> None:
    card_id = put(actor("bo"), meeting, display="unnamed")
    hide(actor("tor"), card_id)
    sessions.pause_writer(actor("tor"), card_id, uuid4(), minutes=60, note=REASON)
    Pause.objects.update(until=timezone.now() + 100 * DAY)
    assert [left(99), left(101)] == [1, 0]


def test_the_number_that_went_is_told_and_twice_is_once(actor, meeting, card_id) -> None:
    for who in ("ana", "cai"):
        report(actor(who), card_id)
    hide(actor("tor"), card_id)
    later = timezone.now() + 90 * DAY
    assert [sessions.purge(later), sessions.purge(later)] == [3, 0]


def test_the_operators_clock_runs_it(actor, card_id) -> None:
    sessions.take_back(actor("bo"), card_id)
    call_command("flexid_tick")
    assert Card.objects.count() == 0
    assert refusal(lambda: sessions.take_back(actor("bo"), card_id))[1] == "not_found"
