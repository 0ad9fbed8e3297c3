"""The questions of a journal as a bank: how many of them are asked for, and how they are shown.

``show`` in a journal's structure says it; without it she is shown all, in order, and asked for
all. A choice leaves her all of them, a draw some. Pure: a school's settings may read it.
"""

from collections.abc import Iterator

from .records import Document

CHOICE, DRAW = "choose", "draw"


def how(structure: Document) -> str:
    """``CHOICE`` or ``DRAW``; "" where all are shown in order."""
    found = structure.get("show", {}).get("how", "")
    return found if found in {CHOICE, DRAW} else ""


def number(structure: Document) -> int | None:
    """How many questions suffice; None: all of them."""
    # A whole number may come as 2.0 from a file that somebody wrote.
    return int(structure["show"]["number"]) if how(structure) else None


def fits(structure: Document) -> bool:
    """Whether there are questions enough."""
    return (number(structure) or 0) <= len(structure["prompts"])


def reaches_counsellor(structure: Document) -> bool:
    """Whether everybody is shown a question that suggests the counsellor, whatever is drawn."""
    prompts = structure["prompts"]
    others = sum(one["suggests"] != "counsellor" for one in prompts)
    drawn = number(structure) if how(structure) == DRAW else None
    return others < (drawn or len(prompts))


def faults(structure: Document) -> Iterator[str]:
    """What is wrong with a journal as a bank, each in one sentence."""
    if not fits(structure):
        told = f"{number(structure)} questions are asked for"
        yield f"journal.show: {told}, and there are {len(structure['prompts'])}"
    if all(one["suggests"] != "counsellor" for one in structure["prompts"]):
        yield "journal.prompts: no prompt suggests the counsellor"
    elif not reaches_counsellor(structure):
        yield (
            f"journal.show: a draw of {number(structure)} can leave out every prompt "
            "that suggests the counsellor"
        )
