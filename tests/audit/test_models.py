"""The read log only grows."""

from collections.abc import Callable

import pytest
from django.db import IntegrityError, transaction
from django.db.models import ProtectedError

from flexid_xblock.audit.models import Chain, ReadRow
from tests.audit.common import read

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "change",
    [
        lambda: ReadRow.objects.get().save(),
        lambda: ReadRow.objects.get().delete(),
        lambda: ReadRow.objects.update(actor_id=9),
        lambda: ReadRow.objects.all().delete(),
        lambda: ReadRow.objects.filter(seq=1).update(seq=2),
        lambda: ReadRow.objects.bulk_update([ReadRow.objects.get()], ["role"]),
        lambda: ReadRow.objects.bulk_create([ReadRow(seq=2)]),
        lambda: ReadRow.objects.update_or_create(seq=1, defaults={"role": "author"}),
        lambda: Chain.objects.get().rows.all().delete(),
    ],
)
def test_a_written_row_is_never_changed(change: Callable[[], object]) -> None:
    read()
    before = list(ReadRow.objects.values())
    with pytest.raises(TypeError) as refused:
        change()
    assert refused.value.args == ("the read log only grows",)
    assert list(ReadRow.objects.values()) == before


@pytest.mark.races
def test_a_new_row_never_takes_the_place_of_a_written_one() -> None:
    read()
    before = ReadRow.objects.values().get()
    forged = ReadRow(**before | {"actor_id": 9})
    with pytest.raises(IntegrityError), transaction.atomic():
        forged.save()
    assert ReadRow.objects.values().get() == before


def test_a_chain_with_rows_is_never_deleted() -> None:
    read()
    with pytest.raises(ProtectedError):
        Chain.objects.all().delete()
