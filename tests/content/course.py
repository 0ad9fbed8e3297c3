"""The modules that are written, and every text in them with the place where it stands.

A place is written as in a source's ``where``: the file, then the keys, with dots between.
The items of a list stand at the place of their list.
"""

from collections.abc import Iterator
from typing import Any, NamedTuple

import pytest

from flexid_xblock.content import loader
from flexid_xblock.content.records import ModuleFiles

_CURRICULUM = loader.read(loader.CURRICULUM)
COURSE: Any = _CURRICULUM.course
MODULES = _CURRICULUM.modules
LANGUAGES = ["en", "nb"]

each_module = pytest.mark.parametrize("module", MODULES.values(), ids=MODULES)
each_language = pytest.mark.parametrize("language", LANGUAGES)


class Text(NamedTuple):
    """One text: the place where it stands, and what it says."""

    place: str
    words: str


def texts_of(module: ModuleFiles, language: str) -> list[Text]:
    """Every text of a module in one language, the facilitator's and the activities' too."""
    files = {**module.words[language], "activities": module.activity_words.get(language, {})}
    return [text for file, words in files.items() for text in _texts(file, words)]


def _texts(place: str, node: Any) -> Iterator[Text]:
    if isinstance(node, str):
        yield Text(place, node)
    elif isinstance(node, dict):
        for key, child in node.items():
            yield from _texts(f"{place}.{key}", child)
    elif isinstance(node, list):
        for child in node:
            yield from _texts(place, child)


def is_at(place: str, above: str) -> bool:
    """Whether a text at this place is covered by what is said of a place above it."""
    return f"{place}.".startswith(f"{above}.")


def stages_of_kind(module: ModuleFiles, kind: str) -> list[str]:
    """The places of a module's stages of one kind."""
    stages = module.structure["meeting"]["stages"] if module.structure else []
    return [f"student.meeting.stages.{s['key']}" for s in stages if s["kind"] == kind]


def activities_of_kind(module: ModuleFiles, kind: str) -> dict[str, Any]:
    """A module's activities of one kind, by name."""
    return {name: one for name, one in module.activities.items() if one and one["kind"] == kind}
