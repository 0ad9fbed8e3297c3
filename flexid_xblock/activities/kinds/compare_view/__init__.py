"""Recall: what she made then beside what she made now. Nothing old is fetched before she asks."""

from collections.abc import Iterator
from pathlib import Path

from flexid_xblock.activities.kinds.shared import joined
from flexid_xblock.activities.records import Document, Kind, Source
from flexid_xblock.content import api as content
from flexid_xblock.domain.errors import NotFound


def _summary(source: Source, response: Document) -> Iterator[str]:
    if looked := response.get("looked"):
        yield source.words["looked"][looked]
    for question in ("bigger", "smaller", "stays"):
        if answer := response.get(question):
            yield joined(source.words[question], answer, by=" ")


def _faults(structure: Document, words: Document) -> Iterator[str]:
    for side in ("then", "now"):
        if _kind_of(structure[side]) != structure["of"]:
            yield f"{side}: there is no activity '{structure[side]}' of the kind {structure['of']}"


def _kind_of(activity_key: str) -> str | None:
    try:
        structure = content.source(activity_key)["structure"]
    except NotFound:
        return None
    kind: str | None = structure.get("kind")
    return kind


KIND = Kind(
    name="compare_view",
    folder=Path(__file__).parent,
    summary=_summary,
    faults=_faults,
    uses=lambda structure: (structure["of"],),
    has_style=True,
)
