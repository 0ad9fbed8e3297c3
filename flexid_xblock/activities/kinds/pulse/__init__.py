"""A pulse: how it is now, in five faces that are words. Hers alone; counted without her name."""

from collections.abc import Iterator
from pathlib import Path

from flexid_xblock.activities.kinds.shared import joined, no_unknown, same_keys
from flexid_xblock.activities.records import Document, Kind, Source


def _summary(source: Source, response: Document) -> Iterator[str]:
    words, faces = source.words, response.get("faces", {})
    for statement in source.structure["statements"]:
        if statement in faces:
            yield joined(words["statements"][statement], words["faces"][faces[statement]])


def _check(structure: Document, response: Document) -> None:
    no_unknown(response.get("faces", {}), structure["statements"])


def _faults(structure: Document, words: Document) -> Iterator[str]:
    yield from same_keys("statements", structure["statements"], words["statements"])


KIND = Kind(
    name="pulse",
    folder=Path(__file__).parent,
    summary=_summary,
    check=_check,
    faults=_faults,
    has_style=True,
)
