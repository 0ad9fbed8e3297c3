"""The story as a graph: where each way leads. Pure.

Written so that it can be asked of a story that is not whole yet: a choice may
lead nowhere, or to something that is not there.
"""

from collections import deque
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from flexid_xblock.activities.records import Document


class Step(NamedTuple):
    """One choice, where it is made and where it leads (None: nowhere)."""

    node: str
    choice: str
    to: str | None


def choices(structure: Document, node: str) -> dict[str, Document]:
    """What can be chosen in a node, by its key, in the author's order."""
    return {one["key"]: one for one in structure["nodes"][node]["choices"]}


def steps(structure: Document) -> Iterator[Step]:
    """Every choice of the story, in the order it is written."""
    for node in structure["nodes"]:
        for choice, how in choices(structure, node).items():
            yield Step(node, choice, how.get("next"))


def reaches(structure: Document, node: str, choice: str) -> list[str]:
    """Whom a choice has an effect on: everybody, unless the author names some."""
    everybody: list[str] = structure["stakeholders"]
    named: list[str] = choices(structure, node)[choice].get("reaches", everybody)
    return named


def nearest(structure: Document, node: str) -> list[str]:
    """The choices that somebody's own idea may come near to: all, unless the author names some."""
    offered = [*choices(structure, node)]
    named: list[str] = structure["nodes"][node].get("own_idea", offered)
    return named


def is_red_line(structure: Document, step: Step) -> bool:
    """Whether a choice breaks somebody's rights or the law."""
    return bool(choices(structure, step.node)[step.choice].get("red_line"))


def seen(structure: Document) -> set[str]:
    """The nodes and endings that some way from the start comes to."""
    return {*ways(structure, list(steps(structure)))}


def stuck(structure: Document) -> list[str]:
    """The nodes from which no ending can be reached, in the order they are written."""
    free, grows = set(structure["endings"]), True
    while grows:
        more = {one.node for one in steps(structure) if one.to in free} - free
        free, grows = free | more, bool(more)
    return [node for node in structure["nodes"] if node not in free]


def around(structure: Document, stakeholder: str) -> Mapping[str, list[Step]]:
    """The endings that a way comes to without any effect on this stakeholder, and that way."""
    blind = [
        one
        for one in steps(structure)
        if stakeholder not in reaches(structure, one.node, one.choice)
    ]
    found = ways(structure, blind)
    return {ending: found[ending] for ending in structure["endings"] if ending in found}


def ways(structure: Document, allowed: list[Step]) -> dict[str, list[Step]]:
    """What can be reached by these steps only, each with a shortest way to it."""
    start = structure["start"]
    found: dict[str, list[Step]] = {start: []}
    waiting = deque([start])
    while waiting:
        here = waiting.popleft()
        for step in allowed:
            if step.node == here and step.to is not None and step.to not in found:
                found[step.to] = [*found[here], step]
                waiting.append(step.to)
    return found
