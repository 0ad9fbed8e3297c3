"""The pure rules of a meeting: its stages, a circle's steps, what a count may tell, its code."""

import secrets
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

Document = dict[str, Any]

FULL = "full"
# Below this many answers a number would tell who.
SMALLEST = 5
# Each step of a dilemma circle with its minutes of the forty; "done" is the end.
STEPS = {
    "read": 4,
    "problem": 5,
    "first": 2,
    "sides": 8,
    "reasons": 12,
    "best": 4,
    "second": 2,
    "new": 3,
    "done": 0,
}
# A circle's two votes are called by the step in which they are open.
VOTES = ("first", "second")
ROUND_KINDS = frozenset({"opening", "closing"})
NOTE_AHEAD = timedelta(days=7)

# Nothing that is taken for something else, and no vowels: no code is ever a word.
_SIGNS = "BCDFGHJKMNPQRTVWXZ2346789"
_CODE_LENGTH = 6


@dataclass(frozen=True, kw_only=True)
class Stage:
    """One stage of a meeting in the form that was chosen."""

    key: str
    kind: str
    minutes: int


def make_code() -> str:
    """A code that brings a phone to the meeting; guessing it brings nobody in."""
    return "".join(secrets.choice(_SIGNS) for _ in range(_CODE_LENGTH))


def forms_of(shape: Document) -> tuple[str, ...]:
    """The lengths a meeting of this shape can have."""
    return (FULL, *shape.get("forms", {}))


def stages_of(shape: Document, form: str) -> tuple[Stage, ...]:
    """The stages of this form in order; a form leaves out what it does not name."""
    minutes = {one["key"]: one["minutes"] for one in shape["stages"]}
    chosen = shape.get("forms", {}).get(form, {}).get("stages", minutes)
    return tuple(
        Stage(key=one["key"], kind=one["kind"], minutes=chosen[one["key"]])
        for one in shape["stages"]
        if one["key"] in chosen
    )


def minutes_of(shape: Document, form: str) -> int:
    """How long a meeting of this form is planned to last."""
    return sum(stage.minutes for stage in stages_of(shape, form))


def stage_of(shape: Document, key: str) -> Document:
    """What the content says of one stage; empty where there is no such stage."""
    return next((dict(one) for one in shape["stages"] if one["key"] == key), {})


def has_round(stage: Document) -> bool:
    """Whether this stage goes round, one after the other."""
    return stage.get("kind") in ROUND_KINDS


def has_circle(stage: Document) -> bool:
    """Whether this stage is a dilemma circle."""
    return stage.get("kind") == "dilemma" and bool(stage.get("options"))


def ballots_of(stage: Document) -> dict[str, tuple[str, ...]]:
    """Every vote that this stage can hold, with what one can choose from."""
    found = {poll["key"]: tuple(poll["options"]) for poll in stage.get("polls", ())}
    if has_circle(stage):
        found |= dict.fromkeys(VOTES, tuple(stage["options"]))
    return found


def step_minutes(total: int) -> dict[str, int]:
    """The minutes of each step of a circle of so many minutes; together they are the total.

    Each but the last keeps at least one.
    """
    whole = sum(STEPS.values())
    exact = {step: minutes * total / whole for step, minutes in STEPS.items()}
    found = {step: max(int(exact[step]), 1 if STEPS[step] else 0) for step in STEPS}
    by_rest = sorted(STEPS, key=lambda step: found[step] - exact[step])
    for step in by_rest[: max(total - sum(found.values()), 0)]:
        found[step] += 1
    return found


def totals(votes: Sequence[str], options: Iterable[str]) -> Document:
    """What may be told of a closed vote: nothing of a few, never that it was everybody."""
    count = Counter(votes)
    if len(votes) < SMALLEST:
        return {"shown": False}
    if len(count) == 1:
        return {"shown": True, "most": votes[0]}
    numbers = {option: count[option] for option in options}
    return {"shown": True, "answered": len(votes), "options": numbers}


def note_is_due(shape: Document, planned_for: datetime | None, now: datetime) -> bool:
    """Whether students should read by now what the meeting will be about."""
    is_near = planned_for is not None and planned_for - NOTE_AHEAD <= now
    return bool(shape.get("content_note")) and is_near


def alike(name: str) -> str:
    """A name as it is compared: two that read the same are the same."""
    return " ".join(name.split()).casefold()
