"""Kind words to a card. Which kinds are there is shown; how many, and whose, to nobody."""

from uuid import UUID

from flexid_xblock.domain.actors import Actor
from flexid_xblock.domain.errors import Denied, Invalid
from flexid_xblock.patience import once
from flexid_xblock.sessions.finding import check_open
from flexid_xblock.sessions.models import Card, Reaction
from flexid_xblock.sessions.reaching import reach_shown, tell_all

REACTIONS = ("same_here", "thank_you", "strong", "i_wonder")


def react(actor: Actor, card_id: UUID, kind: str, *, on: bool) -> None:
    """Say one kind thing to another's card, or no more. Twice is once.

    Raises ``Invalid("bad_fields")`` and ``Denied("own_card" | "meeting_closed" | "no_teacher")``.
    """
    if kind not in REACTIONS:
        raise Invalid("bad_fields")

    def act() -> None:
        card, meeting, _relations = reach_shown(actor, card_id, "card.react")
        if card.author_id == actor.user_id:
            raise Denied("own_card")
        check_open(meeting)
        before = _kinds(card)
        _set(Reaction(card=card, user_id=actor.user_id, kind=kind), on=on)
        # The others learn of it only when they see something else than before.
        if _kinds(card) != before:
            tell_all(card, meeting)
            card.save(update_fields=["change"])

    once(act)


def _kinds(card: Card) -> set[str]:
    return set(card.reactions.values_list("kind", flat=True))


def _set(wanted: Reaction, *, on: bool) -> None:
    same = {"card": wanted.card, "user_id": wanted.user_id, "kind": wanted.kind}
    rows = Reaction.objects.filter(**same)
    if not on:
        rows.delete()
    elif not rows.exists():
        wanted.save(force_insert=True)
