"""A read of Ana's text by her counsellor, for the tests of the log."""

from typing import Any

from django.db.models import Model, QuerySet

from flexid_xblock.audit.api import open_sealed
from flexid_xblock.audit.models import Chain, ReadRow
from flexid_xblock.vault.api import Sealed
from tests.vault.common import ANA, CLEO, a_sealed, actor

UUID = "0a1b2c3d-0000-4000-8000-000000000001"


def read(*sealed: Sealed, by: int = CLEO, **changes: Any) -> list[str]:
    """Cleo opens an entry of Ana's."""
    usual = {
        "purpose": "counselling",
        "role": "counsellor",
        "subject_id": ANA,
        "object_kind": "entry",
        "object_ref": UUID,
    }
    return open_sealed(actor(by), sealed or [a_sealed()], **{**usual, **changes})


def unguarded() -> QuerySet[ReadRow]:
    """The log as somebody with the database's password has it."""
    return QuerySet(ReadRow).order_by("chain_id", "seq")


def cut_tail() -> None:
    """The last rows of a chain and its own record of them are gone."""
    chain = Chain.objects.order_by("pk").first()
    first = unguarded().filter(chain=chain, seq=1).get()
    unguarded().filter(chain=chain, seq__gt=1).delete()
    Chain.objects.filter(pk=chain.pk).update(last_seq=1, last_mac=first.mac)


def emptied_tables(*models: type[Model]) -> None:
    """Leave nothing in these tables, whatever their managers allow."""
    for model in models:
        QuerySet(model)._raw_delete("default")
