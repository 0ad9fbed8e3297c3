"""A journal that shows some of its questions, or leaves the choice."""

from typing import Any

from flexid_xblock.blocks import doors
from flexid_xblock.content.api import bank
from flexid_xblock.domain.seats import Seat, SeatKind
from flexid_xblock.journal import queries as journal


def context(source: dict[str, Any], seat: Seat) -> dict[str, Any]:
    """The questions shown, those of them that stand open, and what is said above them."""
    structure = source["structure"]
    how = bank.how(structure)
    if not how:
        return {}
    about = {"number": bank.number(structure), "is_choice": how == bank.CHOICE}
    if seat.kind is not SeatKind.LEARNER:
        return {"bank": about}
    shown = journal.shown(doors.learner(seat), seat.course_key, source)
    prompts = [prompt for prompt in structure["prompts"] if prompt["key"] in shown.prompts]
    return {"bank": {**about, "begun": shown.begun}, "structure": {**structure, "prompts": prompts}}
