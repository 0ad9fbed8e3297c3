"""What an author sends from her editor, read and judged as a whole before anything is kept."""

import re
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from flexid_xblock.content import api as content
from flexid_xblock.domain.authored import Authored
from flexid_xblock.domain.errors import FlexIdError, Invalid
from flexid_xblock.text import plain

NAME_MAX = 200
TEXT_MAX = 10_000
KEY = re.compile(r"[a-z0-9-]{1,60}\.[a-z0-9-]{1,60}")
Place = tuple[str, str]
WHOLE = "show"  # a choice that is a table, and still one
FIELDS = frozenset({"display_name", "activity_key", "word_overrides", "structure_overrides"})


@dataclass(frozen=True, kw_only=True)
class Draft:
    """The four fields as an author wants them, and a sentence for each that cannot be so."""

    display_name: str = ""
    activity_key: str = ""
    authored: Authored = field(default_factory=Authored)
    faults: dict[str, str] = field(default_factory=dict)


def read(block: Any, body: dict[str, Any]) -> Draft:
    """What was sent for this block; what has lost its place may stay only as it is stored."""
    faults: dict[str, str] = {}
    name = _line(body.get("display_name"), NAME_MAX, "display_name", faults)
    key = body.get("activity_key")
    source = source_for(block, key, faults)
    words = _words(body.get("word_overrides"), faults)
    chosen = body.get("structure_overrides")
    if not isinstance(chosen, dict):
        faults["structure_overrides"] = _broken()
        chosen = {}
    authored = Authored(words=words, structure=chosen)
    if source is not None:
        faults |= _misplaced(block, str(key), authored)
    return Draft(display_name=name, activity_key=str(key), authored=authored, faults=faults)


def source_for(block: Any, key: object, faults: dict[str, str]) -> dict[str, Any] | None:
    """The activity of this key if the block can show it; else a sentence is added."""
    if not isinstance(key, str) or not key:
        faults["activity_key"] = _("Choose an activity from the list.")
        return None
    try:
        source = content.source(key) if KEY.fullmatch(key) else None
    except FlexIdError:
        source = None
    if source is None or source["module"] == content.GALLERY:
        faults["activity_key"] = _("The course has no activity of this key. Choose one again.")
        return None
    if source["kind"] != block.kind:
        faults["activity_key"] = _(
            "This block cannot show that activity. Choose one from the list, "
            "or add the block that is made for it."
        )
        return None
    return source


def without_place(key: str, authored: Authored) -> list[Place]:
    """Each own word (language, path) and each choice (name, key) that the activity cannot take."""
    return sorted(_flat(authored).keys() - _flat(content.fitting(key, authored)).keys())


def _misplaced(block: Any, key: str, authored: Authored) -> dict[str, str]:
    """What has no place and is not what has been stored all along."""
    stored = Authored(words=block.word_overrides, structure=block.structure_overrides)
    sent, held = _flat(authored), _flat(stored)
    lost = without_place(key, authored)
    return {".".join(one): _no_place(one[0]) for one in lost if held.get(one) != sent[one]}


def _flat(authored: Authored) -> dict[Place, Any]:
    """Every change alone, two steps deep: what is not kept so has no inner key."""
    nested = {**authored.words, **authored.structure}
    return {
        (str(outer), str(inner)): value
        for outer, below in nested.items()
        for inner, value in (
            below.items() if isinstance(below, dict) and outer != WHOLE else [("", below)]
        )
    }


def _words(given: object, faults: dict[str, str]) -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = {}
    if not isinstance(given, dict):
        faults["word_overrides"] = _broken()
        return found
    for language, texts in given.items():
        if not isinstance(texts, dict):
            faults["word_overrides"] = _broken()
            continue
        cleaned = {p: _text(t, TEXT_MAX, f"{language}.{p}", faults) for p, t in texts.items()}
        found[language] = {path: text for path, text in cleaned.items() if text.strip()}
    return {language: texts for language, texts in found.items() if texts}


def _line(given: object, limit: int, place: str, faults: dict[str, str]) -> str:
    return " ".join(_text(given, limit, place, faults).split())


def _text(given: object, limit: int, place: str, faults: dict[str, str]) -> str:
    if not isinstance(given, str):
        faults[place] = _broken()
        return ""
    try:
        return plain(given, limit=limit)
    except Invalid:
        words = _("This text is too long: make it shorter than %(limit)s characters.")
        faults[place] = words % {"limit": limit}
        return ""


def _broken() -> str:
    return _("The page sent something incomplete. Open the editor again.")


def _no_place(outer: str) -> str:
    if outer == WHOLE:
        return _("Choose a number from 1 up to the number of questions.")
    return _("The activity has no such text or choice. Open the editor again.")
