"""What a student made, sealed with her key."""

from django.db import models

from flexid_xblock.saving.models import Saved


class Response(Saved):
    """A student's response to one activity: its ``draft`` is JSON, as its kind says.

    Personal: the student's id, times, state; the response is sealed with her
    key. Deleted with her, or 90 days after the course. A deleted one keeps
    ``state_before`` for 30 days, in case she regrets; a locked one is shown
    to her again from ``opens_on``.
    """

    class State(models.TextChoices):
        DRAFT = "draft"
        KEPT = "kept"
        PASSED = "passed"
        LOCKED = "locked"
        DELETED = "deleted"

    state = models.CharField(max_length=10, choices=State, default=State.DRAFT)
    state_before = models.CharField(max_length=10, choices=State, blank=True, default="")
    deleted_at = models.DateTimeField(null=True, blank=True, db_index=True)
    opens_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["owner_id", "course_key", "activity_key", "slot"],
                name="flexid_response_slot",
            )
        ]


class PulseCount(models.Model):
    """How many kept responses chose a face for a statement; nobody's, no id and no time.

    The cell without a statement counts the people. It goes with the course.
    """

    course_key = models.CharField(max_length=255)
    activity_key = models.CharField(max_length=100)
    statement = models.CharField(max_length=40, blank=True)
    face = models.CharField(max_length=10, blank=True)
    count = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["course_key", "activity_key", "statement", "face"],
                name="flexid_pulse_cell",
            )
        ]


class PulseReport(models.Model):
    """The counts of a pulse at its last look: what is shown stays so until ten more answered.

    Nobody's, like the counts. ``rows`` holds the faces of each statement.
    """

    course_key = models.CharField(max_length=255)
    activity_key = models.CharField(max_length=100)
    people = models.PositiveIntegerField(default=0)
    rows = models.JSONField(default=dict)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["course_key", "activity_key"], name="flexid_pulse_report"
            )
        ]
