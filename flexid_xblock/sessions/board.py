"""What one person may see of a board."""

from uuid import UUID

from flexid_xblock.access.api import allowed, relations_to_group, require
from flexid_xblock.domain.actors import Actor
from flexid_xblock.sessions import queries
from flexid_xblock.sessions.finding import meeting_of
from flexid_xblock.sessions.models import Card, CardAct, Meeting
from flexid_xblock.sessions.records import Board, CardView
from flexid_xblock.sessions.sealing import sealed_card, sealed_reason
from flexid_xblock.vault.api import open_own


def board(actor: Actor, meeting_id: UUID) -> Board:
    """The meeting and the cards this person may see. Unnamed is unnamed to all."""
    meeting = meeting_of(actor, meeting_id)
    relations = relations_to_group(actor, meeting.group_id)
    require("card.read", relations)
    moderates = bool(allowed("card.moderate", relations))
    cards = list(queries.visible_cards(actor, meeting, moderates=moderates))
    is_open = meeting.state == Meeting.State.OPEN
    return Board(
        meeting=queries.info(meeting),
        cards=_views(actor, meeting, cards),
        may_moderate=moderates,
        may_write=is_open and bool(allowed("card.write", relations)),
    )


def _views(actor: Actor, meeting: Meeting, cards: list[Card]) -> tuple[CardView, ...]:
    texts = open_own(actor, [sealed_card(card, meeting, actor.user_id) for card in cards])
    reasons = _reasons(actor, meeting, cards)
    return tuple(
        _view(actor, card, text, reasons.get(card.pk, ""))
        for card, text in zip(cards, texts, strict=True)
    )


def _reasons(actor: Actor, meeting: Meeting, cards: list[Card]) -> dict[UUID, str]:
    """The newest reason of each card that has one."""
    of = {card.pk: card for card in cards if card.acts_number}
    acts = CardAct.objects.filter(card_id__in=of, reason__isnull=False).order_by("number")
    newest = {act.card_id: act for act in acts if act.number == of[act.card_id].acts_number}
    sealed = [sealed_reason(of[pk], meeting, act, actor.user_id) for pk, act in newest.items()]
    return dict(zip(newest, open_own(actor, sealed), strict=True))


def _view(actor: Actor, card: Card, text: str, reason: str) -> CardView:
    named = card.display == Card.Display.NAMED
    return CardView(
        id=card.pk,
        column=card.column,
        text=text,
        author_id=card.author_id if named else None,
        is_mine=card.author_id == actor.user_id,
        is_hidden=card.state == Card.State.HIDDEN,
        reason=reason,
    )
