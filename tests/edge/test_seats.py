"""Whom Open edX seats where a runtime says nothing of authors."""

import pytest

from flexid_xblock.domain.seats import SeatKind
from flexid_xblock.edge.openedx import HOST
from tests.edge.platform import ANA, LEARNER, a_block, log_in, user


@pytest.fixture(autouse=True)
def _ana_is_logged_in(monkeypatch) -> None:
    log_in(monkeypatch, user(ANA))


@pytest.mark.parametrize(
    ("name", "value", "kind"),
    [
        ("SERVICE_VARIANT", "cms", SeatKind.AUTHOR),
        ("ROOT_URLCONF", "cms.urls", SeatKind.AUTHOR),
        ("SERVICE_VARIANT", "lms", SeatKind.LEARNER),
        ("SERVICE_VARIANT", None, SeatKind.LEARNER),
        ("ROOT_URLCONF", "lms.urls", SeatKind.LEARNER),
    ],
)
def test_whatever_runs_in_studios_process_is_an_authors(settings, name, value, kind) -> None:
    setattr(settings, name, value)
    assert HOST.seat(a_block(LEARNER)).kind is kind
