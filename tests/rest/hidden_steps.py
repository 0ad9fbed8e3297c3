"""Ana's next step and her deletion, asked for by those whose yes they are not."""

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
# In a course she is not in: what she may ask in her own begins something.
_ELSEWHERE = {"course": "course-v1:Other+1+1"}
STEPS += [
    ("deletion", "bo", "deletion", "deletions/{}/", _ELSEWHERE),
    ("deletion_undoing", "bo", "deletion", "deletions/{}/undoing/", _ELSEWHERE),
]


def write_down_step(reader: Actor, entry_id: UUID) -> UUID:
    """What a reader wrote down after a talk; the entry's id."""
    answer(reader, entry_id, "Ask Emre along.", reply_id=_ID)
    Reply.objects.filter(pk=_ID).update(is_step=True)
    return entry_id
