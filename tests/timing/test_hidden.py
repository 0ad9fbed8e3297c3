"""To be told that a thing is not there asks the same of the database, and takes as long.

Times are printed, never asserted.
"""

import random
from collections.abc import Callable
from statistics import median
from time import perf_counter_ns
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.common import COURSE, read_notice, send, write

PAIRS, SHUFFLES = 2_000, 1_000
DOORS = {
    "API, another student": ("bo", "/flexid/api/v1/entries/{}/"),
    "desk, another counsellor": ("dov", f"/flexid/{COURSE}/desk/counsellor/entries/{{}}/"),
}


def test_whose_entries_she_may_read_is_found_before_any_entry(
    actor, logged_in: Callable[..., Client]
) -> None:
    read_notice(actor("ana"))
    theirs = send(actor("ana"), write(actor("ana"), "hers")).id
    who, address = DOORS["desk, another counsellor"]
    client = logged_in(who)
    asked = []
    for one in (theirs, uuid4(), theirs):  # the first one warms everything up
        with CaptureQueriesContext(
            connection,
        ) as queries:
            timed(client, address.format(one))
        asked.append([query["sql"].split(" WHERE ")[0] for query in queries])
    assert asked[1] == asked[2]
    assert not any('flexid_xblock_entry"' in query for query in asked[2])


@pytest.mark.deep
@pytest.mark.parametrize("door", DOORS)
def test_somebody_elses_and_nobodys_answer_alike(
    actor, logged_in: Callable[..., Client], settings, capsys: pytest.CaptureFixture[str], door: str
) -> None:
    settings.FLEXID_LIMITS = {}
    read_notice(actor("ana"))
    theirs = send(actor("ana"), write(actor("ana"), "hers")).id
    nobodys = uuid4()  # one, as theirs is one: what is asked anew is parsed from a cache
    who, address = DOORS[door]
    client, differences, both = logged_in(who), [], ([], [])
    for turn in range(PAIRS + 20):
        asked = [(0, theirs), (1, nobodys)][:: 1 if turn % 2 else -1]
        answers = {which: timed(client, address.format(one)) for which, one in asked}
        assert answers[0][1] == answers[1][1]
        if turn >= 20:  # the first ones warm everything up
            differences.append(answers[0][0] - answers[1][0])
            [both[which].append(answers[which][0]) for which in (0, 1)]
    with capsys.disabled():
        print("\n" + report(door, both, differences))


def timed(client: Client, address: str) -> tuple[int, tuple[int, bytes]]:
    """Nanoseconds, and what came."""
    begun = perf_counter_ns()
    answer = client.get(address)
    taken = perf_counter_ns() - begun
    assert answer.status_code == 404
    return taken, (answer.status_code, answer.content)


def report(door: str, both: tuple[list[int], list[int]], differences: list[int]) -> str:
    """Both medians, the median of the differences, and how often chance does as much."""
    theirs, nobodys = (median(times) / 1000 for times in both)
    return (
        f"{door}: {len(differences)} pairs, median {theirs:.1f} us somebody else's, "
        f"{nobodys:.1f} us nobody's, difference {median(differences) / 1000:+.2f} us, "
        f"p = {p_value(differences):.3f} (permutation of pairs)"
    )


def p_value(differences: list[int]) -> float:
    """How often pairs whose halves were swapped by chance differ by as much."""
    chance = random.Random(22)  # noqa: S311  no secret
    found = abs(median(differences))
    swapped = ([one * chance.choice((1, -1)) for one in differences] for _ in range(SHUFFLES))
    as_much = sum(abs(median(once)) >= found for once in swapped)
    return (as_much + 1) / (SHUFFLES + 1)
