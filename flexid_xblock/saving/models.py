"""The columns of everything a student saves, and of everything that two adults keep."""

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


class Kept(models.Model):
    """A copy of one text that one adult asked to keep and another agreed to.

    ``reason`` and ``copy`` are sealed with the record's own key; the copy is
    there from the second one's yes until somebody ends it.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    course_key = models.CharField(max_length=255)
    asked_by = models.BigIntegerField()
    asked_at = models.DateTimeField(default=timezone.now)
    reason = SealedField()
    approved_by = models.BigIntegerField(null=True, blank=True)
    approved_at = models.DateTimeField(null=True, blank=True)
    copy = SealedField(null=True)
    ended_by = models.BigIntegerField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        abstract = True
