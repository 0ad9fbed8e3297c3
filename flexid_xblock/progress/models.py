"""What was handed out when a group's year was closed."""

import uuid

from django.db import models
from django.utils import timezone


class Certificate(models.Model):
    """What one person took part in, as it was on the day it was issued. No marks and no words.

    ``modules``: the themes, in the order of the course. ``code``: who has the paper can ask
    with it whether it is valid. Personal: ids, days, hours. Goes when the person is erased.
    """

    class What(models.TextChoices):
        YEAR_ONE = "year1"
        YEAR_TWO = "year2"
        LEADER = "leader"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    user_id = models.BigIntegerField()
    course_key = models.CharField(max_length=255)
    group_id = models.UUIDField(db_index=True)
    what = models.CharField(max_length=6, choices=What)
    modules = models.JSONField()
    meetings = models.PositiveSmallIntegerField()
    minutes = models.PositiveIntegerField()
    first_day = models.DateField()
    last_day = models.DateField()
    issued_at = models.DateTimeField(default=timezone.now)
    issued_by = models.BigIntegerField(null=True, blank=True)
    revoked_at = models.DateTimeField(null=True, blank=True)
    code = models.CharField(max_length=16, unique=True)

    class Meta:
        indexes = [models.Index(fields=["user_id", "course_key"], name="flexid_certificate_of")]
