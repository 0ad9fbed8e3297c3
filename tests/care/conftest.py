"""A clock that tests of asking move."""

import pytest

from tests.care.asking import Clock


@pytest.fixture
def clock(people, monkeypatch: pytest.MonkeyPatch) -> Clock:
    """Monday, ten o'clock in 2040; the people are older than that."""
    return Clock(monkeypatch)
