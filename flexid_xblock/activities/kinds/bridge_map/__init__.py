"""Bridge map: strengths on two banks, laid as planks from one to the other, held up by people.

A plank may have lost its strength, since a student can take a strength away;
it then says only how it helps.
"""

from collections.abc import Iterator
from pathlib import Path

from flexid_xblock.activities.kinds.shared import joined, same_keys
from flexid_xblock.activities.records import Document, Kind, Source


def _lines(source: Source, response: Document) -> Iterator[str]:
    banks, parts = response.get("banks", {}), source.words["parts"]
    strengths = {one["id"]: one["label"] for one in response.get("strengths", [])}
    yield joined(banks.get("a"), banks.get("b"), by=" – ")
    for one in response.get("strengths", []):
        yield joined(banks.get(one["bank"]), one["label"])
    for one in response.get("planks", []):
        yield joined(parts["plank"], strengths.get(one.get("from")), one["how"])
    for one in response.get("pillars", []):
        yield joined(parts["pillar"], one["label"], one.get("how"))


def _summary(source: Source, response: Document) -> Iterator[str]:
    return filter(None, _lines(source, response))


def _faults(structure: Document, words: Document) -> Iterator[str]:
    yield from same_keys("pairs", structure["pairs"], words["pairs"])


KIND = Kind(
    name="bridge_map",
    folder=Path(__file__).parent,
    summary=_summary,
    faults=_faults,
    has_style=True,
    lifts=True,
)
