"""A group's meeting, and who was in it."""

import uuid

from django.db import models
from django.utils import timezone


class Meeting(models.Model):
    """One group's meeting about one activity.

    ``change`` grows with everything that a poll of the group must notice,
    ``desk_change`` with what only the teachers see; a page that has seen less than
    ``whole_from`` gets the whole again, since a card is gone without a trace. Personal:
    the id of the teacher who prepared it. Kept until nothing hangs on it any more.
    """

    class State(models.TextChoices):
        PLANNED = "planned"
        OPEN = "open"
        CLOSED = "closed"

    class Moderation(models.TextChoices):
        """Whose cards wait for a teacher before the group sees them."""

        NONE = "none"
        FIRST = "first"
        ALL = "all"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    course_key = models.CharField(max_length=255)
    activity_key = models.CharField(max_length=100)
    group_id = models.UUIDField()
    version = models.CharField(max_length=64)
    state = models.CharField(max_length=7, choices=State, default=State.OPEN)
    planned_for = models.DateTimeField(null=True, blank=True)
    opened_by = models.BigIntegerField()
    opened_at = models.DateTimeField(default=timezone.now)
    closed_at = models.DateTimeField(null=True, blank=True)
    form = models.CharField(max_length=10, default="full")
    stage = models.CharField(max_length=40, blank=True)
    stage_since = models.DateTimeField(null=True, blank=True)
    moderation = models.CharField(max_length=5, choices=Moderation, default=Moderation.NONE)
    is_revealed = models.BooleanField(default=True)
    code = models.CharField(max_length=8, null=True, blank=True, unique=True)
    change = models.PositiveIntegerField(default=1)
    desk_change = models.PositiveIntegerField(default=1)
    whole_from = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["group_id", "activity_key", "course_key"], name="flexid_meeting_once"
            )
        ]


class Presence(models.Model):
    """That somebody was in a meeting. Personal: the id and the time."""

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="presences")
    user_id = models.BigIntegerField()
    since = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["user_id", "meeting"], name="flexid_present_once")
        ]
