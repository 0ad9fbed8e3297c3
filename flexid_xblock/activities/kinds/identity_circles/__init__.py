"""Identity circles: sides of oneself, each as big as it is today. Nobody is a part of a whole."""

from collections.abc import Iterator
from pathlib import Path

from flexid_xblock.activities.kinds.shared import joined, labels, no_unknown, same_keys
from flexid_xblock.activities.records import Document, Kind, Source


def _summary(source: Source, response: Document) -> Iterator[str]:
    for circle in response.get("circles", []):
        contexts = labels(source.words["contexts"], circle.get("contexts", []))
        yield joined(circle.get("label"), contexts)
        if note := circle.get("note"):
            yield note


def _check(structure: Document, response: Document) -> None:
    for circle in response.get("circles", []):
        no_unknown(circle.get("contexts", []), structure["contexts"])


def _faults(structure: Document, words: Document) -> Iterator[str]:
    yield from same_keys("contexts", structure["contexts"], words["contexts"])


KIND = Kind(
    name="identity_circles",
    folder=Path(__file__).parent,
    summary=_summary,
    check=_check,
    faults=_faults,
    lifts=True,
)
