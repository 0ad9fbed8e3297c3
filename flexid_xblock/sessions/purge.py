"""What of the boards is kept no longer; run by the operator's clock."""

from datetime import datetime

from django.db.models import Exists, OuterRef, Q, QuerySet

from flexid_xblock import terms
from flexid_xblock.patience import patiently
from flexid_xblock.sessions.models import Card, CardAct, Evidence, Pause, Report

# What was only let up, or not even that, is no evidence of anything when it is taken back.
_HARMLESS = (CardAct.Kind.APPROVED, CardAct.Kind.TAKEN_BACK)


def purge(now: datetime) -> int:
    """Delete what is evidence no longer; the number of cards and reports that went.

    Cards that were hidden or returned go so many days after a teacher decided,
    else after the meeting was closed; those taken back go with the next run if nobody
    had reported or moderated them. What somebody asked to be kept waits for the second
    person, and the card of a pause for its end.
    """
    limit = terms.lapsed("card", now)

    def act() -> int:
        before = CardAct.objects.filter(kind=CardAct.Kind.REWRITTEN, at__lte=limit)
        before.filter(reason__isnull=False).update(reason=None)
        told = Report.objects.filter(card__settled_at__lte=limit).exclude(outcome="")
        cards = free(_taken_back(limit) | _taken_off(limit), now)
        went = Card.objects.filter(pk__in=list(cards.values_list("pk", flat=True)))
        return told.delete()[0] + _gone(went)

    return patiently(act)


def _gone(cards: QuerySet[Card]) -> int:
    return cards.delete()[1].get("flexid_xblock.Card", 0)


def _taken_off(limit: datetime) -> QuerySet[Card]:
    off = Card.objects.filter(state__in=(Card.State.HIDDEN, Card.State.RETURNED))
    return off.filter(_is_old(limit))


def _taken_back(limit: datetime) -> QuerySet[Card]:
    back = Card.objects.filter(state=Card.State.TAKEN_BACK)
    moderated = CardAct.objects.filter(card=OuterRef("pk")).exclude(kind__in=_HARMLESS)
    reported = Report.objects.filter(card=OuterRef("pk"))
    return back.filter(_is_old(limit) | ~(Exists(moderated) | Exists(reported)))


def _is_old(limit: datetime) -> Q:
    closed = Q(settled_at=None, meeting__closed_at__lte=limit)
    return Q(settled_at__lte=limit) | closed


def free(
    cards: QuerySet[Card], now: datetime, *, asked_since: datetime | None = None
) -> QuerySet[Card]:
    """The cards that nobody has asked to keep as evidence, or not since, and without a pause."""
    asked = Evidence.objects.filter(card_id=OuterRef("pk"), approved_at=None, ended_at=None)
    if asked_since:
        asked = asked.filter(asked_at__gt=asked_since)
    pause = Pause.objects.filter(card=OuterRef("pk"), until__gt=now)
    return cards.exclude(Exists(asked)).exclude(Exists(pause))
