"""What is done with cards: by authors, by the group, by teachers; and what two adults keep."""

from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

from django.utils import timezone

from flexid_xblock.care.models import Concern
from flexid_xblock.sessions.models import (
    Card,
    Evidence,
    Pause,
    Reaction,
    Report,
    Translation,
)
from tests.matrix.actions import WHY, get, is_there, put
from tests.matrix.asking import Ask
from tests.matrix.cast import NOBODYS_ID, Thing
from tests.matrix.room_acts import see_histories

_NOTE = "Take a short break"


def change_own(thing: Thing, user_id: int) -> list[Ask]:
    """Write a card anew that came back, and take a hidden one back."""
    back, hidden = thing.ids["returned"], thing.ids["hidden"]
    anew, text = _cards(back, state="waiting"), {"text": "other words"}
    return [
        put("card_text", text, is_there(anew), begins=True, card_id=back),
        put("card_taking_back", {}, is_there(_cards(hidden, state="taken_back")), card_id=hidden),
    ]


def react(thing: Thing, user_id: int) -> list[Ask]:
    """Say a kind thing to a card that the group sees; to one that it does not, nobody can."""
    body, kind = {"on": True}, {"kind": "thank_you"}
    return [
        put("card_reaction", body, _hers(Reaction, "user_id", card, **kind), card_id=card, **kind)
        for card in (thing.ids["card"], thing.ids["hidden"], thing.ids["card_waiting"])
    ]


def translate(thing: Thing, user_id: int) -> list[Ask]:
    body = {"id": str(uuid4()), "text": "mkate", "after": 0}
    asks = []
    for what in ("card", "hidden", "unmixed"):
        card = thing.ids[what]
        done = _hers(Translation, "translator_id", card, language="sw")
        asks.append(put("card_translation", body, done, card_id=card, language="sw"))
    return asks


def report(thing: Thing, user_id: int) -> list[Ask]:
    """Ask the teachers to look; at what she never saw nobody can."""
    body = {"reason": "worried", "words": "please look"}
    return [
        put("card_report", body, _hers(Report, "reporter_id", card, reason="worried"), card_id=card)
        for card in (thing.ids["card"], thing.ids["unmixed"], thing.ids["card_waiting"])
    ]


def moderate(thing: Thing, user_id: int) -> list[Ask]:
    """Look after a card, hide it, let one up, give one back; and read what was told of them."""
    card, waiting, reason = thing.ids["card"], thing.ids["card_waiting"], thing.ids["reason"]
    hide = {"hidden": True, "reason": "Not about others"}
    claimed = lambda who: _cards(card, claimed_by=who).exists()  # noqa: E731 - read once
    returned = is_there(_cards(reason, state="returned"))
    return [
        put("visibility", hide, is_there(_cards(card, state="hidden")), card_id=card),
        put("card_claim", {"claimed": True}, claimed, card_id=card),
        put("card_approval", {}, is_there(_cards(waiting, state="shown")), card_id=waiting),
        put("card_return", {"note": "Write about yourself"}, returned, card_id=reason),
        *see_histories(thing, user_id),
    ]


def hand_over(thing: Thing, user_id: int) -> list[Ask]:
    """A worry about who wrote a card."""
    new, card = uuid4(), thing.ids["card"]
    body = {"id": str(new), "category": "home", "own_words": WHY, "action": ""}
    opened = lambda who: Concern.objects.filter(pk=new, opened_by=who).exists()  # noqa: E731 - once
    return [put("card_hand_over", body, opened, card_id=card)]


def see_author(thing: Thing, user_id: int) -> list[Ask]:
    """Who wrote a card, by the one address that tells."""
    ask = put("card_author", {"reason": WHY}, lambda _: False, card_id=thing.ids["hidden"])
    return [ask]


def see_reporters(thing: Thing, user_id: int) -> list[Ask]:
    ask = put("card_reporters", {"reason": WHY}, lambda _: False, card_id=thing.ids["hidden"])
    return [ask]


def mute(thing: Thing, user_id: int) -> list[Ask]:
    """Pause a card's writer, pause somebody by name, end a pause; read why there was one."""
    by_card, by_name, known = uuid4(), uuid4(), thing.ids["pause"]
    member = {"course": thing.course, "member": thing.people["peer"] or NOBODYS_ID}
    about = {"minutes": 5, "note": _NOTE}
    running = Pause.objects.filter(pk=known, until__gt=timezone.now() + timedelta(hours=1))
    is_known = running.exists()
    return [
        put(
            "card_pause",
            {**about, "id": str(by_card)},
            _by("by", Pause, by_card),
            card_id=thing.ids["card"],
        ),
        put(
            "group_pause",
            {**about, **member},
            _by("by", Pause, by_name),
            group_id=thing.ids["group"],
            pause_id=by_name,
        ),
        put("pause_ending", {}, lambda _: is_known and not running.exists(), pause_id=known),
        *see_histories(thing, user_id),
    ]


def keep(thing: Thing, user_id: int) -> list[Ask]:
    """Ask for a copy of a card to be kept; end one, which a lead may who is no party."""
    new, kept = uuid4(), thing.ids["evidence_kept"]
    body = {"card": str(thing.ids["hidden"]), "reason": WHY}
    ended = _by("ended_by", Evidence, kept)
    return [
        put("evidence", body, _by("asked_by", Evidence, new), evidence_id=new),
        put("evidence_ending", {}, ended, evidence_id=kept),
    ]


def approve_evidence(thing: Thing, user_id: int) -> list[Ask]:
    """Find what is kept, read why, be the second person, read the copy that two made."""
    asked, kept = thing.ids["evidence"], thing.ids["evidence_kept"]
    agreed = _by("approved_by", Evidence, asked)
    return [
        get("kept_cards", query={"course": thing.course}),
        *(get("evidence", evidence_id=one) for one in (asked, kept)),
        put("evidence_approval", {}, agreed, evidence_id=asked),
        *(get("evidence_copy", evidence_id=one) for one in (asked, kept)),
    ]


def _cards(card: UUID, **columns: Any) -> Any:
    return Card.objects.filter(pk=card, **columns)


def _hers(model: Any, column: str, card: UUID, **columns: Any) -> Any:
    """Whether there is a row about this card of whoever asked."""
    return lambda who: model.objects.filter(**{column: who}, card_id=card, **columns).exists()


def _by(column: str, model: Any, pk: UUID) -> Any:
    return lambda who: model.objects.filter(**{column: who}, pk=pk).exists()
