"""Data keys: one an owner, made at first use, gone with the owner."""

import json
import secrets
from collections.abc import Collection
from dataclasses import dataclass, field

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.db.models import QuerySet

from flexid_xblock.domain.errors import Unavailable
from flexid_xblock.patience import patiently
from flexid_xblock.rows import once_built, row_where
from flexid_xblock.vault import keyring
from flexid_xblock.vault.keymark import vouched_key
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
    return _opened(_row_of(owner) or patiently(lambda: _make(owner)))


def find_key(owner: KeyOwner) -> OpenKey | None:
    """The owner's data key, or None when none was ever needed or it was forgotten."""
    row = _row_of(owner)
    return _opened(row) if row else None


def keys_named(ids: Collection[str]) -> dict[str, OpenKey]:
    """Many data keys by id, in one query; a forgotten one is left out."""
    rows = _rows_named(ids)
    masters = {mark: keyring.find(mark) for mark in {row.kek_fingerprint for row in rows}}
    return {row.pk: _unwrapped(row, masters[row.kek_fingerprint]) for row in rows}


@once_built
def _rows_named(ids: Collection[str]) -> "QuerySet[DataKey]":
    return DataKey.objects.filter(pk__in=ids)


def ids_of(user_ids: Collection[int]) -> dict[int, str]:
    """The id of each student's key, as her sealed texts name it; who has none is left out."""
    refs = [str(one) for one in user_ids]
    rows = DataKey.objects.filter(owner_kind="student", owner_ref__in=refs)
    return {int(ref): pk for ref, pk in rows.values_list("owner_ref", "pk")}


def student_ids() -> set[int]:
    """The students who have a key."""
    refs = DataKey.objects.filter(owner_kind="student").values_list("owner_ref", flat=True)
    return set(map(int, refs))


def wrapped_anew(row: DataKey, master: MasterKey) -> bytes:
    """The same data key as ciphertext under another master key."""
    return master.wrap(_opened(row).secret, _label_of(row))


def hold(owner: KeyOwner) -> None:
    """Lock the owner's key row until the transaction ends: the first lock of every order."""
    _locked_row_of(owner)


def forget(owner: KeyOwner) -> int:
    """Delete the owner's data key, which darkens every text it closed; 0 when it was gone."""
    deleted, _ = DataKey.objects.filter(**_named(owner)).delete()
    return deleted


def _make(owner: KeyOwner) -> DataKey:
    master = vouched_key()
    # Somebody may have made it since we looked; only a locking read is sure to see it.
    return _locked_row_of(owner) or _insert(owner, master)


def _insert(owner: KeyOwner, master: MasterKey) -> DataKey:
    row = DataKey(pk=secrets.token_hex(KEY_ID_BYTES), **_named(owner))
    row.wrapped = master.wrap(AESGCM.generate_key(256), _label_of(row))
    row.kek_fingerprint = master.fingerprint
    row.save(force_insert=True)
    return row


def _opened(row: DataKey) -> OpenKey:
    return _unwrapped(row, keyring.find(row.kek_fingerprint))


def _unwrapped(row: DataKey, master: MasterKey) -> OpenKey:
    try:
        return OpenKey(id=row.pk, secret=master.unwrap(bytes(row.wrapped), _label_of(row)))
    except InvalidTag:
        raise Unavailable("cannot_open") from None


def _row_of(owner: KeyOwner) -> DataKey | None:
    return row_where(DataKey, _named(owner))


def _locked_row_of(owner: KeyOwner) -> DataKey | None:
    # Never in an order: by key, a small table is scanned, and each row on the way locked.
    return row_where(DataKey, _named(owner), lock=True)


def _named(owner: KeyOwner) -> dict[str, str]:
    return {"owner_kind": owner.kind, "owner_ref": owner.ref}


def _label_of(row: DataKey) -> bytes:
    parts = ["data key", row.pk, row.owner_kind, row.owner_ref]
    return json.dumps(parts, separators=(",", ":")).encode("ascii")
