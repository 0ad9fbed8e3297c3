"""How a block looks for a student, with made-up people: what its author sees in Studio."""

import json
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from flexid_xblock.activities import api as activities
from flexid_xblock.content import api as content
from flexid_xblock.domain.errors import FlexIdError

READER = "Cleo Berg"
# One for each way a name may be shown; nobody wrote them.
CARDS: dict[str, dict[str, Any]] = {
    "named": {"author": "Bo", "text": _("I speak one language with my cat and another at school.")},
    "nickname": {"author": _("Paper boat"), "text": _("My grandmother's songs belong to me too.")},
    "unnamed": {"author": "", "text": _("I did not know that others feel at home in two places.")},
}


@dataclass(frozen=True, kw_only=True)
class Example:
    """Another template than a student's, if it needs one; what it is drawn with; does it run."""

    template: str = ""
    context: dict[str, Any] = field(default_factory=dict)
    runs: bool = False


def example(source: dict[str, Any]) -> Example:
    """The example of an activity; no table is asked for it."""
    kind = source["kind"]
    if kind == "journal":
        words = gettext("Send to {names}").replace("{names}", READER)
        context = {"names": [READER], "send_words": words}
        return Example(template="flexid/studio/journal.html", context=context)
    if kind == "session":
        cards = _cards(source["structure"]["board"])
        return Example(template="flexid/studio/session.html", context={"cards": cards})
    if kind == "activity":
        return Example(context=_sample(source["structure"]), runs=True)
    return Example(runs=True)


def _cards(board: dict[str, Any]) -> dict[str, list[dict[str, Any]]]:
    """By column; as many as there are ways to show a name."""
    found: dict[str, list[dict[str, Any]]] = {column: [] for column in board["columns"]}
    for place, display in enumerate(board["display"]):
        column = board["columns"][place % len(board["columns"])]
        found[column].append(CARDS[display])
    return found


def _sample(structure: dict[str, Any]) -> dict[str, str]:
    """The gallery's answer where it fits this activity, else an empty one to try out."""
    kind = activities.kind(structure["kind"])
    for key in content.gallery():
        if content.source(key)["structure"]["kind"] == kind.name:
            answer = content.answer(key, get_language() or "en")
            if _fits(kind, structure, answer):
                return {"sample_json": json.dumps(answer), "sample_state": "filled"}
    return {"sample_json": "{}", "sample_state": "empty"}


def _fits(kind: activities.Kind, structure: dict[str, Any], answer: dict[str, Any]) -> bool:
    try:
        activities.clean(kind, structure, answer)
    except FlexIdError:
        return False
    return True
