"""A task for home: one line of her own, and nothing goes home or comes from there."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flexid_xblock.activities import kinds, schemas
from flexid_xblock.activities.records import Source
from flexid_xblock.content import api as content
from flexid_xblock.domain.errors import Invalid

NAME = "family-link"
KIND = kinds.find("family_link")
STRATEGY = st.fixed_dictionaries(
    {}, optional={"note": st.text("abc æøå نور ١٢ <b>&\n\"'.,?", max_size=2000)}
)
# Guardrail 23: no form of family is taken for granted.
TAKEN_FOR_GRANTED = ("your parents", "your mother", "foreldrene dine", "mora di", "moren din")


def source(key: str = f"gallery.{NAME}", language: str = "en") -> Source:
    """An activity, in one language."""
    found = content.source(key)
    words = found["words"][language]
    return Source(structure=found["structure"], words=words, language=language)


@given(STRATEGY)
def test_every_word_is_in_the_summary(response: dict[str, Any]) -> None:
    note = response.get("note")
    assert list(KIND.summary(source(), response)) == ([note] if note else [])
    schemas.clean(KIND, source().structure, response)


@pytest.mark.parametrize(
    "response", [{"note": "l" * 2001}, {"note": 3}, {"reply": "from home"}, {"adult": "Mum"}]
)
def test_there_is_no_place_for_anybody_elses_words(response: dict[str, Any]) -> None:
    with pytest.raises(Invalid, match="bad_response"):
        schemas.clean(KIND, source().structure, response)


def test_nothing_of_it_goes_on_a_board_or_waits_for_an_answer() -> None:
    assert (KIND.lifts, KIND.locks) == (False, False)


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        (lambda s, w: w["ways"].pop("name"), "ways: 'name' has no words"),
        (lambda s, w: w["ways"].update(film="film"), "ways: 'film' is not in the structure"),
    ],
)
def test_an_author_is_told_what_to_mend(change, fault: str) -> None:
    example = source()
    change(example.structure, example.words)
    assert list(KIND.faults(example.structure, example.words)) == [fault]


@pytest.mark.parametrize("key", [f"gallery.{NAME}", "welcome.at-home", "who-am-i.at-home"])
@pytest.mark.parametrize("language", ["en", "nb"])
def test_any_adult_in_any_family_will_do(key: str, language: str) -> None:
    words = str(source(key, language).words).lower()
    assert [one for one in TAKEN_FOR_GRANTED if one in words] == []
    assert ("adult you trust" in words, "voksen du stoler på" in words) == (
        language == "en",
        language == "nb",
    )
