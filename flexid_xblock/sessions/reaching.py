"""A card for an act on it: found from the actor's scope, its meeting locked before it.

The meeting's row is the one lock: of two acts on one board at once, the second
sees what the first did. Here stands, too, when the group may see a card and
what its people's next poll notices of it.
"""

from typing import NamedTuple
from uuid import UUID

from flexid_xblock.access.api import Relation, relations_to_group, require
from flexid_xblock.domain.actors import Actor
from flexid_xblock.domain.errors import NotFound
from flexid_xblock.sessions.finding import meeting_of_card, tell_desk, tell_group
from flexid_xblock.sessions.models import Card, Meeting


class Reached(NamedTuple):
    """A locked card, its locked meeting, and how the actor stands to the group."""

    card: Card
    meeting: Meeting
    relations: frozenset[Relation]


def reach(actor: Actor, card_id: UUID, operation: str) -> Reached:
    """A card of a board that the actor may do this on; taken-back ones are nobody's any more."""
    meeting = meeting_of_card(actor, card_id)
    relations = relations_to_group(actor, meeting.group_id)
    require(operation, relations)
    card = Card.objects.select_for_update().get(pk=card_id)
    if card.state == Card.State.TAKEN_BACK:
        raise NotFound
    return Reached(card, meeting, relations)


def reach_shown(actor: Actor, card_id: UUID, operation: str) -> Reached:
    """The same, if the group sees the card now."""
    found = reach(actor, card_id, operation)
    if not is_up(found.card, found.meeting):
        raise NotFound
    return found


def reach_own(actor: Actor, card_id: UUID) -> Reached:
    """The actor's own card, also when she has left the group."""
    own = Card.objects.filter(pk=card_id, author_id=actor.user_id)
    rows = Meeting.objects.select_for_update().filter(pk__in=own.values("meeting_id"))
    meeting = None if actor.is_masked else rows.first()
    if meeting is None:
        raise NotFound
    require("card.change_own", {Relation.OWNER})
    card = Card.objects.select_for_update().get(pk=card_id)
    return Reached(card, meeting, relations_to_group(actor, meeting.group_id))


def is_up(card: Card, meeting: Meeting) -> bool:
    """Whether the group sees a card now."""
    return card.state == Card.State.SHOWN and card.is_mixed and meeting.is_revealed


def tell_all(card: Card, meeting: Meeting) -> None:
    """Stamp a card that is new for the group, or for its author; the caller saves it."""
    card.was_shown = card.was_shown or is_up(card, meeting)
    card.change = tell_group(meeting)


def tell_who_sees(card: Card, meeting: Meeting) -> None:
    """Stamp a card that is new for the group, or for the teachers alone while it waits.

    What waits travels with the next change, whatever that is: its own moment
    would tell who wrote it.
    """
    if is_up(card, meeting):
        tell_all(card, meeting)
    else:
        card.change = meeting.change + 1
        tell_desk(meeting)
