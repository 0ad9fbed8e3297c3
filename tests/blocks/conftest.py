"""Blocks in the school and in the LMS, before whoever a test wants to sit there.

Each test that asks for ``block`` runs in both hosts; what is true in one only says why.
"""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import RequestFactory

from flexid_xblock import edge
from flexid_xblock.blocks import doors
from flexid_xblock.content import api as content
from flexid_xblock.domain.seats import Seat, SeatKind
from flexid_xblock.school.runtime import SchoolRuntime
from tests.common import COURSE, JOURNAL
from tests.standin.fixtures import platform
from tests.standin.keys import usage_key
from tests.standin.runtime import lms_block
from tests.standin.world import at

__all__ = ["platform"]


@dataclass
class Stage:
    """A host that seats everybody alike and remembers what was completed."""

    seated: Seat
    completed: list[str] = field(default_factory=list)

    def seat(self, block: Any) -> Seat:
        return self.seated

    def emit_completion(self, block: Any) -> None:
        self.completed.append(block.activity_key)


@pytest.fixture(params=["school", "lms"])
def block(request: pytest.FixtureRequest, people: dict[str, User]) -> Iterator[Callable[..., Any]]:
    """``block(JOURNAL)``: the host's block as Ana, or another, has it; the last one is asked."""
    if request.param == "lms":
        request.getfixturevalue("platform")
    with ExitStack() as asked:

        def build(activity_key: str = JOURNAL, name: str = "ana") -> Any:
            if request.param == "school":
                return SchoolRuntime(people[name], COURSE).get_block(activity_key)
            return _in_the_lms(asked, people[name], activity_key)

        yield build


def _in_the_lms(asked: ExitStack, person: User, activity_key: str) -> Any:
    page = RequestFactory().get("/")
    page.user, page.session = person, {}
    asked.enter_context(at(page))
    kind = content.source(activity_key)["kind"]
    return lms_block(page, usage_key(COURSE, f"flexid_{kind}", activity_key))[0]


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
