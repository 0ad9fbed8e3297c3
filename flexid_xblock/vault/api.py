"""The door of the vault."""

from collections.abc import Sequence
from typing import overload

from flexid_xblock.domain.actors import Actor
from flexid_xblock.domain.errors import NotFound
from flexid_xblock.vault import witness
from flexid_xblock.vault.datakeys import forget, ids_of, student_ids
from flexid_xblock.vault.envelopes import ROUNDS, Envelope, envelope, passphrase_of
from flexid_xblock.vault.keyfiles import make_key_file, make_next_key_file
from flexid_xblock.vault.keymark import check_key, was_used
from flexid_xblock.vault.keyring import next_file as next_key_file
from flexid_xblock.vault.records import KeyOwner, Place, Sealed, student_key
from flexid_xblock.vault.rotation import rotate_keys
from flexid_xblock.vault.sealing import seal, seal_many, unseal, where_key_ids_stand
from flexid_xblock.vault.tombstones import (
    Erased,
    erased_after,
    how_many_erased,
    last_number,
    set_stone,
    stones_of,
)
from flexid_xblock.vault.witness import witnessed

__all__ = [
    "ROUNDS",
    "Envelope",
    "Erased",
    "KeyOwner",
    "Place",
    "Sealed",
    "check_key",
    "envelope",
    "erased_after",
    "forget",
    "how_many_erased",
    "ids_of",
    "last_number",
    "make_key_file",
    "make_next_key_file",
    "next_key_file",
    "open_own",
    "passphrase_of",
    "rotate_keys",
    "seal",
    "seal_many",
    "set_stone",
    "stones_of",
    "student_ids",
    "student_key",
    "was_used",
    "where_key_ids_stand",
    "witnessed",
]


@overload
def open_own(actor: Actor, sealed: Sealed) -> str: ...
@overload
def open_own(actor: Actor, sealed: Sequence[Sealed]) -> list[str]: ...
def open_own(actor: Actor, sealed: Sealed | Sequence[Sealed]) -> str | list[str]:
    """The clear text of what the actor wrote or was openly sent; NotFound for all else.

    Many are opened with one query. Nothing is logged: nobody looks at another's.
    Who opens them for somebody else stands witness: see ``witness``.
    """
    if isinstance(sealed, Sealed):
        return open_own(actor, [sealed])[0]
    if actor.is_masked or not all(_is_for(actor, one) for one in sealed):
        raise NotFound
    witness.tell([one.place for one in sealed])
    return unseal(sealed)


def _is_for(actor: Actor, sealed: Sealed) -> bool:
    return actor.user_id == sealed.place.owner_id or actor.user_id in sealed.addressed_to
