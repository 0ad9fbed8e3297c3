"""Files that hold a master key: written whole, for their owner only, never written over."""

import base64
import os
import secrets
from pathlib import Path

from django.conf import settings

from flexid_xblock.domain.errors import Unavailable
from flexid_xblock.vault.keymark import was_used
from flexid_xblock.vault.keyring import KEY_BYTES


def make_key_file(path: Path) -> None:
    """Make the master key of a new school; never where something was sealed before."""
    if was_used():
        raise Unavailable("key_missing")
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    _write(path)


def make_next_key_file(path: Path) -> None:
    """Make the master key that takes over; who may read the file of today may read this one."""
    _write(path, like=Path(settings.FLEXID_KEY_FILE or os.devnull))


def _write(path: Path, like: Path | None = None) -> None:
    line = base64.b64encode(secrets.token_bytes(KEY_BYTES)) + b"\n"
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as file:
        if like and like.is_file():
            _make_alike(file.fileno(), like)
        file.write(line)
        file.flush()
        os.fsync(file.fileno())
    _sync_folder(path.parent)


def _make_alike(handle: int, like: Path) -> None:
    old = like.stat()
    os.fchown(handle, old.st_uid, old.st_gid)
    os.fchmod(handle, old.st_mode & 0o777)


def _sync_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
