"""Ways through a story, as a page would send them: such as can be gone, and such as cannot."""

import unicodedata
from collections.abc import Callable
from typing import Any

from hypothesis import strategies as st

from flexid_xblock.content import api as content

NAME = "branching-dilemma"
KEY = f"gallery.{NAME}"
Document = dict[str, Any]
SIGNS = st.characters(codec="utf-8", exclude_categories=("C", "Zl", "Zp"))
IDS = st.from_regex(r"[a-z0-9]{1,12}", fullmatch=True)


def source() -> Document:
    """The gallery's story; a fresh copy."""
    return content.source(KEY)


def choice_of(structure: Document, step: Document) -> Document:
    """What the structure says of a step."""
    offered = structure["nodes"][step["node"]]["choices"]
    return next(one for one in offered if one["key"] == step["choice"])


def texts(limit: int) -> st.SearchStrategy[str]:
    """Anything one can type, in the one spelling the house keeps."""
    written = st.text(SIGNS, max_size=limit)
    return written.map(lambda text: unicodedata.normalize("NFC", text)[:limit])


@st.composite
def walks(draw: Callable[..., Any], structure: Document, least: int = 0) -> list[Document]:
    """Steps from the start on, to an ending or to somewhere before it."""
    steps: list[Document] = []
    node = structure["start"]
    while node in structure["nodes"] and (len(steps) < least or draw(st.booleans())):
        choice = draw(st.sampled_from(structure["nodes"][node]["choices"]))
        step = {"node": node, "choice": choice["key"]}
        near = structure["nodes"][node].get("own_idea", [choice["key"]])
        if choice["key"] in near and draw(st.booleans()):
            step["own_idea"] = draw(texts(400))
        if draw(st.booleans()):
            step["reason"] = draw(texts(400))
        steps.append(step)
        node = choice["next"]
    return steps


def responses(structure: Document) -> st.SearchStrategy[Document]:
    """Several ways from several seats, an idea half written, answers to the questions."""
    path = st.fixed_dictionaries(
        {"id": IDS, "seat": st.sampled_from(structure["roles"]), "steps": walks(structure)}
    )
    answers = st.dictionaries(st.sampled_from(structure["debrief"]), texts(300))
    return st.fixed_dictionaries(
        {},
        optional={
            "paths": st.lists(path, max_size=5, unique_by=lambda one: one["id"]),
            "idea": texts(400),
            "debrief": answers,
        },
    )


@st.composite
def broken(draw: Callable[..., Any], structure: Document) -> tuple[Document, str]:
    """A way of two steps or more with one thing wrong in it, and the code that refuses it."""
    steps = draw(walks(structure, least=2))
    at = draw(st.integers(0, len(steps) - 1))
    path = {"id": "a1", "seat": structure["roles"][0], "steps": steps}
    wrong, code = draw(st.sampled_from(WRONGS))
    wrong(structure, path, at)
    return {"paths": [path]}, code


def _no_such_node(structure: Document, path: Document, at: int) -> None:
    path["steps"][at]["node"] = "the-moon"


def _no_such_choice(structure: Document, path: Document, at: int) -> None:
    path["steps"][at]["choice"] = "fly"


def _no_such_seat(structure: Document, path: Document, at: int) -> None:
    path["seat"] = "hana"  # she is in the story, but nobody sits where she sits


def _left_out(structure: Document, path: Document, at: int) -> None:
    del path["steps"][min(at, len(path["steps"]) - 2)]


def _in_a_circle(structure: Document, path: Document, at: int) -> None:
    path["steps"].append(path["steps"][at])


def _idea_by_the_line(structure: Document, path: Document, at: int) -> None:
    steps = [{"node": "dinner", "choice": "nothing"}, {"node": "door", "choice": "kick"}]
    path["steps"] = [steps[0], {**steps[1], "own_idea": "mine"}]


WRONGS = [
    (_no_such_node, "unknown_choice"),
    (_no_such_choice, "unknown_choice"),
    (_no_such_seat, "unknown_choice"),
    (_idea_by_the_line, "unknown_choice"),
    (_left_out, "bad_response"),
    (_in_a_circle, "bad_response"),
]
