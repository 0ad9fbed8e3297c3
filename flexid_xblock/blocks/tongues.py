"""The languages a writer can say she writes in, each in its own script."""

from dataclasses import dataclass
from functools import cache

from flexid_xblock.content.api import direction
from flexid_xblock.content.records import Direction
from flexid_xblock.desk.words import language_name

# Those of the pages first, then what students in Norwegian schools speak at home.
CODES = (
    *("nb", "nn", "en", "ar"),
    *("am", "ckb", "da", "de", "es", "et", "fa", "fi", "fr", "kmr", "lt", "lv", "nl", "pl"),
    *("prs", "ps", "pt", "ro", "ru", "rw", "se", "so", "sq", "sr", "sv", "sw", "ta", "th", "ti"),
    *("tl", "tr", "uk", "ur", "vi", "zh-hans"),
)
# Where nobody else in the house has a name for it yet.
_NAMES = {"se": "Davvisámegiella"}


@dataclass(frozen=True, kw_only=True)
class Tongue:
    """One language, as those who speak it call it."""

    code: str
    name: str
    direction: Direction


@cache
def tongues() -> tuple[Tongue, ...]:
    """Every language of the list, in its order."""
    return tuple(
        Tongue(
            code=code,
            name=_NAMES.get(code) or language_name(code),
            direction=direction(code),
        )
        for code in CODES
    )
