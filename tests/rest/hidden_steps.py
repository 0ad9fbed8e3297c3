"""The next step under Ana's entry, asked for by those whose yes it is not."""

from typing import Any
from uuid import UUID

from flexid_xblock.domain.actors import Actor
from flexid_xblock.journal.models import Reply
from tests.common import answer

_ID, _YES = UUID(int=7), {"agreed": True}
STEPS: list[tuple[str, str, str, str, Any]] = [
    ("agreement_on_step", who, "entry", f"entries/{{}}/replies/{_ID}/agreement/", _YES)
    for who in ("bo", "eve", "ida")
]


def write_down_step(reader: Actor, entry_id: UUID) -> UUID:
    """What a reader wrote down after a talk; the entry's id."""
    answer(reader, entry_id, "Ask Emre along.", reply_id=_ID)
    Reply.objects.filter(pk=_ID).update(is_step=True)
    return entry_id
