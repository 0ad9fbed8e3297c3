"""When a student's time in a course is over: each case of the rule, to the day."""

from datetime import date, timedelta

import pytest

from flexid_xblock.access.api import Stay
from flexid_xblock.privacy.course_end import (
    TOLD_BEFORE,
    end_of_course,
    end_of_group,
    last_day,
    told_now,
)

TODAY = date(2040, 9, 1)
EVENING, YEAR_ONE_EVENING = date(2040, 6, 12), date(2039, 6, 12)
WENT, LATER = date(2040, 3, 1), date(2041, 1, 1)


def stay(year: int = 2, *, closed: date | None = None, until: date | None = None) -> Stay:
    return Stay(year=year, closed_on=closed, until=until)


@pytest.mark.parametrize(
    ("stays", "end"),
    [
        ([stay()], None),
        ([stay(1)], None),
        ([stay(closed=EVENING)], EVENING),
        ([stay(closed=EVENING, until=EVENING)], EVENING),
        ([stay(closed=EVENING, until=TODAY)], EVENING),
        ([stay(1, closed=YEAR_ONE_EVENING)], date(2040, 6, 11)),
        ([stay(1, closed=EVENING)], date(2041, 6, 12)),
        ([stay(1, closed=EVENING, until=TODAY)], date(2041, 6, 12)),
        ([stay(closed=EVENING, until=WENT)], WENT),
        ([stay(1, closed=EVENING, until=WENT)], WENT),
        ([stay(until=WENT)], WENT),
        ([stay(until=TODAY)], TODAY),
        ([stay(until=LATER)], None),
        ([stay(1, closed=YEAR_ONE_EVENING), stay(closed=EVENING)], EVENING),
        ([stay(1, closed=YEAR_ONE_EVENING), stay()], None),
        ([stay(until=WENT), stay()], None),
        ([stay(1, until=WENT), stay(1, closed=EVENING)], date(2041, 6, 12)),
        ([], None),
    ],
)
def test_each_case_of_the_rule(stays: list[Stay], end: date | None) -> None:
    assert end_of_course(stays, TODAY) == end
    assert end_of_course(stays[::-1], TODAY) == end


@pytest.mark.parametrize(
    ("wrote", "end"), [(WENT - timedelta(1), WENT), (WENT, WENT), (TODAY, TODAY), (None, WENT)]
)
def test_nobody_has_left_who_still_writes(wrote: date | None, end: date) -> None:
    assert end_of_course([stay(until=WENT)], TODAY, last_word=wrote) == end


def test_writing_on_after_the_last_evening_does_not_put_it_off() -> None:
    assert end_of_course([stay(closed=EVENING)], TODAY, last_word=TODAY) == EVENING


@pytest.mark.parametrize(
    ("closed", "untils", "end"),
    [
        (EVENING, [None], EVENING),
        (EVENING, [], EVENING),
        (None, [None, WENT], None),
        (None, [WENT, EVENING], EVENING),
        (None, [LATER], None),
        (None, [], None),
    ],
)
def test_when_a_group_is_over(closed: date | None, untils: list, end: date | None) -> None:
    assert end_of_group(closed, untils, TODAY) == end


def test_who_was_found_late_is_told_a_week_before() -> None:
    counted = EVENING + timedelta(90)
    assert last_day(EVENING, 90) == last_day(EVENING, 90, found_on=EVENING) == counted
    late = counted - timedelta(6)
    assert last_day(EVENING, 90, found_on=late) == late + timedelta(7)


def test_she_is_told_on_three_days_and_not_after() -> None:
    last = date(2040, 9, 10)
    turns = {left: told_now(last, last - timedelta(left)) for left in (61, 60, 31, 30, 8, 7, 0, -1)}
    assert turns == {61: None, 60: 60, 31: 60, 30: 30, 8: 30, 7: 7, 0: 7, -1: None}
    assert TOLD_BEFORE == (60, 30, 7)
