"""A film, a sound or a text: left out as well as seen, and nothing of it loaded by the page."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flexid_xblock.activities import kinds, schemas
from flexid_xblock.activities.records import Source
from flexid_xblock.content import api as content
from flexid_xblock.domain.errors import Invalid

NAME = "media"
KIND = kinds.find("media")
STRATEGY = st.fixed_dictionaries(
    {},
    optional={
        "seen": st.booleans(),
        "note": st.text("abc æøå نور ١٢ <b>&\n\"'.,?", max_size=2000),
    },
)


def source() -> Source:
    """The example, in English."""
    found = content.source(f"gallery.{NAME}")
    return Source(structure=found["structure"], words=found["words"]["en"], language="en")


@given(STRATEGY)
def test_every_word_is_in_the_summary(response: dict[str, Any]) -> None:
    told = list(KIND.summary(source(), response))
    said = ["Two names"] * response.get("seen", False), [response.get("note", "")]
    assert told == [one for part in said for one in part if one]
    schemas.clean(KIND, source().structure, response)


@pytest.mark.parametrize(
    "response", [{"seen": "yes"}, {"seen": 3}, {"note": "l" * 2001}, {"minutes": 4}]
)
def test_what_no_answer_has_is_refused(response: dict[str, Any]) -> None:
    with pytest.raises(Invalid, match="bad_response"):
        schemas.clean(KIND, source().structure, response)


@pytest.mark.parametrize(
    "address",
    [
        "http://example.org/film",
        "javascript:alert(1)",
        "data:text/html,x",
        "//example.org",
        "https://",
        "https://somebody:secret@example.org/",
        "https://example.org/a b",
        "https://example.org\n/film",
    ],
)
def test_only_a_plain_https_address_is_an_address(address: str) -> None:
    structure = {"media": "film", "minutes": 4, "address": address}
    (fault,) = schemas.breaches(KIND, "content", structure)
    assert fault.startswith("address: ")


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        (lambda s, w: s.pop("address"), "a film needs an address"),
        (lambda s, w: s.update(media="sound"), "only a film has subtitles"),
        (lambda s, w: w["glossary"].pop("label"), "glossary: 'label' has no words"),
        (lambda s, w: s["glossary"].remove("label"), "glossary: 'label' is not in the structure"),
    ],
)
def test_an_author_is_told_what_to_mend(change, fault: str) -> None:
    example = source()
    change(example.structure, example.words)
    assert fault in list(KIND.faults(example.structure, example.words))


def test_a_text_may_stand_on_the_page_itself() -> None:
    structure, words = {"media": "text", "minutes": 3}, {"text": "Once."}
    assert list(KIND.faults(structure, words)) == []
    assert list(KIND.faults(structure, {})) == [
        "give an address in the structure, or the whole text in the words"
    ]


def test_there_is_always_a_summary_to_read_instead() -> None:
    words = {"name": "Two names", "question": "What did you notice?"}
    assert list(schemas.breaches(KIND, "words", words)) == ["'summary' is a required property"]
