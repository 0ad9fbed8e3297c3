"""Cards, and what happens to them. Their words are sealed with their author's key."""

import uuid

from django.db import models
from django.utils import timezone

from flexid_xblock.sessions.models.meetings import Meeting
from flexid_xblock.vault.fields import SealedField


class Card(models.Model):
    """One card of a meeting: on its board, in a dilemma circle, or in the dictionary.

    ``is_mixed`` is false while a card without its author's name waits for the
    others it is shown together with. ``change`` is the meeting's count when the
    group last had to notice this card. Personal: its author; the text is sealed
    with her key.
    """

    class Display(models.TextChoices):
        NAMED = "named"
        NICKNAME = "nickname"
        UNNAMED = "unnamed"

    class State(models.TextChoices):
        WAITING = "waiting"
        SHOWN = "shown"
        RETURNED = "returned"
        HIDDEN = "hidden"
        TAKEN_BACK = "taken_back"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="cards")
    author_id = models.BigIntegerField(db_index=True)
    column = models.CharField(max_length=100)
    display = models.CharField(max_length=8, choices=Display)
    language = models.CharField(max_length=10, blank=True)
    revision = models.PositiveIntegerField(default=0)
    text = SealedField()
    state = models.CharField(max_length=10, choices=State, default=State.SHOWN)
    is_mixed = models.BooleanField(default=True)
    was_shown = models.BooleanField(default=False)
    is_restored = models.BooleanField(default=False)
    acts_number = models.PositiveIntegerField(default=0)
    claimed_by = models.BigIntegerField(null=True, blank=True)
    claimed_at = models.DateTimeField(null=True, blank=True)
    settled_at = models.DateTimeField(null=True, blank=True)
    change = models.PositiveIntegerField(default=1)
    created = models.DateTimeField(default=timezone.now)

    class Meta:
        indexes = [models.Index(fields=["meeting", "change"], name="flexid_card_feed")]


class CardAct(models.Model):
    """What was done with a card, by whom and why: its history. It is never changed.

    Personal: about its author; the reason is sealed with her key. ``by`` is
    empty where two reports hid it.
    """

    class Kind(models.TextChoices):
        APPROVED = "approved"
        HIDDEN = "hidden"
        HIDDEN_BY_REPORTS = "reports"
        RETURNED = "returned"
        REWRITTEN = "rewritten"
        RESTORED = "restored"
        TAKEN_BACK = "taken_back"
        HANDED_OVER = "handed_over"
        PAUSED = "paused"
        NAME_SEEN = "name_seen"
        REPORTERS_SEEN = "reporters"

    card = models.ForeignKey(Card, on_delete=models.CASCADE, related_name="acts")
    number = models.PositiveIntegerField()
    kind = models.CharField(max_length=12, choices=Kind)
    by = models.BigIntegerField(null=True, blank=True, db_index=True)
    reason = SealedField(null=True)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["card", "number"], name="flexid_card_act_once")
        ]


class Report(models.Model):
    """That a member asked the teachers to look at a card.

    Personal: who reported; her own words are sealed with her key.
    """

    class Reason(models.TextChoices):
        HURTS = "hurts"
        ABOUT_SOMEONE = "about"
        WORRIED = "worried"
        OTHER = "other"

    class Outcome(models.TextChoices):
        WAITING = ""
        HIDDEN = "hidden"
        KEPT = "kept"

    card = models.ForeignKey(Card, on_delete=models.CASCADE, related_name="reports")
    reporter_id = models.BigIntegerField()
    reason = models.CharField(max_length=8, choices=Reason)
    words = SealedField(null=True)
    at = models.DateTimeField(default=timezone.now)
    outcome = models.CharField(max_length=6, choices=Outcome, default="", blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["reporter_id", "card"], name="flexid_report_once")
        ]


class Reaction(models.Model):
    """One kind word to a card. Personal: whose it is, which is shown to nobody else."""

    card = models.ForeignKey(Card, on_delete=models.CASCADE, related_name="reactions")
    user_id = models.BigIntegerField()
    kind = models.CharField(max_length=10)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["user_id", "card", "kind"], name="flexid_reaction_once")
        ]


class Translation(models.Model):
    """A card in another language, by a helper leader. Sealed with the card author's key."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    card = models.ForeignKey(Card, on_delete=models.CASCADE, related_name="translations")
    card_revision = models.PositiveIntegerField()
    translator_id = models.BigIntegerField(db_index=True)
    language = models.CharField(max_length=10)
    revision = models.PositiveIntegerField(default=0)
    text = SealedField()
    created = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["card", "language"], name="flexid_translation_once")
        ]
