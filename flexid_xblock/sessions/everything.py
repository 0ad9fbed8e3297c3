"""All that somebody put up in the meetings of a course, taken back together."""

from typing import Any

from django.db.models import Model, QuerySet

from flexid_xblock.domain.actors import Actor
from flexid_xblock.domain.errors import NotFound
from flexid_xblock.patience import patiently
from flexid_xblock.sessions.cards import take_back
from flexid_xblock.sessions.models import Card, Nickname, Pick, Reaction, Side, Vote

# What is left of her on other people's boards, and where its course is named.
_SMALL: dict[type[Model], str] = {
    Reaction: "card__meeting__course_key",
    Nickname: "course_key",
    Pick: "circle__meeting__course_key",
    Side: "circle__meeting__course_key",
    Vote: "ballot__meeting__course_key",
}


def take_all_back(actor: Actor, course_key: str) -> int:
    """Take every card of the actor's off the boards of a course, for good; how many there were."""
    cards = list(_up(actor, course_key).order_by("meeting_id", "pk").values_list("pk", flat=True))

    def act() -> int:
        for card_id in cards:
            take_back(actor, card_id)
        return len(cards)

    return patiently(act)


def put_up(actor: Actor, course_key: str) -> int:
    """How many cards of the actor's are on a board of the course, or wait to be."""
    return _up(actor, course_key).count()


def forget_small(user_id: int, course_key: str) -> int:
    """Delete somebody's marks, votes and nickname in a course; how many rows went."""
    return sum(
        model._default_manager.filter(user_id=user_id, **{where: course_key}).delete()[0]  # noqa: SLF001 - Django's own way
        for model, where in _SMALL.items()
    )


def _up(actor: Actor, course_key: str) -> QuerySet[Any, Any]:
    if actor.is_masked:
        raise NotFound
    cards = Card.objects.filter(author_id=actor.user_id, meeting__course_key=course_key)
    return cards.exclude(state=Card.State.TAKEN_BACK)
