"""A platform that stands, and to which we listen; and a house in which everybody has everything."""

from collections.abc import Callable, Iterator

import pytest

from flexid_xblock import receivers
from flexid_xblock.domain.actors import Actor
from tests.common import COURSE, meet
from tests.lifecycle.platform import Platform, standing
from tests.matrix.world import Planted, planted_world
from tests.privacy.common import live


@pytest.fixture
def platform(monkeypatch: pytest.MonkeyPatch, settings: object) -> Platform:
    """Every signal is where it was, and reaches us."""
    settings.FLEXID_HOST = "openedx"
    monkeypatch.setattr(receivers, "_lost", [])
    found = standing(monkeypatch, COURSE)
    receivers.connect()
    return found


@pytest.fixture
def after(django_capture_on_commit_callbacks: Callable) -> Callable[..., None]:
    """``after(act, ...)``: what an act of the platform's leads to, once it is committed."""

    def run(act: Callable[..., None], *args: object) -> None:
        with django_capture_on_commit_callbacks(execute=True):
            act(*args)

    return run


@pytest.fixture
def lived(actor: Callable[..., Actor]) -> None:
    """Ana has written, sent, been answered, met and put up cards."""
    teacher = actor("tor")
    live(actor("ana"), "ana", counsellor=actor("cleo"), teacher=teacher, meeting=meet(teacher))


@pytest.fixture(scope="module")
def house(django_db_setup, django_db_blocker, static_root) -> Iterator[Planted]:
    """Everybody, with all that somebody can leave behind; undone at the end of the file."""
    with django_db_blocker.unblock(), planted_world() as planted:
        yield planted
