"""The read log only grows."""

from collections.abc import Callable

import pytest
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
    with pytest.raises(TypeError):
        change()
    assert list(ReadRow.objects.values()) == before


def test_a_chain_with_rows_is_never_deleted() -> None:
    read()
    with pytest.raises(ProtectedError):
        Chain.objects.all().delete()
