"""Whether the ways in a response can be gone in the story. Pure."""

from collections.abc import Iterable
from itertools import pairwise

from flexid_xblock.activities.kinds.branching_dilemma import graph
from flexid_xblock.activities.kinds.shared import no_unknown
from flexid_xblock.activities.records import Document
from flexid_xblock.domain.errors import Invalid


def check(structure: Document, response: Document) -> None:
    """Refuse a way that the story does not have.

    ``Invalid("unknown_choice")`` where something is named that is not in the
    story; ``Invalid("bad_response")`` where a step does not follow.
    """
    paths = response.get("paths", [])
    no_unknown((path["seat"] for path in paths), structure["roles"])
    no_unknown(response.get("debrief", {}), structure["debrief"])
    if len({path["id"] for path in paths}) < len(paths):
        raise Invalid("bad_response")
    for path in paths:
        _check_known(structure, path["steps"])
        _check_following(structure, path["steps"])


def _check_known(structure: Document, steps: Iterable[Document]) -> None:
    for step in steps:
        no_unknown([step["node"]], structure["nodes"])
        offered = graph.choices(structure, step["node"])
        # An own idea goes on by a choice that the author called near to it.
        near = graph.nearest(structure, step["node"]) if step.get("own_idea") else offered
        no_unknown([step["choice"]], offered)
        no_unknown([step["choice"]], near)


def _check_following(structure: Document, steps: list[Document]) -> None:
    if steps and steps[0]["node"] != structure["start"]:
        raise Invalid("bad_response")
    for before, after in pairwise(steps):
        choices = graph.choices(structure, before["node"])
        if choices[before["choice"]].get("next") != after["node"]:
            raise Invalid("bad_response")
