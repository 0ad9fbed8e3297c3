"""What of a number may be shown, so that nobody can be found by it. Pure.

Every number of the programme report is a counter, and the report is nothing but
counters: how many of some students have something. Four rules.

1. A counter is nought or five or more, and moves by five or more at a time. So
   whatever is taken from whatever, of one look or of two, five people stand
   behind the difference. Nought is never told apart from one to four: it tells
   nothing, not even that it is nought.
2. Where fewer than five of the people do *not* have it, no number is shown but
   "all, or all but a few", and that for good. So a subtraction from the number
   of students, which everybody knows, finds no small number either.
3. A sum is never counted: it is the sum of what is shown, and so says nothing
   that is not there already. Nothing is left to work out, and nothing has to be
   left out beside a hidden number to hide it.
4. Nothing is counted of fewer than ten people, or of fewer than two groups, and
   nothing that is a part or the whole of another number: of two such numbers
   one could be taken from the other.

Who knows every student, all looks there ever were, and who was erased between
which two, still finds for each of them a world in which she has it and one in
which she has it not; ``tests/progress/test_suppression_worlds.py`` goes through
all of them. It is not promised against somebody who knows it of all the others.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

LEAST = 5
PEOPLE = 10
GROUPS = 2
WHOLE = 0  # the part of a report that is the whole course


@dataclass(frozen=True, kw_only=True)
class Number:
    """What is shown: at least so many, or nearly all; at first "fewer than five, or nobody"."""

    count: int = 0
    is_most: bool = False


@dataclass(frozen=True, kw_only=True)
class Measure:
    """The sizes the rules go by; other ones are for tests only."""

    least: int = LEAST
    people: int = PEOPLE


MEASURE = Measure()


def is_countable(people: int, measure: Measure = MEASURE) -> bool:
    """Whether there are people enough to count anything of."""
    return people >= measure.people


def renewed(
    then: Number, *, yes: int, no: int, is_whole: bool = True, measure: Measure = MEASURE
) -> Number:
    """What is shown from now on of ``yes`` people who have something and ``no`` who have it not.

    ``is_whole``: all who were counted when it last changed are there still. If
    not, a number stands rather than turn into "nearly all" of those who are left.
    """
    if then.is_most or not is_countable(yes + no, measure):
        return then
    if no >= measure.least:
        return grown(then, yes, measure)
    return Number(is_most=True) if is_whole or not then.count else then


def grown(then: Number, people: int, measure: Measure = MEASURE) -> Number:
    """The same for a number of people of whom nobody has it not."""
    return Number(count=people) if people >= then.count + measure.least else then


def parts(known: Iterable[int], groups: Mapping[int, int]) -> tuple[int, ...]:
    """The years of which anything may be counted, or the whole course, or nothing.

    ``groups`` says how many each year has, ``known`` what was counted before:
    a course that was counted whole stays so, for its years would be its parts.
    """
    if WHOLE in known:
        return (WHOLE,)
    enough = sorted(year for year, number in groups.items() if number >= GROUPS)
    if known or (enough and len(enough) == len(groups)):
        return tuple(enough)
    return (WHOLE,) if sum(groups.values()) >= GROUPS else ()


def total(numbers: Iterable[Number | None]) -> Number | None:
    """The sum of what is shown; None where some of it is no number."""
    found = tuple(numbers)
    counts = [one.count for one in found if one and not one.is_most]
    return Number(count=sum(counts)) if found and len(counts) == len(found) else None
