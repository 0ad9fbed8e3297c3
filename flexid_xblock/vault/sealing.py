"""Closing and opening texts. ``unseal`` stays inside: see ``api`` and ``door``.

A sealed row is ``v1 | key id, 8 bytes | nonce, 12 bytes | ciphertext`` under
AES-256-GCM; its place is the associated data.
"""

import os
from collections.abc import Iterable, Sequence

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from flexid_xblock.domain.errors import Unavailable
from flexid_xblock.vault import datakeys
from flexid_xblock.vault.datakeys import KEY_ID_BYTES, OpenKey
from flexid_xblock.vault.fields import MARK
from flexid_xblock.vault.keyring import NONCE_BYTES
from flexid_xblock.vault.records import KeyOwner, Place, Sealed

_NONCE = len(MARK) + KEY_ID_BYTES
_BODY = _NONCE + NONCE_BYTES
_TAG_BYTES = 16


def seal(owner: KeyOwner, place: Place, clear: bytes) -> bytes:
    """Close a text under its owner's key so that it opens in this place only."""
    return seal_many(owner, [(place, clear)])[0]


def seal_many(owner: KeyOwner, texts: Iterable[tuple[Place, bytes]]) -> list[bytes]:
    """Close many texts of one owner, each for its own place, with one look at the key."""
    return seal_with(datakeys.key_of(owner), texts)


def seal_with(key: OpenKey, texts: Iterable[tuple[Place, bytes]]) -> list[bytes]:
    """Close texts under a key that was just looked up."""
    cipher, mark = AESGCM(key.secret), MARK + bytes.fromhex(key.id)
    return [mark + _closed(cipher, place, clear) for place, clear in texts]


def unseal(sealed: Sequence[Sealed]) -> list[str]:
    """Every text in clear, with one query for all keys, or Unavailable: never a part of them."""
    keys = datakeys.keys_named({_key_id(one) for one in sealed})
    return [_opened(one, keys) for one in sealed]


def unseal_with(keys: Iterable[OpenKey], sealed: Sequence[Sealed]) -> list[str]:
    """The same with keys that were just looked up; a text of any other key cannot be opened."""
    known = {key.id: key for key in keys}
    return [_opened(one, known) for one in sealed]


def where_key_ids_stand() -> tuple[int, int]:
    """At which byte of a sealed text, from 1, the id of its key begins; how many bytes it has."""
    return len(MARK) + 1, KEY_ID_BYTES


def _closed(cipher: AESGCM, place: Place, clear: bytes) -> bytes:
    nonce = os.urandom(NONCE_BYTES)
    return nonce + cipher.encrypt(nonce, clear, place.encoded())


def _key_id(sealed: Sealed) -> str:
    data = sealed.data
    if bytes(data[: len(MARK)]) != MARK or len(data) < _BODY + _TAG_BYTES:
        raise Unavailable("cannot_open")
    return bytes(data[len(MARK) : _NONCE]).hex()


def _opened(sealed: Sealed, keys: dict[str, OpenKey]) -> str:
    key = keys.get(_key_id(sealed))
    if key is None:
        raise Unavailable("key_gone")
    data = bytes(sealed.data)
    try:
        clear = AESGCM(key.secret).decrypt(data[_NONCE:_BODY], data[_BODY:], sealed.place.encoded())
        return clear.decode("utf-8")
    except (InvalidTag, UnicodeDecodeError):
        raise Unavailable("cannot_open") from None
