"""What a kind is, and what the room hands out."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Any
from uuid import UUID

Document = dict[str, Any]


@dataclass(frozen=True, kw_only=True)
class Source:
    """An activity as it was answered, with its words in one language."""

    structure: Document
    words: Document
    language: str


def _nothing_to_check(structure: Document, response: Document) -> None:
    """The schema says it all."""


def _no_faults(structure: Document, words: Document) -> Iterable[str]:
    return ()


def _no_other_kind(structure: Document) -> tuple[str, ...]:
    return ()


@dataclass(frozen=True, kw_only=True)
class Kind:
    """One kind of activity; ``folder`` holds content.json, words.json and response.json.

    ``summary`` tells a response in plain lines, every free text of it among
    them and never a figure that reads as a score. ``check`` raises
    ``Invalid("unknown_choice" | "bad_response")`` where a response names what
    its structure has not, or says what no schema can forbid. ``faults`` tells
    an author what to mend, a sentence each. A kind that ``lifts`` offers to put
    something on the board; one that ``locks`` can be closed until its
    ``opens_on``; ``uses`` names other kinds whose script its page needs; one that ``has_style``
    has a style sheet of its own. ``scripts`` are those that its own script is built on, from
    its folder among the scripts: what is too much for one file.
    """

    name: str
    folder: Path
    summary: Callable[[Source, Document], Iterable[str]]
    check: Callable[[Document, Document], None] = _nothing_to_check
    faults: Callable[[Document, Document], Iterable[str]] = _no_faults
    uses: Callable[[Document], tuple[str, ...]] = _no_other_kind
    scripts: tuple[str, ...] = ()
    has_style: bool = False
    lifts: bool = False
    locks: bool = False


@dataclass(frozen=True, kw_only=True)
class ResponseChange:
    """A response as a page sends it; ``based_on`` is the revision it last saw, 0 to begin."""

    id: UUID
    based_on: int
    response: Document = field(repr=False)
    language: str


@dataclass(frozen=True, kw_only=True)
class OwnResponse:
    """A student's own response. Of one that is deleted or locked there is no word.

    ``summary`` tells it in plain lines; ``opens_on`` is the day from which a
    locked one can be read.
    """

    id: UUID
    course_key: str
    activity_key: str
    version: str
    language: str
    state: str
    revision: int
    response: Document | None = field(repr=False)
    summary: tuple[str, ...] = field(repr=False)
    updated: datetime
    deleted_until: datetime | None
    opens_on: date | None


@dataclass(frozen=True, kw_only=True)
class StoredResponse:
    """What the server holds where a change did not fit, also as plain lines."""

    id: UUID
    revision: int
    text: str = field(repr=False)
    lines: tuple[str, ...] = field(repr=False)
