"""Rounds, ballots and the dilemma circle. Votes are deleted when they are counted."""

from django.db import models
from django.utils import timezone

from flexid_xblock.sessions.models.cards import Card
from flexid_xblock.sessions.models.meetings import Meeting


class Round(models.Model):
    """An opening or closing round in one stage; gone when the meeting is closed."""

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="rounds")
    stage = models.CharField(max_length=40)
    is_over = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["meeting", "stage"], name="flexid_round_once")
        ]


class Turn(models.Model):
    """One person's turn in a round. Personal: the id. Passing and speaking look alike."""

    class State(models.TextChoices):
        WAITING = "waiting"
        HOLDING = "holding"
        DONE = "done"

    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="turns")
    user_id = models.BigIntegerField(db_index=True)
    place = models.PositiveSmallIntegerField()
    state = models.CharField(max_length=7, choices=State, default=State.WAITING)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["round", "user_id"], name="flexid_turn_once")
        ]


class Circle(models.Model):
    """The dilemma circle of one stage, and the step it is at."""

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="circles")
    stage = models.CharField(max_length=40)
    step = models.CharField(max_length=10)
    step_since = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["meeting", "stage"], name="flexid_circle_once")
        ]


class Ballot(models.Model):
    """A secret vote. ``totals`` is written once, at the closing, by the rule for group numbers.

    Holds no id of anybody: the votes hang on it until they are counted.
    """

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="ballots")
    stage = models.CharField(max_length=40)
    key = models.CharField(max_length=40)
    opened_at = models.DateTimeField(default=timezone.now)
    closed_at = models.DateTimeField(null=True, blank=True)
    totals = models.JSONField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["meeting", "stage", "key"], name="flexid_ballot_once")
        ]


class Vote(models.Model):
    """What somebody votes, until the ballot is counted. Shown to nobody, then deleted.

    Personal: the id and the choice.
    """

    ballot = models.ForeignKey(Ballot, on_delete=models.CASCADE, related_name="votes")
    user_id = models.BigIntegerField(db_index=True)
    option = models.CharField(max_length=40)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["ballot", "user_id"], name="flexid_vote_once")
        ]


class Side(models.Model):
    """Whose reasons somebody openly chose to collect; it need not be her vote.

    Personal: the id.
    """

    circle = models.ForeignKey(Circle, on_delete=models.CASCADE, related_name="sides")
    user_id = models.BigIntegerField(db_index=True)
    option = models.CharField(max_length=40)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["circle", "user_id"], name="flexid_side_once")
        ]


class Pick(models.Model):
    """The best reason of another side, as one person chose it. Never counted.

    Personal: the id.
    """

    circle = models.ForeignKey(Circle, on_delete=models.CASCADE, related_name="picks")
    user_id = models.BigIntegerField(db_index=True)
    card = models.ForeignKey(Card, on_delete=models.CASCADE, related_name="picks")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["circle", "user_id"], name="flexid_pick_once")
        ]
