"""What was handed out when a group's year was closed, and the programme report's numbers."""

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


class ReportLook(models.Model):
    """When the numbers of a course were last counted. Nobody's. It goes with the course."""

    course_key = models.CharField(max_length=255, unique=True)
    looked_on = models.DateField(null=True)


class ReportNumber(models.Model):
    """A number of the programme report, as it stays until it may change.

    ``school_year`` is the year in which the school year began, ``part`` the
    course's year or 0 for the whole course, ``since`` when it was first shown.
    ``people``: of how many it spoke when it last changed. Nobody's. It goes with
    the course.
    """

    course_key = models.CharField(max_length=255)
    school_year = models.PositiveSmallIntegerField()
    part = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=120)
    count = models.PositiveIntegerField(default=0)
    is_most = models.BooleanField(default=False)
    since = models.DateTimeField()
    changed_at = models.DateTimeField()
    people = models.PositiveIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["course_key", "school_year", "part", "name"], name="flexid_report_number"
            )
        ]
