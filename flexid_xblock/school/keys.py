"""The two keys of the school: made once, before anything was sealed, and never again."""

import os
import secrets
from pathlib import Path

from django.conf import settings

from flexid_xblock.domain.errors import Unavailable
from flexid_xblock.vault import api as vault


def ensure_keys() -> None:
    """Both keys are there, and the vault key is the one the texts were locked with.

    Raises ``Unavailable("key_missing" | "key_different" | "secret_missing")``.
    """
    is_new_school = not vault.was_used()
    _ensure_vault_key(Path(settings.FLEXID_KEY_FILE))
    vault.check_key()
    _ensure_secret_key(settings.SECRET_KEY_FILE, is_new_school=is_new_school)


def _ensure_vault_key(path: Path) -> None:
    if not (settings.FLEXID_KEY or settings.FLEXID_KEY_SERVICE or path.exists()):
        vault.make_key_file(path)


def _ensure_secret_key(path: Path, *, is_new_school: bool) -> None:
    if os.environ.get("FLEXID_SECRET_KEY") or path.exists():
        return
    if not is_new_school:
        raise Unavailable("secret_missing")
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w", encoding="ascii") as file:
        file.write(secrets.token_urlsafe(64))
