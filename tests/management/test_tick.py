"""Every ten minutes: the daily head, once, and a loud word when the log was changed."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from django.utils import timezone

from flexid_xblock.audit.api import verify
from flexid_xblock.audit.verify import HEADS_FILE
from tests.audit.common import cut_tail, read
from tests.vault.common import a_sealed

pytestmark = pytest.mark.django_db

MONDAY = datetime(2026, 11, 23, 12, tzinfo=UTC)
CHANGED = "2026-11-23: the log is not what it was at the end of this day."


@pytest.fixture
def heads(settings, tmp_path: Path) -> Path:
    """The folder outside the database."""
    settings.FLEXID_HEADS_DIR = str(tmp_path / "heads")
    return tmp_path / "heads"


@pytest.fixture
def at(monkeypatch) -> Callable[[float], None]:
    """Set the clock to so many hours after Monday noon."""

    def set_clock(hours: float) -> None:
        now = MONDAY + timedelta(hours=hours)
        monkeypatch.setattr(timezone, "now", lambda: now)

    return set_clock


@pytest.fixture
def _monday_is_kept(heads: Path, at) -> None:
    """Reads on Monday, whose head was written that night; then the tail was cut."""
    at(0)
    sealed = a_sealed()
    for _ in range(3):
        read(sealed)
    at(13)
    call_command("flexid_tick")
    cut_tail()


def days(heads: Path) -> list[str]:
    """The days that have a head."""
    return [line.split(" ")[0] for line in (heads / HEADS_FILE).read_text().splitlines()]


def test_a_day_gets_its_head_once_and_when_it_is_over(heads: Path, at) -> None:
    for hours in (0, 12, 12.2, 12.5, 24, 36.5):
        at(hours)
        call_command("flexid_tick")
    assert days(heads) == ["2026-11-22", "2026-11-23", "2026-11-24"]
    assert (heads.stat().st_mode & 0o777, (heads / HEADS_FILE).stat().st_mode & 0o777) == (
        0o700,
        0o600,
    )


def test_without_a_folder_there_is_nothing_to_do(settings) -> None:
    settings.FLEXID_HEADS_DIR = ""
    call_command("flexid_tick")


@pytest.mark.usefixtures("_monday_is_kept")
def test_a_cut_log_is_cried_out_the_next_day_and_every_day_after(heads: Path, at, caplog) -> None:
    assert verify() == []
    for hours in (37, 61):
        at(hours)
        with pytest.raises(CommandError, match=CHANGED):
            call_command("flexid_tick")
    said = [(record.levelname, record.message) for record in caplog.records]
    assert said == [("CRITICAL", f"The read log was changed. {CHANGED}")] * 2
    assert days(heads) == ["2026-11-23", "2026-11-24", "2026-11-25"]


@pytest.mark.usefixtures("_monday_is_kept")
def test_who_asks_is_told_at_once() -> None:
    with pytest.raises(CommandError, match=CHANGED):
        call_command("flexid_verify_log")


@pytest.mark.usefixtures("heads")
def test_a_whole_log_is_said_to_be_whole_and_how_fast_that_was_seen(capsys) -> None:
    read()
    call_command("flexid_verify_log")
    said = capsys.readouterr().out
    assert said.startswith("The read log is whole: 1 rows, ")
    assert said.endswith(" rows/s.\n")


def test_without_heads_the_chains_alone_are_checked(settings) -> None:
    settings.FLEXID_HEADS_DIR = ""
    read()
    call_command("flexid_verify_log")
