"""The bridge map keeps two banks, their strengths, the planks between them and the pillars."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flexid_xblock.activities import kinds, schemas
from flexid_xblock.domain.errors import Invalid
from tests.activities.kinds.maps import IDS, clean, faults, free_texts, rows, texts, told

NAME = "bridge-map"
STRATEGY = st.fixed_dictionaries(
    {},
    optional={
        "banks": st.fixed_dictionaries({}, optional={"a": texts(40), "b": texts(40)}),
        "strengths": rows({"bank": st.sampled_from(["a", "b"]), "label": texts(80)}),
        "planks": rows({"how": texts(300)}, {"from": IDS}),
        "pillars": rows({"label": texts(60)}, {"how": texts(200)}),
    },
)
COOKING = {"id": "s1", "bank": "a", "label": "cooking"}
CAFE = {"id": "p1", "from": "s1", "how": "our café"}


@given(response=STRATEGY)
def test_every_word_of_hers_is_told(response: dict[str, Any]) -> None:
    lines = "\n".join(told(NAME, response))
    written = free_texts(response, ["strengths", "planks", "pillars"], {"label", "how"})
    assert all(text in lines for text in [*written, *response.get("banks", {}).values()])


def test_the_bridge_is_told_from_bank_to_pillar() -> None:
    pillar = {"id": "l1", "label": "Samir", "how": "listens"}
    response = {
        "banks": {"a": "home", "b": "school"},
        "strengths": [COOKING],
        "planks": [CAFE],
        "pillars": [pillar],
    }
    assert told(NAME, response) == [
        "home – school",
        "home: cooking",
        "Plank: cooking: our café",
        "Pillar: Samir: listens",
    ]
    assert told(NAME, response, "nb")[2] == "Planke: cooking: our café"


def test_a_plank_stays_when_its_strength_is_taken_away() -> None:
    assert clean(NAME, {"planks": [CAFE]})
    assert told(NAME, {"planks": [CAFE]}) == ["Plank: our café"]


def test_nothing_made_tells_nothing() -> None:
    assert told(NAME, {}) == []
    assert told(NAME, {"banks": {"a": ""}, "strengths": [COOKING | {"label": ""}]}) == []


def test_a_plank_may_go_to_the_board() -> None:
    assert kinds.find("bridge_map").lifts


@pytest.mark.parametrize(
    "response",
    [
        {"banks": {"c": "a third bank"}},
        {"strengths": [COOKING | {"bank": "c"}]},
        {"strengths": [COOKING | {"label": "a" * 81}]},
        {"planks": [CAFE | {"worth": 3}]},
        {"pillars": [{"id": "l1"}]},
    ],
)
def test_a_third_bank_or_a_long_strength_is_refused(response: dict[str, Any]) -> None:
    with pytest.raises(Invalid, match="bad_response"):
        clean(NAME, response)


def test_an_author_is_told_of_a_pair_without_words_and_of_words_without_a_pair() -> None:
    assert faults(NAME, lambda words: words["pairs"].pop("home-school")) == [
        "pairs: 'home-school' has no words"
    ]
    assert faults(NAME, lambda words: words["pairs"].update(x={"a": "1", "b": "2"})) == [
        "pairs: 'x' is not in the structure"
    ]


@pytest.mark.parametrize("column", ["our-bridge", None])
def test_an_author_may_name_the_column_of_the_groups_bridge(column: str | None) -> None:
    structure = {"pairs": [], "most": 8, "group_column": column}
    assert list(schemas.breaches(kinds.find("bridge_map"), "content", structure)) == []
