"""A head kept outside the database shows what no chain can show."""

import os
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from django.utils import timezone

from flexid_xblock.audit.api import Head, compare_head, head, verify, write_head
from flexid_xblock.audit.models import Chain
from flexid_xblock.audit.verify import HEADS_FILE
from tests.audit.common import cut_tail, read, unguarded
from tests.vault.common import ANA, BO, a_sealed

pytestmark = pytest.mark.django_db

MONDAY, TUESDAY, WEDNESDAY = (date(2026, 11, day) for day in (23, 24, 25))


@pytest.fixture
def at(monkeypatch) -> Callable[[date, int], None]:
    """Set the clock to an hour of a day, by its minutes."""

    def set_clock(day: date, minutes: int) -> None:
        midnight = datetime.combine(day, datetime.min.time(), UTC)
        monkeypatch.setattr(timezone, "now", lambda: midnight + timedelta(minutes=minutes))

    return set_clock


@pytest.fixture
def two_days(at, tmp_path: Path) -> Path:
    """Reads on Monday and Tuesday, each day's head written the next morning."""
    sealed = a_sealed()
    for day in (MONDAY, TUESDAY):
        at(day, 600)
        for student in (ANA, BO, None):
            read(sealed, subject_id=student)
        at(day + timedelta(days=1), 60)
        write_head(tmp_path, day)
    read(sealed)
    return tmp_path


def drop_chain() -> None:
    """A whole chain."""
    chain = Chain.objects.order_by("pk").first()
    unguarded().filter(chain=chain).delete()
    chain.delete()


def empty_log() -> None:
    """Everything."""
    unguarded().delete()
    Chain.objects.all().delete()


def test_the_heads_of_a_whole_log_hold(two_days: Path) -> None:
    lines = (two_days / HEADS_FILE).read_text().splitlines()
    assert [line.split(" ")[:2] for line in lines] == [["2026-11-23", "3"], ["2026-11-24", "6"]]
    assert (compare_head(two_days), verify(), head().count) == ([], [], 7)


@pytest.mark.parametrize(
    ("cut", "days"),
    [(cut_tail, [TUESDAY]), (drop_chain, [MONDAY, TUESDAY]), (empty_log, [MONDAY, TUESDAY])],
)
def test_a_cut_that_no_chain_shows_is_seen_outside(two_days: Path, cut, days: list[date]) -> None:
    cut()
    faults = [f"{day}: the log is not what it was at the end of this day." for day in days]
    assert (verify(), compare_head(two_days)) == ([], faults)


def test_a_cut_stays_seen_when_later_heads_are_written(two_days: Path, at) -> None:
    cut_tail()
    at(WEDNESDAY + timedelta(days=1), 60)
    write_head(two_days, WEDNESDAY)
    assert len(compare_head(two_days)) == 1


def test_a_day_has_one_head(two_days: Path) -> None:
    before = (two_days / HEADS_FILE).read_bytes()
    assert write_head(two_days, MONDAY) is False
    assert (two_days / HEADS_FILE).read_bytes() == before


def test_a_torn_line_is_named_and_swallows_no_other(two_days: Path, at) -> None:
    file = two_days / HEADS_FILE
    file.write_bytes(file.read_bytes()[:-9])
    at(WEDNESDAY + timedelta(days=1), 60)
    assert [write_head(two_days, day) for day in (MONDAY, TUESDAY)] == [False, True]
    assert compare_head(two_days) == [f"{HEADS_FILE}: a line cannot be read."]
    assert len(file.read_text().splitlines()) == 3


def test_bytes_that_are_no_letters_are_named_and_hide_no_line(two_days: Path) -> None:
    with (two_days / HEADS_FILE).open("ab") as file:
        file.write(b"\xff\xfe\n")
    assert compare_head(two_days) == [f"{HEADS_FILE}: a line cannot be read."]
    cut_tail()
    assert len(compare_head(two_days)) == 2


def test_a_head_is_on_the_disk_before_the_day_counts_as_written(
    at, tmp_path: Path, monkeypatch
) -> None:
    synced = []
    monkeypatch.setattr(os, "fsync", lambda handle: synced.append(os.fstat(handle).st_size))
    at(TUESDAY, 10)
    write_head(tmp_path, MONDAY)
    assert synced == [(tmp_path / HEADS_FILE).stat().st_size]


def test_only_its_owner_reads_the_file_of_heads(two_days: Path) -> None:
    assert (two_days / HEADS_FILE).stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize(("day", "minutes"), [(MONDAY, 600), (TUESDAY, 9)])
def test_a_day_that_may_still_get_rows_has_no_head(at, tmp_path: Path, day, minutes: int) -> None:
    at(day, minutes)
    with pytest.raises(ValueError, match=r"^this day's head is not settled yet$"):
        write_head(tmp_path, MONDAY)
    assert not (tmp_path / HEADS_FILE).exists()


def test_ten_minutes_after_its_end_a_day_gets_its_head(at, tmp_path: Path) -> None:
    at(TUESDAY, 10)
    assert write_head(tmp_path, MONDAY) is True


def test_a_clock_that_was_put_back_makes_no_fault(at, tmp_path: Path) -> None:
    sealed = a_sealed()
    for day in (TUESDAY, MONDAY):
        at(day, 600)
        read(sealed)
    at(WEDNESDAY, 60)
    assert [write_head(tmp_path, day) for day in (MONDAY, TUESDAY)] == [True, True]
    assert compare_head(tmp_path) == []


def test_without_heads_there_is_nothing_to_compare(tmp_path: Path) -> None:
    assert compare_head(tmp_path) == []


def test_the_head_of_an_empty_log_is_always_the_same() -> None:
    empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    assert head() == Head(count=0, hash=empty)


def test_the_head_needs_no_key(two_days: Path, settings) -> None:
    settings.FLEXID_KEY = ""
    assert compare_head(two_days) == []
