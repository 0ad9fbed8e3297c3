"""The master key: read from outside the database, never made twice."""

import base64
import binascii
import hmac
import os
import secrets
from dataclasses import dataclass, field
from pathlib import Path

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings
from django.db import IntegrityError, transaction

from flexid_xblock.domain.errors import Unavailable
from flexid_xblock.vault.models import DataKey, KeyFingerprint

KEY_BYTES = 32
NONCE_BYTES = 12


@dataclass(frozen=True)
class MasterKey:
    """The key that wraps data keys; it shows itself to nobody."""

    secret: bytes = field(repr=False)

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
    try:
        key = base64.b64decode(_key_text().strip(), validate=True)
    except (OSError, ValueError, binascii.Error):
        raise Unavailable("key_missing") from None
    if len(key) != KEY_BYTES:
        raise Unavailable("key_missing")
    return MasterKey(key)


def was_used() -> bool:
    """Whether anything was ever sealed here."""
    return KeyFingerprint.objects.exists() or DataKey.objects.exists()


def check_key() -> None:
    """Refuse a master key that is missing, or not the one that was first used here."""
    stored = KeyFingerprint.objects.values_list("value", flat=True).first()
    if stored not in {None, load().fingerprint}:
        raise Unavailable("key_different")


def vouch(master: MasterKey) -> None:
    """Refuse a master key that is not the first one used here.

    Call inside ``atomic``: until it ends, the caller is the only one to make keys.
    """
    # Keys and mark are committed together: asked in this order, a key never comes without.
    has_keys = DataKey.objects.exists()
    stored = KeyFingerprint.objects.select_for_update().filter(pk=1).first()
    if stored is None and not has_keys:
        stored = _store_first(master.fingerprint)
    if stored is None or stored.value != master.fingerprint:
        raise Unavailable("key_different")


def make_key_file(path: Path) -> None:
    """Make the master key of a new school; never where something was sealed before."""
    if was_used():
        raise Unavailable("key_missing")
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    line = base64.b64encode(secrets.token_bytes(KEY_BYTES)) + b"\n"
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as file:
        file.write(line)
        file.flush()
        os.fsync(file.fileno())
    _sync_folder(path.parent)


def _key_text() -> str:
    if key := getattr(settings, "FLEXID_KEY", ""):
        return str(key)
    return Path(getattr(settings, "FLEXID_KEY_FILE", "") or os.devnull).read_text("ascii")


def _store_first(mark: str) -> KeyFingerprint:
    try:
        with transaction.atomic():
            return KeyFingerprint.objects.create(pk=1, value=mark)
    except IntegrityError:
        # Another process was first. Only a locking read sees its row in this transaction.
        return KeyFingerprint.objects.select_for_update().get(pk=1)


def _sync_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
