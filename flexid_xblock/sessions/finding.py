"""The meeting or card an act is about, found from the actor's scope; and telling its people."""

from uuid import UUID

from django.db.models import F

from flexid_xblock.domain.actors import Actor
from flexid_xblock.domain.errors import NotFound
from flexid_xblock.sessions import queries
from flexid_xblock.sessions.models import Card, Meeting


def meeting_of(actor: Actor, meeting_id: UUID, *roles: str, lock: bool = False) -> Meeting:
    """A meeting of a group where the actor has one of these roles (any, when none is named)."""
    rows = queries.meetings(actor, *roles)
    row = (rows.select_for_update() if lock else rows).filter(pk=meeting_id).first()
    if row is None:
        raise NotFound
    return row


def meeting_of_card(actor: Actor, card_id: UUID, *roles: str) -> Meeting:
    """The meeting whose board holds this card, locked, if the actor has one of these roles."""
    rows = queries.meetings(actor, *roles).select_for_update()
    row = rows.filter(pk__in=Card.objects.filter(pk=card_id).values("meeting_id")).first()
    if row is None:
        raise NotFound
    return row


def tell_group(meeting: Meeting) -> int:
    """Everybody's next poll has something new; the count that changed cards are stamped with.

    The meeting's row must be locked.
    """
    Meeting.objects.filter(pk=meeting.pk).update(change=F("change") + 1)
    meeting.refresh_from_db(fields=["change"])
    return meeting.change


def tell_desk(meeting: Meeting) -> None:
    """The teachers' next poll has something new; the group's polls notice nothing."""
    Meeting.objects.filter(pk=meeting.pk).update(desk_change=F("desk_change") + 1)
