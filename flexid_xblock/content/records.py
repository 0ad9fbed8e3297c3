"""What this room hands out, and what it holds of the folder."""

from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any, Literal

Document = dict[str, Any]
ActivityKind = Literal["module", "journal", "session", "activity"]
Direction = Literal["ltr", "rtl"]

# Each module has these once; what students make has names of its own.
ACTIVITY_KINDS: dict[str, ActivityKind] = {
    "opening": "module",
    "journal": "journal",
    "meeting": "session",
}
# The module that no course teaches: one example of each kind, for those who write.
GALLERY = "gallery"
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
class Piece:
    """Something that a student may take along: what she makes, or her text to one prompt."""

    activity_key: str
    prompt: str = ""


@dataclass(frozen=True, kw_only=True)
class Edition:
    """The course that is asked for: its language, its key, and its first day, if it is known."""

    language: str
    org: str = "FlexID"
    course: str = "flex-id"
    run: str = "1"
    start: date | None = None


@dataclass(frozen=True, kw_only=True)
class Words:
    """Texts in the language that was found, and whether it is the one asked for."""

    language: str
    direction: Direction
    is_fallback: bool
    text: Document


@dataclass(frozen=True, kw_only=True)
class ModuleFiles:
    """One module folder; ``None`` stands for a file that could not be used.

    ``activities`` holds what students make, by name; ``activity_words`` and
    ``answers`` (examples, in the gallery only) by language and name.
    """

    key: str
    structure: Document | None
    words: dict[str, dict[str, Document | None]]
    activities: dict[str, Document | None] = field(default_factory=dict)
    activity_words: dict[str, dict[str, Document | None]] = field(default_factory=dict)
    answers: dict[str, dict[str, Document | None]] = field(default_factory=dict)

    def texts(self, file: str) -> dict[str, Document]:
        """The words of one file in every language that has them."""
        return _present({language: files.get(file) for language, files in self.words.items()})

    def activity_texts(self, name: str) -> dict[str, Document]:
        """The words of one activity in every language that has them."""
        return _present({code: files.get(name) for code, files in self.activity_words.items()})


@dataclass(frozen=True, kw_only=True)
class Curriculum:
    """Everything read from the folder; ``unreadable`` has a sentence for the rest."""

    root: Path
    course: Document | None
    modules: dict[str, ModuleFiles]
    gallery: ModuleFiles
    unreadable: tuple[str, ...]

    def module(self, key: str) -> ModuleFiles | None:
        """The files of one module; the gallery is one that no course teaches."""
        return self.gallery if key == GALLERY else self.modules.get(key)


def _present(found: dict[str, Document | None]) -> dict[str, Document]:
    return {language: text for language, text in found.items() if text is not None}
