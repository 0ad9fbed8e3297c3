"""The hash of what is shown, and an author's own words in it."""

import copy
import hashlib
import json
from functools import lru_cache
from typing import Any

from flexid_xblock.domain.errors import Invalid

from .records import Document

Overrides = dict[str, dict[str, str]]


def canonical(source: Document) -> str:
    """One spelling per source, in ASCII, so that no database can respell it."""
    return json.dumps(source, sort_keys=True, separators=(",", ":"))


# Every render of a block names what it shows: the same few bodies again and again.
@lru_cache(maxsize=256)
def digest(body: str) -> str:
    """The name of a frozen version."""
    return hashlib.sha256(body.encode("ascii")).hexdigest()


def with_overrides(words: dict[str, Document], overrides: Overrides) -> dict[str, Document]:
    """A copy of the words in which ``{language: {"dotted.path": text}}`` replaced texts.

    Only a text that exists can be replaced: structure stays as it is written.
    """
    if not all(isinstance(texts, dict) for texts in overrides.values()):
        raise Invalid("unknown_override")
    changed = copy.deepcopy(words)
    for language, texts in overrides.items():
        for path, text in texts.items():
            _replace(changed, [language, *path.split(".")], text)
    return changed


def _replace(node: Any, steps: list[str], text: str) -> None:
    *way, last = steps
    for step in way:
        node = node[_place(node, step)]
    place = _place(node, last)
    if not (isinstance(node[place], str) and isinstance(text, str)):
        raise Invalid("unknown_override")
    node[place] = text


def _place(node: Any, step: str) -> str | int:
    if isinstance(node, dict) and step in node:
        return step
    if isinstance(node, list) and step in [str(index) for index in range(len(node))]:
        return int(step)
    raise Invalid("unknown_override")
