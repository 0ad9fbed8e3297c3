"""The door of the sessions room: open a meeting, put up cards, moderate, look."""

from uuid import UUID

from django.conf import settings
from django.db import IntegrityError
from django.db.models import F
from django.utils import timezone

from flexid_xblock.access.api import Relation, allowed, relations_to_group, require
from flexid_xblock.content import api as content
from flexid_xblock.domain.actors import Actor
from flexid_xblock.domain.errors import Denied, Invalid, NotFound
from flexid_xblock.domain.tickets import Ticket
from flexid_xblock.patience import patiently
from flexid_xblock.sessions import queries
from flexid_xblock.sessions.models import Card, Meeting, Presence
from flexid_xblock.sessions.records import Board, CardView, MeetingInfo
from flexid_xblock.sessions.sealing import seal_card, seal_reason, sealed_card, sealed_reason
from flexid_xblock.text import plain
from flexid_xblock.vault.api import open_own

__all__ = [
    "Board",
    "CardView",
    "MeetingInfo",
    "attend",
    "board",
    "moderate",
    "open_meeting",
    "put_card",
    "set_open",
]

REASON_MIN = 3


def open_meeting(
    actor: Actor, *, group_id: UUID, course_key: str, activity_key: str
) -> MeetingInfo:
    """Open a group's meeting about an activity, or find the one that is there.

    Raises ``NotFound("unknown_activity")`` and ``Invalid("unknown_activity")``
    for an activity that is no meeting.
    """
    require("meeting.open", relations_to_group(actor, group_id, course_key))
    if content.source(activity_key)["kind"] != "session":
        raise Invalid("unknown_activity")
    version = content.freeze(activity_key)

    def act() -> Meeting:
        row, _ = Meeting.objects.get_or_create(
            group_id=group_id,
            course_key=course_key,
            activity_key=activity_key,
            defaults={"version": version, "opened_by": actor.user_id},
        )
        return row

    try:
        row = patiently(act)
    except IntegrityError:  # two teachers pressed at once
        row = Meeting.objects.get(
            group_id=group_id, course_key=course_key, activity_key=activity_key
        )
    return queries.info(row)


def set_open(actor: Actor, meeting_id: UUID, *, is_open: bool) -> MeetingInfo:
    """Close a meeting, or open it again."""

    def act() -> Meeting:
        row = _meeting(actor, meeting_id, lock=True)
        require("meeting.close", relations_to_group(actor, row.group_id))
        wanted = Meeting.State.OPEN if is_open else Meeting.State.CLOSED
        if row.state != wanted:
            row.state = wanted
            row.closed_at = None if is_open else timezone.now()
            row.change += 1
            row.save(update_fields=["state", "closed_at", "change"])
        return row

    return queries.info(patiently(act))


def attend(actor: Actor, meeting_id: UUID) -> bool:
    """Note that a member is in a meeting, if it is open; whether it was. Twice is once."""
    row = _meeting(actor, meeting_id)
    require("meeting.attend", relations_to_group(actor, row.group_id))
    if row.state == Meeting.State.OPEN:
        Presence.objects.get_or_create(meeting=row, user_id=actor.user_id)
        return True
    return False


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
        meeting = _meeting(actor, meeting_id, lock=True)
        relations = relations_to_group(actor, meeting.group_id)
        require("card.write", relations)
        if Relation.MEMBER in relations and not actor.enrolled:
            raise Denied("not_enrolled")
        if not _is_repeat(meeting, card_id, actor):
            _check_card(meeting, ticket, column, display, clean)
            _create_card(meeting, Card(id=card_id, column=column, display=display), actor, clean)

    patiently(act)


def moderate(actor: Actor, card_id: UUID, *, hidden: bool, reason: str) -> None:
    """Hide a card from the group, or show it again; its author sees the reason.

    Raises ``Invalid("reason_missing" | "too_long")``.
    """
    clean = plain(reason, limit=settings.FLEXID_CARD_MAX).strip()
    if hidden and len(clean) < REASON_MIN:
        raise Invalid("reason_missing")

    def act() -> None:
        meeting = _meeting_of_card(actor, card_id)
        require("card.moderate", relations_to_group(actor, meeting.group_id))
        card = Card.objects.select_for_update().get(pk=card_id)
        if card.is_hidden != hidden:
            _moderate(card, meeting, actor, hidden, clean)

    patiently(act)


def board(actor: Actor, meeting_id: UUID) -> Board:
    """The meeting and the cards this person may see. Unnamed is unnamed to all."""
    meeting = _meeting(actor, meeting_id)
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
    explained = [card for card in cards if card.is_hidden and card.reason]
    reasons = open_own(actor, [sealed_reason(card, meeting, actor.user_id) for card in explained])
    reason_of = dict(zip((card.pk for card in explained), reasons, strict=True))
    return tuple(
        _view(actor, card, text, reason_of.get(card.pk, ""))
        for card, text in zip(cards, texts, strict=True)
    )


def _view(actor: Actor, card: Card, text: str, reason: str) -> CardView:
    named = card.display == Card.Display.NAMED
    return CardView(
        id=card.pk,
        column=card.column,
        text=text,
        author_id=card.author_id if named else None,
        is_mine=card.author_id == actor.user_id,
        is_hidden=card.is_hidden,
        reason=reason,
    )


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
    card.save(force_insert=True)
    _changed(meeting)


def _moderate(card: Card, meeting: Meeting, actor: Actor, hidden: bool, reason: str) -> None:
    card.is_hidden = hidden
    card.moderations += 1
    card.moderated_by = actor.user_id
    card.reason = seal_reason(card, meeting, reason)
    card.save()
    _changed(meeting)


def _changed(meeting: Meeting) -> None:
    Meeting.objects.filter(pk=meeting.pk).update(change=F("change") + 1)


def _is_repeat(meeting: Meeting, card_id: UUID, actor: Actor) -> bool:
    known = Card.objects.filter(pk=card_id).values_list("meeting_id", "author_id").first()
    if known and known != (meeting.pk, actor.user_id):
        raise NotFound
    return known is not None


def _meeting(actor: Actor, meeting_id: UUID, *, lock: bool = False) -> Meeting:
    rows = queries.meetings(actor)
    row = (rows.select_for_update() if lock else rows).filter(pk=meeting_id).first()
    if row is None:
        raise NotFound
    return row


def _meeting_of_card(actor: Actor, card_id: UUID) -> Meeting:
    row = queries.meetings(actor, "teacher").filter(cards__pk=card_id).first()
    if row is None:
        raise NotFound
    return row
