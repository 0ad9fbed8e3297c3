"""Recall: whether she looked and what she saw; of the old answers nothing is kept."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flexid_xblock.activities import kinds, schemas
from flexid_xblock.activities.records import Source
from flexid_xblock.content import api as content
from flexid_xblock.domain.errors import Invalid

NAME = "compare-view"
KIND = kinds.find("compare_view")
QUESTIONS = ("bigger", "smaller", "stays")

WRITTEN = "abc æøå نور ١٢ <b>&\"'.,?"
STRATEGY = st.fixed_dictionaries(
    {},
    optional={
        "looked": st.sampled_from(["yes", "no"]),
        **{name: st.text(WRITTEN, max_size=400) for name in QUESTIONS},
    },
)


def source() -> Source:
    """The example, in English."""
    found = content.source(f"gallery.{NAME}")
    return Source(structure=found["structure"], words=found["words"]["en"], language="en")


@given(STRATEGY)
def test_every_word_is_in_the_summary(response: dict[str, Any]) -> None:
    told = "\n".join(KIND.summary(source(), response))
    assert [name for name in QUESTIONS if response.get(name, "") not in told] == []
    schemas.clean(KIND, source().structure, response)


def test_it_is_told_as_answers_to_the_questions() -> None:
    response = {"looked": "yes", "bigger": "The drummer.", "smaller": "", "stays": "My sister."}
    assert list(KIND.summary(source(), response)) == [
        "You looked at what you made then.",
        "What grew? The drummer.",
        "What is the same? My sister.",
    ]


def test_not_to_look_is_a_full_answer() -> None:
    told = list(KIND.summary(source(), {"looked": "no"}))
    assert told == ["You did not want to look. That is fine."]
    assert list(KIND.summary(source(), {})) == []


@pytest.mark.parametrize(
    "response",
    [
        {"looked": True},
        {"looked": "maybe"},
        {"then": {"circles": []}},
        {"bigger": "l" * 401},
    ],
)
def test_what_no_recall_has_is_refused(response: dict[str, Any]) -> None:
    with pytest.raises(Invalid, match="bad_response"):
        schemas.clean(KIND, source().structure, response)


@pytest.mark.parametrize("activity", ["gallery.nothing", "gallery.tree-of-life", "welcome.meeting"])
def test_an_author_is_told_where_there_is_no_such_answer(activity: str) -> None:
    structure = source().structure | {"then": activity}
    assert list(KIND.faults(structure, source().words)) == [
        f"then: there is no activity '{activity}' of the kind identity_circles"
    ]


def test_the_example_is_whole_and_needs_the_drawing_of_the_other_kind() -> None:
    assert list(KIND.faults(source().structure, source().words)) == []
    assert KIND.uses(source().structure) == ("identity_circles",)
