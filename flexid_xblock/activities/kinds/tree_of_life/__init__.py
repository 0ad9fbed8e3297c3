"""The tree of life: safe ground first, then people, skills and hopes. A leaf may stay blank."""

from collections.abc import Iterator
from pathlib import Path

from flexid_xblock.activities.kinds.shared import joined, no_unknown, same_keys
from flexid_xblock.activities.records import Document, Kind, Source


def _summary(source: Source, response: Document) -> Iterator[str]:
    """From the roots upwards, as the author told the parts."""
    parts = source.words["parts"]
    items = [item for item in response.get("items", []) if item.get("text")]
    for part in source.structure["parts"]:
        for item in items:
            if item["part"] == part:
                yield joined(parts[part]["name"], item["text"])


def _check(structure: Document, response: Document) -> None:
    no_unknown((item["part"] for item in response.get("items", [])), structure["parts"])


def _faults(structure: Document, words: Document) -> Iterator[str]:
    yield from same_keys("parts", structure["parts"], words["parts"])


KIND = Kind(
    name="tree_of_life",
    folder=Path(__file__).parent,
    summary=_summary,
    check=_check,
    faults=_faults,
    has_style=True,
    lifts=True,
)
