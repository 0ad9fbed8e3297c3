"""A film, a sound or a text to begin from, with its summary beside it. Nothing plays by itself."""

from collections.abc import Iterator
from pathlib import Path

from flexid_xblock.activities.kinds.shared import same_keys
from flexid_xblock.activities.records import Document, Kind, Source


def _summary(source: Source, response: Document) -> Iterator[str]:
    if response.get("seen"):
        yield source.words["name"]
    if note := response.get("note"):
        yield note


def _faults(structure: Document, words: Document) -> Iterator[str]:
    if "address" not in structure and "text" not in words:
        yield "give an address in the structure, or the whole text in the words"
    if structure["media"] != "text" and "address" not in structure:
        yield f"a {structure['media']} needs an address"
    if structure["media"] != "film" and structure.get("subtitles"):
        yield "only a film has subtitles"
    yield from same_keys("glossary", structure.get("glossary", []), words.get("glossary", {}))


KIND = Kind(
    name="media",
    folder=Path(__file__).parent,
    summary=_summary,
    faults=_faults,
)
