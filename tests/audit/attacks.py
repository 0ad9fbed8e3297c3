"""What somebody with the database's password, but not the log's key, can do to the log."""

from collections.abc import Callable

from hypothesis import assume
from hypothesis import strategies as st

from flexid_xblock.audit.models import Chain, ReadRow
from tests.audit.common import read, unguarded
from tests.vault.common import ANA, BO, CLEO, EVE, a_sealed

Draw = Callable[[st.SearchStrategy], object]
COLUMNS = ["at", "actor_id", "role", "action", "object_kind", "object_ref", "purpose", "mac"]


def write_log() -> None:
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
    assume(len(rows) > 1)
    return st.lists(st.sampled_from(rows), min_size=2, max_size=2, unique_by=lambda row: row.pk)


def cut_with_its_record(rows: list[ReadRow], draw: Draw) -> None:
    """The tail of a chain is gone, and the chain says so: as it once was."""
    last = draw(st.sampled_from(rows))
    assume(last.seq < last.chain.last_seq)
    unguarded().filter(chain_id=last.chain_id, seq__gt=last.seq).delete()
    Chain.objects.filter(pk=last.chain_id).update(last_seq=last.seq, last_mac=last.mac)


def dropped(rows: list[ReadRow], draw: Draw) -> None:
    """A whole chain is gone."""
    row = draw(st.sampled_from(rows))
    unguarded().filter(chain_id=row.chain_id).delete()
    Chain.objects.filter(pk=row.chain_id).delete()


def emptied(rows: list[ReadRow], draw: Draw) -> None:
    """Everything is gone."""
    unguarded().delete()
    Chain.objects.all().delete()


SHOWN_BY_CHAINS = [edited, deleted, swapped, shortened, renumbered, turned_back, invented]
SHOWN_BY_HEADS = [cut_with_its_record, dropped, emptied]
