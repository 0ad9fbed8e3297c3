"""Belonging map: what somebody belongs to, nearer or further. It knows no streets or countries."""

from collections.abc import Iterator
from pathlib import Path

from flexid_xblock.activities.kinds.shared import joined, no_unknown, same_keys
from flexid_xblock.activities.records import Document, Kind, Source


def _summary(source: Source, response: Document) -> Iterator[str]:
    words = source.words
    for node in response.get("nodes", []):
        kind = words["kinds"].get(node.get("kind"))
        closeness = words["closeness"][str(node["closeness"])]
        yield joined(node["label"], joined(kind, closeness, node.get("feeling"), by=", "))
        if note := node.get("note"):
            yield note


def _check(structure: Document, response: Document) -> None:
    kinds = [node["kind"] for node in response.get("nodes", []) if "kind" in node]
    no_unknown(kinds, structure["kinds"])


def _faults(structure: Document, words: Document) -> Iterator[str]:
    yield from same_keys("kinds", structure["kinds"], words["kinds"])


KIND = Kind(
    name="belonging_map",
    folder=Path(__file__).parent,
    summary=_summary,
    check=_check,
    faults=_faults,
    has_style=True,
)
