"""The tree of life: told from the roots upwards, each item at a part that the tree has."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flexid_xblock.activities import kinds, schemas
from flexid_xblock.activities.records import Source
from flexid_xblock.content import api as content
from flexid_xblock.domain.errors import Invalid

NAME = "tree-of-life"
KIND = kinds.find("tree_of_life")

PARTS = content.source(f"gallery.{NAME}")["structure"]["parts"]
WRITTEN = "abc æøå نور ١٢ <b>&\"'.,?"
ITEM = st.fixed_dictionaries(
    {"part": st.sampled_from(PARTS)},
    optional={"text": st.text(WRITTEN, max_size=80), "only_mine": st.just(True)},
)


def numbered(items: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Each with an id of its own."""
    return [{"id": f"r{at}", **one} for at, one in enumerate(items)]


STRATEGY = st.fixed_dictionaries({}, optional={"items": st.lists(ITEM, max_size=48).map(numbered)})


def source() -> Source:
    """The example, in English."""
    found = content.source(f"gallery.{NAME}")
    return Source(structure=found["structure"], words=found["words"]["en"], language="en")


@given(STRATEGY)
def test_every_word_is_in_the_summary_once_at_its_part(response: dict[str, Any]) -> None:
    told = list(KIND.summary(source(), response))
    names = {part: words["name"] for part, words in source().words["parts"].items()}
    items = [one for one in response.get("items", []) if one.get("text")]
    assert sorted(told) == sorted(f"{names[one['part']]}: {one['text']}" for one in items)
    schemas.clean(KIND, source().structure, response)


def test_it_is_told_from_the_roots_upwards_and_a_blank_leaf_is_silent() -> None:
    items = [
        {"id": "a", "part": "leaves", "text": "Mina"},
        {"id": "b", "part": "leaves", "text": ""},
        {"id": "c", "part": "roots", "text": "songs", "only_mine": True},
    ]
    assert list(KIND.summary(source(), {"items": items})) == ["Roots: songs", "Leaves: Mina"]


def test_nothing_made_is_nothing_told() -> None:
    assert list(KIND.summary(source(), {})) == []


def test_a_part_that_this_tree_has_not_is_refused() -> None:
    structure = source().structure | {"parts": ["roots", "ground", "trunk"]}
    with pytest.raises(Invalid, match="unknown_choice"):
        schemas.clean(KIND, structure, {"items": [{"id": "a", "part": "leaves"}]})


@pytest.mark.parametrize(
    "item",
    [
        {"part": "roots", "text": "no id"},
        {"id": "a", "text": "no part"},
        {"id": "a", "part": "storm", "text": "no part of a tree"},
        {"id": "a", "part": "roots", "only_mine": False},
        {"id": "a", "part": "roots", "x": 4},
        {"id": "a", "part": "roots", "text": "l" * 81},
    ],
)
def test_what_no_tree_has_is_refused(item: dict[str, Any]) -> None:
    with pytest.raises(Invalid, match="bad_response"):
        schemas.clean(KIND, source().structure, {"items": [item]})


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        (lambda s, w: w["parts"].pop("gifts"), "parts: 'gifts' has no words"),
        (lambda s, w: s["parts"].remove("gifts"), "parts: 'gifts' is not in the structure"),
    ],
)
def test_an_author_is_told_what_to_mend(change, fault: str) -> None:
    example = source()
    change(example.structure, example.words)
    assert list(KIND.faults(example.structure, example.words)) == [fault]


def test_the_example_is_whole() -> None:
    assert list(KIND.faults(source().structure, source().words)) == []
