"""Every cell of the table: what happens is what it says, for everybody, on every route."""

from collections import Counter

import pytest

from tests.matrix.judging import cells, deviation
from tests.matrix.probes import Route
from tests.matrix.relations import PERSONS, THINGS
from tests.matrix.table import NOW
from tests.matrix.world import Planted

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("route", Route)
@pytest.mark.parametrize("operation", NOW)
def test_what_happens_is_what_the_table_says(
    world: Planted, tally: Counter[str], operation: str, route: Route
) -> None:
    asked = cells(operation, route, THINGS, PERSONS)
    tally["generated"] += len(asked)
    found = [fault for cell in asked if (fault := deviation(world, cell))]
    tally["executed"] += len(asked)
    tally["deviations"] += len(found)
    assert "\n".join(found) == ""
