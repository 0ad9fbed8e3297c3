"""What makes a dilemma fair: each way gives and costs, none is right, another house has it too."""

import re
from typing import Any

from flexid_xblock.content.records import Document, ModuleFiles

from .course import activities_of_kind, stages_of_kind
from .names import people_in

STAKEHOLDERS = 4
LEAST_OPTIONS = 3
OWN_IDEA = "own-idea"
LEAST_NODES, LEAST_ENDINGS = 12, 4
# No way and no ending is marked as the one to find.
A_VERDICT = {
    "en": r"\b(?:right|wrong|correct|best|worst|good|bad) (?:answer|way|choice|ending|end|thing)\b"
    r"|\b(?:correct|wins?|won|winn\w+|loses?|losers?|success\w*)\b",
    "nb": r"\b(?:rette?|feil|beste?|verste?|gode?|dårlige?) (?:svar|vei|valg|slutt)\w*"
    r"|\b(?:riktig\w*|vinn(?:e|er|ne)|vant|taper|suksess\w*)\b",
}
VERDICT_KEYS = r"right|wrong|correct|best|worst"


def circle(module: ModuleFiles) -> Document | None:
    """The structure of a module's dilemma circle, if it has one."""
    return module.structure["facilitator"].get("dilemma")


def notes(module: ModuleFiles, language: str) -> Document:
    """What the facilitator reads of it."""
    return module.words[language]["facilitator"]["dilemma"]


def branching(module: ModuleFiles) -> dict[str, Document]:
    """A module's branching dilemmas, by name."""
    return activities_of_kind(module, "branching_dilemma")


def seats_of(module: ModuleFiles, language: str) -> dict[tuple[str, str], Document]:
    """What each way means to each person: (option, person) -> gives and costs."""
    options = notes(module, language)["options"]
    return {
        (option, person): seat
        for option, words in options.items()
        for person, seat in words.get("seats", {}).items()
    }


def faults_of_a_circle(module: ModuleFiles, language: str) -> list[str]:
    """What is missing in a dilemma circle, one sentence each."""
    dilemma: Any = circle(module)
    seats = seats_of(module, language)
    options = [option for option in dilemma["options"] if option != OWN_IDEA]
    people = dilemma["stakeholders"]
    said = [text for seat in seats.values() for text in (seat.get("gives"), seat.get("costs"))]
    checks = {
        "at least three options": len(options) >= LEAST_OPTIONS,
        "an idea of one's own": OWN_IDEA in dilemma["options"],
        "exactly four people": len(people) == STAKEHOLDERS,
        "a seat for each at each option": set(seats) == {(o, p) for o in options for p in people},
        "a gain and a cost in each seat": all(said),
        "no seat like another": len(set(said)) == len(said),
    }
    return [told for told, holds in checks.items() if not holds]


def mirrored(module: ModuleFiles, language: str) -> set[str]:
    """Who is in the mirror story and in no seat of the first."""
    words = notes(module, language)
    seated = {name for one in words["stakeholders"].values() for name in people_in(one["name"])}
    return people_in(words["mirror"]) - seated


def told(module: ModuleFiles, language: str) -> set[str]:
    """The people the students read of where the dilemma stands."""
    keys = [place.rsplit(".", 1)[1] for place in stages_of_kind(module, "dilemma")]
    stages = module.words[language]["student"]["meeting"]["stages"]
    return {name for key in keys for name in people_in(stages[key]["text"])}


def faults_of_a_story(structure: Document) -> list[str]:
    """What a branching dilemma has too little of, one sentence each."""
    choices = [c for node in structure["nodes"].values() for c in node["choices"]]
    keys = [*structure["nodes"], *structure["endings"], *(choice["key"] for choice in choices)]
    judged = [key for key in keys if re.search(rf"(^|-)(?:{VERDICT_KEYS})(-|$)", key)]
    checks = {
        "at least twelve nodes": len(structure["nodes"]) >= LEAST_NODES,
        "at least four people": len(structure["stakeholders"]) >= STAKEHOLDERS,
        "at least four endings": len(structure["endings"]) >= LEAST_ENDINGS,
        "a mirror": structure["mirror"] is True,
        "no key that judges": judged == [],
    }
    return [told for told, holds in checks.items() if not holds]


def verdicts(words: Document, language: str) -> list[str]:
    """The titles of endings that say how well it went."""
    titles = [ending["title"] for ending in words["endings"].values()]
    return [title for title in titles if re.search(A_VERDICT[language], title, re.IGNORECASE)]
