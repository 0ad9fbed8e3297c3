"""Every world there could be behind a number of the report, as somebody sees it who knows a lot.

She knows the rules, each student, and who came or was erased between which two
looks; not what any of them did. Students of whom she knows the same are a
``Lot``: between them she cannot tell. So a world is how many of each lot have
it at each look, and somebody is found out where in all worlds that look the
same nobody of her lot has it, or everybody.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product

from flexid_xblock.progress.suppression import Measure, Number, is_countable, renewed

# How many of a lot have it at each look at which they are there.
Having = tuple[int, ...]
World = tuple[Having, ...]


@dataclass(frozen=True, kw_only=True)
class Lot:
    """So many students who are there at the same looks."""

    size: int
    first: int = 0
    after: int  # the look at which they are there no more

    def can(self, *, may_lose: bool) -> Iterator[Having]:
        """What can be true of them; what somebody has done she has done, unless ``may_lose``."""
        for found in product(range(self.size + 1), repeat=self.after - self.first):
            if may_lose or list(found) == sorted(found):
                yield found


def shown(lots: tuple[Lot, ...], world: World, looks: int, measure: Measure) -> tuple[Number, ...]:
    """All that was ever shown of this world."""
    numbers: list[Number] = []
    number, counted = Number(), None
    for look in range(looks):
        there = [place for place, lot in enumerate(lots) if lot.first <= look < lot.after]
        yes = sum(world[place][look - lots[place].first] for place in there)
        no = sum(lots[place].size for place in there) - yes
        is_whole = not counted or counted <= set(there)
        after = renewed(number, yes=yes, no=no, is_whole=is_whole, measure=measure)
        if is_countable(yes + no, measure) and (after != number or counted is None):
            number, counted = after, set(there)
        numbers.append(number)
    return tuple(numbers)


def found_out(
    lots: tuple[Lot, ...], looks: int, measure: Measure, *, may_lose: bool = False
) -> list[str]:
    """Who or what can be worked out from any that could be shown; it should be nothing."""
    alike: dict[tuple[Number, ...], list[World]] = defaultdict(list)
    for world in product(*(tuple(lot.can(may_lose=may_lose)) for lot in lots)):
        alike[shown(lots, world, looks, measure)].append(world)
    return [
        f"{what} by {seen}"
        for seen, worlds in alike.items()
        for what in _told(lots, worlds, measure)
    ]


def _told(lots: tuple[Lot, ...], worlds: list[World], measure: Measure) -> Iterator[str]:
    for place, lot in enumerate(lots):
        for spot in range(lot.after - lot.first):
            found = {world[place][spot] for world in worlds}
            if found in ({0}, {lot.size}):
                yield f"all of {lot}"
    looks = max(lot.after for lot in lots)
    for look in range(looks):
        found = {_sums(lots, world, look) for world in worlds}
        if len(found) == 1 and min(*found) < measure.least:
            yield f"a small number {found}"
        steps = {_sums(lots, w, look)[0] - _sums(lots, w, look - 1)[0] for w in worlds if look}
        if len(steps) == 1 and 0 < abs(*steps) < measure.least:
            yield f"a small step {steps}"


def _sums(lots: tuple[Lot, ...], world: World, look: int) -> tuple[int, int]:
    """How many have it and how many have not, at a look."""
    there = [one for one in zip(lots, world, strict=True) if one[0].first <= look < one[0].after]
    yes = sum(having[look - lot.first] for lot, having in there)
    return yes, sum(lot.size for lot, _having in there) - yes
