"""A new master key for every data key, while everybody goes on reading and writing.

No lock is held and no text is touched: each data key is wrapped anew where it
still is as we saw it. Whoever meets a data key chooses the master key by the
mark in its row, so it opens before and after.
"""

from collections.abc import Iterator

from django.db.models import QuerySet

from flexid_xblock.patience import patiently
from flexid_xblock.vault import keyring
from flexid_xblock.vault.datakeys import wrapped_anew
from flexid_xblock.vault.keymark import check_key, hand_over
from flexid_xblock.vault.keyring import MasterKey
from flexid_xblock.vault.models import DataKey

BATCH = 100


def rotate_keys() -> Iterator[tuple[int, int]]:
    """Wrap every data key with the next master key; yields how many of how many are done.

    Stop it anywhere and begin again: both master keys open the house until it
    is through. Raises ``Unavailable("key_missing" | "key_different" | "cannot_open")``.
    """
    check_key()
    successor = keyring.load_next()
    yield _progress(successor)
    while not patiently(lambda: hand_over(successor)):
        patiently(lambda: _wrap_some(successor))
        yield _progress(successor)


def _wrap_some(successor: MasterKey) -> None:
    for row in _others(successor)[:BATCH]:
        anew = wrapped_anew(row, successor)
        as_seen = DataKey.objects.filter(pk=row.pk, kek_fingerprint=row.kek_fingerprint)
        as_seen.update(wrapped=anew, kek_fingerprint=successor.fingerprint)


def _progress(successor: MasterKey) -> tuple[int, int]:
    total = DataKey.objects.count()
    return total - _others(successor).count(), total


def _others(successor: MasterKey) -> QuerySet[DataKey]:
    return DataKey.objects.exclude(kek_fingerprint=successor.fingerprint)
