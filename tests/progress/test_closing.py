"""Closing a year: on a day that is near, all groups or none, and by the coordinator alone."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils import timezone

from flexid_xblock.access import api as access
from flexid_xblock.access.api import closed_years
from flexid_xblock.access.models import Group
from flexid_xblock.domain.errors import Denied, Invalid, NotFound
from flexid_xblock.progress.api import certificates
from flexid_xblock.progress.models import Certificate
from flexid_xblock.sessions import api as sessions
from tests.common import COURSE
from tests.progress.closing import FIRST, SECOND, close, group_named, held, mine

NOT_SOL = ["ana", "bo", "tor", "cleo", "ida", "liv", "kim", "max"]


@pytest.fixture
def given(actor):
    """Ana's certificate of a year that Sol closed today."""
    held(actor("tor"), FIRST, **{f"_{actor('ana').user_id}": "there"})
    close(actor("sol"))
    return mine(actor("ana"))[0]


def days() -> dict[str, object]:
    """The day on which each group's year was closed."""
    return dict(Group.objects.filter(course_key=COURSE).values_list("name", "closed_on"))


def refused(act) -> str:
    """The code of the refusal."""
    with pytest.raises((Denied, Invalid)) as refusal:
        act()
    return refusal.value.code


def test_several_groups_are_closed_on_one_day(actor) -> None:
    day = timezone.localdate() - timedelta(days=3)
    assert close(actor("sol"), "Fjord", "Skog", on=day) == 0
    assert days() == {"Fjord": day, "Skog": day}


@pytest.mark.parametrize("name", NOT_SOL)
def test_nobody_else_closes_opens_withdraws_or_looks(actor, given, name: str) -> None:
    who, fjord = actor(name), group_named("Fjord")
    acts = (
        lambda: close(who),
        lambda: certificates.reopen_year(who, fjord, course_key=COURSE),
        lambda: certificates.withdraw(who, given.id, course_key=COURSE),
        lambda: certificates.years(who, COURSE),
        lambda: certificates.year_of(who, fjord, course_key=COURSE),
        lambda: closed_years.rolls(who, COURSE),
    )
    for act in acts:
        with pytest.raises(NotFound):
            act()
    assert (days()["Fjord"], mine(actor("ana"))) == (timezone.localdate(), (given,))


@pytest.mark.parametrize("back", [-15, 31, 400])
def test_a_day_far_ahead_or_long_ago_closes_nothing(actor, back: int) -> None:
    day = timezone.localdate() - timedelta(days=back)
    assert refused(lambda: close(actor("sol"), on=day)) == "closing_day"
    assert days() == {"Fjord": None, "Skog": None}


@pytest.mark.parametrize("back", [-14, 0, 30])
def test_the_first_and_the_last_day_that_can_be_chosen(actor, back: int) -> None:
    day = timezone.localdate() - timedelta(days=back)
    close(actor("sol"), on=day)
    assert days()["Fjord"] == day


def test_who_was_forgotten_gets_hers_long_after_the_closing(actor) -> None:
    held(actor("tor"), FIRST, **{f"_{actor('ana').user_id}": "there"})
    long_ago = timezone.localdate() - timedelta(days=400)
    Group.objects.filter(name="Fjord").update(closed_on=long_ago)
    assert (close(actor("sol"), on=long_ago), len(mine(actor("ana")))) == (1, 1)


def test_one_group_that_cannot_be_closed_leaves_all_open(actor) -> None:
    yesterday = timezone.localdate() - timedelta(days=1)
    close(actor("sol"), "Fjord", on=yesterday)
    assert refused(lambda: close(actor("sol"), "Fjord", "Skog")) == "year_closed"
    assert days() == {"Fjord": yesterday, "Skog": None}


def test_a_group_that_is_not_there_leaves_all_open(actor) -> None:
    far = access.create_group(course_key="course-v1:Other+1+1", name="Far", year=1)
    for other in (uuid4(), far):
        groups = [group_named("Fjord"), other]
        with pytest.raises(NotFound):
            certificates.close_years(
                actor("sol"), groups, course_key=COURSE, on=timezone.localdate()
            )
    assert (days()["Fjord"], Group.objects.get(pk=far).closed_on) == (None, None)


def test_no_group_is_no_closing(actor) -> None:
    assert (
        refused(
            lambda: certificates.close_years(
                actor("sol"), [], course_key=COURSE, on=timezone.localdate()
            )
        )
        == "no_group_chosen"
    )


def test_a_group_of_no_year_of_the_course_stays_open(actor) -> None:
    Group.objects.filter(name="Fjord").update(year=4)
    assert refused(lambda: close(actor("sol"))) == "no_such_year"
    assert days()["Fjord"] is None


def test_opening_a_year_again_withdraws_what_was_handed_out(actor, given) -> None:
    assert certificates.reopen_year(actor("sol"), group_named("Fjord"), course_key=COURSE) == 1
    assert (days()["Fjord"], mine(actor("ana"))) == (None, ())
    assert certificates.is_valid(given.code) is False
    assert certificates.certificate(actor("ana"), given.id, course_key=COURSE).is_withdrawn
    close(actor("sol"))
    assert {one.code != given.code for one in mine(actor("ana"))} == {True}


def test_opening_what_is_open_changes_nothing(actor) -> None:
    assert certificates.reopen_year(actor("sol"), group_named("Fjord"), course_key=COURSE) == 0


def test_one_that_was_withdrawn_is_issued_anew_at_the_next_closing(actor, given) -> None:
    for _ in range(2):
        certificates.withdraw(actor("sol"), given.id, course_key=COURSE)
    first = Certificate.objects.get().revoked_at
    assert (close(actor("sol")), Certificate.objects.get(pk=given.id).revoked_at) == (1, first)
    assert [one.id != given.id for one in mine(actor("ana"))] == [True]


def test_the_coordinator_sees_what_is_still_open(actor) -> None:
    ana, bo = actor("ana").user_id, actor("bo").user_id
    everybody = {f"_{who}": "there" for who in access.people_of(group_named("Fjord"), "student")}
    held(actor("tor"), FIRST, **everybody)
    held(actor("tor"), SECOND, **{f"_{who}": "away" for who in (ana, bo)})
    fjord, skog = certificates.years(actor("sol"), COURSE)
    assert (fjord.not_closed, len(fjord.not_noted), len(fjord.students)) == ((), 4, 6)
    assert (ana in fjord.not_noted, skog.not_closed, skog.not_noted) == (False, (), ())
    sessions.open_meeting(
        actor("una"), group_id=skog.group.id, course_key=COURSE, activity_key=FIRST
    )
    skog = certificates.years(actor("sol"), COURSE)[1]
    assert (skog.not_closed, skog.not_noted) == ((FIRST,), skog.students)
