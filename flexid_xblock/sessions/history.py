"""What was done with a card, by whom and why. It only grows."""

from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone

from flexid_xblock.access.api import Relation, relations_to_group, require
from flexid_xblock.domain.actors import Actor
from flexid_xblock.domain.errors import NotFound
from flexid_xblock.sessions.models import Card, CardAct, Meeting, Report
from flexid_xblock.sessions.sealing import seal_reason, sealed_reason, sealed_report
from flexid_xblock.vault.api import open_own

# A worry about her, and who asked about others, stand in no answer to the author: as in care,
# a line on her own page could tell at home that the school is worried.
NOT_FOR_AUTHOR = frozenset({CardAct.Kind.HANDED_OVER, CardAct.Kind.REPORTERS_SEEN})


@dataclass(frozen=True, kw_only=True)
class Act:
    """One act, to the minute; ``by`` is None for the author's own, and where two reports did it."""

    kind: str
    at: datetime
    by: int | None
    reason: str = field(repr=False)


@dataclass(frozen=True, kw_only=True)
class Told:
    """What one report says; never whose it is."""

    reason: str
    outcome: str
    words: str = field(repr=False)


@dataclass(frozen=True, kw_only=True)
class History:
    """All that was done with a card; the reports only for the group's teachers."""

    acts: tuple[Act, ...]
    reports: tuple[Told, ...] = ()


def note(card: Card, meeting: Meeting, kind: CardAct.Kind, actor: Actor | None, why: str) -> None:
    """Save a card and write what was done with it into its history. The card must be locked.

    ``actor`` is None where the author did it: her number would name her.
    """
    card.acts_number += 1
    card.save()
    act = CardAct(card=card, number=card.acts_number, kind=kind, at=timezone.now())
    act.by = actor.user_id if actor else None
    act.reason = seal_reason(card, meeting, act.number, why) if why else None
    act.save(force_insert=True)


def history(actor: Actor, card_id: UUID) -> History:
    """What was done with a card, for its author and the group's teachers."""
    card = Card.objects.filter(pk=card_id).select_related("meeting").first()
    if card is None or actor.is_masked:
        raise NotFound
    if card.author_id == actor.user_id:
        require("card.read_hidden", {Relation.OWNER})
        return History(acts=_acts(actor, card, card.acts.exclude(kind__in=NOT_FOR_AUTHOR)))
    require("card.read_hidden", relations_to_group(actor, card.meeting.group_id))
    if card.state == Card.State.TAKEN_BACK:
        raise NotFound
    return History(acts=_acts(actor, card, card.acts.all()), reports=_reports(actor, card))


def own_reasons(actor: Actor, card: Card, meeting: Meeting, kind: CardAct.Kind) -> list[str]:
    """Why the actor herself, a teacher, has done this with a card before."""
    acts = card.acts.filter(kind=kind, by=actor.user_id, reason__isnull=False)
    return open_own(actor, [sealed_reason(card, meeting, one, actor.user_id) for one in acts])


def reports_now(card: Card) -> QuerySet[Report]:
    """The reports of a card as it is written now, not as it was before it was rewritten."""
    rewritten = card.acts.filter(kind=CardAct.Kind.REWRITTEN).order_by("number").last()
    rows = Report.objects.filter(card=card)
    return rows.filter(at__gte=rewritten.at) if rewritten else rows


def _acts(actor: Actor, card: Card, acts: QuerySet[CardAct]) -> tuple[Act, ...]:
    found = list(acts.order_by("number"))
    said = [one for one in found if one.reason]
    sealed = [sealed_reason(card, card.meeting, one, actor.user_id) for one in said]
    words = dict(zip((one.pk for one in said), open_own(actor, sealed), strict=True))
    return tuple(
        Act(
            kind=one.kind,
            at=one.at.replace(second=0, microsecond=0),
            by=one.by,
            reason=words.get(one.pk, ""),
        )
        for one in found
    )


def _reports(actor: Actor, card: Card) -> tuple[Told, ...]:
    """In an order that tells nothing."""
    rows = list(Report.objects.filter(card=card))
    said = [one for one in rows if one.words]
    sealed = [sealed_report(one, card, card.meeting, actor.user_id) for one in said]
    words = dict(zip((one.pk for one in said), open_own(actor, sealed), strict=True))
    told = [
        Told(reason=one.reason, outcome=one.outcome, words=words.get(one.pk, "")) for one in rows
    ]
    return tuple(sorted(told, key=lambda one: (one.reason, one.words, one.outcome)))
