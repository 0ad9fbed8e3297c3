"""Browsers on the stand-in, and blocks in each of its runtimes as somebody has them."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser, User
from django.contrib.sessions.backends.cache import SessionStore
from django.test import RequestFactory
from xblock.core import XBlock
from xblock.fields import Scope, String

from tests.attacks.conftest import ana, browser, untouched
from tests.common import COURSE, JOURNAL
from tests.standin.fixtures import openedx, platform
from tests.standin.keys import library_usage_key, usage_key
from tests.standin.runtime import BLOCKS, editor_block, library_block, lms_block, studio_block
from tests.standin.users import look_as
from tests.standin.world import World, at

__all__ = ["ana", "browser", "openedx", "platform", "untouched"]
KINDS = {
    "flexid_activity": "who-am-i.circles",
    "flexid_journal": JOURNAL,
    "flexid_module": "who-am-i.opening",
    "flexid_session": "who-am-i.meeting",
}


@pytest.fixture
def asked(platform: World, people: dict[str, User]) -> Iterator[Callable[..., Any]]:
    """``asked("ana")``: a request of somebody's, from now on the one that runs."""
    with ExitStack() as stack:

        def ask(name: str = "ana", *, agent: str = "a browser", **looks: Any) -> Any:
            request = RequestFactory().get("/", headers={"User-Agent": agent})
            request.user, request.session = people.get(name, AnonymousUser()), SessionStore()
            if looks:
                look_as(request.session, COURSE, **looks)
            stack.enter_context(at(request))
            return request

        yield ask


@pytest.fixture
def held(asked: Callable[..., Any]) -> Callable[..., Any]:
    """``held("lms", "ana")``: a block in that runtime as somebody has it."""
    holders = {
        "lms": lambda request, usage: lms_block(request, usage)[0],
        "preview": studio_block,
        "editor": editor_block,
        "leaking editor": lambda *which: editor_block(*which, leaks=True),
    }

    def hold(runtime: str, name: str = "ana", *, kind: str = "flexid_journal", **looks: Any) -> Any:
        request, block_id = asked(name, **looks), KINDS.get(kind, JOURNAL)
        if runtime == "library":
            return library_block(request, library_usage_key(kind, block_id))
        return holders[runtime](request, usage_key(COURSE, kind, block_id))

    return hold


class Keeper(XBlock):
    """A block that keeps a student's words in fields, as ours never may."""

    diary = String(scope=Scope.user_state)
    mood = String(scope=Scope.user_state)
    motto = String(scope=Scope.user_info)
    heading = String(scope=Scope.settings, default="")
    activity_key = String(scope=Scope.settings, default="")


@pytest.fixture
def keeper(held: Callable[..., Any], monkeypatch: pytest.MonkeyPatch) -> Callable[..., Any]:
    """``keeper("lms", "ana")``: what a worse block than ours is in that runtime."""
    monkeypatch.setitem(BLOCKS, "keeper", Keeper)
    return lambda runtime, name="ana", **looks: held(runtime, name, kind="keeper", **looks)
