"""Conflict ladder: how high a conflict has climbed, and one step down.

A case of one's own is for oneself alone: nothing of this kind goes to the board.
"""

from collections.abc import Iterator
from pathlib import Path

from flexid_xblock.activities.kinds.shared import joined, no_unknown, same_keys
from flexid_xblock.activities.records import Document, Kind, Source

OWN = "own"
AT_A_RUNG = ("said", "done", "felt", "needed")


def _summary(source: Source, response: Document) -> Iterator[str]:
    words, ladders = source.words, response.get("ladders", {})
    for case in [*source.structure["cases"], OWN]:
        own = response.get("about") if case == OWN else None
        lines = list(_ladder(words, ladders.get(case, {})))
        if lines or own:
            yield joined(_title(words, case), own)
        yield from lines


def _title(words: Document, case: str) -> str:
    title: str = words["own"] if case == OWN else words["cases"][case]["title"]
    return title


def _ladder(words: Document, ladder: Document) -> Iterator[str]:
    for number, name in enumerate(words["rungs"], 1):
        rung = ladder.get("rungs", {}).get(str(number), {})
        for ask in AT_A_RUNG:
            if told := rung.get(ask):
                yield f"{name}: {words['asks'][ask]} {told}"
    if at := ladder.get("at"):
        yield f"{words['asks']['at']} {words['rungs'][at - 1]}"
    for ask in ("step", "helper"):
        if told := ladder.get(ask):
            yield f"{words['asks'][ask]} {told}"


def _check(structure: Document, response: Document) -> None:
    cases = [*structure["cases"], OWN]
    no_unknown(response.get("ladders", {}), cases)
    no_unknown([response["case"]] if "case" in response else [], cases)


def _faults(structure: Document, words: Document) -> Iterator[str]:
    if OWN in structure["cases"]:
        yield f"cases: '{OWN}' is the student's own case; give this one another name"
    yield from same_keys("cases", structure["cases"], words["cases"])


KIND = Kind(
    name="conflict_ladder",
    folder=Path(__file__).parent,
    summary=_summary,
    check=_check,
    faults=_faults,
    has_style=True,
)
