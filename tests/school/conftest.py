"""The demo people, and browsers that are logged in as them."""

from collections.abc import Callable

import pytest
from django.conf import settings
from django.contrib.auth.models import User
from django.test import Client

from flexid_xblock.school import demo


@pytest.fixture(autouse=True, scope="session")
def static_root() -> None:
    """The folder that the start makes; without it the server of static files warns."""
    settings.STATIC_ROOT.mkdir(parents=True, exist_ok=True)


@pytest.fixture
def people(db) -> dict[str, User]:
    """Every demo person by login name."""
    demo.make_people()
    return {user.username: user for user in User.objects.all()}


@pytest.fixture
def logged_in(people: dict[str, User]) -> Callable[..., Client]:
    """A browser in which somebody is logged in."""

    def open_for(username: str, **options: object) -> Client:
        client = Client(**options)
        client.force_login(people[username])
        return client

    return open_for
