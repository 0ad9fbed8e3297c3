"""What this room hands out, and what it holds of the folder."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

Document = dict[str, Any]
ActivityKind = Literal["module", "journal", "session"]
Direction = Literal["ltr", "rtl"]

ACTIVITY_KINDS: dict[str, ActivityKind] = {
    "opening": "module",
    "journal": "journal",
    "meeting": "session",
}
WORD_FILES = ("student", "facilitator", "family")


@dataclass(frozen=True, kw_only=True)
class ActivityInfo:
    """One activity that a block can name."""

    key: str
    kind: ActivityKind


@dataclass(frozen=True, kw_only=True)
class ModuleInfo:
    """One module of the plan; without activities until it is written.

    ``year`` is 0 for the welcome, and ``number`` counts within the year.
    """

    key: str
    year: int
    number: int
    titles: dict[str, str]
    complete: bool
    activities: tuple[ActivityInfo, ...]


@dataclass(frozen=True, kw_only=True)
class Course:
    """The whole plan, in the order it is taught."""

    key: str
    titles: dict[str, str]
    modules: tuple[ModuleInfo, ...]


@dataclass(frozen=True, kw_only=True)
class Words:
    """Texts in the language that was found, and whether it is the one asked for."""

    language: str
    direction: Direction
    is_fallback: bool
    text: Document


@dataclass(frozen=True, kw_only=True)
class ModuleFiles:
    """One module folder; ``None`` stands for a file that could not be used."""

    key: str
    structure: Document | None
    words: dict[str, dict[str, Document | None]]

    def texts(self, file: str) -> dict[str, Document]:
        """The words of one file in every language that has them."""
        found = {language: files.get(file) for language, files in self.words.items()}
        return {language: text for language, text in found.items() if text is not None}


@dataclass(frozen=True, kw_only=True)
class Curriculum:
    """Everything read from the folder; ``unreadable`` has a sentence for the rest."""

    root: Path
    course: Document | None
    modules: dict[str, ModuleFiles]
    unreadable: tuple[str, ...]
