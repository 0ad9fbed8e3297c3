"""A letter to oneself: every word of it told to her alone, closed until its day."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from flexid_xblock.activities import api as activities
from flexid_xblock.activities import kinds, personal, schemas
from flexid_xblock.activities.records import Source
from flexid_xblock.content import api as content
from flexid_xblock.domain.actors import Actor
from flexid_xblock.domain.errors import Denied, Invalid
from tests.activities.common import LETTER, change, decide, make

NAME = "future-letter"
KIND = kinds.find("future_letter")
DAYS = st.dates(date(2026, 1, 1), date(2040, 12, 31)).map(date.isoformat)
STRATEGY = st.fixed_dictionaries(
    {},
    optional={"body": st.text("abc æøå نور ١٢ <b>&\n\"'.,?", max_size=8000), "opens_on": DAYS},
)
IN_A_YEAR = (timezone.localdate() + timedelta(days=365)).isoformat()
WRITTEN = {"body": "Remember that she asked.", "opens_on": IN_A_YEAR}
Build = Callable[..., Actor]


def source(language: str = "en") -> Source:
    """The example, in one language."""
    found = content.source(f"gallery.{NAME}")
    words = found["words"][language]
    return Source(structure=found["structure"], words=words, language=language)


@given(STRATEGY)
def test_every_word_is_in_the_summary(response: dict[str, Any]) -> None:
    assert response.get("body", "") in "\n".join(KIND.summary(source(), response))
    schemas.clean(KIND, source().structure, response)


@pytest.mark.parametrize(
    ("language", "line"),
    [("en", "To be opened on May 20, 2028"), ("nb", "Åpnes 20. mai 2028")],
)
def test_its_day_is_told_in_her_language(language: str, line: str) -> None:
    assert list(KIND.summary(source(language), {"opens_on": "2028-05-20"})) == [line]


@pytest.mark.parametrize(
    "response",
    [
        {"opens_on": "2027-02-30"},
        {"opens_on": "tomorrow"},
        {"opens_on": "2027-1-1"},
        {"opens_on": ""},
        {"body": "l" * 8001},
        {"body": 3},
        {"to": "somebody"},
    ],
)
def test_what_no_letter_has_is_refused(response: dict[str, Any]) -> None:
    with pytest.raises(Invalid, match="bad_response"):
        schemas.clean(KIND, source().structure, response)


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        (lambda s, w: w["suggestions"].pop("one-year"), "suggestions: 'one-year' has no words"),
        (lambda s, w: w["suggestions"].update(never="never"), "suggestions: 'never' is not in"),
        (lambda s, w: s["suggestions"].append(s["suggestions"][0]), "suggestions: each needs"),
    ],
)
def test_an_author_is_told_what_to_mend(change, fault: str) -> None:
    example = source()
    change(example.structure, example.words)
    (found,) = KIND.faults(example.structure, example.words)
    assert found.startswith(fault)


@pytest.mark.django_db
def test_a_closed_letter_says_only_its_day(actor: Build) -> None:
    ana = actor("ana")
    closed = decide(ana, make(ana, WRITTEN, LETTER), "lock")
    shown = (closed.state, closed.response, closed.summary, closed.opens_on)
    assert shown == ("locked", None, (), date.fromisoformat(IN_A_YEAR))
    with pytest.raises(Denied, match="locked"):
        change(ana, closed, {"body": "other"})
    (hers,) = personal.export(ana)["responses"]
    assert hers["response"] == WRITTEN


@pytest.mark.django_db
def test_from_its_day_on_it_is_hers_to_read(actor: Build, monkeypatch) -> None:
    ana = actor("ana")
    closed = decide(ana, make(ana, WRITTEN, LETTER), "lock")
    day = date.fromisoformat(IN_A_YEAR)
    monkeypatch.setattr(timezone, "localdate", lambda: day - timedelta(days=1))
    assert activities.own_response(ana, closed.id).response is None
    monkeypatch.setattr(timezone, "localdate", lambda: day)
    assert activities.own_response(ana, closed.id).response == WRITTEN


@pytest.mark.django_db
def test_a_closed_letter_can_be_deleted(actor: Build) -> None:
    ana = actor("ana")
    closed = decide(ana, make(ana, WRITTEN, LETTER), "lock")
    assert decide(ana, closed, "delete").state == "deleted"


@pytest.mark.django_db
@pytest.mark.parametrize("day", [None, "2020-01-01", timezone.localdate().isoformat()])
def test_without_a_day_to_come_nothing_closes(actor: Build, day: str | None) -> None:
    response = {"body": "today"} | ({"opens_on": day} if day else {})
    made = make(actor("ana"), response, LETTER)
    with pytest.raises(Invalid, match="bad_day"):
        decide(actor("ana"), made, "lock")
    assert activities.own_response(actor("ana"), made.id) == made
