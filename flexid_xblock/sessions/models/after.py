"""After a meeting: who was there, what worked, what leaves, and what is kept as evidence."""

import uuid

from django.db import models
from django.utils import timezone

from flexid_xblock.saving.models import Kept
from flexid_xblock.sessions.models.meetings import Meeting
from flexid_xblock.vault.fields import SealedField


class Attendance(models.Model):
    """What the teachers noted about one student and one meeting.

    Personal: about the student; the note is the teachers' and sealed with her
    key. She gets the state in her export, never the note.
    """

    class State(models.TextChoices):
        THERE = "there"
        PARTLY = "partly"
        AWAY = "away"
        MADE_UP = "made_up"

    # With these a student has taken part, if not with all the others.
    TOOK_PART = (State.THERE, State.PARTLY, State.MADE_UP)

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="attendance")
    user_id = models.BigIntegerField()
    state = models.CharField(max_length=7, choices=State)
    revision = models.PositiveIntegerField(default=0)
    note = SealedField(null=True)
    marked_by = models.BigIntegerField(null=True, blank=True)
    marked_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["user_id", "meeting"], name="flexid_attendance_once")
        ]


class Afterword(models.Model):
    """What worked, in one teacher's words for the next time. Sealed with her key."""

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="afterwords")
    author_id = models.BigIntegerField()
    revision = models.PositiveIntegerField(default=0)
    text = SealedField()
    updated = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["author_id", "meeting"], name="flexid_afterword_once")
        ]


class BoardExport(models.Model):
    """That one adult asked for a board as a file, and another said yes. Personal: two ids."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="exports")
    with_names = models.BooleanField(default=False)
    asked_by = models.BigIntegerField(db_index=True)
    asked_at = models.DateTimeField(default=timezone.now)
    approved_by = models.BigIntegerField(null=True, blank=True)
    approved_at = models.DateTimeField(null=True, blank=True)


class Evidence(Kept):
    """A card that two adults keep: a copy under the record's own key. Outlives the card.

    Personal: whose card, and the two adults; reason and copy sealed with the
    record's own key, which is forgotten when the keeping ends.
    """

    group_id = models.UUIDField()
    card_id = models.UUIDField(db_index=True)
    author_id = models.BigIntegerField(db_index=True)
