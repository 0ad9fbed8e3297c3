"""The door of the read log: the only way to another person's text."""

from collections.abc import Sequence

from flexid_xblock.audit.filing import Filing, filed
from flexid_xblock.audit.queries import OPENED
from flexid_xblock.audit.sealing_off import mark_gone, seal_off
from flexid_xblock.audit.verify import Head, compare_head, head, verify, write_head
from flexid_xblock.audit.writing import write_down
from flexid_xblock.domain.actors import Actor
from flexid_xblock.domain.errors import NotFound
from flexid_xblock.vault import door
from flexid_xblock.vault.api import Sealed

__all__ = [
    "Filing",
    "Head",
    "compare_head",
    "filed",
    "head",
    "mark_gone",
    "open_sealed",
    "seal_off",
    "verify",
    "write_head",
]


def open_sealed(
    actor: Actor,
    sealed: Sequence[Sealed],
    *,
    purpose: str,
    role: str,
    subject_id: int | None,
    object_kind: str,
    object_ref: str,
) -> list[str]:
    """The clear texts of one thing, after the row that says so is committed.

    It decides no right: the room that calls has asked ``access``. ``subject_id``
    is the student it is about; None puts the row on the course's chain. The row
    says "opened or tried": it stays when a text does not open. Never call it
    inside a transaction, which could take the row back.
    """
    if actor.is_masked:
        raise NotFound
    if not sealed:
        return []
    said = {
        "actor_id": actor.user_id,
        "role": role,
        "action": OPENED,
        "object_kind": object_kind,
        "object_ref": object_ref,
        "purpose": purpose,
    }
    write_down([said], student_id=subject_id, course_key=sealed[0].place.course_key)
    return door.unseal(sealed)
