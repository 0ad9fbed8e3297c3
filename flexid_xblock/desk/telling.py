"""One line for each adult who can newly read what a student sends, until she says OK."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext

from flexid_xblock.access.api import telling
from flexid_xblock.desk.page import named
from flexid_xblock.domain.actors import Actor
from flexid_xblock.phrases import role_name


def new_readers(actor: Actor, course_key: str) -> list[dict[str, Any]]:
    """Who they are, as what, and the sentence that tells her."""
    found = telling.new_readers(actor, course_key)
    return lines(found, named({one.id for one in found}))


def lines(found: Iterable[telling.NewReader], people: dict[int, str]) -> list[dict[str, Any]]:
    """The same of those who were found, with their names."""
    # An adult who got the same role twice, in two groups or by two assignments, is told of once.
    each = {(one.id, one.role): people.get(one.id, "") for one in found}
    return [
        {"id": who, "role": role, "words": _sentence(role, name)}
        for (who, role), name in each.items()
    ]


def _sentence(role: str, name: str) -> str:
    if role in {"teacher", "helper"}:
        words = gettext("New in your group: {name} ({role}) can read the cards of your group.")
    else:
        words = gettext(
            "New: {name} ({role}) can read what you send from now on. "
            "What you sent before stays closed to them unless you say yes."
        )
    return words.replace("{role}", role_name(role)).replace("{name}", f"\u2068{name}\u2069")
