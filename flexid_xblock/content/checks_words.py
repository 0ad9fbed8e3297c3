"""Whether the word files of a module have every key of its structure, and no other."""

from collections.abc import Iterator
from functools import reduce

from .records import WORD_FILES, Document, ModuleFiles

# What every opening says; the rest only where the structure promises it.
OPENING = ("title", "summary", "goals", "what_we_do", "private", "parts", "glossary")
Expected = dict[str, list[str]]


def faults(module: ModuleFiles, structure: Document) -> Iterator[str]:
    """Every key without words, and all words without a key, one sentence each."""
    expected = {
        "student": _student_keys(structure),
        "facilitator": _facilitator_keys(structure),
        "family": {
            "parts": structure["family"]["parts"],
            "evening": ["title", "text"] if "evening" in structure else [],
        },
    }
    for file in WORD_FILES:
        for language, text in module.texts(file).items():
            path = f"modules/{module.key}/{language}/{file}.yaml"
            for where, keys in expected[file].items():
                written = reduce(lambda node, step: node.get(step, {}), where.split("."), text)
                for key in sorted(set(keys) - set(written)):
                    yield f"{path}: {where}: '{key}' has no words"
                for key in sorted(set(written) - set(keys)):
                    yield f"{path}: {where}: '{key}' is not in module.yaml"


def _student_keys(structure: Document) -> Expected:
    opening, meeting = structure["opening"], structure["meeting"]
    promised = [*_note(opening), *(["evening"] if "evening" in structure else [])]
    return {
        "opening": [*OPENING, *promised],
        "opening.goals": opening["goals"],
        "opening.parts": opening["parts"],
        "opening.glossary": opening["glossary"],
        "journal.prompts": keys_of(structure["journal"]["prompts"]),
        "meeting": ["title", "stages", "board", *_note(meeting)],
        "meeting.stages": keys_of(meeting["stages"]),
        "meeting.board.columns": meeting["board"]["columns"],
        **_stage_keys(meeting["stages"]),
    }


def _stage_keys(stages: list[Document]) -> Expected:
    expected = {}
    for stage in stages:
        where = f"meeting.stages.{stage['key']}"
        expected[f"{where}.options"] = stage.get("options", [])
        expected[f"{where}.polls"] = keys_of(stage.get("polls", []))
        expected[f"{where}.roleplay.roles"] = stage.get("roles", [])
        for poll in stage.get("polls", []):
            expected[f"{where}.polls.{poll['key']}.options"] = poll["options"]
    return expected


def _facilitator_keys(structure: Document) -> Expected:
    facilitator = structure["facilitator"]
    dilemma = facilitator.get("dilemma", {"options": [], "stakeholders": []})
    return {
        "stages": keys_of(structure["meeting"]["stages"]),
        "dilemma.options": dilemma["options"],
        "dilemma.stakeholders": dilemma["stakeholders"],
        **_seat_keys(dilemma),
        "variations": facilitator["variations"],
        "evening.steps": keys_of(structure.get("evening", {"steps": []})["steps"]),
    }


def _seat_keys(dilemma: Document) -> Expected:
    """Each way costs and gives each person something; of one's own idea the group says it."""
    return {
        f"dilemma.options.{option}.seats": [] if option == "own-idea" else dilemma["stakeholders"]
        for option in dilemma["options"]
    }


def _note(part: Document) -> list[str]:
    return ["content_note"] if part.get("content_note") else []


def keys_of(items: list[Document]) -> list[str]:
    """The keys of what a module lists, in its order."""
    return [item["key"] for item in items]
