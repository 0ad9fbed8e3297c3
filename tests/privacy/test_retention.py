"""The daily run: who is in the course keeps everything, and what is held is kept."""

from datetime import date

import pytest
from django.core.management import call_command
from django.utils import timezone

from flexid_xblock.access.models import CounsellorAssignment, Group, Membership
from flexid_xblock.audit import api as audit
from flexid_xblock.journal.models import Entry
from flexid_xblock.privacy.api import retention
from flexid_xblock.privacy.models import CourseEnd, RetentionRun
from flexid_xblock.sessions.models import Attendance, Card, Evidence, Meeting
from flexid_xblock.vault.models import DataKey
from tests.common import COURSE
from tests.privacy.kept import (
    ANA,
    CLEO,
    DAY,
    HelpRequest,
    Hold,
    Response,
    at_school,
    card,
    entry,
    group,
    here,
    hold,
    let_go,
    meeting,
    nobody_left,
    response,
    wish,
    words,
)

pytestmark = pytest.mark.django_db

EVENING = date(2040, 6, 12)
AT = at_school(EVENING)
LAST = EVENING + 90 * DAY
NIGHT = at_school(LAST + DAY, 3, 0)
OTHER = "course-v1:FlexID+Other+1"


def everybody_left(course_key: str, user_ids) -> frozenset[int]:
    """What a host says that has enrolled nobody."""
    return frozenset(user_ids)


def of_her_course() -> None:
    """Ana has written, and this was her group's last evening."""
    group(closed_on=EVENING)
    entry(updated=AT)
    response(updated=AT)


def test_nothing_of_hers_goes_while_she_is_in_the_course() -> None:
    group()
    entry(updated=AT)
    for years in (1, 5, 50):
        let_go(AT + years * 365 * DAY)
    assert (here(Entry), CourseEnd.objects.count()) == (True, 0)


def test_who_comes_back_in_time_keeps_everything() -> None:
    of_her_course()
    let_go(AT)
    group()
    let_go(NIGHT)
    assert (here(Entry), here(Response), CourseEnd.objects.count()) == (True, True, 0)


@pytest.mark.tables
def test_in_two_courses_the_rows_go_with_each_and_the_key_with_the_last() -> None:
    of_her_course()
    entry(updated=AT)
    Entry.objects.filter(pk=Entry.objects.first().pk).update(course_key=OTHER)
    other = Group.objects.create(course_key=OTHER, name="O", year=2)
    Membership.objects.create(group=other, user_id=ANA, role="student")
    let_go(AT)
    let_go(NIGHT)
    assert [row.course_key for row in Entry.objects.all()] == [OTHER]
    assert DataKey.objects.filter(owner_ref=str(ANA)).exists()
    Group.objects.filter(pk=other.pk).update(closed_on=NIGHT.date())
    let_go(NIGHT)
    let_go(NIGHT + 91 * DAY)
    assert (here(Entry), DataKey.objects.filter(owner_ref=str(ANA)).exists()) == (False, False)
    assert CourseEnd.objects.count() == 0


def test_the_key_stays_as_long_as_it_opens_anything() -> None:
    of_her_course()
    wish(answered_at=AT, words=words())
    let_go(AT)
    let_go(NIGHT)
    assert (here(Entry), DataKey.objects.count(), CourseEnd.objects.count()) == (False, 1, 1)
    let_go(AT + 365 * DAY)
    assert (here(HelpRequest), DataKey.objects.count(), CourseEnd.objects.count()) == (
        (False, 0, 0)
    )


def test_found_late_she_is_still_told_a_week_before() -> None:
    of_her_course()
    late = AT + 400 * DAY
    let_go(late)
    let_go(late + 7 * DAY)
    assert here(Entry)
    let_go(late + 8 * DAY)
    assert not here(Entry)


def test_who_never_was_in_a_group_has_left_when_the_host_says_so() -> None:
    entry(updated=AT)
    retention.run(AT, nobody_left)
    assert CourseEnd.objects.count() == 0
    retention.run(AT, everybody_left)
    retention.run(AT + 90 * DAY, everybody_left)
    assert here(Entry)
    retention.run(AT + 91 * DAY, everybody_left)
    assert not here(Entry)


def test_an_adult_who_tried_it_has_not_left_while_she_works_there() -> None:
    entry(CLEO, updated=AT)
    CounsellorAssignment.objects.create(course_key=COURSE, student_id=ANA, counsellor_id=CLEO)
    retention.run(timezone.now() + DAY, everybody_left)
    assert CourseEnd.objects.count() == 0


def test_a_text_that_is_asked_for_waits_a_month_for_the_second_one() -> None:
    of_her_course()
    asked = hold(Entry.objects.get(), asked_at=at_school(LAST))
    let_go(AT)
    let_go(NIGHT)
    assert (here(Entry), here(Response), DataKey.objects.filter(owner_ref=str(ANA)).count()) == (
        (True, False, 1)
    )
    let_go(NIGHT + 31 * DAY)
    assert (here(Entry), Hold.objects.get()) == (False, asked)


def test_what_two_adults_keep_outlives_her_texts_with_its_own_key() -> None:
    of_her_course()
    kept = hold(Entry.objects.get(), approved_by=3, approved_at=AT, asked_at=AT, copy=words(CLEO))
    let_go(AT)
    let_go(NIGHT + 5 * 365 * DAY)
    assert (here(Entry), Hold.objects.get()) == (False, kept)
    assert DataKey.objects.filter(owner_ref=str(CLEO)).exists()


@pytest.mark.parametrize("held", [True, False])
def test_a_card_waits_for_the_answer_about_its_keeping(held: bool) -> None:
    put = card(made := group(closed_on=EVENING))
    if held:
        about = {"course_key": COURSE, "group_id": made.pk, "card_id": put.pk, "author_id": ANA}
        Evidence.objects.create(
            **about, asked_by=CLEO, reason=words(CLEO), asked_at=at_school(LAST)
        )
    let_go(AT)
    let_go(NIGHT)
    assert (here(Card), here(Meeting)) == (held, held)
    let_go(NIGHT + 31 * DAY)
    assert (here(Card), here(Meeting)) == (False, False)


def test_attendance_stays_until_her_own_texts_go() -> None:
    year_one = group(year=1, closed_on=EVENING)
    at = meeting(year_one)
    Attendance.objects.create(meeting=at, user_id=ANA, state="there")
    let_go(AT)
    let_go(NIGHT)
    assert (here(Attendance), here(Meeting)) == (True, True)
    let_go(AT + (365 + 91) * DAY)
    assert (here(Attendance), here(Meeting)) == (False, False)


def test_what_ties_adults_to_her_ends_with_her_texts() -> None:
    of_her_course()
    CounsellorAssignment.objects.create(
        course_key=COURSE, student_id=ANA, counsellor_id=CLEO, since=AT
    )
    let_go(AT)
    let_go(NIGHT)
    assert CounsellorAssignment.objects.get().until == NIGHT
    let_go(NIGHT + 365 * DAY)
    assert not here(CounsellorAssignment)


def test_a_run_is_noted_in_numbers_and_the_clock_runs_once_a_day(monkeypatch) -> None:
    of_her_course()
    for at in (AT, NIGHT, NIGHT):
        monkeypatch.setattr(timezone, "now", lambda at=at: at)
        call_command("flexid_tick")
    entry(updated=AT)
    call_command("flexid_tick")
    assert [row.day for row in RetentionRun.objects.order_by("day")] == [EVENING, NIGHT.date()]
    last = RetentionRun.objects.get(day=NIGHT.date())
    assert last.went == {"entry": 2, "keys": 1}
    assert (here(Entry), audit.verify()) == (True, [])


def test_a_second_run_on_a_day_adds_to_its_numbers() -> None:
    for _ in range(2):
        asked = wish(answered_at=NIGHT - 365 * DAY)
        let_go(NIGHT)
        assert not HelpRequest.objects.filter(pk=asked.pk).exists()
    assert RetentionRun.objects.get().went == {"help": 2}
