"""The language and feeling map keeps languages and where they live, and ranks none of them."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flexid_xblock.activities import kinds
from flexid_xblock.content import api as content
from flexid_xblock.domain.errors import Invalid
from tests.activities.kinds.maps import IDS, clean, faults, free_texts, rows, texts, told

NAME = "language-feeling-map"
ZONES = content.source(f"gallery.{NAME}")["structure"]["zones"]
COLOURS = ["teal", "apricot", "plum", "sky", "moss", "stone"]
STRATEGY = st.fixed_dictionaries(
    {},
    optional={
        "languages": rows({"name": texts(40)}, {"colour": st.sampled_from(COLOURS)}),
        "regions": rows(
            {"zone": st.sampled_from(ZONES)},
            {"language": IDS, "feeling": texts(80), "with": texts(80)},
        ),
    },
)
DARI = {"id": "l1", "name": "Dari", "colour": "plum"}
WARM = {"id": "r1", "zone": "heart", "language": "l1", "feeling": "warm", "with": "Grandmother"}


@given(response=STRATEGY)
def test_every_word_of_hers_is_told(response: dict[str, Any]) -> None:
    lines = "\n".join(told(NAME, response))
    written = free_texts(response, ["languages", "regions"], {"name", "feeling", "with"})
    assert all(text in lines for text in written)


def test_the_languages_are_told_and_then_where_they_live() -> None:
    response = {"languages": [DARI, DARI | {"id": "l2", "name": "drums"}], "regions": [WARM]}
    assert told(NAME, response) == ["Dari, drums", "heart: Dari: warm; Grandmother"]
    assert told(NAME, response, "nb")[1] == "hjertet: Dari: warm; Grandmother"


def test_a_place_stays_when_its_language_is_taken_away() -> None:
    assert clean(NAME, {"regions": [WARM]})
    assert told(NAME, {"regions": [WARM]}) == ["heart: warm; Grandmother"]


def test_nothing_made_tells_nothing() -> None:
    assert told(NAME, {}) == []
    assert told(NAME, {"languages": [DARI | {"name": ""}]}) == []


def test_a_piece_may_go_to_the_board() -> None:
    assert kinds.find("language_feeling_map").lifts


def test_a_place_it_has_not_is_refused() -> None:
    with pytest.raises(Invalid, match="unknown_choice"):
        clean(NAME, {"regions": [WARM | {"zone": "knee"}]})


@pytest.mark.parametrize(
    "response",
    [
        {"languages": [DARI | {"colour": "red"}]},
        {"languages": [DARI | {"level": 3}]},
        {"languages": [{"id": "l1"}]},
        {"regions": [WARM | {"x": 12}]},
        {"regions": [WARM | {"feeling": "a" * 81}]},
    ],
)
def test_a_colour_a_level_or_a_point_it_has_not_is_refused(response: Any) -> None:
    with pytest.raises(Invalid, match="bad_response"):
        clean(NAME, response)


def test_an_author_is_told_of_a_place_without_words_and_of_words_without_a_place() -> None:
    assert faults(NAME, lambda words: words["zones"].pop("feet")) == ["zones: 'feet' has no words"]
    assert faults(NAME, lambda words: words["zones"].update(knee="knee")) == [
        "zones: 'knee' is not in the structure"
    ]
