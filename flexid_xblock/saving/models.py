"""The columns of everything a student saves."""

import uuid

from django.db import models
from django.utils import timezone

from flexid_xblock.vault.fields import SealedField


class Saved(models.Model):
    """One person's answer in one slot of one activity of one course.

    ``draft`` is the last draft only, sealed with the owner's key; ``revision``
    counts its changes from 1; ``version`` names the words that were answered.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    course_key = models.CharField(max_length=255)
    activity_key = models.CharField(max_length=100)
    slot = models.CharField(max_length=60)
    owner_id = models.BigIntegerField()
    version = models.CharField(max_length=64)
    language = models.CharField(max_length=20)
    revision = models.PositiveIntegerField()
    draft = SealedField()
    created = models.DateTimeField(default=timezone.now)
    updated = models.DateTimeField(default=timezone.now)

    objects = models.Manager["Saved"]()

    class Meta:
        abstract = True
