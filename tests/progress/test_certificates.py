"""A certificate says what the teachers noted, and nothing else."""

from dataclasses import fields
from datetime import date, timedelta

import pytest
from django.utils import timezone

from flexid_xblock.access import api as access
from flexid_xblock.access.models import Group
from flexid_xblock.care.api import calendar
from flexid_xblock.domain.errors import NotFound
from flexid_xblock.privacy import api as privacy
from flexid_xblock.progress.api import CertificateView, certificates
from flexid_xblock.progress.models import Certificate
from flexid_xblock.sessions import api as sessions
from flexid_xblock.sessions.models import Attendance, Meeting
from tests.common import COURSE
from tests.progress.closing import (
    FIRST,
    SECOND,
    WELCOME,
    close,
    group_named,
    held,
    mine,
    note,
    on_day,
)


@pytest.fixture
def marked(actor):
    """``marked(WELCOME, ana="there")``: a meeting of Ana's group, and what Tor noted."""

    def act(activity_key: str, *, form: str = "full", **states: str):
        by_id = {f"_{actor(name).user_id}": state for name, state in states.items()}
        return held(actor("tor"), activity_key, form=form, **by_id)

    return act


def test_the_totals_are_those_of_the_attendance_rows(actor, marked) -> None:
    marked(WELCOME, ana="there", bo="partly", cai="away")
    marked(FIRST, form="short", ana="there", bo="made_up")
    marked(SECOND, form="lessons", ana="away")
    close(actor("sol"))
    rows = Attendance.objects.filter(state__in=("there", "partly"))
    came = {who: rows.filter(user_id=actor(who).user_id).count() for who in ("ana", "bo")}
    found = {who: mine(actor(who))[0] for who in came}
    assert {who: one.meetings for who, one in found.items()} == came == {"ana": 2, "bo": 1}
    assert {who: one.minutes for who, one in found.items()} == {"ana": 90 + 120, "bo": 90}


def test_a_theme_counts_that_was_made_up_and_one_without_her_does_not(actor, marked) -> None:
    marked(SECOND, ana="made_up")
    marked(FIRST, ana="away")
    marked(WELCOME, ana="partly")
    close(actor("sol"))
    assert mine(actor("ana"))[0].modules == ("welcome", "moving")


@pytest.mark.parametrize(("form", "minutes"), [("full", 150), ("short", 120), ("lessons", 90)])
def test_each_form_of_a_meeting_has_its_own_minutes(actor, marked, form, minutes) -> None:
    marked(FIRST, form=form, ana="there")
    close(actor("sol"))
    assert mine(actor("ana"))[0].minutes == minutes


def test_a_phone_in_the_room_counts_nothing_and_a_row_does(actor, marked) -> None:
    marked(FIRST, ana="there")
    meeting = marked(SECOND)
    sessions.set_open(actor("tor"), meeting, is_open=True)
    sessions.attend(actor("bo"), meeting)
    sessions.attend(actor("ana"), meeting)
    assert close(actor("sol")) == 1
    assert (mine(actor("ana"))[0].meetings, mine(actor("bo"))) == (1, ())


def test_who_was_at_no_meeting_gets_none_and_who_was_forgotten_gets_hers(actor, marked) -> None:
    meeting = marked(FIRST, ana="there", bo="away", cai="made_up")
    assert close(actor("sol")) == 1
    first = mine(actor("ana"))
    note(actor("tor"), meeting, actor("dina").user_id, "there")
    assert (close(actor("sol")), close(actor("sol"))) == (1, 0)
    assert (mine(actor("ana")), len(mine(actor("dina"))), mine(actor("bo"))) == (first, 1, ())


def test_it_stands_as_it_was_issued(actor, marked) -> None:
    meeting = marked(FIRST, ana="there")
    close(actor("sol"))
    before = mine(actor("ana"))
    note(actor("tor"), meeting, actor("ana").user_id, "away", based_on=1)
    assert (close(actor("sol")), mine(actor("ana"))) == (0, before)


def test_its_days_are_the_first_and_the_last_of_hers(actor, marked) -> None:
    days = [date(2026, 9, 3), date(2026, 10, 1), date(2027, 6, 10)]
    states = ["there", "made_up", "away"]
    for key, day, state in zip((WELCOME, FIRST, SECOND), days, states, strict=True):
        on_day(marked(key, ana=state), day)
    close(actor("sol"))
    assert (mine(actor("ana"))[0].first_day, mine(actor("ana"))[0].last_day) == tuple(days[:2])


@pytest.mark.parametrize(("year", "what"), [(1, "year1"), (2, "year2"), (3, "leader")])
def test_the_year_of_the_group_says_what_it_is_for(actor, marked, year: int, what: str) -> None:
    marked(FIRST, ana="there")
    Group.objects.filter(name="Fjord").update(year=year)
    close(actor("sol"))
    assert mine(actor("ana"))[0].what == what


def test_who_changed_groups_brings_her_meetings_along_and_they_count_once(actor, marked) -> None:
    marked(WELCOME, ana="there")
    ana, skog = actor("ana").user_id, group_named("Skog")
    access.end_membership(group_id=group_named("Fjord"), user_id=ana)
    access.add_member(group_id=skog, user_id=ana, role="student")
    held(actor("una"), FIRST, **{f"_{ana}": "there"})
    assert close(actor("sol"), "Skog") == 1
    assert (mine(actor("ana"))[0].meetings, mine(actor("ana"))[0].minutes) == (2, 240)


def test_no_mark_no_text_and_no_name_is_stored(actor, marked) -> None:
    assert {one.name for one in fields(CertificateView)} == {
        *("id", "user_id", "group_id", "what", "modules", "meetings", "minutes"),
        *("first_day", "last_day", "issued_at", "is_withdrawn", "code"),
    }


def test_it_goes_with_the_person_and_the_issuers_name_with_hers(actor, marked, people) -> None:
    marked(FIRST, ana="there", bo="there")
    close(actor("sol"))
    code = mine(actor("ana"))[0].code
    privacy.erase(people["ana"].pk)
    privacy.erase(people["sol"].pk)
    assert certificates.is_valid(code) is False
    assert list(Certificate.objects.values_list("user_id", "issued_by")) == [
        (people["bo"].pk, None)
    ]


def test_it_is_in_her_export_whole_and_in_nobody_elses(actor, marked) -> None:
    marked(FIRST, ana="there")
    close(actor("sol"))
    row = Certificate.objects.values().get()
    found = {who: privacy.export(actor(who))["certificates"] for who in ("ana", "bo", "sol")}
    hers = {key: one for key, one in row.items() if key not in ("user_id", "issued_by")}
    assert found == {"ana": [hers], "bo": [], "sol": []}


@pytest.mark.parametrize("name", ["bo", "eve", "tor", "cleo", "ida", "liv", "kim", "max"])
def test_only_she_and_the_coordinator_find_it(actor, marked, name: str) -> None:
    marked(FIRST, ana="there")
    close(actor("sol"))
    hers = mine(actor("ana"))[0]
    for who in (actor("ana"), actor("sol")):
        assert certificates.certificate(who, hers.id, course_key=COURSE) == hers
    for who in (actor(name), actor("ana", seen_by="max")):
        with pytest.raises(NotFound):
            certificates.certificate(who, hers.id, course_key=COURSE)
    assert mine(actor("ana", seen_by="max")) == ()


def test_days_are_the_schools(actor, marked) -> None:
    meeting = marked(FIRST, ana="there")
    late = timezone.now().replace(month=1, day=10, hour=23, minute=30)
    Meeting.objects.filter(pk=meeting).update(opened_at=late)
    with timezone.override(calendar.school_zone()):  # as every door and page of ours
        close(actor("sol"))
    assert mine(actor("ana"))[0].first_day == late.date() + timedelta(days=1)
