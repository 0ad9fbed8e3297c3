"""A task for home, in any family form. Nothing is sent there, and nothing comes from there."""

from collections.abc import Iterator
from pathlib import Path

from flexid_xblock.activities.kinds.shared import same_keys
from flexid_xblock.activities.records import Document, Kind, Source


def _summary(source: Source, response: Document) -> Iterator[str]:
    if note := response.get("note"):
        yield note


def _faults(structure: Document, words: Document) -> Iterator[str]:
    yield from same_keys("ways", structure["ways"], words["ways"])


KIND = Kind(
    name="family_link",
    folder=Path(__file__).parent,
    summary=_summary,
    faults=_faults,
    has_style=True,
)
