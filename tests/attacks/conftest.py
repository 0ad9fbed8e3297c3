"""Every attack happens on Open edX, in browsers of the demo people."""

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.http import HttpResponse

from tests.attacks.common import Browser, refusal, stored
from tests.standin.fixtures import openedx, platform
from tests.standin.world import World

__all__ = ["openedx", "platform"]


@pytest.fixture
def browser(openedx: World, people: dict[str, User]) -> Callable[[str], Browser]:
    """``browser("ana")``: somebody's browser in the LMS; "" is nobody's."""
    return lambda name: Browser(people.get(name))


@pytest.fixture
def ana(browser: Callable[[str], Browser]) -> Browser:
    """Ana, who has read the notice."""
    mine = browser("ana")
    mine.read_notice()
    return mine


@pytest.fixture
def untouched(openedx: World) -> Callable[..., tuple[int, str]]:
    """``untouched(call)``: how it is refused, when nothing is written or published by it."""

    def check(call: Callable[..., HttpResponse], *args: Any, **kwargs: Any) -> tuple[int, str]:
        before = stored()
        found = refusal(call(*args, **kwargs))
        assert stored() == before
        assert openedx.published == []
        return found

    return check
