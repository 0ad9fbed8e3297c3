"""What an author is told about a story: one sentence each, what to do. Pure."""

from collections.abc import Iterable, Iterator

from flexid_xblock.activities import reading
from flexid_xblock.activities.kinds.branching_dilemma import graph
from flexid_xblock.activities.records import Document

# The plan: at least three ways to begin, and one's own idea.
LEAST_AT_START = 3


def faults(structure: Document, words: Document) -> Iterator[str]:
    """Everything to mend in a story and in its words."""
    yield from _name_faults(structure)
    if structure["start"] not in structure["nodes"]:
        yield f"start: name one of the nodes instead of '{structure['start']}'."
        return
    yield from _way_faults(structure)
    yield from _start_faults(structure)
    yield from _mirror_faults(structure)
    yield from _word_faults(structure, words)
    yield from reading.faults(reading.texts(words))


def _name_faults(structure: Document) -> Iterator[str]:
    everybody = structure["stakeholders"]
    for key in sorted(set(structure["nodes"]) & set(structure["endings"])):
        yield f"endings: rename '{key}', which is the name of a node too."
    yield from _strangers("roles", structure["roles"], everybody, "stakeholders")
    for node, written in structure["nodes"].items():
        offered = graph.choices(structure, node)
        nearest = written.get("own_idea", [])
        yield from _strangers(f"nodes.{node}.own_idea", nearest, offered, "choices")
        if len(offered) < len(written["choices"]):
            yield f"nodes.{node}.choices: give each choice a key of its own."
        for choice in offered:
            where = f"nodes.{node}.choices.{choice}.reaches"
            reached = graph.reaches(structure, node, choice)
            yield from _strangers(where, reached, everybody, "stakeholders")


def _strangers(where: str, named: Iterable[str], known: Iterable[str], who: str) -> Iterator[str]:
    for key in named:
        if key not in known:
            yield f"{where}: add '{key}' to the {who}, or take it out here."


def _way_faults(structure: Document) -> Iterator[str]:
    dead = list(_dead_ends(structure))
    seen = graph.seen(structure)
    yield from dead
    for node in structure["nodes"]:
        if node not in seen:
            yield f"nodes.{node}: let a choice lead here, or take it out; no way comes to it."
    for ending in structure["endings"]:
        if ending not in seen:
            yield f"endings: let a choice lead to '{ending}', or take it out; no way comes to it."
    # Behind a dead end nothing can be reached anyway: first things first.
    for node in [] if dead else graph.stuck(structure):
        yield f"nodes.{node}: let a way lead out to an ending; from here the story goes in a ring."
    for stakeholder in structure["stakeholders"]:
        yield from _forgotten(structure, stakeholder)


def _dead_ends(structure: Document) -> Iterator[str]:
    places = {*structure["nodes"], *structure["endings"]}
    for node, written in structure["nodes"].items():
        if not written["choices"]:
            yield f"nodes.{node}: give it a choice, or make it an ending; the story stops here."
    for step in graph.steps(structure):
        where = f"nodes.{step.node}.choices.{step.choice}.next"
        if step.to is None:
            yield f"{where}: name a node or an ending; the choice leads nowhere."
        elif step.to not in places:
            yield f"{where}: write the missing node or ending '{step.to}', or name another."


def _forgotten(structure: Document, stakeholder: str) -> Iterator[str]:
    """A way on which nothing is said of what it means to somebody."""
    for ending, way in graph.around(structure, stakeholder).items():
        told = ", ".join(f"{step.node}.{step.choice}" for step in way)
        yield (
            f"stakeholders.{stakeholder}: write an effect on the way to '{ending}' ({told}); "
            "it says nothing of what this means to them."
        )


def _start_faults(structure: Document) -> Iterator[str]:
    start = structure["start"]
    if len(structure["nodes"][start]["choices"]) < LEAST_AT_START:
        yield f"nodes.{start}: give at least three choices where the story begins."
    if not graph.nearest(structure, start):
        yield f"nodes.{start}.own_idea: leave room for an own idea where the story begins."


def _mirror_faults(structure: Document) -> Iterator[str]:
    if not structure["mirror"]:
        yield (
            "mirror: write the mirror story, the same matter in a family with long roots here, "
            "and set mirror to true."
        )


def _word_faults(structure: Document, words: Document) -> Iterator[str]:
    everybody = structure["stakeholders"]
    yield from _both("stakeholders", everybody, words["stakeholders"])
    yield from _both("nodes", structure["nodes"], words["nodes"])
    yield from _both("endings", structure["endings"], words["endings"])
    yield from _both("debrief", structure["debrief"], words["debrief"])
    yield from _both("words", _extras(structure), {"red_line", "mirror"} & set(words))
    for ending in sorted(set(structure["endings"]) & set(words["endings"])):
        told = words["endings"][ending]["next_week"]
        yield from _both(f"endings.{ending}.next_week", everybody, told)
    for node in sorted(set(structure["nodes"]) & set(words["nodes"])):
        yield from _choice_faults(structure, node, words["nodes"][node]["choices"])


def _choice_faults(structure: Document, node: str, told: Document) -> Iterator[str]:
    offered = graph.choices(structure, node)
    yield from _both(f"nodes.{node}.choices", offered, told)
    for choice in sorted(set(offered) & set(told)):
        where = f"nodes.{node}.choices.{choice}.effects"
        yield from _both(where, graph.reaches(structure, node, choice), told[choice]["effects"])


def _extras(structure: Document) -> set[str]:
    """The parts of the words that only some stories have."""
    is_crossed = any(graph.is_red_line(structure, step) for step in graph.steps(structure))
    mirror = {"mirror"} if structure["mirror"] else set()
    return mirror | ({"red_line"} if is_crossed else set())


def _both(where: str, keys: Iterable[str], told: Iterable[str]) -> Iterator[str]:
    expected, written = set(keys), set(told)
    for key in sorted(expected - written):
        yield f"{where}: write the words of '{key}'; the structure has it."
    for key in sorted(written - expected):
        yield f"{where}: take out '{key}', or add it to the structure."
