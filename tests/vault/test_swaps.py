"""A ciphertext put in another's place, or an older one in a newer row, never opens."""

from dataclasses import replace
from functools import partial
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flexid_xblock.vault.api import Sealed, seal, student_key
from flexid_xblock.vault.sealing import unseal
from tests.vault.common import ANA, BO, a_place, code_of, examples

pytestmark = pytest.mark.django_db

BODY = 22  # where the ciphertext begins, behind the mark, the key's id and the number used once
VALUES = {
    "kind": ["entry", "sent", "reply", "card"],
    "course_key": ["course-v1:flexid+1+2026", "course-v1:flexid+1+2027"],
    "activity_key": ["who-am-i.journal", "moving.journal"],
    "slot": ["roles", "understood"],
    "owner_id": [ANA, BO],
    "revision": [1, 2, 12],
    "column": ["text", "reason"],
}
PLACES = [a_place(**dict(zip(VALUES, values, strict=True))) for values in product(*VALUES.values())]
NUMBERS = st.integers(0, len(PLACES) - 1)
PAIRS = st.lists(NUMBERS, min_size=2, max_size=2, unique=True)


@pytest.fixture
def house() -> list[Sealed]:
    """A sealed text in every place there is."""
    return [
        Sealed(place=place, data=seal(student_key(place.owner_id), place, str(number).encode()))
        for number, place in enumerate(PLACES)
    ]


def test_no_two_ciphertexts_can_change_places(house: list[Sealed]) -> None:
    @examples(10_000)
    @given(PAIRS)
    def stays_closed(pair: list[int]) -> None:
        mine, other = (house[number] for number in pair)
        assert code_of(lambda: unseal([replace(mine, data=other.data)])) == "cannot_open"
        assert unseal([mine, other]) == [str(number) for number in pair]

    stays_closed()


def test_nothing_older_opens_in_a_newer_row() -> None:
    @examples(10_000)
    @given(st.sampled_from(PLACES), st.sets(st.integers(0, 2**31 - 1), min_size=2, max_size=2))
    def stays_closed(place, revisions: set[int]) -> None:
        older, newer = (replace(place, revision=number) for number in sorted(revisions))
        data = seal(student_key(place.owner_id), older, b"as it was")
        assert code_of(lambda: unseal([Sealed(place=newer, data=data)])) == "cannot_open"

    stays_closed()


def test_the_front_of_one_does_not_fit_the_back_of_another(house: list[Sealed]) -> None:
    @examples(10_000)
    @given(PAIRS)
    def stays_closed(pair: list[int]) -> None:
        mine, other = (house[number] for number in pair)
        mixed = mine.data[:BODY] + other.data[BODY:]
        for place in (mine.place, other.place):
            assert code_of(partial(unseal, [Sealed(place=place, data=mixed)])) == "cannot_open"

    stays_closed()
