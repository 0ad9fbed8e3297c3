"""What one student is shown of a journal's questions.

A draw is made anew at every asking, out of her id, the activity and the questions' keys alone:
nothing is stored, and reload, device and language change nothing. It hides, and forbids nothing:
a text to a question that was not drawn (an author changed her mind while the page was open) is
saved like any other, and is shown from then on.
"""

from collections.abc import Collection
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from flexid_xblock.content import api as content
from flexid_xblock.domain.actors import Actor
from flexid_xblock.journal import scope


@dataclass(frozen=True, kw_only=True)
class Shown:
    """The keys of the questions she is shown, and of those that she has an entry to."""

    prompts: frozenset[str]
    begun: frozenset[str]


def drawn(user_id: int, activity_key: str, prompts: Collection[str], number: int) -> frozenset[str]:
    """So many of the prompts, and always the same ones for one person.

    Each prompt has a lot of its own, and the lowest are drawn: one that is added takes
    at most one place, and one that was not drawn leaves without a trace.
    """

    def lot(prompt: str) -> bytes:
        return sha256(f"{user_id} {activity_key} {prompt}".encode()).digest()

    return frozenset(sorted(prompts, key=lot)[:number])


def shown(actor: Actor, course_key: str, source: dict[str, Any]) -> Shown:
    """What the actor is shown of this journal: all, or what is drawn and all she has begun.

    A deleted entry counts as begun as long as it can be brought back. Who has begun while more
    were asked for keeps as many, so that she can always finish what she began. One query.
    """
    structure, activity_key = source["structure"], source["activity"]
    rows = scope.own(actor).filter(course_key=course_key, activity_key=activity_key)
    entries = dict(rows.values_list("slot", "version"))
    keys = frozenset(prompt["key"] for prompt in structure["prompts"])
    begun = keys & entries.keys()
    if content.bank.how(structure) != content.bank.DRAW:
        return Shown(prompts=keys, begun=begun)
    asked = {content.bank.number(structure), *content.asked.numbers(entries.values()).values()}
    number = max(one or len(keys) for one in asked)
    return Shown(prompts=begun | drawn(actor.user_id, activity_key, keys, number), begun=begun)
