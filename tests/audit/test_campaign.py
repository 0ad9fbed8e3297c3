"""Many random attacks on the log, one after another: each shows, at once or against the head."""

from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone
from hypothesis import assume, given
from hypothesis import strategies as st

from flexid_xblock.audit.api import compare_head, verify, write_head
from flexid_xblock.audit.models import Chain, ReadRow
from tests.audit.attacks import SHOWN_BY_CHAINS, SHOWN_BY_HEADS, write_log
from tests.audit.common import unguarded
from tests.vault.common import examples

pytestmark = pytest.mark.django_db

MONDAY = datetime(2026, 11, 23, 12, tzinfo=UTC)
PLANS = st.lists(st.sampled_from(SHOWN_BY_CHAINS + SHOWN_BY_HEADS), min_size=1, max_size=3)


@pytest.fixture
def heads(monkeypatch, tmp_path: Path) -> Path:
    """A log whose head was written that night, outside the database."""
    clock = iter(MONDAY + timedelta(seconds=n) for n in range(1000))
    monkeypatch.setattr(timezone, "now", lambda: next(clock))
    write_log()
    monkeypatch.setattr(timezone, "now", lambda: MONDAY + timedelta(days=1))
    write_head(tmp_path, MONDAY.date())
    return tmp_path


def state() -> tuple[list, list]:
    """The whole log, as the database has it."""
    chains = Chain.objects.order_by("subject").values_list("subject", "last_seq", "last_mac")
    return list(unguarded().order_by("pk").values_list()), list(chains)


def attempt(attack: Callable, rows: list[ReadRow], data: st.DataObject) -> None:
    """One attack, unless the database itself refuses it."""
    with suppress(IntegrityError), transaction.atomic():
        attack(rows, data.draw)


def test_every_campaign_against_the_log_shows(heads: Path, capsys) -> None:
    whole, found = state(), Counter()

    @examples(10_000, every_run=200)
    @given(PLANS, st.data())
    def shows(plan: list, data: st.DataObject) -> None:
        with transaction.atomic():
            for attack in plan:
                if rows := list(unguarded()):
                    attempt(attack, rows, data)
            is_same, inside, outside = state() == whole, verify(), compare_head(heads)
            transaction.set_rollback(True)
        assume(not is_same)
        assert inside + outside != []
        found["at once" if inside else "against the head"] += 1

    shows()
    assert (verify(), compare_head(heads)) == ([], [])
    with capsys.disabled():
        print(f"\n{found.total()} attacks on the read log, all found: {dict(found)}")
