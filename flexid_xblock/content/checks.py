"""Whether structure and words say the same, in both directions.

Strict for the source language; a translation may be missing, and is then
pending, but a translation that exists must be whole.
"""

from collections import Counter
from collections.abc import Iterable, Iterator

from . import bank, checks_activities, checks_meeting, checks_sources, checks_words
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
            found += checks_words.faults(module, module.structure)
            found += checks_sources.faults(module, module.structure)
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
    steps = structure.get("evening", {"steps": []})["steps"]
    lists = {"journal.prompts": prompts, "meeting.stages": stages, "evening.steps": steps}
    lists["sources"] = structure["sources"]
    lists |= {f"meeting.stages.{stage['key']}.polls": stage.get("polls", []) for stage in stages}
    for where, items in lists.items():
        for twice in _twice(checks_words.keys_of(items)):
            yield f"{path}: {where}: '{twice}' is there twice"
    for fault in checks_meeting.faults(structure):
        yield f"{path}: {fault}"
    for fault in bank.faults(structure["journal"]):
        yield f"{path}: {fault}"


def _twice(names: list[str]) -> list[str]:
    return [name for name, times in Counter(names).items() if times > 1]
