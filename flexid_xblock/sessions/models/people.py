"""What a group agrees on, and how its people are named and paused."""

import uuid

from django.db import models
from django.utils import timezone

from flexid_xblock.sessions.models.cards import Card
from flexid_xblock.vault.fields import SealedField


class Agreement(models.Model):
    """One version of a group's agreement. Personal: who wrote it down; sealed with her key."""

    group_id = models.UUIDField()
    course_key = models.CharField(max_length=255)
    number = models.PositiveIntegerField()
    author_id = models.BigIntegerField(db_index=True)
    rules = SealedField()
    created = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["group_id", "course_key", "number"], name="flexid_agreement_once"
            )
        ]


class AgreementYes(models.Model):
    """That somebody agreed to one version. Personal: the id and the time."""

    agreement = models.ForeignKey(Agreement, on_delete=models.CASCADE, related_name="yeses")
    user_id = models.BigIntegerField()
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["user_id", "agreement"], name="flexid_agreed_once")
        ]


class Nickname(models.Model):
    """What somebody is called on cards in one group. Personal; sealed with her key."""

    group_id = models.UUIDField()
    course_key = models.CharField(max_length=255)
    user_id = models.BigIntegerField()
    revision = models.PositiveIntegerField(default=0)
    name = SealedField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["user_id", "group_id"], name="flexid_nickname_once")
        ]


class Pause(models.Model):
    """That somebody may not put up cards in one group until a time.

    Personal: whose pause, and a kind note sealed with her key. ``card`` is set
    where a teacher paused the writer of a card without knowing who that is.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    group_id = models.UUIDField()
    course_key = models.CharField(max_length=255)
    user_id = models.BigIntegerField()
    until = models.DateTimeField()
    card = models.ForeignKey(Card, on_delete=models.SET_NULL, null=True, blank=True)
    by = models.BigIntegerField(null=True, blank=True)
    note = SealedField()
    created = models.DateTimeField(default=timezone.now)

    class Meta:
        indexes = [models.Index(fields=["user_id", "group_id"], name="flexid_pause_user")]
