"""Whatever is done to the log, it shows."""

from collections.abc import Callable

import pytest
from django.db import transaction
from hypothesis import given, settings
from hypothesis import strategies as st

from flexid_xblock.audit.api import verify
from flexid_xblock.audit.models import Chain
from flexid_xblock.vault.models import DataKey
from tests.audit.attacks import SHOWN_BY_CHAINS, write_log
from tests.audit.common import read, unguarded
from tests.vault.common import a_sealed

pytestmark = pytest.mark.django_db


@pytest.fixture
def log() -> None:
    """Three chains of a few rows, mixed."""
    write_log()


@pytest.mark.parametrize("attack", SHOWN_BY_CHAINS)
def test_every_attack_inside_the_database_shows(attack: Callable, log: None) -> None:
    @settings(deadline=None)
    @given(st.data())
    def shows(data: st.DataObject) -> None:
        with transaction.atomic():
            attack(list(unguarded()), data.draw)
            faults = verify()
            transaction.set_rollback(True)
        assert faults != []

    shows()
    assert verify() == []


def test_a_fault_names_the_chain_and_the_row(log: None) -> None:
    row = unguarded().filter(seq=2).first()
    unguarded().filter(pk=row.pk).update(actor_id=99)
    assert verify() == [f"Chain {row.chain_id}: row 2 is not what was written after row 1."]


def test_a_gap_and_a_cut_tail_are_named(log: None) -> None:
    chain = Chain.objects.order_by("pk").first()
    unguarded().filter(chain=chain, seq=2).delete()
    assert verify()[0] == f"Chain {chain.pk}: row 3 follows row 1."
    unguarded().filter(chain=chain).delete()
    assert verify() == [
        f"Chain {chain.pk}: it ends at row 0, not as its own record says at row {chain.last_seq}."
    ]


def test_a_log_without_its_key_is_a_fault(log: None) -> None:
    DataKey.objects.filter(owner_kind="log").delete()
    assert verify() == ["The key of the read log is gone."]


def test_an_empty_log_is_whole() -> None:
    assert verify() == []


@pytest.mark.parametrize("reads", [1, 20])
def test_the_proof_is_two_queries_however_long_the_log(
    reads: int, django_assert_num_queries: object
) -> None:
    sealed = a_sealed()
    for _ in range(reads):
        read(sealed)
    with django_assert_num_queries(2):
        assert verify() == []
