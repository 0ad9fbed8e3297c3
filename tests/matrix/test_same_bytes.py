"""What is not hers and what is not there are the same bytes, on every address with an id."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

import pytest

from tests.matrix.asking import Heard
from tests.matrix.judging import Cell, cells, expected, listen
from tests.matrix.probes import PROBES, Route
from tests.matrix.relations import PERSONS, THINGS
from tests.matrix.table import REFUSED
from tests.matrix.world import Planted

pytestmark = pytest.mark.django_db

HERE = [thing for thing in THINGS if thing != "gone"]
TRIED = [(operation, route) for route, probes in PROBES.items() for operation in probes]


def bare(heard: Heard) -> tuple[object, ...]:
    """All that can be seen of an answer; a way to log in repeats what was asked."""
    headers = [(name, value) for name, value in heard.headers if name != "Location"]
    return heard.status, heard.body, headers


def pairs(world: Planted, cell: Cell) -> Iterator[tuple[Heard, Heard]]:
    """Each refusal, and what the same person hears about what is not there."""
    twin = replace(cell, thing=world.twin(cell.thing))
    for here, gone in zip(listen(world, cell), listen(world, twin), strict=True):
        if here.status >= 300:
            yield here, gone


@pytest.mark.parametrize(("operation", "route"), TRIED)
def test_not_yours_and_not_there_are_one_answer(
    world: Planted, tally: Counter[str], operation: str, route: Route
) -> None:
    differing = []
    for cell in cells(operation, route, HERE, PERSONS):
        if cell.glass == "none" and expected(cell) == REFUSED:
            compared = list(pairs(world, cell))
            tally["twins"] += len(compared)
            differing += [cell for here, gone in compared if bare(here) != bare(gone)]
    assert "\n".join(map(str, differing)) == ""
