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
