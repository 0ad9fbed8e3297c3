"""Counters that begin at nothing, and a clock that the tests move."""

from collections.abc import Callable

import pytest
from django.core.cache import cache

from flexid_xblock.desk import idle
from flexid_xblock.rest import limits

NOON = 1_795_000_020  # the beginning of a minute; the hour has begun


class Clock:
    """What time it is for limits and idle sessions, in seconds."""

    def __init__(self) -> None:
        self.now = float(NOON)

    def pass_minutes(self, minutes: float) -> None:
        self.now += minutes * 60


@pytest.fixture(autouse=True)
def _counters() -> None:
    cache.clear()


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Callable[[float], None]:
    moved = Clock()
    monkeypatch.setattr(limits, "time", lambda: moved.now)
    monkeypatch.setattr(idle, "time", lambda: moved.now)
    return moved
