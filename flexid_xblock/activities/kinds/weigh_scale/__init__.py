"""Weigh scale: how heavy one matter is from several seats. Nothing is added up, and nobody wins."""

from collections.abc import Iterator
from pathlib import Path

from flexid_xblock.activities.kinds.shared import joined, no_unknown, same_keys
from flexid_xblock.activities.records import Document, Kind, Source

OWN = "own"


def _summary(source: Source, response: Document) -> Iterator[str]:
    words, seats = source.words, response.get("seats", [])
    for matter in [*source.structure["matters"], OWN]:
        weighed = [seat for seat in seats if seat["matter"] == matter]
        own = response.get("about") if matter == OWN else None
        if weighed or own:
            yield joined(_title(words, matter), own)
        for seat in weighed:
            yield _seat(words, seat)


def _title(words: Document, matter: str) -> str:
    title: str = words["own"] if matter == OWN else words["matters"][matter]["title"]
    return title


def _seat(words: Document, seat: Document) -> str:
    who = joined(words["seats"][seat["who"]], seat.get("name"), by=", ")
    line = words["red_line"]["name"] if seat.get("red_line") else ""
    weight = joined(words["weights"][seat["weight"] - 1], line, by="; ")
    return joined(who, weight, seat.get("why"))


def _check(structure: Document, response: Document) -> None:
    seats, matters = response.get("seats", []), [*structure["matters"], OWN]
    no_unknown((seat["matter"] for seat in seats), matters)
    no_unknown((seat["who"] for seat in seats), structure["seats"])
    no_unknown([response["matter"]] if "matter" in response else [], matters)


def _faults(structure: Document, words: Document) -> Iterator[str]:
    if OWN in structure["matters"]:
        yield f"matters: '{OWN}' is the student's own matter; give this one another name"
    yield from same_keys("matters", structure["matters"], words["matters"])
    yield from same_keys("seats", structure["seats"], words["seats"])


KIND = Kind(
    name="weigh_scale",
    folder=Path(__file__).parent,
    summary=_summary,
    check=_check,
    faults=_faults,
    has_style=True,
)
