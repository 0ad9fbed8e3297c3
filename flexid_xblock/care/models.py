"""Help requests, the counsellor's own records, and concerns. All text is sealed."""

import uuid

from django.db import models
from django.utils import timezone

from flexid_xblock.vault.fields import SealedField


class HelpRequest(models.Model):
    """That a student wants to talk: with whom, how soon, and words if she likes.

    With the ``topic`` "correction" she says that something about her is wrong.

    Personal: ids, times; words and answer are sealed with her key. Deleted one
    year after it was answered. ``deputy_from`` is when the deputies see it too,
    counted in school hours when it was sent.
    """

    class Urgency(models.TextChoices):
        NOW = "now"
        TODAY = "today"
        WEEK = "week"

    class Topic(models.TextChoices):
        TALK = "talk"
        CORRECTION = "correction"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    course_key = models.CharField(max_length=255)
    student_id = models.BigIntegerField()
    addressee_id = models.BigIntegerField(null=True, blank=True)
    topic = models.CharField(max_length=10, choices=Topic, default=Topic.TALK)
    urgency = models.CharField(max_length=5, choices=Urgency)
    words = SealedField(null=True)
    created = models.DateTimeField(default=timezone.now)
    deputy_from = models.DateTimeField()
    seen_at = models.DateTimeField(null=True, blank=True)
    seen_by = models.BigIntegerField(null=True, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.BigIntegerField(null=True, blank=True)
    answer = SealedField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["student_id", "answered_at"], name="flexid_help_student"),
            models.Index(fields=["addressee_id", "answered_at"], name="flexid_help_addressee"),
        ]


class CaseNote(models.Model):
    """What an adult on the case wrote down about a student. Never shown to a student.

    Personal: ids, times; sealed with the student's key. ``private`` is the
    author's alone; of ``restricted`` her colleagues see that it exists and whom
    to ask; ``case`` is for all who are on the case.
    """

    class Kind(models.TextChoices):
        PRIVATE = "private"
        RESTRICTED = "restricted"
        CASE = "case"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    course_key = models.CharField(max_length=255)
    student_id = models.BigIntegerField()
    author_id = models.BigIntegerField(db_index=True)
    kind = models.CharField(max_length=10, choices=Kind)
    revision = models.PositiveIntegerField()
    text = SealedField()
    created = models.DateTimeField(default=timezone.now)
    updated = models.DateTimeField(default=timezone.now)
    closed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["student_id", "created"], name="flexid_note_student")]


class FollowUp(models.Model):
    """Something to do for a student, by a day. Goes along when the case changes hands.

    Personal: ids, times; sealed with the student's key.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    course_key = models.CharField(max_length=255)
    student_id = models.BigIntegerField()
    author_id = models.BigIntegerField(db_index=True)
    due_on = models.DateField()
    text = SealedField()
    created = models.DateTimeField(default=timezone.now)
    done_at = models.DateTimeField(null=True, blank=True)
    done_by = models.BigIntegerField(null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["student_id", "done_at"], name="flexid_follow_up")]


class Cover(models.Model):
    """That a counsellor asks a colleague to stand in for her, and whether it was agreed.

    Personal: ids, times. The assignments it makes are ``access``'s.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    course_key = models.CharField(max_length=255)
    counsellor_id = models.BigIntegerField(db_index=True)
    deputy_id = models.BigIntegerField(db_index=True)
    since = models.DateTimeField()
    until = models.DateTimeField()
    asked_at = models.DateTimeField(default=timezone.now)
    decided_by = models.BigIntegerField(null=True, blank=True)
    decided_at = models.DateTimeField(null=True, blank=True)
    granted = models.BooleanField(default=False)


class Concern(models.Model):
    """A safeguarding record about a student, kept apart from the journal.

    Personal: ids, times; its parts are sealed with its own key and so outlive
    the student's. Kept by the school's archive rule.
    """

    class Status(models.TextChoices):
        OPEN = "open"
        CLOSED = "closed"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    course_key = models.CharField(max_length=255)
    student_id = models.BigIntegerField(db_index=True)
    opened_by = models.BigIntegerField(db_index=True)
    category = models.CharField(max_length=20)
    status = models.CharField(max_length=6, choices=Status, default=Status.OPEN)
    created = models.DateTimeField(default=timezone.now)
    closed_at = models.DateTimeField(null=True, blank=True)
    signed_by = models.BigIntegerField(null=True, blank=True)
    signed_at = models.DateTimeField(null=True, blank=True)


class ConcernPart(models.Model):
    """One thing written into a concern; a correction is a new part, nothing is changed.

    Personal: an id, a time; sealed with the concern's own key.
    """

    class Kind(models.TextChoices):
        FACTS = "facts"
        OWN_WORDS = "own_words"
        ACTION = "action"
        CORRECTION = "correction"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    concern = models.ForeignKey(Concern, on_delete=models.CASCADE, related_name="parts")
    number = models.PositiveIntegerField()
    kind = models.CharField(max_length=10, choices=Kind)
    corrects = models.PositiveIntegerField(null=True, blank=True)
    author_id = models.BigIntegerField(db_index=True)
    text = SealedField()
    created = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["concern", "number"], name="flexid_concern_part")
        ]


class TalkTime(models.Model):
    """A time at which an adult can talk, and the student who booked it. Not a word of either.

    Personal: two ids, times. ``freed_at`` is when a student last gave it back,
    without saying who; ``ended_at`` when the adult took it back or cancelled it.
    Deleted 30 days after it began, or with the adult.
    """

    class Place(models.TextChoices):
        SCHOOL = "school"
        PHONE = "phone"
        AGREE = "agree"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    course_key = models.CharField(max_length=255)
    adult_id = models.BigIntegerField()
    starts = models.DateTimeField(db_index=True)
    minutes = models.PositiveSmallIntegerField()
    place = models.CharField(max_length=6, choices=Place)
    created = models.DateTimeField(default=timezone.now)
    student_id = models.BigIntegerField(null=True, blank=True)
    booked_at = models.DateTimeField(null=True, blank=True)
    freed_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["adult_id", "starts"], name="flexid_time_adult"),
            models.Index(fields=["student_id", "starts"], name="flexid_time_student"),
        ]


class NoticeMail(models.Model):
    """That a neutral e-mail went out, so that nobody gets two for one thing.

    Personal: an id, a day. Holds no subject and no text. Deleted with the person.
    """

    user_id = models.BigIntegerField()
    course_key = models.CharField(max_length=255)
    about = models.CharField(max_length=60)
    sent_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["user_id", "course_key", "about"], name="flexid_mail_once"
            )
        ]


class SchoolRule(models.Model):
    """What a coordinator set for the whole school; the newest of a rule holds, all are kept.

    ``value`` is None where she gave it back to the operator's setting. Personal: who set
    it, a time. The name goes when she is erased; the rule stays.
    """

    class Rule(models.TextChoices):
        CALENDAR = "calendar"
        NUMBERS = "numbers"
        PROMISE = "promise"
        GUARDIANS = "guardians"

    rule = models.CharField(max_length=10, choices=Rule)
    value = models.JSONField(null=True)
    set_by = models.BigIntegerField(null=True, blank=True, db_index=True)
    set_at = models.DateTimeField(default=timezone.now)
