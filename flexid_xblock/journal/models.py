"""Entries, what of them was sent, to whom, and the replies. All text is sealed."""

import uuid

from django.db import models
from django.db.models import Q
from django.utils import timezone

from flexid_xblock.saving.models import Kept, Saved
from flexid_xblock.vault.fields import SealedField


class Entry(Saved):
    """A student's answer to one prompt.

    Personal: the writer's id, times, state; the draft is sealed with her key.
    Deleted with the writer, or 90 days after the course.
    ``waiting_since`` is set while a reader has something unread, ``unanswered_since``
    while the last word is the student's, ``asked_at`` while she asks for it to be
    read. A deleted entry keeps ``state_before`` for 30 days, in case she regrets.
    """

    class State(models.TextChoices):
        DRAFT = "draft"
        SENT = "sent"
        KEPT = "kept"
        PASSED = "passed"
        WITHDRAWN = "withdrawn"
        DELETED = "deleted"

    state = models.CharField(max_length=10, choices=State, default=State.DRAFT)
    sent_number = models.PositiveIntegerField(default=0)
    sent_revision = models.PositiveIntegerField(default=0)
    sent_at = models.DateTimeField(null=True, blank=True)
    waiting_since = models.DateTimeField(null=True, blank=True)
    unanswered_since = models.DateTimeField(null=True, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    asked_at = models.DateTimeField(null=True, blank=True)
    is_thread_closed = models.BooleanField(default=False)
    deleted_at = models.DateTimeField(null=True, blank=True, db_index=True)
    state_before = models.CharField(max_length=10, choices=State, blank=True, default="")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["owner_id", "course_key", "activity_key", "slot"],
                name="flexid_entry_slot",
            )
        ]
        indexes = [
            # All that a reader's lists ask, so that they find their rows without opening one.
            models.Index(
                fields=[
                    "owner_id",
                    "course_key",
                    "state",
                    "waiting_since",
                    "sent_at",
                    "unanswered_since",
                    "asked_at",
                    "answered_at",
                    "sent_number",
                    "activity_key",
                    "id",
                ],
                name="flexid_entry_lists",
            ),
            # Of those the few that wait, in the words of ``queue.py``: a caseload has thousands
            # that do not. MySQL and MariaDB have no such index, say so, and read the one above.
            models.Index(
                fields=[
                    "owner_id",
                    "course_key",
                    "state",
                    "asked_at",
                    "unanswered_since",
                    "waiting_since",
                    "sent_at",
                    "answered_at",
                    "sent_number",
                    "activity_key",
                    "id",
                ],
                condition=Q(waiting_since__isnull=False)
                | Q(asked_at__isnull=False)
                | Q(unanswered_since__isnull=False),
                name="flexid_entry_waiting",
            ),
        ]


class SentText(models.Model):
    """One text as it was sent; later drafts never change it. Sealed with the writer's key."""

    entry = models.ForeignKey(Entry, on_delete=models.CASCADE, related_name="sent_texts")
    number = models.PositiveIntegerField()
    text = SealedField()
    language = models.CharField(max_length=20)
    version = models.CharField(max_length=64)
    sent_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["entry", "number"], name="flexid_sent_once")]


class EntryReader(models.Model):
    """That the writer named this reader when she pressed send.

    Personal: the reader's id. A reader assigned later is not here until the
    writer sends again with the new name before her eyes.
    """

    entry = models.ForeignKey(Entry, on_delete=models.CASCADE, related_name="readers")
    reader_id = models.BigIntegerField()
    named_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["reader_id", "entry"], name="flexid_reader_once")
        ]


class Reply(models.Model):
    """One message under an entry, by the reader or the writer. Sealed with the writer's key.

    ``visible_from`` is empty while a reader drafts it; the other side sees it
    from that moment on, so that a reader can take it back for a minute. ``is_step``
    marks what a reader wrote down after a talk of two: it is their next step once
    the student has agreed, at ``agreed_at``.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    entry = models.ForeignKey(Entry, on_delete=models.CASCADE, related_name="replies")
    author_id = models.BigIntegerField()
    revision = models.PositiveIntegerField(default=0)
    text = SealedField()
    created = models.DateTimeField(default=timezone.now)
    visible_from = models.DateTimeField(null=True, blank=True, default=timezone.now)
    is_step = models.BooleanField(default=False)
    agreed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["entry", "created"], name="flexid_reply_thread")]


class Hold(Kept):
    """That two adults keep a copy of one sent text, whatever becomes of the entry.

    Personal: ids, times; the reason and the copy are sealed with the hold's own
    key. Kept until it is ended. The student is told that it is there.
    """

    entry_id = models.UUIDField(db_index=True)
    activity_key = models.CharField(max_length=100)
    slot = models.CharField(max_length=60)
    student_id = models.BigIntegerField(db_index=True)
    number = models.PositiveIntegerField()
