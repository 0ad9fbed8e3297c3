"""The fixtures that turn the test's site into an LMS; import them in a conftest."""

import sys
from collections.abc import Iterator

import pytest
from django.contrib.auth.models import User
from django.core.cache import cache

from flexid_xblock import edge
from tests.common import COURSE
from tests.standin.world import WORLD, World, modules

_TEMPLATES = {
    "BACKEND": "django.template.backends.django.DjangoTemplates",
    "APP_DIRS": True,
    "OPTIONS": {
        "context_processors": [
            "django.template.context_processors.request",
            "django.contrib.auth.context_processors.auth",
        ]
    },
}
_MIDDLEWARE = [
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "tests.standin.world.remember_request",
]


@pytest.fixture
def platform(
    settings: object, monkeypatch: pytest.MonkeyPatch, people: dict[str, User]
) -> Iterator[World]:
    """The demo people on Open edX: all enrolled but Max, who is staff of the course."""
    settings.FLEXID_HOST = "openedx"
    for name, module in modules().items():
        monkeypatch.setitem(sys.modules, name, module)
    WORLD.clear()
    cache.clear()  # one test's requests are not counted in the next
    WORLD.enrol(COURSE, (person for name, person in people.items() if name != "max"))
    WORLD.staff.add((people["max"].pk, COURSE))
    edge.host.cache_clear()
    yield WORLD
    edge.host.cache_clear()
    WORLD.clear()


@pytest.fixture
def openedx(settings: object, platform: World) -> World:
    """The same, with the platform's addresses, middleware and way of logging in."""
    _set_up(settings)
    return platform


def _set_up(settings: object) -> None:
    settings.ROOT_URLCONF = "tests.standin.urls"
    settings.MIDDLEWARE = _MIDDLEWARE
    settings.TEMPLATES = [_TEMPLATES]
    settings.LOGIN_URL = "/login"
    # As there: an account that is not active may log in.
    settings.AUTHENTICATION_BACKENDS = ["django.contrib.auth.backends.AllowAllUsersModelBackend"]
