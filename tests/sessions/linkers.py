"""Programs that try to tell who wrote an unnamed card, from what a peer's browser got."""

import random
from collections.abc import Callable, Iterable, Iterator
from uuid import UUID

from tests.sessions.crowd import Seen

# The card's id and the count after which it came, for each named card with its author.
Guess = Callable[["Evidence", UUID], Iterable[int]]


class Evidence:
    """What the answers hold: when each card came first, in which order, how long it is."""

    def __init__(self, seen: Seen) -> None:
        self.seen = seen
        self.came: dict[UUID, int] = {}
        self.author: dict[UUID, int] = {}
        self.length: dict[UUID, int] = {}
        self.order: dict[UUID, int] = {}
        self.unnamed: list[UUID] = []
        for number, glimpse in enumerate(seen.glimpses):
            for place, card in enumerate(glimpse.cards):
                if card.id not in self.came:
                    self._note(number, place, card)

    def _note(self, number: int, place: int, card: object) -> None:
        self.came[card.id] = number
        self.length[card.id] = len(card.text)
        self.order[card.id] = place
        if card.author_id is None:
            self.unnamed.append(card.id)
        else:
            self.author[card.id] = card.author_id

    def nearest(self, measure: Callable[[UUID], float], to: float) -> Iterator[int]:
        """The authors of the named cards that come closest to a number."""
        best = min((abs(measure(one) - to) for one in self.author), default=0)
        return (who for one, who in self.author.items() if abs(measure(one) - to) == best)


def nearest_in_time(found: Evidence, card: UUID) -> Iterable[int]:
    """Whoever's named card came in the answer next to it."""
    return found.nearest(lambda one: found.came[one], found.came[card])


def same_answer(found: Evidence, card: UUID) -> Iterable[int]:
    """Whoever's named card came in the very same answer."""
    return (who for one, who in found.author.items() if found.came[one] == found.came[card])


def like_length(found: Evidence, card: UUID) -> Iterable[int]:
    """Whoever writes cards of its length."""
    return found.nearest(lambda one: found.length[one], found.length[card])


def order_of_ids(found: Evidence, card: UUID) -> Iterable[int]:
    """Whoever's card has the id beside it."""
    return found.nearest(lambda one: float(one.int), float(card.int))


def place_in_the_answer(found: Evidence, card: UUID) -> Iterable[int]:
    """Whoever's card stood at the same place of an answer."""
    return found.nearest(lambda one: found.order[one], found.order[card])


def gaps_in_the_count(found: Evidence, card: UUID) -> Iterable[int]:
    """Whoever wrote beside a count that was left out, or an answer that brought no card.

    The unnamed cards are laid to those moments in the order of their ids.
    """
    glimpses = found.seen.glimpses
    moments = [
        number
        for number, one in enumerate(glimpses)
        if not one.cards or (number and one.change - glimpses[number - 1].change > 1)
    ]
    if not moments:
        return ()
    at = moments[found.unnamed.index(card) % len(moments)]
    return found.nearest(lambda one: found.came[one], at)


LINKERS: tuple[Guess, ...] = (
    nearest_in_time,
    same_answer,
    like_length,
    order_of_ids,
    place_in_the_answer,
    gaps_in_the_count,
)


def hits(link: Guess, seen: Seen, chance: random.Random) -> list[bool]:
    """Whether it named the author of each unnamed card; where it knows nothing it guesses."""
    found = Evidence(seen)
    guesses = {
        card: chance.choice(sorted(set(link(found, card))) or seen.people) for card in found.unnamed
    }
    return [seen.authors[card] == guess for card, guess in guesses.items()]
