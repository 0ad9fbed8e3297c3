"""Groups, their people, and who follows up whom. No text by or about a student."""

import uuid
from datetime import datetime

from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from flexid_xblock.vault.fields import SealedField


def _open_ended(start: str, end: str, at: datetime) -> Q:
    return Q(**{f"{start}__lte": at}) & (Q(**{f"{end}__isnull": True}) | Q(**{f"{end}__gt": at}))


class LiveQuerySet(models.QuerySet):
    """Relations that hold from ``since`` until ``until``."""

    def live(self, at: datetime | None = None) -> "LiveQuerySet":
        """Those that hold now, or at the time that is told to a query which is built once."""
        return self.filter(_open_ended("since", "until", at or timezone.now()))

    def not_over(self) -> "LiveQuerySet":
        """Those that hold now, or are going to."""
        is_ahead = Q(until__gt=F("since")) & Q(until__gt=timezone.now())
        return self.filter(Q(until__isnull=True) | is_ahead)


class Relation(models.Model):
    """Columns that every time-limited relation has."""

    since = models.DateTimeField(default=timezone.now)
    until = models.DateTimeField(null=True, blank=True)
    granted_by = models.BigIntegerField(null=True, blank=True)

    objects = LiveQuerySet.as_manager()

    class Meta:
        abstract = True


class Group(models.Model):
    """Six to twelve students of one course who meet. Holds a name the school chose.

    ``cohort_id`` is the platform's cohort that it follows, if it follows one;
    ``closed_on`` the day of the closing evening of its year, once that was held.
    Kept with the course: its students' memberships go.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    course_key = models.CharField(max_length=255, db_index=True)
    name = models.CharField(max_length=100)
    year = models.PositiveSmallIntegerField()
    cohort_id = models.BigIntegerField(null=True, blank=True, unique=True)
    closed_on = models.DateField(null=True, blank=True)
    created = models.DateTimeField(default=timezone.now)


class Membership(Relation):
    """That somebody is in a group as student, helper leader or teacher.

    ``from_cohort``: a cohort brought her, and only then can a cohort take her out.
    Personal: the person's id. Goes when the person is erased.
    """

    class Role(models.TextChoices):
        STUDENT = "student"
        HELPER = "helper"
        TEACHER = "teacher"

    group = models.ForeignKey(Group, on_delete=models.PROTECT, related_name="memberships")
    user_id = models.BigIntegerField()
    role = models.CharField(max_length=10, choices=Role)
    from_cohort = models.BooleanField(default=False)

    class Meta:
        indexes = [models.Index(fields=["user_id", "role", "group"], name="flexid_member_user")]
        constraints = [
            models.UniqueConstraint(
                fields=["group", "user_id", "role", "since"], name="flexid_member_once"
            )
        ]


# A helper leader is somebody who was in the course, and writes in it too.
PUPILS = (Membership.Role.STUDENT, Membership.Role.HELPER)


class CounsellorAssignment(Relation):
    """That a counsellor, or her deputy, follows up one student in one course.

    Personal: two ids. Goes when either is erased. Nobody is assigned to herself.
    """

    course_key = models.CharField(max_length=255)
    student_id = models.BigIntegerField()
    counsellor_id = models.BigIntegerField()
    is_deputy = models.BooleanField(default=False)

    class Meta:
        indexes = [
            models.Index(fields=["counsellor_id", "student_id"], name="flexid_caseload"),
            models.Index(fields=["student_id", "course_key"], name="flexid_counsellors"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=~Q(student_id=F("counsellor_id")), name="flexid_not_own_counsellor"
            )
        ]


class Closing(Relation):
    """That a student has closed her texts to one adult, at once and without a reason.

    Personal: two ids. Goes when either is erased.
    """

    course_key = models.CharField(max_length=255)
    student_id = models.BigIntegerField(db_index=True)
    reader_id = models.BigIntegerField()

    class Meta:
        indexes = [models.Index(fields=["reader_id", "student_id"], name="flexid_closing")]


class Told(models.Model):
    """That a student was told of one assignment or membership that lets an adult read hers.

    ``notice``: that she has read the notice, and so knows of all who stood there then.
    Personal: two ids, a time. Goes when either is erased.
    """

    class Kind(models.TextChoices):
        ASSIGNMENT = "assignment"
        MEMBERSHIP = "membership"
        NOTICE = "notice"

    course_key = models.CharField(max_length=255)
    student_id = models.BigIntegerField()
    adult_id = models.BigIntegerField(null=True, blank=True, db_index=True)
    kind = models.CharField(max_length=10, choices=Kind)
    relation_id = models.BigIntegerField()
    told_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["student_id", "course_key", "kind", "relation_id"],
                name="flexid_told_once",
            )
        ]


class Wish(models.Model):
    """That a student asked for another counsellor. No reason is asked for or kept.

    Personal: two ids, times. Goes when the student is erased.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    course_key = models.CharField(max_length=255)
    student_id = models.BigIntegerField(db_index=True)
    asked_at = models.DateTimeField(default=timezone.now)
    settled_at = models.DateTimeField(null=True, blank=True)
    settled_by = models.BigIntegerField(null=True, blank=True)


class CourseRole(Relation):
    """That somebody coordinates a course, or leads its safeguarding.

    Personal: one id. Goes when the person is erased.
    """

    class Role(models.TextChoices):
        COORDINATOR = "coordinator"
        LEAD = "safeguarding_lead"

    course_key = models.CharField(max_length=255)
    user_id = models.BigIntegerField()
    role = models.CharField(max_length=20, choices=Role)

    class Meta:
        indexes = [models.Index(fields=["user_id", "course_key"], name="flexid_course_role")]


class Permit(models.Model):
    """That somebody asked to break the glass over one student's sent texts, and the answer.

    Personal: ids, times, and two reasons, sealed with the student's key. Goes
    when the student is erased. ``until`` is set only where it was granted.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    course_key = models.CharField(max_length=255)
    student_id = models.BigIntegerField(db_index=True)
    asker_id = models.BigIntegerField(db_index=True)
    asked_at = models.DateTimeField(default=timezone.now)
    reason = SealedField()
    decided_by = models.BigIntegerField(null=True, blank=True)
    decided_at = models.DateTimeField(null=True, blank=True)
    until = models.DateTimeField(null=True, blank=True)
    tell_from = models.DateTimeField(null=True, blank=True)
    why_later = SealedField(null=True)
    reviewed_by = models.BigIntegerField(null=True, blank=True)
    reviewed_at = models.DateTimeField(null=True, blank=True)


class Proposal(models.Model):
    """That a change of groups or assignments was asked for, and what another person decided.

    Personal: ids and times. ``what`` and ``undo`` hold ids, dates and names of groups
    only; of a person who is erased every id goes from them. ``undo`` is what takes a
    done change back, for the kinds that can be.
    """

    class Outcome(models.TextChoices):
        WAITING = "waiting"
        DONE = "done"
        REFUSED = "refused"
        WITHDRAWN = "withdrawn"
        STALE = "stale"  # the world had changed when it was agreed to
        UNDONE = "undone"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    course_key = models.CharField(max_length=255)
    kind = models.CharField(max_length=20)
    what = models.JSONField()
    undo = models.JSONField(null=True, blank=True)
    asked_by = models.BigIntegerField(null=True, db_index=True)
    asked_as = models.CharField(max_length=12)
    asked_at = models.DateTimeField(default=timezone.now)
    decided_by = models.BigIntegerField(null=True, blank=True)
    decided_at = models.DateTimeField(null=True, blank=True)
    outcome = models.CharField(max_length=10, choices=Outcome, default=Outcome.WAITING)

    class Meta:
        indexes = [
            models.Index(fields=["course_key", "outcome", "asked_at"], name="flexid_proposal")
        ]
