"""The door of the vault."""

from collections.abc import Sequence
from typing import overload

from flexid_xblock.domain.actors import Actor
from flexid_xblock.domain.errors import NotFound
from flexid_xblock.vault.datakeys import forget
from flexid_xblock.vault.keyfiles import make_key_file, make_next_key_file
from flexid_xblock.vault.keymark import check_key, was_used
from flexid_xblock.vault.keyring import next_file as next_key_file
from flexid_xblock.vault.records import KeyOwner, Place, Sealed, student_key
from flexid_xblock.vault.rotation import rotate_keys
from flexid_xblock.vault.sealing import seal, seal_many, unseal

__all__ = [
    "KeyOwner",
    "Place",
    "Sealed",
    "check_key",
    "forget",
    "make_key_file",
    "make_next_key_file",
    "next_key_file",
    "open_own",
    "rotate_keys",
    "seal",
    "seal_many",
    "student_key",
    "was_used",
]


@overload
def open_own(actor: Actor, sealed: Sealed) -> str: ...
@overload
def open_own(actor: Actor, sealed: Sequence[Sealed]) -> list[str]: ...
def open_own(actor: Actor, sealed: Sealed | Sequence[Sealed]) -> str | list[str]:
    """The clear text of what the actor wrote or was openly sent; NotFound for all else.

    Many are opened with one query. Nothing is logged: nobody looks at another's.
    """
    if isinstance(sealed, Sealed):
        return open_own(actor, [sealed])[0]
    if actor.is_masked or not all(_is_for(actor, one) for one in sealed):
        raise NotFound
    return unseal(sealed)


def _is_for(actor: Actor, sealed: Sealed) -> bool:
    return actor.user_id == sealed.place.owner_id or actor.user_id in sealed.addressed_to
