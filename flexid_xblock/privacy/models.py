"""Which notice a person has seen."""

from django.db import models
from django.utils import timezone


class NoticeSeen(models.Model):
    """That somebody was shown a version of the notice, and of the school's rule on guardians.

    Personal: id, time, language.
    """

    user_id = models.BigIntegerField()
    course_key = models.CharField(max_length=255)
    version = models.PositiveSmallIntegerField()
    guardians = models.CharField(max_length=16, blank=True, default="")
    language = models.CharField(max_length=20)
    seen_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["user_id", "course_key", "version", "guardians"], name="flexid_notice_once"
            )
        ]
