"""What is counted for the programme report, when it may be shown, and who reads it."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.utils import timezone

from flexid_xblock.access.models import CounsellorAssignment, Group, Membership
from flexid_xblock.domain.actors import Actor
from flexid_xblock.domain.errors import NotFound
from flexid_xblock.progress.api import reports
from flexid_xblock.progress.models import ReportLook, ReportNumber
from flexid_xblock.progress.suppression import Number
from flexid_xblock.sessions.models import Meeting
from tests.common import COURSE
from tests.progress.counted import (
    FIRST_ID,
    at_least,
    attend,
    finish,
    group_of,
    hold,
    join,
    leave,
    look,
)

pytestmark = pytest.mark.django_db
Build = Callable[..., Actor]

OTHERS = ["ana", "kim", "tor", "una", "cleo", "ida", "dov", "liv", "max"]
GATHERING, JOURNAL = (1, "gathering.who-am-i"), (1, "journal.who-am-i")
FEW, MOST = Number(), Number(is_most=True)
ALL = range(FIRST_ID, FIRST_ID + 24)


@pytest.fixture
def sol(actor: Build) -> Actor:
    """Sol; her course has two groups of twelve and nobody else."""
    found = actor("sol")
    Membership.objects.all().delete()
    Group.objects.all().delete()
    CounsellorAssignment.objects.all().delete()
    return found


@pytest.fixture
def groups(sol: Actor) -> list:
    """Both groups' ids."""
    return [group_of(12, first=FIRST_ID), group_of(12, first=FIRST_ID + 12)]


@pytest.mark.parametrize("name", OTHERS)
def test_nobody_but_the_coordinator_reads_it(actor: Build, name: str) -> None:
    with pytest.raises(NotFound):
        reports.read(actor(name), COURSE)
    with pytest.raises(NotFound):
        reports.read(actor("sol", seen_by="max"), COURSE)


def test_before_the_clock_has_counted_there_is_nothing(sol: Actor, groups: list) -> None:
    found = reports.read(sol, COURSE)
    assert (found.looked_on, found.numbers, found.groups) == (None, {}, {1: 2})


def test_students_and_who_left_are_counted_by_year(sol: Actor, groups: list) -> None:
    for first in (0, 12):
        group_of(12, year=2, first=FIRST_ID + 100 + first)
    leave(*range(FIRST_ID + 100, FIRST_ID + 106), FIRST_ID)
    found = look(sol)
    shown = {name: found.numbers[name].count for name in found.numbers}
    assert shown == {(1, "students"): 24, (2, "students"): 24, (1, "left"): 0, (2, "left"): 6}


def test_who_moves_to_another_group_or_stays_to_the_end_has_not_left(
    sol: Actor, groups: list
) -> None:
    leave(*ALL[:6])
    join(groups[1], ALL[:6])
    Group.objects.update(closed_on=timezone.localdate())
    leave(*ALL[12:])
    assert look(sol).numbers[1, "left"] == FEW


def test_a_year_of_one_group_is_that_group_and_not_counted(sol: Actor, groups: list) -> None:
    group_of(12, year=2, first=FIRST_ID + 100)
    found = look(sol).numbers
    assert found == {(0, "students"): at_least(36), (0, "left"): FEW}
    group_of(12, year=2, first=FIRST_ID + 200)
    assert {part for part, _name in look(sol, weeks=4).numbers} == {0}


def test_a_gathering_is_counted_once_every_group_has_held_it(sol: Actor, groups: list) -> None:
    hold(groups[0], ALL[:10])
    finish(ALL[:15])
    assert not {GATHERING, JOURNAL} & look(sol).numbers.keys()
    hold(groups[1], ALL[12:20])
    found = look(sol, weeks=1).numbers
    assert (found[GATHERING], found[JOURNAL]) == (at_least(18), at_least(15))


def test_a_group_that_has_closed_its_year_is_not_waited_for(sol: Actor, groups: list) -> None:
    hold(groups[0], ALL[:10])
    Group.objects.filter(pk=groups[1]).update(closed_on=timezone.localdate())
    assert look(sol).numbers[GATHERING] == at_least(10)


def test_all_and_nearly_all_read_the_same(sol: Actor, groups: list) -> None:
    hold(groups[0], ALL[:12])
    hold(groups[1], ALL[12:20])
    finish(ALL)
    found = look(sol).numbers
    assert (found[GATHERING], found[JOURNAL]) == (MOST, MOST)


def test_a_journal_with_a_prompt_left_is_not_finished(sol: Actor, groups: list) -> None:
    for group in groups:
        hold(group, ())
    finish(ALL[:6])
    finish(ALL[6:12], state="passed")
    finish(ALL[12:20], but=1)
    finish(ALL[20:], state="draft")
    assert look(sol).numbers[JOURNAL] == at_least(12)


def test_who_comes_afterwards_or_has_left_gives_nobody_shelter(sol: Actor, groups: list) -> None:
    hold(groups[0], ALL[:10])
    hold(groups[1], ALL[12:16])
    assert look(sol).numbers[GATHERING] == at_least(14)
    attend(Meeting.objects.get(group_id=groups[0]), ALL[10:12])
    attend(Meeting.objects.get(group_id=groups[1]), ALL[16:20])
    join(groups[1], range(FIRST_ID + 500, FIRST_ID + 520), since=timezone.now())
    assert look(sol, weeks=4).numbers[GATHERING] == MOST


def test_a_number_waits_for_five_more_and_four_weeks(sol: Actor, groups: list) -> None:
    for group in groups:
        hold(group, ())
    finish(ALL[:6])
    shown = [look(sol).numbers[JOURNAL].count]
    finish(ALL[6:10])
    shown.append(look(sol, weeks=5).numbers[JOURNAL].count)
    finish(ALL[10:11])
    shown += [look(sol, weeks=weeks).numbers[JOURNAL].count for weeks in (3, 6)]
    assert shown == [6, 6, 6, 11]


def test_after_an_erasure_a_number_stands_rather_than_tell(sol: Actor, groups: list) -> None:
    for group in groups:
        hold(group, ())
    finish(ALL[:18])
    assert look(sol).numbers[JOURNAL] == at_least(18)
    Membership.objects.filter(user_id__in=ALL[18:21]).delete()
    assert look(sol, weeks=4).numbers[JOURNAL] == at_least(18)


def test_the_clock_counts_once_a_day(sol: Actor, groups: list, django_assert_num_queries) -> None:
    look(sol)
    with django_assert_num_queries(2):
        reports.renew(timezone.now())
    assert ReportLook.objects.get().looked_on == timezone.localdate()


def test_another_school_year_is_another_report(sol: Actor, groups: list) -> None:
    look(sol)
    Group.objects.update(created=timezone.now() - timedelta(days=400))
    rows = ReportNumber.objects.values_list("school_year", flat=True).distinct()
    this_year = rows.get()
    assert reports.read(sol, COURSE, this_year).school_years == (this_year,)
    with pytest.raises(NotFound):
        reports.read(sol, COURSE, this_year - 1)
