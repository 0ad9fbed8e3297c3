"""A timeline: what happened, in the order she gives it. Never a date, never a place on a map."""

from collections.abc import Iterator
from pathlib import Path

from flexid_xblock.activities.kinds.shared import joined, no_unknown, same_keys
from flexid_xblock.activities.records import Document, Kind, Source
from flexid_xblock.domain.errors import Invalid

MOVING = "moving"


def _summary(source: Source, response: Document) -> Iterator[str]:
    for event in response.get("events", []):
        kind = source.words["events"].get(event.get("kind"))
        when = joined(event.get("when"), kind, event.get("place"), by=", ")
        yield joined(event.get("label"), when)
        yield joined(event.get("feeling"))
        yield joined(event.get("strengths"))
        if event.get("do_not_ask"):
            yield source.words["do_not_ask"]
    for tip in response.get("tips", []):
        yield joined(source.words.get("tip"), tip.get("text"))


def _check(structure: Document, response: Document) -> None:
    events = response.get("events", [])
    no_unknown((one["kind"] for one in events if "kind" in one), structure["events"])
    # Only where somebody moved is there advice for whoever comes next.
    if response.get("tips") and structure["preset"] != MOVING:
        raise Invalid("bad_response")


def _faults(structure: Document, words: Document) -> Iterator[str]:
    yield from same_keys("events", structure["events"], words["events"])
    if ("tip" in words) is not (structure["preset"] == MOVING):
        yield "tip: the preset 'moving' needs these words, another preset has no use for them"
    yield from _persona_faults(structure, words)


def _persona_faults(structure: Document, words: Document) -> Iterator[str]:
    if ("persona" in words) is not ("persona" in structure):
        yield "persona: it is either in the structure and in the words, or in neither"
        return
    persona = structure.get("persona", [])
    if repeated := len(persona) - len({event["key"] for event in persona}):
        yield f"persona: {repeated} of the keys are there already"
    for kind in sorted({event["kind"] for event in persona} - set(structure["events"])):
        yield f"persona: '{kind}' is not among the events"
    keys = [event["key"] for event in persona]
    yield from same_keys("persona", keys, words.get("persona", {}).get("events", []))


KIND = Kind(
    name="timeline",
    folder=Path(__file__).parent,
    summary=lambda source, response: filter(None, _summary(source, response)),
    check=_check,
    faults=_faults,
    has_style=True,
    lifts=True,
)
