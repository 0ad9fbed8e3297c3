"""The values sort keeps piles and the closest, tells them all, and knows only its own cards."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flexid_xblock.activities import kinds
from flexid_xblock.content import api as content
from flexid_xblock.domain.errors import Invalid
from tests.activities.kinds.maps import IDS, clean, faults, free_texts, rows, texts, told

NAME = "values-sort"
CARDS = content.source(f"gallery.{NAME}")["structure"]["cards"]
ORIGINS = ["mine", "family", "friends", "faith", "here", "new"]
SORTED: dict[str, Any] = {
    "pile": st.sampled_from(["very", "some", "not-now"]),
    "origins": st.lists(st.sampled_from(ORIGINS), unique=True),
    "hold": st.sampled_from(["keep", "bend", "let-go"]),
    "note": texts(300),
}
AUTHORED = st.lists(
    st.fixed_dictionaries({"card": st.sampled_from(CARDS)}, optional=SORTED),
    max_size=5,
    unique_by=lambda one: one["card"],
).map(lambda found: [{"id": f"c{CARDS.index(one['card'])}", **one} for one in found])
OWN = st.lists(st.fixed_dictionaries({"label": texts(60)}, optional=SORTED), max_size=3).map(
    lambda found: [{"id": f"own{at}", **one} for at, one in enumerate(found)]
)
STRATEGY = st.fixed_dictionaries(
    {},
    optional={
        "cards": st.builds(lambda one, other: one + other, AUTHORED, OWN),
        "closest": rows({}, {"card": IDS}),
    },
)
HONEST = {"id": "a1", "card": "honest", "pile": "very"}
DRUMS = {"id": "a2", "label": "my drums"}


@given(response=STRATEGY)
def test_every_word_of_hers_is_told(response: dict[str, Any]) -> None:
    lines = "\n".join(told(NAME, response))
    assert all(text in lines for text in free_texts(response, ["cards"], {"label", "note"}))


def test_the_closest_come_first_and_the_piles_by_their_names() -> None:
    late = {"id": "a3", "card": "on-time", "pile": "not-now"}
    cards = [late, HONEST | {"origins": ["family"], "hold": "bend", "note": "Mostly."}, DRUMS]
    closest = [{"id": "k1", "card": "a2"}, {"id": "k2", "card": "a1"}]
    assert told(NAME, {"cards": cards, "closest": closest}) == [
        "The ones I keep closest: my drums, being honest",
        "very important: being honest",
        "not now: being on time",
        "Not sorted yet: my drums",
        "being honest: from my family; I bend it a little",
        "being honest: Mostly.",
    ]
    assert told(NAME, {"cards": [HONEST]}, "nb") == ["veldig viktig: å være ærlig"]


def test_the_closest_have_no_number() -> None:
    response = content.answer(f"gallery.{NAME}", "en")
    assert not any(sign.isdigit() for line in told(NAME, response) for sign in line)


def test_a_card_that_was_taken_away_is_no_longer_told() -> None:
    assert told(NAME, {"closest": [{"id": "k1", "card": "gone"}, {"id": "k2"}]}) == []


def test_nothing_made_tells_nothing() -> None:
    assert told(NAME, {}) == []
    assert told(NAME, {"cards": [DRUMS | {"label": ""}]}) == []


def test_a_sort_is_hers_alone() -> None:
    assert not kinds.find("values_sort").lifts


def test_a_card_it_has_not_is_refused() -> None:
    with pytest.raises(Invalid, match="unknown_choice"):
        clean(NAME, {"cards": [HONEST | {"card": "rich"}]})


@pytest.mark.parametrize(
    "cards",
    [
        [HONEST, HONEST | {"id": "a3"}],
        [HONEST, DRUMS | {"id": "a1"}],
        [{"id": "a1", "pile": "very"}],
        [HONEST | {"label": "honesty"}],
        [HONEST | {"pile": "best"}],
        [HONEST | {"rank": 1}],
        [DRUMS | {"label": "a" * 61}],
    ],
)
def test_a_card_twice_or_of_two_names_or_with_a_rank_is_refused(cards: Any) -> None:
    with pytest.raises(Invalid, match="bad_response"):
        clean(NAME, {"cards": cards})


def test_no_more_than_five_are_closest() -> None:
    closest = [{"id": f"k{at}"} for at in range(6)]
    assert clean(NAME, {"closest": closest[:5]})
    with pytest.raises(Invalid, match="bad_response"):
        clean(NAME, {"closest": closest})


def test_an_author_is_told_of_a_card_without_words_and_of_words_without_a_card() -> None:
    assert faults(NAME, lambda words: words["cards"].pop("fair")) == ["cards: 'fair' has no words"]
    assert faults(NAME, lambda words: words["cards"].update(rich="being rich")) == [
        "cards: 'rich' is not in the structure"
    ]
