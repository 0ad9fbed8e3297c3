"""What the sessions room stores about people, and how it leaves."""

from typing import Any

from flexid_xblock.domain.actors import Actor
from flexid_xblock.domain.personal import Export, PersonalField, declared
from flexid_xblock.sessions.models import Card, Presence
from flexid_xblock.sessions.sealing import sealed_card, sealed_reason
from flexid_xblock.vault.api import open_own

_NONE = PersonalField("none", "meeting", False, "keep")
_MINE = PersonalField("state", "group", True, "delete")
_WORK = PersonalField("state", "group", False, "delete")
_WHEN = PersonalField("time", "group", True, "delete")
_WHO = PersonalField("id", "group", True, "delete")
_TEXT = PersonalField("text", "group", True, "delete", sealed=True)


FIELDS: dict[str, PersonalField] = {
    **declared(
        "Meeting",
        id=_NONE,
        course_key=_NONE,
        activity_key=_NONE,
        group_id=_NONE,
        version=_NONE,
        state=_NONE,
        opened_by=PersonalField("id", "meeting", False, "keep"),
        opened_at=_NONE,
        closed_at=_NONE,
        change=_NONE,
    ),
    **declared(
        "Card",
        id=_WORK,
        meeting=_MINE,
        author_id=_WHO,
        column=_MINE,
        display=_MINE,
        text=_TEXT,
        is_hidden=_MINE,
        moderations=_WORK,
        moderated_by=_WORK,
        reason=_TEXT,
        created=_WHEN,
    ),
    **declared("Presence", id=_WORK, meeting=_MINE, user_id=_WHO, since=_WHEN),
}


def export(actor: Actor) -> Export:
    """The actor's cards with the reasons she was given, and the meetings she was in."""
    cards = list(Card.objects.filter(author_id=actor.user_id).select_related("meeting"))
    explained = [card for card in cards if card.reason]
    texts = open_own(actor, [sealed_card(card, card.meeting, actor.user_id) for card in cards])
    reasons = open_own(
        actor, [sealed_reason(card, card.meeting, actor.user_id) for card in explained]
    )
    reason_of = dict(zip((card.pk for card in explained), reasons, strict=True))
    present = Presence.objects.filter(user_id=actor.user_id)
    return {
        "cards": [
            _exported(card, text, reason_of.get(card.pk, ""))
            for card, text in zip(cards, texts, strict=True)
        ],
        "meetings": list(present.values("meeting__course_key", "meeting__activity_key", "since")),
    }


def erase(user_id: int) -> int:
    """Delete a person's cards and presences; the number of rows that went."""
    Card.objects.filter(moderated_by=user_id).update(moderated_by=None)
    cards, _ = Card.objects.filter(author_id=user_id).delete()
    present, _ = Presence.objects.filter(user_id=user_id).delete()
    return cards + present


def _exported(card: Card, text: str, reason: str) -> dict[str, Any]:
    return {
        "course": card.meeting.course_key,
        "activity": card.meeting.activity_key,
        "column": card.column,
        "display": card.display,
        "text": text,
        "hidden": card.is_hidden,
        "reason": reason,
        "created": card.created,
    }
