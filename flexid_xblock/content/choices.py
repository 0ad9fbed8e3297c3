"""An author's choices in the structure of an activity, under the rules of the module's schema."""

import copy
from collections.abc import Iterator
from functools import cache
from typing import Any

from jsonschema import Draft202012Validator

from flexid_xblock.domain.errors import Invalid

from . import bank, loader
from .records import Document

# The part of a module that an activity of this kind is, and what an author may choose in it.
PARTS = {"journal": "journal", "session": "meeting"}
SUGGESTS = "suggests"
OPEN = {"journal": (SUGGESTS, "show"), "session": ("moderation", "display", "teacher_knows_done")}

# Where a choice stands: its name, or for each prompt ("suggests", the prompt's key).
Place = tuple[str, ...]


def with_choices(kind: str, structure: Document, choices: Document) -> Document:
    """A copy of the structure with the author's choices in it; refuses one that does not fit."""
    changed = structure
    for place, value in spread(choices):
        changed = _with_choice(kind, changed, place, value)
    return changed


def fitting(kind: str, structure: Document, choices: Document) -> Document:
    """Those of the choices that the structure can take."""
    kept: Document = {}
    for place, value in spread(choices):
        try:
            _with_choice(kind, structure, place, value)
        except Invalid:
            continue
        _keep(kept, place, value)
    return kept


def spread(choices: Document) -> Iterator[tuple[Place, Any]]:
    """Each choice alone, with its place."""
    for name, value in choices.items():
        if name == SUGGESTS and isinstance(value, dict):
            yield from (((SUGGESTS, key), reader) for key, reader in value.items())
        else:
            yield (name,), value


def _keep(kept: Document, place: Place, value: Any) -> None:
    if len(place) == 1:
        kept[place[0]] = value
    else:
        kept.setdefault(SUGGESTS, {})[place[1]] = value


def _with_choice(kind: str, structure: Document, place: Place, value: Any) -> Document:
    if place[0] not in OPEN.get(kind, ()):
        raise Invalid("unknown_override")
    changed = copy.deepcopy(structure)
    holder, name = _holder(changed, place)
    holder[name] = value
    if not _rules(PARTS[kind]).is_valid(changed):
        raise Invalid("unknown_override")
    if kind == "journal" and not bank.fits(changed):
        raise Invalid("unknown_override")
    return changed


def _holder(structure: Document, place: Place) -> tuple[Document, str]:
    """What holds this choice, and under which name."""
    if place[0] == SUGGESTS:
        prompts = [one for one in structure["prompts"] if place[1:] == (one["key"],)]
        if not prompts:
            raise Invalid("unknown_override")
        return prompts[0], SUGGESTS
    return (structure["board"] if place[0] == "display" else structure), place[0]


@cache
def _rules(part: str) -> Draft202012Validator:
    whole: Any = loader.validator("module").schema
    return Draft202012Validator({**whole["properties"][part], "$defs": whole["$defs"]})
