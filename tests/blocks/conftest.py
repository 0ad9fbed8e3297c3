"""Blocks of the school, before whoever a test wants to sit there."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

import pytest

from flexid_xblock import edge
from flexid_xblock.blocks import doors
from flexid_xblock.domain.seats import Seat, SeatKind
from flexid_xblock.school.runtime import SchoolRuntime
from tests.common import COURSE, JOURNAL


@dataclass
class Stage:
    """A host that seats everybody alike and remembers what was completed."""

    seated: Seat
    completed: list[str] = field(default_factory=list)

    def seat(self, block: Any) -> Seat:
        return self.seated

    def emit_completion(self, block: Any) -> None:
        self.completed.append(block.activity_key)


@pytest.fixture
def block(people) -> Callable[..., Any]:
    """``block(JOURNAL)``: a block of the school as Ana, or another, has it."""

    def build(activity_key: str = JOURNAL, name: str = "ana") -> Any:
        return SchoolRuntime(people[name], COURSE).get_block(activity_key)

    return build


@pytest.fixture
def seated(people, monkeypatch) -> Callable[..., Stage]:
    """``seated(SeatKind.STAFF)``: from now on Ana's seat is of this kind."""

    def sit(kind: SeatKind, *, language: str = "en") -> Stage:
        user_id = None if kind is SeatKind.NOBODY else people["ana"].pk
        place = {"course_key": COURSE, "usage_key": "usage", "language": language}
        stage = Stage(Seat(kind=kind, user_id=user_id, **place))
        monkeypatch.setattr(doors, "host", lambda: stage)
        return stage

    return sit


@pytest.fixture
def openedx_host(settings) -> Iterator[None]:
    """Blocks ask the LMS and Studio who sits before them."""
    settings.FLEXID_HOST = "openedx"
    edge.host.cache_clear()
    yield
    edge.host.cache_clear()
