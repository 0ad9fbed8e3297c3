"""Which notice was seen, the right to one download, what goes at once or when its time is over."""

import uuid

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


class TakeAway(models.Model):
    """The right to fetch a file with everything about oneself, once.

    Personal: the person's id, times. Of the address only a hash is kept, and of
    the file nothing: it is made while it is sent. Deleted 15 minutes after it was made.
    """

    class Form(models.TextChoices):
        PAGE = "page"
        DATA = "data"

    user_id = models.BigIntegerField(db_index=True)
    token_hash = models.CharField(max_length=64, unique=True)
    form = models.CharField(max_length=4, choices=Form)
    made_at = models.DateTimeField(db_index=True)
    used_at = models.DateTimeField(null=True, blank=True)


class Deletion(models.Model):
    """That a student deleted everything she made in a course, at one moment.

    Personal: the student's id, times. What went with it carries the same moment,
    so that undoing brings back just that. Deleted after 30 days, when it is done.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    course_key = models.CharField(max_length=255)
    user_id = models.BigIntegerField(db_index=True)
    asked_at = models.DateTimeField(db_index=True)
    undone_at = models.DateTimeField(null=True, blank=True)


class CourseEnd(models.Model):
    """That somebody's time in a course is over, or will be on a day. Personal: an id, days.

    ``found_on`` is when the clock first saw it: nothing goes before she could be
    told. Goes when she comes back, or with the last thing that is hers.
    """

    user_id = models.BigIntegerField()
    course_key = models.CharField(max_length=255)
    ended_on = models.DateField()
    found_on = models.DateField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["user_id", "course_key"], name="flexid_course_end_once")
        ]


class RetentionRun(models.Model):
    """What went on one day because its time was over: a number a class, and nobody's id."""

    day = models.DateField(unique=True)
    done_at = models.DateTimeField(default=timezone.now)
    went = models.JSONField(default=dict)
