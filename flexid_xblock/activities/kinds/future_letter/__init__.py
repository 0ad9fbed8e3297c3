"""A letter to oneself: closed until its day, and hers to read from then on."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from django.utils.formats import date_format
from django.utils.translation import override

from flexid_xblock.activities.kinds.shared import joined, same_keys
from flexid_xblock.activities.records import Document, Kind, Source
from flexid_xblock.domain.errors import Invalid


def _summary(source: Source, response: Document) -> Iterator[str]:
    if body := response.get("body"):
        yield body
    if day := response.get("opens_on"):
        with override(source.language):
            yield joined(source.words["opens"], date_format(date.fromisoformat(day)), by=" ")


def _check(structure: Document, response: Document) -> None:
    try:
        date.fromisoformat(response.get("opens_on", "2000-01-01"))
    except ValueError as error:  # a day that no calendar has: 30 February
        raise Invalid("bad_response") from error


def _faults(structure: Document, words: Document) -> Iterator[str]:
    keys = [one["key"] for one in structure["suggestions"]]
    if len(set(keys)) < len(keys):
        yield "suggestions: each needs a key of its own"
    yield from same_keys("suggestions", keys, words["suggestions"])


KIND = Kind(
    name="future_letter",
    folder=Path(__file__).parent,
    summary=_summary,
    check=_check,
    faults=_faults,
    has_style=True,
    locks=True,
)
