"""Whether each source names places that its module really has."""

from collections.abc import Iterator
from typing import Any

from .languages import SOURCE_LANGUAGE
from .records import WORD_FILES, Document, ModuleFiles


def faults(module: ModuleFiles, structure: Document) -> Iterator[str]:
    """Every place of a source where there are no words, one sentence each."""
    path = f"modules/{module.key}/module.yaml"
    for source in structure["sources"]:
        for place in source["where"]:
            if find(module, SOURCE_LANGUAGE, place) is None:
                yield f"{path}: sources.{source['key']}: there are no words at '{place}'"


def find(module: ModuleFiles, language: str, place: str) -> Any:
    """What a module says at a place such as ``student.opening.parts.name``, or ``None``."""
    file, *steps = place.split(".")
    words = module.words.get(language, {})
    node: Any = {name: words.get(name) or {} for name in WORD_FILES}
    node["activities"] = module.activity_words.get(language, {})
    for step in [file, *steps]:
        node = node.get(step) if isinstance(node, dict) else None
    return node
