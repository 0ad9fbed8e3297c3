"""Reads the curriculum folder, and gives it out only when it is whole."""

import json
import logging
from collections.abc import Hashable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from jsonschema import Draft202012Validator

from flexid_xblock.domain.errors import Unavailable

from . import checks
from .records import GALLERY, WORD_FILES, Curriculum, Document, ModuleFiles

CURRICULUM = Path(__file__).parent.parent / "curriculum"
SCHEMAS = Path(__file__).parent / "schemas"
# Folders of files that each hold one activity, or one example of an answer.
ACTIVITIES = "activities"
ANSWERS = "answers"

logger = logging.getLogger(__name__)


@cache
def load(root: Path = CURRICULUM) -> Curriculum:
    """The folder, read once per process; refuses a folder that has a fault."""
    curriculum = read(root)
    faults = checks.faults(curriculum)
    if faults:
        logger.error("The curriculum is not whole:\n%s", "\n".join(faults))
        raise Unavailable("curriculum_broken")
    return curriculum


def read(root: Path) -> Curriculum:
    """The folder as it is now, with a sentence for each file that cannot be used."""
    reader = _Reader(root)
    course = reader.document(root / "course.yaml", "course")
    modules = {folder.name: reader.module(folder) for folder in _entries(root / "modules")}
    gallery = reader.gallery(root / GALLERY)
    unreadable = tuple(reader.unreadable)
    return Curriculum(
        root=root, course=course, modules=modules, gallery=gallery, unreadable=unreadable
    )


@cache
def validator(schema: str) -> Draft202012Validator:
    """The closed schema of one kind of file."""
    return Draft202012Validator(json.loads((SCHEMAS / f"{schema}.json").read_text("utf-8")))


class _Reader:
    """Reads files below one root and remembers what was wrong with them."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.unreadable: list[str] = []

    def module(self, folder: Path) -> ModuleFiles:
        """One module: its structure and activities, and the words of each language folder."""
        structure = self.document(folder / "module.yaml", "module")
        languages = _besides(folder, "module.yaml", ACTIVITIES)
        return ModuleFiles(
            key=folder.name,
            structure=structure,
            words={entry.name: self.language(entry) for entry in languages},
            activities=self.documents(folder / ACTIVITIES, "activity"),
            activity_words=self.activity_words(languages),
        )

    def gallery(self, folder: Path) -> ModuleFiles:
        """The examples: activities, their words, and an answer to each; no module."""
        languages = _besides(folder, ACTIVITIES)
        for language in languages:
            for entry in _besides(language, ACTIVITIES, ANSWERS):
                self._refuse(entry, "this file has no place here")
        return ModuleFiles(
            key=GALLERY,
            structure=None,
            words={},
            activities=self.documents(folder / ACTIVITIES, "activity"),
            activity_words=self.activity_words(languages),
            answers={one.name: self.documents(one / ANSWERS, "answer") for one in languages},
        )

    def language(self, folder: Path) -> dict[str, Document | None]:
        """The word files of one language folder; any other file is a slip of the pen."""
        known = {f"{file}.yaml": file for file in WORD_FILES}
        entries = _besides(folder, ACTIVITIES) if folder.is_dir() else [folder]
        for entry in entries:
            if entry.name not in known:
                self._refuse(entry, "this file has no place here")
        names = [entry.name for entry in entries if entry.name in known]
        return {known[n]: self.document(folder / n, known[n]) for n in names}

    def activity_words(self, languages: list[Path]) -> dict[str, dict[str, Document | None]]:
        """What each language folder says about the activities."""
        return {one.name: self.documents(one / ACTIVITIES, "activity_words") for one in languages}

    def documents(self, folder: Path, schema: str) -> dict[str, Document | None]:
        """Every file of a folder, by its name without the ending."""
        found: dict[str, Document | None] = {}
        for entry in _entries(folder):
            if entry.suffix == ".yaml":
                found[entry.stem] = self.document(entry, schema)
            else:
                self._refuse(entry, "this file has no place here")
        return found

    def document(self, path: Path, schema: str) -> Document | None:
        """One file that follows its schema, or ``None``."""
        try:
            content = yaml.load(path.read_text("utf-8"), Loader=_StrictLoader)  # noqa: S506
        except (OSError, ValueError, yaml.YAMLError) as error:
            self._refuse(path, _reason(error))
            return None
        breaches = list(validator(schema).iter_errors(content))
        for breach in breaches:
            place = ".".join(str(step) for step in breach.absolute_path)
            self._refuse(path, f"{place}: {breach.message}" if place else breach.message)
        return None if breaches else content

    def _refuse(self, path: Path, reason: str) -> None:
        self.unreadable.append(f"{path.relative_to(self.root).as_posix()}: {reason}")


class _StrictLoader(yaml.CSafeLoader):
    """The safe loader that refuses a key written twice, and one that is not text (``no:``).

    In C, which reads the whole course ten times as fast: it is read at each start.
    """

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Hashable, Any]:
        keys = [self.construct_object(key, deep=True) for key, _ in node.value]
        for position, key in enumerate(keys):
            if not isinstance(key, str) or key in keys[:position]:
                mark = node.value[position][0].start_mark
                fault = "is written twice" if isinstance(key, str) else "is not text"
                raise yaml.MarkedYAMLError(problem=f"the key {key!r} {fault}", problem_mark=mark)
        return super().construct_mapping(node, deep)


def _besides(folder: Path, *names: str) -> list[Path]:
    return [entry for entry in _entries(folder) if entry.name not in names]


def _entries(folder: Path) -> Iterator[Path]:
    if folder.is_dir():
        yield from sorted(entry for entry in folder.iterdir() if not entry.name.startswith("."))


def _reason(error: Exception) -> str:
    if isinstance(error, yaml.MarkedYAMLError) and error.problem_mark:
        return f"{error.problem} (line {error.problem_mark.line + 1})"
    if isinstance(error, FileNotFoundError):
        return "is missing"
    return f"cannot be read ({type(error).__name__})"
