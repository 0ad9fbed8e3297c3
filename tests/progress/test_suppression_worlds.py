"""From everything the report ever shows, nobody and no small number can be worked out.

Small schools are gone through whole: each world that could be behind what is
shown. With smaller measures the schools are smaller, and the rules are the same.
"""

from itertools import product

import pytest

from flexid_xblock.progress.suppression import MEASURE, Measure
from tests.progress.report_worlds import Lot, found_out

SMALL = Measure(least=2, people=4)
MIDDLE = Measure(least=3, people=6)


def lots(*numbers: tuple[int, int, int]) -> tuple[Lot, ...]:
    """Each as its size, the first look at which it is there, and the look after the last."""
    return tuple(Lot(size=size, first=first, after=after) for size, first, after in numbers)


@pytest.mark.parametrize("size", range(10, 13))
@pytest.mark.parametrize("may_lose", [False, True])
def test_one_lot_of_ten_to_twelve_tells_of_nobody_in_three_looks(size: int, may_lose: bool) -> None:
    assert found_out(lots((size, 0, 3)), 3, MEASURE, may_lose=may_lose) == []


@pytest.mark.parametrize("size", range(4))
@pytest.mark.parametrize("erased", range(1, 5))
def test_who_is_erased_between_two_looks_is_not_found_out(size: int, erased: int) -> None:
    assert found_out(lots((8 + size, 0, 2), (erased, 0, 1)), 2, MEASURE) == []


@pytest.mark.parametrize("came", range(1, 5))
@pytest.mark.parametrize("may_lose", [False, True])
def test_who_came_between_two_looks_is_not_found_out(came: int, may_lose: bool) -> None:
    assert found_out(lots((12 - came, 0, 2), (came, 1, 2)), 2, MEASURE, may_lose=may_lose) == []


def coming_and_going(most: int) -> list[tuple[tuple[int, int, int], ...]]:
    """Schools of up to so many, in which some come and some are erased before a second look."""
    sizes = product(range(1, most + 1), range(5), range(5))
    schools = [((stay, 0, 3), (came, 1, 3), (gone, 0, 2)) for stay, came, gone in sizes]
    return [one for one in schools if sum(lot[0] for lot in one) <= most]


@pytest.mark.parametrize(("measure", "most"), [(SMALL, 6), (MIDDLE, 8)])
def test_coming_and_going_over_three_looks_tells_of_nobody(measure: Measure, most: int) -> None:
    for school in coming_and_going(most):
        there = lots(*(one for one in school if one[0]))
        assert (school, found_out(there, 3, measure)) == (school, [])


@pytest.mark.deep
def test_so_it_is_in_every_school_of_up_to_twelve() -> None:
    for school in coming_and_going(12):
        there = lots(*(one for one in school if one[0]))
        assert (school, found_out(there, 3, MEASURE)) == (school, [])
