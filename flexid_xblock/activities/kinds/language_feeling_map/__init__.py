"""Language and feeling map: where in the body each language lives, and what it feels like there."""

from collections.abc import Iterator
from pathlib import Path

from flexid_xblock.activities.kinds.shared import joined, no_unknown, same_keys
from flexid_xblock.activities.records import Document, Kind, Source


def _summary(source: Source, response: Document) -> Iterator[str]:
    names = {one["id"]: one["name"] for one in response.get("languages", [])}
    if any(names.values()):
        yield joined(*names.values(), by=", ")
    for region in response.get("regions", []):
        # A language that was taken away leaves its rows as they are.
        language = names.get(region.get("language"))
        told = joined(region.get("feeling"), region.get("with"), by="; ")
        yield joined(source.words["zones"][region["zone"]], language, told)


def _check(structure: Document, response: Document) -> None:
    no_unknown((one["zone"] for one in response.get("regions", [])), structure["zones"])


def _faults(structure: Document, words: Document) -> Iterator[str]:
    yield from same_keys("zones", structure["zones"], words["zones"])


KIND = Kind(
    name="language_feeling_map",
    folder=Path(__file__).parent,
    summary=_summary,
    check=_check,
    faults=_faults,
    has_style=True,
    lifts=True,
)
