"""Values sort: what matters, in three piles, and up to five that are kept closest.

No pile is better than another, and the closest have an order but no number.
"""

from collections.abc import Iterator
from pathlib import Path

from flexid_xblock.activities.kinds.shared import joined, labels, no_unknown, same_keys
from flexid_xblock.activities.records import Document, Kind, Source
from flexid_xblock.domain.errors import Invalid

# The words of a stored version come in the order of the alphabet.
PILES = ("very", "some", "not-now", None)


def _summary(source: Source, response: Document) -> Iterator[str]:
    words, cards = source.words, response.get("cards", [])
    names = {card["id"]: _name(words, card) for card in cards}
    closest = [names.get(one.get("card"), "") for one in response.get("closest", [])]
    yield from _line(words["closest"], closest)
    for pile in PILES:
        called = words["piles"].get(pile, words["unsorted"])
        yield from _line(called, [names[c["id"]] for c in cards if c.get("pile") == pile])
    for card in cards:
        yield from _detail(words, card, names[card["id"]])


def _line(called: str, names: list[str]) -> Iterator[str]:
    if any(names):
        yield joined(called, joined(*names, by=", "))


def _detail(words: Document, card: Document, name: str) -> Iterator[str]:
    origins = labels(words["origins"], card.get("origins", []))
    held = words["holds"][card["hold"]] if "hold" in card else ""
    if origins or held:
        yield joined(name, joined(origins, held, by="; "))
    if note := card.get("note"):
        yield joined(name, note)


def _name(words: Document, card: Document) -> str:
    name: str = words["cards"][card["card"]] if "card" in card else card["label"]
    return name


def _check(structure: Document, response: Document) -> None:
    chosen = [card["card"] for card in response.get("cards", []) if "card" in card]
    no_unknown(chosen, structure["cards"])
    ids = [card["id"] for card in response.get("cards", [])]
    if len(set(chosen)) < len(chosen) or len(set(ids)) < len(ids):
        raise Invalid("bad_response")


def _faults(structure: Document, words: Document) -> Iterator[str]:
    yield from same_keys("cards", structure["cards"], words["cards"])


KIND = Kind(
    name="values_sort",
    folder=Path(__file__).parent,
    summary=_summary,
    check=_check,
    faults=_faults,
    has_style=True,
)
