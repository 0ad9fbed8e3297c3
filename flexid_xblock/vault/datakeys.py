"""Data keys: one an owner, made at first use, gone with the owner."""

import json
import secrets
from collections.abc import Collection
from dataclasses import dataclass, field

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.db import transaction

from flexid_xblock.domain.errors import Unavailable
from flexid_xblock.vault import keyring
from flexid_xblock.vault.keyring import MasterKey
from flexid_xblock.vault.models import DataKey
from flexid_xblock.vault.records import KeyOwner

KEY_ID_BYTES = 8


@dataclass(frozen=True, kw_only=True)
class OpenKey:
    """A data key ready for use, for the length of one call."""

    id: str
    secret: bytes = field(repr=False)


def key_of(owner: KeyOwner) -> OpenKey:
    """The owner's data key; the first call makes it."""
    master = keyring.load()
    return _unwrapped(_row_of(owner) or _make(owner, master), master)


def find_key(owner: KeyOwner) -> OpenKey | None:
    """The owner's data key, or None when none was ever needed or it was forgotten."""
    row = _row_of(owner)
    return _unwrapped(row, keyring.load()) if row else None


def keys_named(ids: Collection[str]) -> dict[str, OpenKey]:
    """Many data keys by id, in one query; a forgotten one is left out."""
    master = keyring.load()
    return {row.pk: _unwrapped(row, master) for row in DataKey.objects.filter(pk__in=ids)}


def hold(owner: KeyOwner) -> None:
    """Lock the owner's key row until the transaction ends: the first lock of every order."""
    _locked_row_of(owner)


def forget(owner: KeyOwner) -> int:
    """Delete the owner's data key, which darkens every text it closed; 0 when it was gone."""
    deleted, _ = DataKey.objects.filter(**_named(owner)).delete()
    return deleted


def _make(owner: KeyOwner, master: MasterKey) -> DataKey:
    with transaction.atomic():
        keyring.vouch(master)
        # Somebody may have made it since we looked; only a locking read is sure to see it.
        return _locked_row_of(owner) or _insert(owner, master)


def _insert(owner: KeyOwner, master: MasterKey) -> DataKey:
    key_id = secrets.token_hex(KEY_ID_BYTES)
    return DataKey.objects.create(
        pk=key_id,
        wrapped=master.wrap(AESGCM.generate_key(256), _label(key_id, owner.kind, owner.ref)),
        kek_fingerprint=master.fingerprint,
        **_named(owner),
    )


def _unwrapped(row: DataKey, master: MasterKey) -> OpenKey:
    if row.kek_fingerprint != master.fingerprint:
        raise Unavailable("key_different")
    try:
        secret = master.unwrap(bytes(row.wrapped), _label(row.pk, row.owner_kind, row.owner_ref))
    except InvalidTag:
        raise Unavailable("cannot_open") from None
    return OpenKey(id=row.pk, secret=secret)


def _row_of(owner: KeyOwner) -> DataKey | None:
    return DataKey.objects.filter(**_named(owner)).first()


def _locked_row_of(owner: KeyOwner) -> DataKey | None:
    # Not first(): ordered by key, a small table is scanned, and each row on the way locked.
    return next(iter(DataKey.objects.select_for_update().filter(**_named(owner))), None)


def _named(owner: KeyOwner) -> dict[str, str]:
    return {"owner_kind": owner.kind, "owner_ref": owner.ref}


def _label(*parts: str) -> bytes:
    return json.dumps(["data key", *parts], separators=(",", ":")).encode("ascii")
