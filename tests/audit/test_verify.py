"""Whatever is done to the log, it shows."""

from collections.abc import Callable

import pytest
from django.db import transaction
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from flexid_xblock.audit.api import verify
from flexid_xblock.audit.models import Chain, ReadRow
from flexid_xblock.vault.models import DataKey
from tests.audit.common import read, unguarded
from tests.vault.common import ANA, BO, CLEO, EVE, a_sealed

pytestmark = pytest.mark.django_db

Draw = Callable[[st.SearchStrategy], object]
COLUMNS = ["at", "actor_id", "role", "action", "object_kind", "object_ref", "purpose", "mac"]


@pytest.fixture
def log() -> None:
    """Three chains of a few rows, mixed."""
    sealed = a_sealed()
    for n in range(18):
        subject_id = (ANA, BO, None, BO)[n % 4]
        read(sealed, by=(CLEO, EVE)[n % 3 % 2], subject_id=subject_id, object_ref=str(n))


def edited(rows: list[ReadRow], draw: Draw) -> None:
    """One row says in one column what another says."""
    one, other = draw(pairs(rows))
    column = draw(st.sampled_from(COLUMNS))
    assume(getattr(one, column) != getattr(other, column))
    unguarded().filter(pk=one.pk).update(**{column: getattr(other, column)})


def deleted(rows: list[ReadRow], draw: Draw) -> None:
    """One row is gone."""
    unguarded().filter(pk=draw(st.sampled_from(rows)).pk).delete()


def swapped(rows: list[ReadRow], draw: Draw) -> None:
    """Two rows stand in each other's place."""
    one, other = draw(pairs(rows))
    unguarded().filter(pk=one.pk).update(seq=1000)
    unguarded().filter(pk=other.pk).update(chain_id=one.chain_id, seq=one.seq)
    unguarded().filter(pk=one.pk).update(chain_id=other.chain_id, seq=other.seq)


def shortened(rows: list[ReadRow], draw: Draw) -> None:
    """The tail of a chain is gone."""
    first = draw(st.sampled_from(rows))
    unguarded().filter(chain_id=first.chain_id, seq__gte=first.seq).delete()


def renumbered(rows: list[ReadRow], draw: Draw) -> None:
    """One row is gone and those after it moved up."""
    gone = draw(st.sampled_from(rows))
    unguarded().filter(pk=gone.pk).delete()
    for row in unguarded().filter(chain_id=gone.chain_id, seq__gt=gone.seq):
        unguarded().filter(pk=row.pk).update(seq=row.seq - 1)


def turned_back(rows: list[ReadRow], draw: Draw) -> None:
    """A chain says of itself that it is shorter."""
    row = draw(st.sampled_from(rows))
    assume(row.seq < row.chain.last_seq)
    Chain.objects.filter(pk=row.chain_id).update(last_seq=row.seq, last_mac=row.mac)


def invented(rows: list[ReadRow], draw: Draw) -> None:
    """A row nobody wrote is put at the end, and the chain says so."""
    row = draw(st.sampled_from(rows))
    row.pk, row.seq = None, row.chain.last_seq + 1
    unguarded()._insert([row], fields=ReadRow._meta.concrete_fields[1:], using="default")
    Chain.objects.filter(pk=row.chain_id).update(last_seq=row.seq, last_mac=row.mac)


def pairs(rows: list[ReadRow]) -> st.SearchStrategy:
    """Two different rows."""
    return st.lists(st.sampled_from(rows), min_size=2, max_size=2, unique_by=lambda row: row.pk)


ATTACKS = [edited, deleted, swapped, shortened, renumbered, turned_back, invented]


@pytest.mark.parametrize("attack", ATTACKS)
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
