"""A read of Ana's text by her counsellor, for the tests of the log."""

from typing import Any

from django.db.models import QuerySet

from flexid_xblock.audit.api import open_sealed
from flexid_xblock.audit.models import ReadRow
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
