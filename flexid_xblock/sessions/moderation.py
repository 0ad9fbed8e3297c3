"""What teachers do with cards. None of it needs, or shows, the name behind an unnamed card."""

from uuid import UUID

from django.conf import settings

from flexid_xblock.access.api import relations_to_group, require
from flexid_xblock.domain.actors import Actor
from flexid_xblock.domain.errors import Invalid
from flexid_xblock.patience import patiently
from flexid_xblock.sessions.finding import meeting_of_card, tell_group
from flexid_xblock.sessions.models import Card, CardAct, Meeting
from flexid_xblock.sessions.sealing import seal_reason
from flexid_xblock.text import plain

REASON_MIN = 3


def moderate(actor: Actor, card_id: UUID, *, hidden: bool, reason: str) -> None:
    """Hide a card from the group, or show it again; its author sees the reason.

    Raises ``Invalid("reason_missing" | "too_long")``.
    """
    clean = plain(reason, limit=settings.FLEXID_CARD_MAX).strip()
    if hidden and len(clean) < REASON_MIN:
        raise Invalid("reason_missing")

    def act() -> None:
        meeting = meeting_of_card(actor, card_id, "teacher")
        require("card.moderate", relations_to_group(actor, meeting.group_id))
        card = Card.objects.select_for_update().get(pk=card_id)
        if (card.state == Card.State.HIDDEN) != hidden:
            _moderate(card, meeting, actor, hidden, clean)

    patiently(act)


def _moderate(card: Card, meeting: Meeting, actor: Actor, hidden: bool, reason: str) -> None:
    card.state = Card.State.HIDDEN if hidden else Card.State.SHOWN
    card.change = tell_group(meeting)
    note(card, meeting, CardAct.Kind.HIDDEN if hidden else CardAct.Kind.RESTORED, actor, reason)


def note(card: Card, meeting: Meeting, kind: CardAct.Kind, actor: Actor | None, why: str) -> None:
    """Save a card and write what was done with it into its history. The card must be locked."""
    card.acts_number += 1
    card.save()
    act = CardAct(card=card, number=card.acts_number, kind=kind)
    act.by = actor.user_id if actor else None
    act.reason = seal_reason(card, meeting, act.number, why) if why else None
    act.save(force_insert=True)
