"""A readable name for the path of a text, in the language of whoever looks, and its turn."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.utils.translation import gettext_lazy as _

# What many activities have; a key that only one has is shown as it is spelled.
NAMES = {
    "board": _("board"),
    "columns": _("columns"),
    "content_note": _("note about the content"),
    "example": _("example"),
    "glossary": _("words to know"),
    "goals": _("goals"),
    "help": _("help"),
    "intro": _("introduction"),
    "invitation": _("invitation"),
    "meaning": _("meaning"),
    "options": _("choices"),
    "parts": _("reading"),
    "plain": _("in simple words"),
    "polls": _("votes"),
    "private": _("what stays private"),
    "prompts": _("questions"),
    "question": _("question"),
    "roles": _("roles"),
    "stages": _("steps"),
    "summary": _("summary"),
    "text": _("text"),
    "title": _("title"),
    "what_we_do": _("what we do"),
    "word": _("word"),
}


# What comes first where a thing has several texts.
_FIRST = ("title", "summary", "intro", "question", "word", "text", "help", "example", "plain")


def in_order(paths: Iterable[str], structure: Any) -> list[str]:
    """The paths as a reader meets their texts: by the structure's own lists, titles first."""
    order = {key: place for place, key in enumerate(_keys(structure))}

    def place(step: str) -> tuple[int, int, str]:
        first = _FIRST.index(step) if step in _FIRST else len(_FIRST)
        return first, int(step) if step.isdigit() else order.get(step, len(order)), step

    return sorted(paths, key=lambda path: [place(step) for step in path.split(".")])


def label(path: str) -> str:
    """``prompts.three-circles.help.0`` as "questions › three circles › help › 1"."""
    return " › ".join(_step(step) for step in path.split("."))


def _keys(structure: Any) -> Iterator[str]:
    """Every key that the structure names, in its order."""
    if isinstance(structure, str):
        yield structure
    elif isinstance(structure, dict | list):
        below = structure.values() if isinstance(structure, dict) else structure
        for one in below:
            yield from _keys(one)


def _step(step: str) -> str:
    if step.isdigit():
        return str(int(step) + 1)
    return str(NAMES.get(step) or step.replace("-", " ").replace("_", " "))
