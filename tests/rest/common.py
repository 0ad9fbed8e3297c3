"""Everything that is stored, every address there is, and what is planted for a whole file."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any
from uuid import UUID, uuid4

from django.apps import apps
from django.contrib.auth.models import User
from django.core.cache import cache
from django.http import HttpResponse
from django.test import TestCase
from django.urls import URLPattern, URLResolver, reverse

from flexid_xblock.access import api as access
from flexid_xblock.access import glass
from flexid_xblock.content import api as content
from flexid_xblock.domain.actors import Actor
from tests.common import COURSE, PROMPT, Api, ticket_for
from tests.laid_down import lay_down_people
from tests.stored import Rows, rows_of

DRAFT = {"prompt": PROMPT, "language": "en", "text": "mine"}
UNKNOWN = UUID(int=0)
# For whoever holds a certificate on paper; tests/desk/test_verifying.py
FOR_ANYBODY = {"verify"}


def stored() -> Rows:
    """Every row of every table of ours."""
    return rows_of(apps.get_app_config("flexid_xblock").get_models())


def refusal(response: HttpResponse) -> tuple[int, str]:
    """The status and the code of an answer."""
    is_json = response.headers["Content-Type"] == "application/json"
    return response.status_code, response.json().get("code", "") if is_json else "not JSON"


def begin(api: Api, actor: Actor, *, entry_id: UUID | None = None, **body: Any) -> HttpResponse:
    """Begin an entry as the page does, with its ticket."""
    ticket = access.issue(ticket_for(actor))
    path = f"entries/{entry_id or uuid4()}/"
    return api.put(path, {**DRAFT, **body}, if_none_match="*", x_flexid_ticket=ticket)


def ask_for(asker: Actor, student: Actor) -> UUID:
    """Somebody asks to break the glass over a student's sent texts."""
    permit, why = uuid4(), "She was not in school this week."
    glass.ask(asker, permit, course_key=COURSE, student_id=student.user_id, reason=why)
    return permit


def patterns(resolver: Any) -> Iterator[URLPattern]:
    """Every address below a list of patterns."""
    for one in resolver:
        if isinstance(one, URLResolver):
            yield from patterns(one.url_patterns)
        else:
            yield one


def methods(door: URLPattern) -> list[str]:
    """What an address can be asked; a page can only be looked at."""
    view = getattr(door.callback, "view_class", None)
    names = ("GET", "PUT", "POST", "PATCH", "DELETE")
    return [name for name in names if hasattr(view, name.lower())] if view else ["GET"]


def address(pattern: URLPattern) -> str:
    """The address with ids that nobody has."""
    nobodys = {"UUIDConverter": UNKNOWN, "IntConverter": 0}
    kinds = pattern.pattern.converters.items()
    ids = {name: nobodys.get(type(kind).__name__, "x") for name, kind in kinds}
    return reverse(f"flexid:{pattern.name}", kwargs=ids)


@contextmanager
def planted_once(blocker: Any, plant: Callable[[Callable[[str], Actor]], Any]) -> Iterator[Any]:
    """What ``plant`` makes for the demo people, undone at the end.

    A test inside has a savepoint of its own from ``db``: what it changes is undone with it.
    """
    with blocker.unblock():
        blocks = TestCase._enter_atomics()
    try:
        with blocker.unblock():
            _forget()
            lay_down_people()
            planted = plant(_actors())
        yield planted
    finally:
        with blocker.unblock():
            TestCase._rollback_atomics(blocks)


def everybody() -> dict[str, User]:
    """Whoever is there, by login name."""
    return {user.username: user for user in User.objects.all()}


def _forget() -> None:
    """As before each test: the process knows nothing of another database."""
    content._known_versions.clear()
    cache.clear()
    content._body.cache_clear()


def _actors() -> Callable[[str], Actor]:
    pks = dict(User.objects.values_list("username", "pk"))
    return lambda name: Actor(user_id=pks[name], real_user_id=pks[name], enrolled=True)
