"""Who was erased, without a name: kept beside the keys, so that an older backup cannot undo it.

A person is named by an HMAC whose key lies with the data keys. Whoever has both
the wrapped keys and the master key could try all ids; from the row alone nobody
tells who it was.
"""

import hmac
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Max
from django.utils import timezone

from flexid_xblock.vault.datakeys import find_key, key_of
from flexid_xblock.vault.models import Tombstone
from flexid_xblock.vault.records import KeyOwner

_NAMES = KeyOwner(kind="log", ref="erased")


@dataclass(frozen=True, kw_only=True)
class Erased:
    """That somebody was erased, when, and how many rows went from each room: the proof of it."""

    number: int
    at: datetime
    rows: dict[str, int]


def set_stone(user_id: int, rows: dict[str, int]) -> Erased:
    """Note that a person was erased; call it in the transaction that does it."""
    name = _name(key_of(_NAMES).secret, user_id)
    stone = Tombstone.objects.create(subject=name, at=timezone.now(), rows=rows)
    return _erased(stone)


def stones_of(user_id: int) -> tuple[Erased, ...]:
    """Every erasure of this person, the first one first."""
    key = find_key(_NAMES)
    if key is None:
        return ()
    found = Tombstone.objects.filter(subject=_name(key.secret, user_id)).order_by("pk")
    return tuple(map(_erased, found))


def how_many_erased() -> int:
    """How many erasures are proven."""
    return Tombstone.objects.count()


def last_number() -> int:
    """The number of the newest erasure; 0 where there was none."""
    return Tombstone.objects.aggregate(last=Max("pk"))["last"] or 0


def erased_after(
    user_ids: Collection[int], number: int, since: datetime | None = None
) -> list[int]:
    """Which of these people were erased later than an erasure, and than a moment; in order."""
    key = find_key(_NAMES)
    if key is None:
        return []
    later = Tombstone.objects.filter(pk__gt=number)
    later = later.filter(at__gte=since) if since else later
    names = set(later.values_list("subject", flat=True))
    return sorted(one for one in user_ids if names and _name(key.secret, one) in names)


def _erased(stone: Tombstone) -> Erased:
    return Erased(number=stone.pk, at=stone.at, rows=stone.rows)


def _name(secret: bytes, user_id: int) -> str:
    return hmac.digest(secret, b"erased person %d" % user_id, "sha256").hex()
