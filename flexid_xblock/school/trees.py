"""A dilemma as its author looks at it: every node, choice and ending, in the order of the ways."""

from collections.abc import Iterator
from typing import Any

from flexid_xblock.activities import api as activities
from flexid_xblock.content import api as content
from flexid_xblock.domain.errors import NotFound

KIND = "branching_dilemma"
Document = dict[str, Any]


def has_tree(activity_key: str) -> bool:
    """Whether an activity is a story with ways through it."""
    structure = content.source(activity_key)["structure"]
    return isinstance(structure, dict) and structure.get("kind") == KIND


def tree(activity_key: str, language: str) -> Document:
    """All of a story in one language, and what is to mend in it.

    Raises ``NotFound`` where there is no such story. One that has not the shape
    of its kind has faults and no stations.
    """
    if not has_tree(activity_key):
        raise NotFound("unknown_activity")
    source = content.source(activity_key)
    words = content.words(source, language)
    is_sound = activities.has_its_shape(activity_key)
    return {
        "title": {**vars(words), "text": words.text["title"]},
        "words": words,
        "faults": activities.faults_of(activity_key),
        "stations": [*_stations(source["structure"], words.text)] if is_sound else [],
    }


def _stations(structure: Document, words: Document) -> Iterator[Document]:
    nodes, told = structure["nodes"], words["nodes"]
    for key in _in_order(structure):
        text = told.get(key, {})
        yield {
            "key": key,
            "kind": "start" if key == structure["start"] else "node",
            "title": _title(words, key),
            "text": text.get("text", ""),
            "choices": [_choice(words, nodes[key], text, one) for one in nodes[key]["choices"]],
        }
    for key in structure["endings"]:
        text = words["endings"].get(key, {})
        people = _people(words, text.get("next_week", {}))
        yield {
            "key": key,
            "kind": "ending",
            "title": _title(words, key),
            "text": text.get("text", ""),
            "people": people,
        }


def _choice(words: Document, node: Document, told: Document, choice: Document) -> Document:
    text = told.get("choices", {}).get(choice["key"], {})
    to = choice.get("next", "")
    return {
        "key": choice["key"],
        "label": text.get("label", choice["key"]),
        "to": to,
        "to_title": _title(words, to),
        "is_red_line": choice.get("red_line", False),
        "is_far": choice["key"] not in node.get("own_idea", [choice["key"]]),
        "people": _people(words, text.get("effects", {})),
    }


def _people(words: Document, texts: Document) -> list[Document]:
    names = words["stakeholders"]
    return [
        {"name": names[key]["name"] if key in names else key, "text": text}
        for key, text in texts.items()
    ]


def _title(words: Document, key: str) -> str:
    title: str = {**words["nodes"], **words["endings"]}.get(key, {"title": key})["title"]
    return title


def _in_order(structure: Document) -> list[str]:
    """The nodes as one comes to them, then those to which no way leads."""
    nodes = structure["nodes"]
    found = [structure["start"]] if structure["start"] in nodes else []
    for key in found:  # grows as it is read
        for choice in nodes[key]["choices"]:
            if (to := choice.get("next")) in nodes and to not in found:
                found.append(to)
    return found + [key for key in nodes if key not in found]
