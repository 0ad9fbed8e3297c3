"""What a person gets of her own from the meetings."""

from collections.abc import Iterator
from typing import Any

from flexid_xblock.domain.actors import Actor
from flexid_xblock.domain.personal import Export, batches
from flexid_xblock.sessions.history import NOT_FOR_AUTHOR
from flexid_xblock.sessions.models import (
    AgreementYes,
    Attendance,
    Card,
    CardAct,
    Evidence,
    Nickname,
    Pause,
    Pick,
    Presence,
    Reaction,
    Report,
    Side,
    Translation,
    Turn,
    Vote,
)
from flexid_xblock.sessions.sealing import (
    sealed_card,
    sealed_nickname,
    sealed_pause,
    sealed_reason,
    sealed_report,
)
from flexid_xblock.vault.api import open_own

_TOLD = (
    "id",
    "course_key",
    "card_id",
    "asked_by",
    "asked_at",
    "approved_by",
    "approved_at",
    "ended_at",
)


def export(actor: Actor) -> Export:
    """The actor's cards with their history, and every act of hers in a meeting.

    The teachers' notes about attendance are theirs and stay out.
    """
    if actor.is_masked:
        return {}
    me = {"user_id": actor.user_id}
    return {
        "cards": _cards(actor),
        "meetings": list(
            Presence.objects.filter(**me).values(
                "meeting__course_key", "meeting__activity_key", "since"
            )
        ),
        "attendance": list(
            Attendance.objects.filter(**me).values("meeting__activity_key", "state")
        ),
        "reports": _reports(actor),
        "reactions": list(Reaction.objects.filter(**me).values("card_id", "kind")),
        "translations": list(
            Translation.objects.filter(translator_id=actor.user_id).values(
                "card_id", "language", "created"
            )
        ),
        "votes": list(Vote.objects.filter(**me).values("ballot__stage", "ballot__key", "option")),
        "sides": list(Side.objects.filter(**me).values("circle__stage", "option")),
        "picks": list(Pick.objects.filter(**me).values("circle__stage", "card_id")),
        "turns": list(Turn.objects.filter(**me).values("round__stage", "state")),
        "agreements": list(
            AgreementYes.objects.filter(**me).values(
                "agreement__group_id", "agreement__number", "at"
            )
        ),
        "nicknames": _nicknames(actor),
        "pauses": _pauses(actor),
        "kept_cards": list(Evidence.objects.filter(author_id=actor.user_id).values(*_TOLD)),
    }


def _cards(actor: Actor) -> Iterator[dict[str, Any]]:
    mine = Card.objects.filter(author_id=actor.user_id).order_by("created", "pk")
    for ids in batches(list(mine.values_list("pk", flat=True))):
        yield from _opened(actor, list(mine.filter(pk__in=ids).select_related("meeting")))


def _opened(actor: Actor, cards: list[Card]) -> list[dict[str, Any]]:
    texts = open_own(actor, [sealed_card(card, card.meeting, actor.user_id) for card in cards])
    history = _history(actor, cards)
    return [
        {
            "course": card.meeting.course_key,
            "activity": card.meeting.activity_key,
            "column": card.column,
            "display": card.display,
            "language": card.language,
            "text": text,
            "state": card.state,
            "history": history.get(card.pk, []),
            "created": card.created,
        }
        for card, text in zip(cards, texts, strict=True)
    ]


def _history(actor: Actor, cards: list[Card]) -> dict[Any, list[dict[str, Any]]]:
    of = {card.pk: card for card in cards}
    hers = CardAct.objects.filter(card_id__in=of).exclude(kind__in=NOT_FOR_AUTHOR)
    acts = list(hers.order_by("card_id", "number"))
    with_reason = [act for act in acts if act.reason]
    sealed = [
        sealed_reason(of[act.card_id], of[act.card_id].meeting, act, actor.user_id)
        for act in with_reason
    ]
    reasons = dict(zip((act.pk for act in with_reason), open_own(actor, sealed), strict=True))
    found: dict[Any, list[dict[str, Any]]] = {}
    for act in acts:
        row = {"what": act.kind, "at": act.at, "reason": reasons.get(act.pk, "")}
        found.setdefault(act.card_id, []).append(row)
    return found


def _reports(actor: Actor) -> list[dict[str, Any]]:
    rows = list(Report.objects.filter(reporter_id=actor.user_id).select_related("card__meeting"))
    with_words = [row for row in rows if row.words]
    sealed = [sealed_report(row, row.card, row.card.meeting, actor.user_id) for row in with_words]
    words = dict(zip((row.pk for row in with_words), open_own(actor, sealed), strict=True))
    return [
        {
            "card_id": row.card_id,
            "reason": row.reason,
            "words": words.get(row.pk, ""),
            "at": row.at,
            "outcome": row.outcome,
        }
        for row in rows
    ]


def _nicknames(actor: Actor) -> list[dict[str, Any]]:
    rows = list(Nickname.objects.filter(user_id=actor.user_id))
    names = open_own(actor, [sealed_nickname(row, actor.user_id) for row in rows])
    return [
        {"course": row.course_key, "group": row.group_id, "name": name}
        for row, name in zip(rows, names, strict=True)
    ]


def _pauses(actor: Actor) -> list[dict[str, Any]]:
    rows = list(Pause.objects.filter(user_id=actor.user_id))
    notes = open_own(actor, [sealed_pause(row, actor.user_id) for row in rows])
    return [
        {
            "course": row.course_key,
            "group": row.group_id,
            "from": row.created,
            "until": row.until,
            "note": note,
        }
        for row, note in zip(rows, notes, strict=True)
    ]
