"""What teachers do with cards. None of it needs, or shows, the name behind an unnamed card."""

from datetime import timedelta
from uuid import UUID

from django.conf import settings
from django.db.models import Q, QuerySet
from django.utils import timezone

from flexid_xblock.domain.actors import Actor
from flexid_xblock.domain.errors import Denied, Invalid
from flexid_xblock.patience import patiently
from flexid_xblock.sessions.finding import tell_desk
from flexid_xblock.sessions.history import note, reports_now
from flexid_xblock.sessions.models import Card, CardAct, Meeting, Report
from flexid_xblock.sessions.reaching import reach, tell_all, tell_who_sees
from flexid_xblock.text import plain

REASON_MIN = 3
CLAIM = timedelta(minutes=30)

_ON_BOARD = frozenset({Card.State.WAITING, Card.State.SHOWN})


def claim(actor: Actor, card_id: UUID, *, claimed: bool) -> None:
    """Say that one looks after a card, or no more. Of two at once, one does.

    It ends by itself after half an hour, and with whatever settles the card.
    To act on a card needs no claim. Raises ``Denied("claimed_already")``.
    """

    def act() -> None:
        card, meeting, _relations = reach(actor, card_id, "card.moderate")
        rows = Card.objects.filter(pk=card.pk)
        if not claimed:
            rows = rows.filter(claimed_by=actor.user_id)
            rows.update(claimed_by=None, claimed_at=None)
        elif not _free(rows, actor).update(claimed_by=actor.user_id, claimed_at=timezone.now()):
            raise Denied("claimed_already")
        tell_desk(meeting)

    patiently(act)


def claimed_by(card: Card) -> int | None:
    """Who looks after a card now."""
    is_live = card.claimed_at is not None and card.claimed_at > timezone.now() - CLAIM
    return card.claimed_by if is_live else None


def approve(actor: Actor, card_id: UUID) -> None:
    """Let a waiting card up, or keep a reported one, which then stays. Twice is once.

    Raises ``Denied("settled_otherwise")`` for a card that was hidden or returned.
    """

    def act() -> None:
        card, meeting, _relations = reach(actor, card_id, "card.moderate")
        if card.state not in _ON_BOARD:
            raise Denied("settled_otherwise")
        if card.state == Card.State.WAITING:
            card.state = Card.State.SHOWN
            _settle(card, Report.Outcome.KEPT)
            tell_who_sees(card, meeting)
            note(card, meeting, CardAct.Kind.APPROVED, actor, "")
        elif _is_reported(card):
            _keep(card, meeting, CardAct.Kind.APPROVED, actor)

    patiently(act)


def moderate(actor: Actor, card_id: UUID, *, hidden: bool, reason: str) -> None:
    """Hide a card from the group, or show it again; its author sees the reason.

    A card that was shown again, no report hides any more. Raises
    ``Invalid("reason_missing" | "too_long")``.
    """
    clean = _words(reason)
    if hidden and len(clean) < REASON_MIN:
        raise Invalid("reason_missing")

    def act() -> None:
        card, meeting, _relations = reach(actor, card_id, "card.moderate")
        is_hidden = card.state == Card.State.HIDDEN
        if hidden and not (is_hidden and card.settled_at):
            _take_off(card, meeting, CardAct.Kind.HIDDEN, actor, clean)
        elif not hidden and is_hidden:
            card.state = Card.State.SHOWN
            _keep(card, meeting, CardAct.Kind.RESTORED, actor, clean)
        elif not hidden and card.state == Card.State.SHOWN and _is_reported(card):
            _keep(card, meeting, CardAct.Kind.APPROVED, actor)

    patiently(act)


def return_card(actor: Actor, card_id: UUID, *, note: str) -> None:
    """Give a card back to its author with a kind note; the group does not see it. Twice is once.

    She can write it anew. Raises ``Invalid("note_missing" | "too_long")``.
    """
    clean = _words(note)
    if len(clean) < REASON_MIN:
        raise Invalid("note_missing")

    def act() -> None:
        card, meeting, _relations = reach(actor, card_id, "card.moderate")
        if card.state != Card.State.RETURNED:
            _take_off(card, meeting, CardAct.Kind.RETURNED, actor, clean)

    patiently(act)


def _take_off(card: Card, meeting: Meeting, kind: CardAct.Kind, actor: Actor, why: str) -> None:
    is_returned = kind == CardAct.Kind.RETURNED
    card.state = Card.State.RETURNED if is_returned else Card.State.HIDDEN
    _settle(card, Report.Outcome.HIDDEN)
    tell_all(card, meeting)
    note(card, meeting, kind, actor, why)


def _keep(card: Card, meeting: Meeting, kind: CardAct.Kind, actor: Actor, why: str = "") -> None:
    card.is_restored = True
    _settle(card, Report.Outcome.KEPT)
    tell_all(card, meeting)
    note(card, meeting, kind, actor, why)


def _settle(card: Card, outcome: Report.Outcome) -> None:
    """A teacher has decided: nobody looks after it any more, and who reported it is told."""
    card.claimed_by = card.claimed_at = None
    card.settled_at = timezone.now()
    reports_now(card).update(outcome=outcome)


def _is_reported(card: Card) -> bool:
    return card.reports.filter(outcome=Report.Outcome.WAITING).exists()


def _free(rows: QuerySet[Card], actor: Actor) -> QuerySet[Card]:
    is_over = Q(claimed_at__lte=timezone.now() - CLAIM)
    return rows.filter(Q(claimed_by=None) | Q(claimed_by=actor.user_id) | is_over)


def _words(text: str) -> str:
    return plain(text, limit=settings.FLEXID_CARD_MAX).strip()
