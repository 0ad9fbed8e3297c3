"""The master key: read from outside the database, chosen by its mark."""

import base64
import hmac
import logging
import os
from dataclasses import dataclass, field
from pathlib import Path

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings
from django.utils.module_loading import import_string

from flexid_xblock.domain.errors import Unavailable

KEY_BYTES = 32
NONCE_BYTES = 12

_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class MasterKey:
    """The key that wraps data keys; it shows itself to nobody."""

    secret: bytes = field(repr=False)

    def __post_init__(self) -> None:
        if not isinstance(self.secret, bytes) or len(self.secret) != KEY_BYTES:
            raise Unavailable("key_missing")

    @property
    def fingerprint(self) -> str:
        """A mark that tells two keys apart and gives neither away."""
        return hmac.digest(self.secret, b"flexid key fingerprint", "sha256").hex()[:16]

    def wrap(self, clear: bytes, label: bytes) -> bytes:
        """Close a data key so that it opens under this label only."""
        nonce = os.urandom(NONCE_BYTES)
        return nonce + AESGCM(self.secret).encrypt(nonce, clear, label)

    def unwrap(self, wrapped: bytes, label: bytes) -> bytes:
        """Open a data key; InvalidTag when it is not the one closed under this label."""
        return AESGCM(self.secret).decrypt(wrapped[:NONCE_BYTES], wrapped[NONCE_BYTES:], label)


def load() -> MasterKey:
    """The master key of this process, read anew each time: a lost file is noticed at once."""
    if settings.FLEXID_KEY:
        return MasterKey(_decoded(settings.FLEXID_KEY))
    if settings.FLEXID_KEY_SERVICE:
        return MasterKey(_asked(settings.FLEXID_KEY_SERVICE))
    return _from_file(Path(settings.FLEXID_KEY_FILE or os.devnull))


def next_file() -> Path | None:
    """Where the next master key lies while keys are rotated; None where nobody looks for one."""
    if settings.FLEXID_KEY_FILE_NEW:
        return Path(settings.FLEXID_KEY_FILE_NEW)
    return Path(f"{settings.FLEXID_KEY_FILE}.new") if settings.FLEXID_KEY_FILE else None


def load_next() -> MasterKey:
    """The master key that takes over when every data key is wrapped with it."""
    return _from_file(next_file() or Path(os.devnull))


def find(fingerprint: str) -> MasterKey:
    """The master key with this mark: this process's own, or the one that takes over."""
    own = load()
    if own.fingerprint == fingerprint:
        return own
    try:
        successor = load_next()
    except Unavailable:
        raise Unavailable("key_different") from None
    if successor.fingerprint != fingerprint:
        raise Unavailable("key_different")
    return successor


def _from_file(path: Path) -> MasterKey:
    try:
        return MasterKey(_decoded(path.read_text("ascii")))
    except (OSError, ValueError):
        raise Unavailable("key_missing") from None


def _decoded(line: str) -> bytes:
    try:
        return base64.b64decode(line.strip(), validate=True)
    except ValueError:
        raise Unavailable("key_missing") from None


def _asked(service: str) -> bytes:
    try:
        return import_string(service)()
    except Exception as error:  # noqa: BLE001  somebody else's code: whatever it raises, no key came
        # Its kind only: what it says may hold the key or the way to it.
        _log.error("The key service failed: %s", type(error).__name__)
        raise Unavailable("key_missing") from None
