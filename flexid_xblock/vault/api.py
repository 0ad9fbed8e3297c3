"""The door of the vault."""

from collections.abc import Sequence
from typing import overload

from flexid_xblock.domain.actors import Actor
from flexid_xblock.domain.errors import NotFound
from flexid_xblock.vault import witness
from flexid_xblock.vault.datakeys import OpenKey, find_key, forget, ids_of, key_of, student_ids
from flexid_xblock.vault.envelopes import ROUNDS, Envelope, envelope, passphrase_of
from flexid_xblock.vault.keyfiles import make_key_file, make_next_key_file
from flexid_xblock.vault.keymark import check_key, was_used
from flexid_xblock.vault.keyring import next_file as next_key_file
from flexid_xblock.vault.records import KeyOwner, Place, Sealed, student_key
from flexid_xblock.vault.rotation import rotate_keys
from flexid_xblock.vault.sealing import (
    seal,
    seal_many,
    seal_with,
    unseal,
    unseal_with,
    where_key_ids_stand,
)
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
    "OwnTexts",
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
    _require_own(actor, sealed)
    return unseal(sealed)


class OwnTexts:
    """A person's own texts, opened and closed in one act with one look at her key.

    For the length of that act only: what is forgotten meanwhile is not kept here.
    """

    def __init__(self, actor: Actor) -> None:
        self._actor, self._owner = actor, student_key(actor.user_id)
        self._key: OpenKey | None = None

    def open(self, sealed: Sealed) -> str:
        """The clear text of what she wrote; as ``open_own`` says."""
        _require_own(self._actor, [sealed])
        # Found and not made: a new key for a text whose key is gone would open nothing.
        self._key = self._key or find_key(self._owner)
        return unseal_with([self._key] if self._key else [], [sealed])[0]

    def seal(self, place: Place, text: str) -> bytes:
        """Close a text of hers so that it opens in this place only."""
        if self._actor.is_masked or place.owner_id != self._actor.user_id:
            raise NotFound
        self._key = self._key or key_of(self._owner)
        return seal_with(self._key, [(place, text.encode())])[0]


def _require_own(actor: Actor, sealed: Sequence[Sealed]) -> None:
    """Only her own, and nothing before a witness knows."""
    if actor.is_masked or not all(_is_for(actor, one) for one in sealed):
        raise NotFound
    witness.tell([one.place for one in sealed])


def _is_for(actor: Actor, sealed: Sealed) -> bool:
    return actor.user_id == sealed.place.owner_id or actor.user_id in sealed.addressed_to
