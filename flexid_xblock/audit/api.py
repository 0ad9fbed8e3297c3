"""The door of the read log: the only way to another person's text."""

from collections.abc import Callable, Sequence

from django.db import Error

from flexid_xblock.audit import chain
from flexid_xblock.audit.models import ReadRow
from flexid_xblock.audit.sealing_off import mark_gone, seal_off
from flexid_xblock.audit.verify import Head, compare_head, head, verify, write_head
from flexid_xblock.domain.actors import Actor
from flexid_xblock.domain.errors import NotFound, Unavailable
from flexid_xblock.patience import patiently
from flexid_xblock.vault import door
from flexid_xblock.vault.api import Sealed, student_key

__all__ = [
    "Head",
    "compare_head",
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
        "action": "open",
        "object_kind": object_kind,
        "object_ref": object_ref,
        "purpose": purpose,
    }
    _commit(lambda: _append(ReadRow(**said), subject_id, sealed[0].place.course_key))
    return door.unseal(sealed)


def _commit(append: Callable[[], None]) -> None:
    try:
        patiently(append, durable=True)
    except Error as fault:
        raise Unavailable("log_unavailable") from fault


def _append(row: ReadRow, student_id: int | None, course_key: str) -> None:
    secret = door.log_secret()
    # One lock order everywhere: the key row of whom it is about, then the chain.
    if student_id is None:
        door.hold(door.LOG)
        subject = chain.course_subject(secret, course_key)
    else:
        door.hold(student_key(student_id))
        subject = chain.student_subject(secret, student_id)
    chain.append(row, subject=subject, secret=secret)
