"""Which notice a person has seen."""

from django.db import models
from django.utils import timezone


class NoticeSeen(models.Model):
    """That somebody was shown a version of the notice. Personal: id, time, language."""

    user_id = models.BigIntegerField()
    course_key = models.CharField(max_length=255)
    version = models.PositiveSmallIntegerField()
    language = models.CharField(max_length=20)
    seen_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["user_id", "course_key", "version"], name="flexid_notice_once"
            )
        ]
