"""Which language a reader gets, and which way it runs."""

from collections.abc import Mapping
from typing import Any

from .records import Direction, Words

SOURCE_LANGUAGE = "en"
RIGHT_TO_LEFT = frozenset({"ar", "ckb", "fa", "he", "prs", "ps", "ur"})


def direction(language: str) -> Direction:
    """The direction of a language; a script in the code (``kmr-Arab``) decides first."""
    base, *rest = _subtags(language)
    is_rtl = "arab" in rest or (base in RIGHT_TO_LEFT and "latn" not in rest)
    return "rtl" if is_rtl else "ltr"


def choose(texts: Mapping[str, Any], language: str) -> Words:
    """The asked language, else its base, else the source language, which says so.

    What a school wrote itself may not be there in the source language either:
    then it is what the school named first.
    """
    subtags = _subtags(language)
    wanted = ("-".join(subtags), subtags[0])
    known = (code for code in (*wanted, SOURCE_LANGUAGE, *texts) if code in texts)
    found = next(known, SOURCE_LANGUAGE)
    return Words(
        language=found,
        direction=direction(found),
        is_fallback=found not in wanted,
        text=texts[found],
    )


def _subtags(language: str) -> list[str]:
    return language.lower().replace("_", "-").split("-")
