"""The back door of the vault: for the room ``audit`` and nobody else.

``unseal`` asks no actor and writes no log row, so whoever imports this module
can read everything. ``audit`` needs it because a read of another person's text
must commit its log row first; every other room goes through ``vault.api``.
``tests/test_architecture.py`` holds this line.
"""

import hmac

from flexid_xblock.vault.datakeys import find_key, hold, key_of
from flexid_xblock.vault.records import KeyOwner
from flexid_xblock.vault.sealing import unseal

__all__ = ["LOG", "find_log_secret", "hold", "log_secret", "unseal"]

LOG = KeyOwner(kind="log", ref="reads")


def log_secret() -> bytes:
    """The key that chains the read log; the first call makes it."""
    return _derived(key_of(LOG).secret)


def find_log_secret() -> bytes | None:
    """The same key, or None where nothing was ever logged."""
    key = find_key(LOG)
    return _derived(key.secret) if key else None


def _derived(secret: bytes) -> bytes:
    return hmac.digest(secret, b"flexid read log", "sha256")
