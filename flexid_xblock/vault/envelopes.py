"""A file that leaves the house closed: opened by a passphrase, in any browser, without us.

    key         PBKDF2-HMAC-SHA256 of the passphrase, 600,000 rounds, a salt of 16 bytes
    each piece  AES-256-GCM; the nonce is its number, from 0, in 12 bytes, big end first;
                the label is 1 byte: 1 for the last piece, else 0

So a piece that is missing, moved, changed or cut off at the end does not open. The
passphrase has 99 random bits; it is written in small letters and digits that do not
look alike, and spaces and dashes in it mean nothing.
"""

import secrets
from dataclasses import dataclass, field

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.kdf.pbkdf2 import PBKDF2HMAC

from flexid_xblock.vault import datakeys
from flexid_xblock.vault.records import KeyOwner

ROUNDS = 600_000
SALT_BYTES = 16
_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"
_LENGTH, _GROUP = 20, 4


@dataclass(kw_only=True)
class Envelope:
    """One file while it is closed, piece by piece; never used for a second file."""

    salt: bytes
    _cipher: AESGCM = field(repr=False)
    _number: int = 0

    def close(self, piece: bytes, *, is_last: bool) -> bytes:
        """The next piece, closed."""
        nonce = self._number.to_bytes(12, "big")
        self._number += 1
        return self._cipher.encrypt(nonce, piece, bytes([is_last]))


def envelope(passphrase: str) -> Envelope:
    """A new envelope that opens with this passphrase only."""
    salt = secrets.token_bytes(SALT_BYTES)
    key = PBKDF2HMAC(hashes.SHA256(), 32, salt, ROUNDS).derive(bare(passphrase).encode())
    return Envelope(salt=salt, _cipher=AESGCM(key))


def bare(passphrase: str) -> str:
    """A passphrase as it counts, however somebody typed it from paper."""
    return "".join(one for one in passphrase.lower() if one in _LETTERS)


def passphrase_of(owner: KeyOwner) -> str:
    """The passphrase that goes with this key: the first call makes both.

    It is stored nowhere, and nobody can tell it when the key is forgotten.
    """
    secret = datakeys.key_of(owner).secret
    many = HKDF(hashes.SHA256(), 64, None, b"flexid passphrase").derive(secret)
    number = int.from_bytes(many, "big")
    found = []
    for _ in range(_LENGTH):
        number, rest = divmod(number, len(_LETTERS))
        found.append(_LETTERS[rest])
    groups = ("".join(found[at : at + _GROUP]) for at in range(0, _LENGTH, _GROUP))
    return "-".join(groups)
