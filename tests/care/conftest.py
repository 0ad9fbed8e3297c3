"""The two people most stories of care are about, and a clock that tests of asking move."""

from collections.abc import Callable

import pytest

from flexid_xblock.domain.actors import Actor
from tests.care.asking import Clock


@pytest.fixture
def clock(people, monkeypatch: pytest.MonkeyPatch) -> Clock:
    """Monday, ten o'clock in 2040; the people are older than that."""
    return Clock(monkeypatch)


@pytest.fixture
def ana(actor: Callable[..., Actor]) -> Actor:
    """The student."""
    return actor("ana")


@pytest.fixture
def cleo(actor: Callable[..., Actor]) -> Actor:
    """Her counsellor."""
    return actor("cleo")
