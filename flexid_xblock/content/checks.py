"""Whether structure and words say the same, in both directions.

Strict for the source language; a translation may be missing, and is then
pending, but a translation that exists must be whole.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from functools import reduce

from . import checks_activities, checks_meeting
from .languages import SOURCE_LANGUAGE
from .records import WORD_FILES, Curriculum, Document, ModuleFiles


def faults(curriculum: Curriculum) -> list[str]:
    """Every fault, one sentence each, with the file and the key; ``[]`` when whole."""
    found = list(curriculum.unreadable)
    if curriculum.course is None:
        return found
    found += _course_faults(curriculum.course, curriculum.modules)
    found += _then_faults(curriculum.course, curriculum.modules)
    for module in curriculum.modules.values():
        found += _language_faults(module, curriculum.course["languages"])
        found += checks_activities.faults(module, f"modules/{module.key}")
        if module.structure is not None:
            found += _structure_faults(module.key, module.structure)
            found += _word_faults(module, module.structure)
    return [*found, *checks_activities.faults(curriculum.gallery, "gallery")]


def pending(curriculum: Curriculum) -> list[str]:
    """The files that wait for a translation; their readers get the source language."""
    languages = curriculum.course["languages"] if curriculum.course else []
    translated = [language for language in languages if language != SOURCE_LANGUAGE]
    return [
        f"modules/{module.key}/{language}/{file}.yaml"
        for module in curriculum.modules.values()
        for language in translated
        for file in _waiting(module, language)
    ]


def _waiting(module: ModuleFiles, language: str) -> list[str]:
    files = [file for file in WORD_FILES if file not in module.words.get(language, {})]
    words = module.activity_words.get(language, {})
    return files + [f"activities/{name}" for name in module.activities if name not in words]


def _course_faults(course: Document, folders: Iterable[str]) -> Iterator[str]:
    keys = [module["key"] for module in course["modules"]]
    places = [f"year {m['year']} number {m['number']}" for m in course["modules"]]
    for twice in [*_twice(keys), *_twice(places)]:
        yield f"course.yaml: modules: '{twice}' is there twice"
    for folder in folders:
        if folder not in keys:
            yield f"modules/{folder}: this module is not in course.yaml"


def _then_faults(course: Document, modules: dict[str, ModuleFiles]) -> Iterator[str]:
    """An old answer can only be shown where its question was asked in an earlier module."""
    asked: set[tuple[str, str]] = set()
    for key in (module["key"] for module in course["modules"]):
        structure = modules[key].structure if key in modules else None
        prompts = structure["journal"]["prompts"] if structure else []
        for prompt in prompts:
            then = prompt.get("then")
            if then and (then["activity"], then["prompt"]) not in asked:
                yield (
                    f"modules/{key}/module.yaml: journal.prompts.{prompt['key']}: "
                    f"'{then['activity']} {then['prompt']}' is not asked in an earlier module"
                )
        asked |= {(f"{key}.journal", prompt["key"]) for prompt in prompts}


def _language_faults(module: ModuleFiles, languages: list[str]) -> Iterator[str]:
    for language in module.words:
        if language not in languages:
            yield f"modules/{module.key}/{language}: this language is not in course.yaml"
    for file in WORD_FILES:
        if file not in module.words.get(SOURCE_LANGUAGE, {}):
            yield f"modules/{module.key}/{SOURCE_LANGUAGE}/{file}.yaml: is missing"


def _structure_faults(key: str, structure: Document) -> Iterator[str]:
    path = f"modules/{key}/module.yaml"
    prompts, stages = structure["journal"]["prompts"], structure["meeting"]["stages"]
    lists = {"journal.prompts": prompts, "meeting.stages": stages}
    lists |= {f"meeting.stages.{stage['key']}.polls": stage.get("polls", []) for stage in stages}
    for where, items in lists.items():
        for twice in _twice(_keys(items)):
            yield f"{path}: {where}: '{twice}' is there twice"
    for fault in checks_meeting.faults(structure):
        yield f"{path}: {fault}"
    if all(prompt["suggests"] != "counsellor" for prompt in prompts):
        yield f"{path}: journal.prompts: no prompt suggests the counsellor"


def _word_faults(module: ModuleFiles, structure: Document) -> Iterator[str]:
    expected = _expected_keys(structure)
    for file in WORD_FILES:
        for language, text in module.texts(file).items():
            path = f"modules/{module.key}/{language}/{file}.yaml"
            for where, keys in expected[file].items():
                written = reduce(lambda node, step: node.get(step, {}), where.split("."), text)
                for key in sorted(set(keys) - set(written)):
                    yield f"{path}: {where}: '{key}' has no words"
                for key in sorted(set(written) - set(keys)):
                    yield f"{path}: {where}: '{key}' is not in module.yaml"


def _expected_keys(structure: Document) -> dict[str, dict[str, list[str]]]:
    opening, meeting = structure["opening"], structure["meeting"]
    facilitator = structure["facilitator"]
    dilemma = facilitator.get("dilemma", {"options": [], "stakeholders": []})
    return {
        "student": {
            "opening.goals": opening["goals"],
            "opening.parts": opening["parts"],
            "opening.glossary": opening["glossary"],
            "journal.prompts": _keys(structure["journal"]["prompts"]),
            **_meeting_keys(meeting),
        },
        "facilitator": {
            "stages": _keys(meeting["stages"]),
            "dilemma.options": dilemma["options"],
            "dilemma.stakeholders": dilemma["stakeholders"],
            "variations": facilitator["variations"],
        },
        "family": {"parts": structure["family"]["parts"]},
    }


def _meeting_keys(meeting: Document) -> dict[str, list[str]]:
    note = ["content_note"] if meeting.get("content_note") else []
    expected = {
        "meeting": ["title", "stages", "board", *note],
        "meeting.stages": _keys(meeting["stages"]),
        "meeting.board.columns": meeting["board"]["columns"],
    }
    for stage in meeting["stages"]:
        where = f"meeting.stages.{stage['key']}"
        expected[f"{where}.options"] = stage.get("options", [])
        expected[f"{where}.polls"] = _keys(stage.get("polls", []))
        expected[f"{where}.roleplay.roles"] = stage.get("roles", [])
        for poll in stage.get("polls", []):
            expected[f"{where}.polls.{poll['key']}.options"] = poll["options"]
    return expected


def _keys(items: list[Document]) -> list[str]:
    return [item["key"] for item in items]


def _twice(names: list[str]) -> list[str]:
    return [name for name, times in Counter(names).items() if times > 1]
