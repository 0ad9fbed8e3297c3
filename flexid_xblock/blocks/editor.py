"""The editor of a block in Studio."""

import json
from itertools import groupby
from typing import Any

from django.utils.translation import get_language
from web_fragments.fragment import Fragment

from flexid_xblock.blocks import doors, draft, studio
from flexid_xblock.content import api as content

TABLES = ("suggests", "show")  # the choices that are one
SCRIPTS = (
    "studio/picker.js",
    "studio/words.js",
    "studio/choices.js",
    "studio/lost.js",
    "studio/editor.js",
)


def draw(block: Any) -> Fragment:
    """All that an author may change in this block; a script fills and saves it."""
    language = get_language() or studio.SOURCE_LANGUAGE
    listed = content.catalogue(block.kind, language)
    modules = [
        {"title": group[0].module, "activities": group}
        for group in (list(found) for _, found in groupby(listed, lambda one: one.module_key))
    ]
    context = {
        "kind": block.kind,
        "modules": modules,
        "activity_key": block.activity_key,
        "display_name": _given_name(block),
        "words_json": json.dumps(_tables(block.word_overrides)),
        "choices_json": json.dumps(_choices(block.structure_overrides)),
        "seen": studio.stamp(block),
        "readers": ("me", "counsellor", "board"),
        "name_max": draft.NAME_MAX,
    }
    return doors.fragment(
        "flexid/studio/editor.html", context, SCRIPTS, ("studio.css",), start="FlexIdStudio"
    )


def _tables(words: dict[str, Any]) -> dict[str, Any]:
    """Without what an imported course holds in no form that could be words."""
    return {language: texts for language, texts in words.items() if isinstance(texts, dict)}


def _choices(chosen: dict[str, Any]) -> dict[str, Any]:
    """The same for choices."""
    return {k: v for k, v in chosen.items() if k not in TABLES or isinstance(v, dict)}


def _given_name(block: Any) -> str:
    """What the author typed, not what stands there for want of it."""
    return block.display_name if block.fields["display_name"].is_set_on(block) else ""
