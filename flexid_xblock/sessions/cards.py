"""A member's own cards."""

from uuid import UUID

from django.conf import settings

from flexid_xblock.access.api import Relation, relations_to_group, require
from flexid_xblock.content import api as content
from flexid_xblock.domain.actors import Actor
from flexid_xblock.domain.errors import Denied, Invalid, NotFound
from flexid_xblock.domain.tickets import Ticket
from flexid_xblock.patience import patiently
from flexid_xblock.sessions.finding import meeting_of, tell_group
from flexid_xblock.sessions.models import Card, Meeting
from flexid_xblock.sessions.sealing import seal_card
from flexid_xblock.text import plain


def put_card(
    actor: Actor,
    meeting_id: UUID,
    card_id: UUID,
    *,
    ticket: Ticket,
    column: str,
    display: str,
    text: str,
) -> None:
    """Put a card on the board of one's group, once, with a ticket of an activity of its module.

    Raises ``Denied("meeting_closed" | "not_enrolled")``, ``Invalid("empty_text" | "too_long" |
    "unknown_column" | "ticket_elsewhere")``.
    """
    clean = plain(text, limit=settings.FLEXID_CARD_MAX)

    def act() -> None:
        meeting = meeting_of(actor, meeting_id, lock=True)
        relations = relations_to_group(actor, meeting.group_id)
        require("card.write", relations)
        if Relation.MEMBER in relations and not actor.enrolled:
            raise Denied("not_enrolled")
        if not _is_repeat(meeting, card_id, actor):
            _check_card(meeting, ticket, column, display, clean)
            _create_card(meeting, Card(id=card_id, column=column, display=display), actor, clean)

    patiently(act)


def _check_card(meeting: Meeting, ticket: Ticket, column: str, display: str, text: str) -> None:
    if ticket.course_key != meeting.course_key or not _same_module(ticket, meeting):
        raise Invalid("ticket_elsewhere")
    if meeting.state != Meeting.State.OPEN:
        raise Denied("meeting_closed")
    if not text.strip():
        raise Invalid("empty_text")
    shape = content.version(meeting.version)["structure"]["board"]
    if column not in shape["columns"] or display not in shape["display"]:
        raise Invalid("unknown_column")


def _same_module(ticket: Ticket, meeting: Meeting) -> bool:
    """Whoever is shown one activity of a module may take part in its meeting."""
    shown, met = content.version(ticket.version), content.version(meeting.version)
    return bool(shown["module"] == met["module"])


def _create_card(meeting: Meeting, card: Card, actor: Actor, text: str) -> None:
    card.meeting = meeting
    card.author_id = actor.user_id
    card.text = seal_card(card, meeting, text)
    card.change = tell_group(meeting)
    card.save(force_insert=True)


def _is_repeat(meeting: Meeting, card_id: UUID, actor: Actor) -> bool:
    known = Card.objects.filter(pk=card_id).values_list("meeting_id", "author_id").first()
    if known and known != (meeting.pk, actor.user_id):
        raise NotFound
    return known is not None
