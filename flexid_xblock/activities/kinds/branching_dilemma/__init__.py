"""A branching dilemma: a story with ways through it. None of them is the right one.

What an author writes, and what is checked of it, stands in README.md. Nothing
is counted: a response says which ways she went, and in what words.
"""

from collections.abc import Iterator
from pathlib import Path

from flexid_xblock.activities.kinds.branching_dilemma import graph
from flexid_xblock.activities.kinds.branching_dilemma.paths import check
from flexid_xblock.activities.kinds.branching_dilemma.rules import faults
from flexid_xblock.activities.kinds.shared import joined
from flexid_xblock.activities.records import Document, Kind, Source


def _summary(source: Source, response: Document) -> Iterator[str]:
    for path in response.get("paths", []):
        yield source.words["stakeholders"][path["seat"]]["name"]
        for step in path["steps"]:
            yield from _step(source, step)
        yield from _ending(source, path["steps"])
    yield from filter(None, [response.get("idea")])
    for key, text in response.get("debrief", {}).items():
        yield joined(source.words["debrief"][key], text, by=" ")


def _step(source: Source, step: Document) -> Iterator[str]:
    node = source.words["nodes"][step["node"]]
    yield joined(node["title"], node["choices"][step["choice"]]["label"])
    yield from filter(None, [step.get("own_idea"), step.get("reason")])


def _ending(source: Source, steps: list[Document]) -> Iterator[str]:
    if not steps:
        return
    choices = graph.choices(source.structure, steps[-1]["node"])
    ending = source.words["endings"].get(choices[steps[-1]["choice"]].get("next"))
    if ending:
        yield ending["title"]


KIND = Kind(
    name="branching_dilemma",
    folder=Path(__file__).parent,
    summary=_summary,
    check=check,
    faults=faults,
    scripts=("ways", "text", "picture"),
    has_style=True,
)
