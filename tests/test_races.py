"""Two press at the same moment, and it is done once; nobody gets an error.

On MariaDB the two are threads, each with its own connection; SQLite lets nobody write
beside another, so there they come one after the other.
"""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

import pytest
from django.db import connection, connections

from flexid_xblock.sessions import api as sessions
from flexid_xblock.sessions.models import Card
from tests.test_busy_database import ACTS, World, world  # noqa: F401 - a fixture

pytestmark = [pytest.mark.races, pytest.mark.django_db(transaction=True)]

# The other acts are two things when they are done twice, or are told to look again.
ONCE = [
    "save",
    "reply",
    "open a meeting",
    "close it",
    "hide it",
    "ask for the glass",
    "grant it",
    "agree to a counsellor",
    "look back",
    "erase",
    "vote",
    "vote otherwise",
    "report",
    "report as the second",
    "look after a card",
    "go to a stage",
]


def at_once(*acts: Callable[[], Any]) -> None:
    """Do all of these, beginning together."""
    if connection.vendor == "sqlite":
        for act in acts:
            act()
        return
    ready = Barrier(len(acts))

    def on_its_own_connection(act: Callable[[], Any]) -> None:
        try:
            ready.wait()
            act()
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(acts)) as threads:
        list(threads.map(on_its_own_connection, acts))


@pytest.mark.parametrize("name", ONCE)
def test_what_two_press_at_once_is_done_once(world: World, name: str) -> None:  # noqa: F811
    do, is_done = ACTS[name]
    at_once(*[lambda: do(world)] * 2)
    assert is_done(world)


def test_two_who_report_at_once_bring_the_card_down(world: World) -> None:  # noqa: F811
    why = {"reason": "hurts", "words": ""}
    at_once(
        *(lambda who=who: sessions.report(who, world.card, **why) for who in (world.bo, world.kim))
    )
    assert Card.objects.get(pk=world.card).state == Card.State.HIDDEN
