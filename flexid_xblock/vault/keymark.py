"""The mark of the one master key that holds here: no second one ever slips in."""

from django.db import IntegrityError, transaction

from flexid_xblock.domain.errors import Unavailable
from flexid_xblock.vault import keyring
from flexid_xblock.vault.keyring import MasterKey
from flexid_xblock.vault.models import DataKey, KeyFingerprint


def was_used() -> bool:
    """Whether anything was ever sealed here."""
    return KeyFingerprint.objects.exists() or DataKey.objects.exists()


def check_key() -> None:
    """Refuse a master key that is missing, or not the one that holds here."""
    own = keyring.load()
    stored = KeyFingerprint.objects.values_list("value", flat=True).first()
    if stored is None and DataKey.objects.exists():
        raise Unavailable("key_different")
    keyring.find(stored or own.fingerprint)


def vouched_key() -> MasterKey:
    """The master key for new data keys: the one that holds here, or at first use this process's.

    Call inside ``atomic``: until it ends, the caller is the only one to make keys.
    """
    own = keyring.load()
    # Keys and mark are committed together: asked in this order, a key never comes without.
    has_keys = DataKey.objects.exists()
    stored = KeyFingerprint.objects.select_for_update().filter(pk=1).first()
    if stored is None and not has_keys:
        stored = _store_first(own.fingerprint)
    if stored is None:
        raise Unavailable("key_different")
    return keyring.find(stored.value)


def hand_over(successor: MasterKey) -> bool:
    """Let the successor hold from now on; False while a data key is wrapped with another.

    Call inside ``atomic``. Who makes a data key holds the mark, so none comes in between.
    """
    list(KeyFingerprint.objects.select_for_update().filter(pk=1))
    if DataKey.objects.exclude(kek_fingerprint=successor.fingerprint).exists():
        return False
    KeyFingerprint.objects.filter(pk=1).update(value=successor.fingerprint)
    return True


def _store_first(mark: str) -> KeyFingerprint:
    try:
        with transaction.atomic():
            return KeyFingerprint.objects.create(pk=1, value=mark)
    except IntegrityError:
        # Another process was first. Only a locking read sees its row in this transaction.
        return KeyFingerprint.objects.select_for_update().get(pk=1)
