"""Who wrote a card, and who reported it: told to a teacher with a reason, and to whom it is about.

Each look is written into the read log of that person before a name is given;
the author finds it, with the reason, on her card. To hand a card to the
author's counsellor needs no name: the door carries it from room to room.
"""

from dataclasses import dataclass, field
from uuid import UUID

from flexid_xblock.access.api import relations_to_group, require
from flexid_xblock.audit.api import open_sealed
from flexid_xblock.domain.actors import Actor
from flexid_xblock.domain.errors import Invalid, NotFound
from flexid_xblock.patience import patiently
from flexid_xblock.sessions import queries
from flexid_xblock.sessions.finding import tell_desk
from flexid_xblock.sessions.history import note, own_reasons
from flexid_xblock.sessions.models import Card, CardAct
from flexid_xblock.sessions.reaching import reach, tell_all
from flexid_xblock.sessions.sealing import sealed_card
from flexid_xblock.text import plain
from flexid_xblock.vault.api import open_own

REASON_MIN = 20
REASON_MAX = 4000
AUTHOR, REPORTER = "author", "reporter"


@dataclass(frozen=True, kw_only=True)
class HandOver:
    """A card for its author's counsellor. The door gives it to care, and to nobody else."""

    author_id: int
    course_key: str
    text: str = field(repr=False)


def see_author(actor: Actor, card_id: UUID, *, reason: str) -> int:
    """Who wrote a card. The look is in her read log first, and the reason on her card.

    Raises ``Invalid("reason_short" | "too_long")``.
    """
    clean = _reason(reason)
    card = _looked_at(actor, card_id, "card.see_author")
    _log(actor, card, card.author_id, AUTHOR)
    _note(actor, card_id, "card.see_author", CardAct.Kind.NAME_SEEN, clean)
    return card.author_id


def see_reporters(actor: Actor, card_id: UUID, *, reason: str) -> tuple[int, ...]:
    """Who reported a card, in an order that tells nothing; the look is in each one's read log.

    Raises what ``see_author`` raises.
    """
    clean = _reason(reason)
    card = _looked_at(actor, card_id, "card.see_reporter")
    who = tuple(card.reports.order_by("reporter_id").values_list("reporter_id", flat=True))
    for reporter_id in who:
        _log(actor, card, reporter_id, REPORTER)
    if who:
        _note(actor, card_id, "card.see_reporter", CardAct.Kind.REPORTERS_SEEN, clean)
    return who


def to_hand_over(actor: Actor, card_id: UUID) -> HandOver:
    """What care needs to open a worry about a card; no page may show whose it is."""
    card = _looked_at(actor, card_id, "card.hand_over")
    text = open_own(actor, sealed_card(card, card.meeting, actor.user_id))
    course_key = card.meeting.course_key
    return HandOver(author_id=card.author_id, course_key=course_key, text=text)


def note_hand_over(actor: Actor, card_id: UUID) -> None:
    """Write down, for the teachers, that one of them handed a card over. Twice is once."""

    def act() -> None:
        card, meeting, _relations = reach(actor, card_id, "card.hand_over")
        kind = CardAct.Kind.HANDED_OVER
        if not card.acts.filter(kind=kind, by=actor.user_id).exists():
            note(card, meeting, kind, actor, "")
            tell_desk(meeting)

    patiently(act)


def _looked_at(actor: Actor, card_id: UUID, operation: str) -> Card:
    """A card that the actor may do this on; nothing is locked while the log is written."""
    rows = Card.objects.exclude(state=Card.State.TAKEN_BACK).select_related("meeting")
    card = rows.filter(pk=card_id, meeting__in=queries.meetings(actor)).first()
    if card is None:
        raise NotFound
    require(operation, relations_to_group(actor, card.meeting.group_id))
    return card


def _log(actor: Actor, card: Card, subject_id: int, purpose: str) -> None:
    """One row in a person's read log. The card's words are opened with it, and thrown away."""
    relations = relations_to_group(actor, card.meeting.group_id)
    operation = "card.see_author" if purpose == AUTHOR else "card.see_reporter"
    open_sealed(
        actor,
        [sealed_card(card, card.meeting, actor.user_id)],
        purpose=purpose,
        role=min(require(operation, relations)).value,
        subject_id=subject_id,
        object_kind="card",
        object_ref=str(card.pk),
    )


def _note(actor: Actor, card_id: UUID, operation: str, kind: CardAct.Kind, reason: str) -> None:
    def act() -> None:
        card, meeting, _relations = reach(actor, card_id, operation)
        if reason not in own_reasons(actor, card, meeting, kind):
            tell_all(card, meeting)
            note(card, meeting, kind, actor, reason)

    patiently(act)


def _reason(reason: str) -> str:
    clean = plain(reason, limit=REASON_MAX).strip()
    if len(clean) < REASON_MIN:
        raise Invalid("reason_short")
    return clean
