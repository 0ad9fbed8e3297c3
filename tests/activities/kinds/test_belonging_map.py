"""The belonging map keeps what she wrote, knows only its own kinds, and counts nothing."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flexid_xblock.domain.errors import Invalid
from tests.activities.kinds.maps import clean, faults, free_texts, rows, texts, told

NAME = "belonging-map"
NODES = rows(
    {"label": texts(60), "closeness": st.integers(1, 5)},
    {
        "kind": st.sampled_from(["place", "person", "online", "group"]),
        "feeling": texts(60),
        "note": texts(400),
    },
)
STRATEGY = st.fixed_dictionaries({}, optional={"nodes": NODES})
PITCH = {"id": "a1", "label": "the pitch", "kind": "place", "closeness": 4}


@given(response=STRATEGY)
def test_every_word_of_hers_is_told(response: dict[str, Any]) -> None:
    lines = "\n".join(told(NAME, response))
    written = free_texts(response, ["nodes"], {"label", "feeling", "note"})
    assert all(text in lines for text in written)


def test_how_near_it_is_is_told_in_words() -> None:
    assert told(NAME, {"nodes": [PITCH | {"feeling": "free"}]}) == [
        "the pitch: a place, close, free"
    ]
    assert told(NAME, {"nodes": [PITCH]}, "nb") == ["the pitch: et sted, nær"]


def test_a_kind_it_has_not_is_refused() -> None:
    with pytest.raises(Invalid, match="unknown_choice"):
        clean(NAME, {"nodes": [PITCH | {"kind": "country"}]})


@pytest.mark.parametrize(
    "change",
    [{"closeness": 0}, {"closeness": 6}, {"x": 12}, {"label": "a" * 61}, {"id": "A 1"}],
)
def test_a_ring_a_place_on_a_map_or_a_long_name_it_has_not_is_refused(change: Any) -> None:
    with pytest.raises(Invalid, match="bad_response"):
        clean(NAME, {"nodes": [PITCH | change]})


def test_an_author_is_told_of_a_kind_without_words_and_of_words_without_a_kind() -> None:
    assert faults(NAME, lambda words: words["kinds"].pop("place")) == [
        "kinds: 'place' has no words"
    ]
    assert faults(NAME, lambda words: words["kinds"].update(pet="a pet")) == [
        "kinds: 'pet' is not in the structure"
    ]
