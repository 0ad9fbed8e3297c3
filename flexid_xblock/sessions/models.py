"""Meetings and the cards on their boards. Card text and reasons are sealed."""

import uuid

from django.db import models
from django.utils import timezone

from flexid_xblock.vault.fields import SealedField


class Meeting(models.Model):
    """One group's meeting about one activity.

    ``change`` grows with everything a poll must notice. Personal: the id of
    the teacher who opened it. Kept until the group products are erased.
    """

    class State(models.TextChoices):
        OPEN = "open"
        CLOSED = "closed"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    course_key = models.CharField(max_length=255)
    activity_key = models.CharField(max_length=100)
    group_id = models.UUIDField()
    version = models.CharField(max_length=64)
    state = models.CharField(max_length=6, choices=State, default=State.OPEN)
    opened_by = models.BigIntegerField()
    opened_at = models.DateTimeField(default=timezone.now)
    closed_at = models.DateTimeField(null=True, blank=True)
    change = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["group_id", "activity_key", "course_key"], name="flexid_meeting_once"
            )
        ]


class Card(models.Model):
    """One card on a board. Personal: its author; text and reason sealed with her key."""

    class Display(models.TextChoices):
        NAMED = "named"
        UNNAMED = "unnamed"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="cards")
    author_id = models.BigIntegerField(db_index=True)
    column = models.CharField(max_length=60)
    display = models.CharField(max_length=8, choices=Display)
    text = SealedField()
    is_hidden = models.BooleanField(default=False)
    moderations = models.PositiveIntegerField(default=0)
    moderated_by = models.BigIntegerField(null=True, blank=True)
    reason = SealedField(null=True)
    created = models.DateTimeField(default=timezone.now)


class Presence(models.Model):
    """That somebody was in a meeting. Personal: the id and the time."""

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="presences")
    user_id = models.BigIntegerField()
    since = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["user_id", "meeting"], name="flexid_present_once")
        ]
