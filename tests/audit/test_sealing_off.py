"""A year after a student is gone her log names nobody; it is whole still, and shows any change."""

from datetime import timedelta

import pytest
from django.utils import timezone

from flexid_xblock.audit import api as audit
from flexid_xblock.audit.models import Chain
from flexid_xblock.audit.queries import rows_about
from tests.audit.common import read, unguarded
from tests.vault.common import ANA, BO, a_sealed

pytestmark = pytest.mark.django_db

YEAR = timedelta(days=365)
SAYING = ("role", "action", "object_kind", "object_ref", "purpose")


@pytest.fixture
def gone_at(monkeypatch):
    """When Ana's data went: she was read three times before, Bo once."""
    sealed = a_sealed()
    for subject_id in (ANA, ANA, ANA, BO):
        read(sealed, subject_id=subject_id)
    audit.mark_gone(ANA)
    return timezone.now()


def named() -> list[tuple]:
    """Whom the rows name, chain by chain, and whether they say anything."""
    rows = unguarded().values_list("actor_id", *SAYING)
    return [(row[0] != 0, any(row[1:])) for row in rows]


def test_after_a_year_nobody_is_named_and_the_order_is_proven(gone_at) -> None:
    before = list(unguarded().values_list("chain_id", "seq", "at", "mac"))
    assert audit.seal_off(gone_at + YEAR - timedelta(minutes=1), but=()) == 0
    assert audit.seal_off(gone_at + YEAR, but=()) == 3
    assert named() == [(False, False)] * 3 + [(True, True)]
    assert list(unguarded().values_list("chain_id", "seq", "at", "mac")) == before
    assert (audit.verify(), audit.seal_off(gone_at + YEAR, but=())) == ([], 0)


def test_a_head_that_was_written_before_still_holds(gone_at, tmp_path) -> None:
    before = audit.head()
    audit.seal_off(gone_at + YEAR, but=())
    assert audit.head() == before


def test_who_came_back_or_is_still_kept_from_keeps_her_log(gone_at) -> None:
    assert audit.seal_off(gone_at + YEAR, but={ANA}) == 0
    assert len(rows_about(ANA)) == 3


@pytest.mark.tables
def test_what_is_read_later_joins_the_chain_and_is_sealed_in_its_turn(gone_at) -> None:
    audit.seal_off(gone_at + YEAR, but=())
    read(a_sealed())
    assert (audit.verify(), len(rows_about(ANA))) == ([], 1)
    assert audit.seal_off(timezone.now() + YEAR, but=()) == 1
    assert (audit.verify(), len(rows_about(ANA))) == ([], 0)


CHANGES = {
    "a name put in": lambda rows: rows.filter(seq=2).update(actor_id=7),
    "a time changed": lambda rows: rows.filter(seq=2).update(at=timezone.now()),
    "a row cut out": lambda rows: rows.filter(seq=2).delete(),
    "the seal changed": lambda rows: Chain.objects.filter(sealed_seq=3).update(seal="0" * 64),
    "less said to be sealed": lambda rows: Chain.objects.filter(sealed_seq=3).update(sealed_seq=2),
}


@pytest.mark.parametrize("change", CHANGES)
def test_any_change_of_what_was_sealed_is_noticed(gone_at, change: str) -> None:
    audit.seal_off(gone_at + YEAR, but=())
    first = unguarded().first().chain_id
    CHANGES[change](unguarded().filter(chain_id=first))
    assert audit.verify() != []


def test_a_chain_that_was_changed_before_is_left_as_it_is(gone_at) -> None:
    first = unguarded().first().chain_id
    unguarded().filter(chain_id=first, seq=2).update(purpose="another")
    assert audit.seal_off(gone_at + YEAR, but=()) == 0
    assert (len(rows_about(ANA)), audit.verify() != []) == (3, True)
