"""From all that a peer's browser gets, nobody tells who wrote an unnamed card."""

import random
from collections.abc import Callable, Iterator
from math import sqrt

import pytest

from flexid_xblock.domain.actors import Actor
from flexid_xblock.sessions.models import Card
from tests.sessions.crowd import Crowd, Seen, story, with_other_authors
from tests.sessions.linkers import LINKERS, hits, nearest_in_time, same_answer

SIZES = (6, 8, 10, 12)
FEW, MANY = 4, 160
MARGIN = 0.01


def rng(seed: object) -> random.Random:
    """Chance that is the same in every run."""
    return random.Random(str(seed))  # noqa: S311 - invented people, no secret


def groups(teacher: Actor, count: int, *, mixing: bool = True) -> Iterator[Seen]:
    """What a peer got in each of so many groups."""
    for number in range(count):
        size = SIZES[number % len(SIZES)]
        yield Crowd(teacher, size, mixing=mixing).live_through(story(size, rng(number)))


def rates(seen: list[Seen]) -> dict[str, tuple[float, float, int]]:
    """How often each program was right, how often chance is, and of how many."""
    found = {}
    for link in LINKERS:
        right = [hit for n, one in enumerate(seen) for hit in hits(link, one, rng(n))]
        by_chance = [1 / len(one.people) for one in seen for _ in hits(link, one, rng(0))]
        total = len(right)
        found[link.__name__] = (sum(right) / total, sum(by_chance) / total, total)
    return found


def too_good(found: dict[str, tuple[float, float, int]]) -> dict[str, tuple[float, float, int]]:
    """The programs that are better than chance, by more than the margin and the dice (3 sigma)."""
    return {
        name: one
        for name, one in found.items()
        if one[0] > one[1] + MARGIN + 3 * sqrt(one[1] * (1 - one[1]) / one[2])
    }


def test_no_program_is_better_than_chance(actor: Callable[..., Actor]) -> None:
    assert too_good(rates(list(groups(actor("tor"), FEW)))) == {}


@pytest.mark.deep
def test_no_program_is_better_than_chance_in_many_groups(actor: Callable[..., Actor]) -> None:
    found = rates(list(groups(actor("tor"), MANY)))
    print(found)
    assert too_good(found) == {}


def test_without_mixing_programs_do_find_out(actor: Callable[..., Actor]) -> None:
    found = rates(list(groups(actor("tor"), 2, mixing=False)))
    assert nearest_in_time.__name__ in too_good(found)
    assert found[nearest_in_time.__name__][0] > 0.4


@pytest.mark.parametrize("seed", range(2))
def test_a_peer_gets_the_same_whoever_wrote_the_unnamed_cards_and_when(
    actor: Callable[..., Actor], seed: int
) -> None:
    deeds = story(8, rng(seed))
    others = with_other_authors(deeds, rng(seed))
    one = Crowd(actor("tor"), 8).live_through(deeds)
    Card.objects.all().delete()  # the same ids once more
    other = Crowd(actor("tor"), 8).live_through(others)
    assert one.authors != other.authors
    assert one.glimpses == other.glimpses


def test_an_unnamed_card_comes_with_the_others_and_never_alone(
    actor: Callable[..., Actor],
) -> None:
    seen = next(groups(actor("tor"), 1))
    unnamed = [[one for one in got.cards if one.author_id is None] for got in seen.glimpses]
    assert [len(one) for one in unnamed if one] == [10]
    assert same_answer in LINKERS
