"""Cards in tests: put up, looked at, decided about."""

from uuid import UUID, uuid4

from flexid_xblock.domain.actors import Actor
from flexid_xblock.sessions import api as sessions
from flexid_xblock.sessions.models import Card, CardAct, Meeting
from tests.common import ticket_for

STRANGERS = ["eve", "una", "cleo", "ida", "dov", "liv", "sol", "max"]
REASON = "Write about yourself, please."
WHY = "She writes that she wants to go away."  # long enough to ask for a name


def put(
    who: Actor,
    meeting: sessions.MeetingInfo,
    text: str = "bread",
    *,
    card_id: UUID | None = None,
    activity: str = "",
    **changes: str,
) -> UUID:
    """Put up a card, with what a test wants different; its id."""
    card_id = card_id or uuid4()
    ticket = ticket_for(who, activity or meeting.activity_key)
    values = {"column": "we-share", "display": "named", "text": text, **changes}
    sessions.put_card(who, meeting.id, card_id, ticket=ticket, **values)
    return card_id


def rewrite(who: Actor, card_id: UUID, text: str, *, based_on: int = 0) -> sessions.Placed:
    """What an author does with a card that came back."""
    return sessions.rewrite_card(who, card_id, text=text, language="", based_on=based_on)


def hide(who: Actor, card_id: UUID, reason: str = REASON) -> None:
    """A teacher takes a card from the group."""
    sessions.moderate(who, card_id, hidden=True, reason=reason)


def restore(who: Actor, card_id: UUID) -> None:
    """A teacher gives it back to the group."""
    sessions.moderate(who, card_id, hidden=False, reason="")


def report(who: Actor, card_id: UUID, *, reason: str = "hurts", words: str = "") -> str:
    """A member asks the teachers to look; what became of it."""
    return sessions.report(who, card_id, reason=reason, words=words)


def seen(who: Actor, meeting: sessions.MeetingInfo) -> dict[UUID, sessions.CardView]:
    """The cards that this person's page shows."""
    return {card.id: card for card in sessions.board(who, meeting.id).cards}


def texts(who: Actor, meeting: sessions.MeetingInfo) -> list[str]:
    """The words that this person's page shows."""
    return sorted(card.text for card in seen(who, meeting).values())


def state(card_id: UUID) -> str:
    """How a card stands."""
    return Card.objects.values_list("state", flat=True).get(pk=card_id)


def acts(card_id: UUID) -> list[str]:
    """What was done with a card, in order."""
    rows = CardAct.objects.filter(card_id=card_id).order_by("number")
    return list(rows.values_list("kind", flat=True))


def counts(meeting: sessions.MeetingInfo) -> tuple[int, int]:
    """What the polls of the group and of the teachers compare."""
    return Meeting.objects.values_list("change", "desk_change").get(pk=meeting.id)


def set_meeting(meeting: sessions.MeetingInfo, **values: object) -> None:
    """The meeting as it was planned."""
    Meeting.objects.filter(pk=meeting.id).update(**values)
