"""Wrapped data keys, and the mark of the master key that wraps them."""

from django.db import models
from django.utils import timezone


class DataKey(models.Model):
    """One owner's data key, wrapped by the master key.

    Holds the id of the person whose texts it closes, and goes with her: last
    of all, so that older backups of the data go dark too.
    """

    id = models.CharField(primary_key=True, max_length=16, editable=False)
    owner_kind = models.CharField(max_length=16)
    owner_ref = models.CharField(max_length=64)
    wrapped = models.BinaryField()
    kek_fingerprint = models.CharField(max_length=16)
    created = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["owner_kind", "owner_ref"], name="flexid_datakey_one_per_owner"
            )
        ]


class KeyFingerprint(models.Model):
    """The mark of the first master key used here, in one row; nothing personal."""

    id = models.PositiveSmallIntegerField(primary_key=True, editable=False)
    value = models.CharField(max_length=16)


class Tombstone(models.Model):
    """That somebody was erased, when, and how many rows went; by an HMAC, no id of anybody.

    Backed up with the wrapped keys, of which only the newest copy is kept: so an
    older backup of the data brings nobody back.
    """

    subject = models.CharField(max_length=64, db_index=True)
    at = models.DateTimeField(default=timezone.now)
    rows = models.JSONField(default=dict)
