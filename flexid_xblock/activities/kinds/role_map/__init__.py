"""Role map: what others and oneself expect, and whether it fits or pulls. A wish, never a rule."""

from collections.abc import Iterator
from pathlib import Path

from flexid_xblock.activities.kinds.shared import joined, no_unknown, same_keys
from flexid_xblock.activities.records import Document, Kind, Source


def _summary(source: Source, response: Document) -> Iterator[str]:
    words = source.words
    for one in response.get("expectations", []):
        weight = words["weights"].get(str(one.get("weight")))
        how = joined(
            words["fits"].get(one.get("fit")), weight, words["said"].get(one.get("said")), by=", "
        )
        what = joined(words["sources"][one["from"]], one.get("role"), one["text"])
        yield joined(what, how, by=" – ")


def _check(structure: Document, response: Document) -> None:
    no_unknown((one["from"] for one in response.get("expectations", [])), structure["sources"])


def _faults(structure: Document, words: Document) -> Iterator[str]:
    yield from same_keys("sources", structure["sources"], words["sources"])


KIND = Kind(
    name="role_map",
    folder=Path(__file__).parent,
    summary=_summary,
    check=_check,
    faults=_faults,
    has_style=True,
    lifts=True,
)
