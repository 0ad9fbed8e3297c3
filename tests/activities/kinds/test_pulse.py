"""A pulse: five faces in words, none of them a number, and each statement may be passed over."""

import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flexid_xblock.activities import kinds, schemas
from flexid_xblock.activities.records import Source
from flexid_xblock.activities.totals import FACES
from flexid_xblock.content import api as content
from flexid_xblock.domain.errors import Invalid

NAME = "pulse"
KIND = kinds.find("pulse")
STATEMENTS = content.source(f"gallery.{NAME}")["structure"]["statements"]
STRATEGY = st.fixed_dictionaries(
    {},
    optional={"faces": st.dictionaries(st.sampled_from(STATEMENTS), st.sampled_from(FACES))},
)


def source(language: str = "en") -> Source:
    """The example, in one language."""
    found = content.source(f"gallery.{NAME}")
    words = found["words"][language]
    return Source(structure=found["structure"], words=words, language=language)


@given(STRATEGY)
def test_each_face_is_told_with_its_statement_in_the_order_of_the_page(response: Any) -> None:
    faces, words = response.get("faces", {}), source().words
    assert list(KIND.summary(source(), response)) == [
        f"{words['statements'][one]}: {words['faces'][faces[one]]}"
        for one in STATEMENTS
        if one in faces
    ]
    schemas.clean(KIND, source().structure, response)


@pytest.mark.parametrize("language", ["en", "nb", "ar"])
def test_no_face_reads_as_a_number(language: str) -> None:
    assert re.search(r"\d", str(source(language).words["faces"].values())) is None


def test_a_statement_that_is_not_asked_is_refused() -> None:
    with pytest.raises(Invalid, match="unknown_choice"):
        schemas.clean(KIND, source().structure, {"faces": {"marks": "yes"}})


@pytest.mark.parametrize(
    "faces", [{"hope": 5}, {"hope": "5"}, {"hope": None}, {"hope": "very"}, ["yes"], "yes"]
)
def test_what_is_no_face_is_refused(faces: Any) -> None:
    with pytest.raises(Invalid, match="bad_response"):
        schemas.clean(KIND, source().structure, {"faces": faces})


def test_there_is_no_place_for_words_that_could_be_read() -> None:
    with pytest.raises(Invalid, match="bad_response"):
        schemas.clean(KIND, source().structure, {"note": "why"})


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        (lambda s, w: w["statements"].pop("hope"), "statements: 'hope' has no words"),
        (lambda s, w: s["statements"].remove("hope"), "statements: 'hope' is not in the structure"),
    ],
)
def test_an_author_is_told_what_to_mend(change, fault: str) -> None:
    example = source()
    change(example.structure, example.words)
    assert list(KIND.faults(example.structure, example.words)) == [fault]


@pytest.mark.parametrize("key", [f"gallery.{NAME}", "welcome.pulse"])
def test_the_eight_things_of_the_plan_are_asked(key: str) -> None:
    asked = "belonging pride words someone expectations strengths unfairness hope"
    structure = content.source(key)["structure"]
    assert (structure["moment"], structure["statements"]) == ("start", asked.split())
