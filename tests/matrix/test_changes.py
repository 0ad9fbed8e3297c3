"""After a change of relations the very next request gets what the table says then."""

from collections import Counter

import pytest

from tests.matrix.asking import undone
from tests.matrix.changes import CHANGES, Change
from tests.matrix.judging import cells, deviation
from tests.matrix.probes import PROBES
from tests.matrix.world import Planted

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: change.title)
def test_the_next_request_follows_the_new_relations(
    world: Planted, tally: Counter[str], change: Change
) -> None:
    stands = change.stands()
    asked = [
        cell
        for route, probes in PROBES.items()
        for operation in probes
        if (operation, route) not in change.unasked
        for cell in cells(operation, route, change.things, change.persons, stands)
    ]
    with undone():
        change.act(world)
        told = {"stands": stands, "moment": change.title, "freed": change.freed}
        found = [fault for one in asked if (fault := deviation(world, one, **told))]
    tally["changed"] += len(asked)
    tally["deviations"] += len(found)
    assert "\n".join(found) == ""
