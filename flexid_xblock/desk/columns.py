"""What each place of a board is called: its columns, the sides of a dilemma, the dictionary."""

from typing import Any

from django.utils.translation import gettext

from flexid_xblock.content import api as content


def column_names(version: str, language: str) -> dict[str, str]:
    """The name of every place where a card of this meeting can stand."""
    source = content.version(version)
    words = content.words(source, language).text
    found = {**words["board"]["columns"], "dictionary": gettext("The group's dictionary")}
    for stage in source["structure"]["stages"]:
        found.update(_of_stage(stage, words["stages"][stage["key"]]))
    return {key: str(name) for key, name in found.items()}


def _of_stage(stage: dict[str, Any], words: dict[str, Any]) -> dict[str, str]:
    """The reasons for each side of its dilemma, and what was new."""
    if not stage.get("options"):
        return {}
    key, title = stage["key"], words["title"]
    sides = {f"{key}--{one}": f"{title}: {words['options'][one]}" for one in stage["options"]}
    return {**sides, f"{key}--new": f"{title}: {gettext('What was new')}"}
