"""The people of every test, and browsers that are logged in as them."""

import gc
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import pytest
from django.conf import settings
from django.contrib.auth.models import User
from django.core.cache import cache
from django.core.signals import setting_changed
from django.test import Client
from django.utils import translation
from hypothesis import settings as hypothesis

from flexid_xblock.blocks import kept
from flexid_xblock.care import remembered
from flexid_xblock.content import api as content
from flexid_xblock.content import loader
from flexid_xblock.domain.actors import Actor
from tests.common import COURSE, Api
from tests.laid_down import lay_down_people
from tests.year_two import marked

# Every run tries the same examples; the campaign tries many, and new ones each time.
hypothesis.register_profile("every_run", derandomize=True, max_examples=50, deadline=None)
hypothesis.register_profile("deep", max_examples=2000, deadline=None)
hypothesis.load_profile("every_run")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--half", choices=("1", "2"), help="every other file, from the first or second"
    )


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave the other half to the other process; a file is never cut in two."""
    if half := config.getoption("--half"):
        # By name first: as the suite is now, the two then end at the same time.
        files = sorted({item.path for item in items}, key=lambda path: (path.name, path))
        mine = set(files[int(half) - 1 :: 2])
        config.hook.pytest_deselected(items=[one for one in items if one.path not in mine])
        items[:] = [item for item in items if item.path in mine]


@pytest.hookimpl(trylast=True)
def pytest_collection_finish() -> None:
    """What was read for all tests stays to the end: nobody looks through it again and again."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000)


@pytest.fixture(autouse=True, scope="session")
def static_root() -> None:
    """The folder that the start makes; without it the server of static files warns."""
    settings.STATIC_ROOT.mkdir(parents=True, exist_ok=True)


# A process has its settings for life; only a test changes them under a page that is kept.
setting_changed.connect(lambda **_changed: kept.forget(), weak=False)


@pytest.fixture(autouse=True)
def _no_remembered_versions() -> None:
    """A test's database is emptied after it; what the process remembers of it goes too."""
    content._known_versions.clear()
    content.asked._numbers.clear()
    cache.clear()  # what somebody did before does not count against her here
    content._body.cache_clear()
    kept.forget()
    remembered.remember({}, seconds=3600)  # so no page of a test asks in passing


@pytest.fixture(autouse=True)
def _no_language_left_behind() -> Iterator[None]:
    """A page in Arabic must not make the next test speak Arabic."""
    yield
    translation.deactivate()


@pytest.fixture
def year_two() -> Iterator[None]:
    """The course has a talk of two and pieces for the portfolio; see ``tests/year_two.py``."""
    with marked():
        yield


@pytest.fixture
def people(db) -> dict[str, User]:
    """Every demo person by login name, in groups and with counsellors."""
    lay_down_people()
    return {user.username: user for user in User.objects.all()}


@pytest.fixture
def actor(people: dict[str, User]) -> Callable[..., Actor]:
    """``actor("ana")``: a person as the host vouches for her; ``seen_by`` masks her."""

    def build(name: str, *, seen_by: str = "", enrolled: bool = True, language: str = "en") -> Any:
        return Actor(
            user_id=people[name].pk,
            real_user_id=people[seen_by or name].pk,
            language=language,
            enrolled=enrolled,
            is_course_staff=people[name].is_staff and enrolled and not seen_by,
            is_admin=people[name].is_superuser and enrolled and not seen_by,
        )

    return build


@pytest.fixture
def logged_in(people: dict[str, User]) -> Callable[..., Client]:
    """``logged_in("ana")``: a browser in which somebody is logged in."""

    def open_for(username: str, **options: object) -> Client:
        client = Client(**options)
        client.force_login(people[username])
        return client

    return open_for


@pytest.fixture
def api(logged_in: Callable[..., Client]) -> Callable[[str], Api]:
    """``api("ana")``: the JSON API as a script of that person's page calls it."""
    return lambda username: Api(logged_in(username), course_key=COURSE)


@pytest.fixture
def without_year_two(monkeypatch: pytest.MonkeyPatch) -> None:
    """The course as it is while nobody has written its second year."""
    whole = loader.load()
    first = {one["key"] for one in whole.course["modules"] if one["year"] < 2}
    written = {key: one for key, one in whole.modules.items() if key in first}
    partial = replace(whole, modules=written)
    monkeypatch.setattr(loader, "load", lambda: partial)
