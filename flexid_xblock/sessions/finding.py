"""The meeting or card an act is about, found from the actor's scope; and telling its people."""

from uuid import UUID

from django.db.models import F

from flexid_xblock.access.api import Relation, people_of, relations_to_group, require
from flexid_xblock.domain.actors import Actor
from flexid_xblock.domain.errors import Denied, NotFound
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


def meeting_for(actor: Actor, meeting_id: UUID, operation: str) -> Meeting:
    """An open meeting, locked, in which the actor may do this and may do it now.

    Raises what ``check_open`` raises.
    """
    meeting = meeting_of(actor, meeting_id, lock=True)
    relations = relations_to_group(actor, meeting.group_id)
    require(operation, relations)
    check_open(meeting, enrolled=is_enrolled(actor, relations))
    return meeting


def check_open(meeting: Meeting, *, enrolled: bool = True) -> None:
    """Refuse what needs an open meeting with a teacher in the group.

    ``enrolled`` is what ``is_enrolled`` says, where an act asks for it. Raises
    ``Denied("meeting_closed" | "not_enrolled" | "no_teacher")``.
    """
    has_teacher = bool(people_of(meeting.group_id, "teacher"))
    why = why_not(meeting, enrolled=enrolled, has_teacher=has_teacher)
    if why == "closed":
        raise Denied("meeting_closed")
    if why == "not_enrolled":
        raise Denied("not_enrolled")
    if why:
        raise Denied("no_teacher")


def why_not(meeting: Meeting, *, enrolled: bool, has_teacher: bool) -> str:
    """Why nothing can be changed in a meeting now: "" or "closed", "not_enrolled", "no_teacher"."""
    if meeting.state != Meeting.State.OPEN:
        return "closed"
    if not enrolled:
        return "not_enrolled"
    return "" if has_teacher else "no_teacher"


def is_enrolled(actor: Actor, relations: frozenset[Relation]) -> bool:
    """Whether a member of the group is still in the course; nobody else of the group need be."""
    return Relation.MEMBER not in relations or actor.enrolled


def check_enrolled(actor: Actor, relations: frozenset[Relation]) -> None:
    """Refuse a member who has left the course: ``Denied("not_enrolled")``."""
    if not is_enrolled(actor, relations):
        raise Denied("not_enrolled")


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
