"""The rules of the report's numbers: steps of five, no small number beside a large one, sums."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flexid_xblock.progress.suppression import LEAST, MEASURE, Number, grown, parts, renewed, total
from tests.progress.report_worlds import Lot, found_out

FEW, MOST = Number(), Number(is_most=True)
LOOKS = st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60), st.booleans()), max_size=8)


@pytest.mark.parametrize(
    ("then", "yes", "no", "shown"),
    [
        (0, 4, 6, FEW),
        (0, 5, 5, Number(count=5)),
        (0, 5, 4, FEW),
        (0, 6, 4, MOST),
        (0, 10, 0, MOST),
        (0, 0, 10, FEW),
        (12, 16, 20, Number(count=12)),
        (12, 17, 20, Number(count=17)),
        (12, 7, 20, Number(count=12)),
    ],
)
def test_what_is_shown(then: int, yes: int, no: int, shown: Number) -> None:
    assert renewed(Number(count=then), yes=yes, no=no) == shown


def test_most_is_for_good_and_is_not_said_where_somebody_is_gone() -> None:
    assert renewed(MOST, yes=10, no=20) == MOST
    assert renewed(Number(count=8), yes=12, no=2, is_whole=False) == Number(count=8)


@given(LOOKS)
def test_a_number_is_nought_or_five_and_more_and_moves_by_no_less(looks: list) -> None:
    numbers, people = [Number()], [Number()]
    for yes, no, is_whole in looks:
        numbers.append(renewed(numbers[-1], yes=yes, no=no, is_whole=is_whole))
        people.append(grown(people[-1], yes + no))
    counts = [one.count for one in numbers if not one.is_most]
    crowd = [one.count for one in people]
    steps = [after - then for row in (counts, crowd) for then, after in pairwise(row)]
    assert [n for n in (*counts, *crowd) if 0 < n < LEAST] == []
    assert [step for step in steps if step < 0 or 0 < step < LEAST] == []


@given(st.integers(13, 24), st.integers(0, 3), st.booleans())
def test_larger_schools_tell_of_nobody_either(size: int, few: int, came: bool) -> None:
    others = (Lot(size=few, first=1, after=2) if came else Lot(size=few, after=1),)
    there = (Lot(size=size, after=2), *(others if few else ()))
    assert found_out(there, 2, MEASURE) == []


@pytest.mark.parametrize(
    ("known", "groups", "counted"),
    [
        ((), {1: 1}, ()),
        ((), {1: 2}, (1,)),
        ((), {1: 2, 2: 3}, (1, 2)),
        ((), {1: 2, 2: 1}, (0,)),
        ((), {1: 1, 2: 1}, (0,)),
        ((0,), {1: 2, 2: 3}, (0,)),
        ((1,), {1: 2, 2: 1}, (1,)),
        ((1,), {1: 2, 2: 2}, (1, 2)),
    ],
)
def test_a_year_of_one_group_is_never_told_apart(known, groups, counted) -> None:
    assert parts(known, groups) == counted


def test_a_sum_is_of_what_is_shown_and_of_nothing_else() -> None:
    assert total([Number(count=7), FEW, Number(count=12)]) == Number(count=19)
    assert (total([Number(count=7), MOST]), total([FEW, None]), total([])) == (None, None, None)
