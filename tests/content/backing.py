"""What must have a source: every text that speaks of the law, and every figure.

A source names the places where its fact stands; one at a place covers all below it.
"""

import re

from flexid_xblock.content.records import ModuleFiles

from .course import is_at

# "Right" as in correct, "on the right" and a duty that is none are not meant. In Norwegian
# "lov" is also leave to do something, and "rett" a dish: only what cannot be those is found.
LAW = {
    "en": re.compile(
        r"\b(?<!in-)laws?\b|\b(?:un)?lawful\b|\b(?:il)?legal\w*|\bconventions?\b|\brights\b"
        r"|§|\b(?:section|article)s? \d|\bright to choose\b"
        r"|(?<!not a )(?<!never a )(?<!no )\bdut(?:y|ies)\b"
        r"|\b(?:a|the|your|his|her|their|my|our|no|every|whose|human|basic) right"
        r"(?= to (?!the |left)| of a |[.,;:]|$)(?<!on the right)(?<!to the right)"
        r"(?<!on your right)(?<!to your right)",
        re.IGNORECASE,
    ),
    "nb": re.compile(
        r"\b(?:i|ved|en|norsk) lov\b|\blov i Norge\b|\b(?:\w+s)?lova\b"
        r"|\b\w*lov(?:en|ens|ene|verk\w*)\b|\bparagraf\w*|\bu?lovlig\w*"
        r"|\blovbrudd\w*|\b\w*konvensjon\w*|§|\b\w*rettighet\w*"
        r"|\b(?:har|ha|hadde|får|en|din|sin|min|vår|hans|hennes|deres|samme|lik|ingen) rett til\b"
        r"|\bretten til\b|\brett til å velge\b|\bmenneskerett\w*"
        r"|(?<!ingen )(?<!ikke en )(?<!aldri en )\b\w*plikt(?:en|er|ene|ig|ige)?\b",
        re.IGNORECASE,
    ),
}

_TIME_EN = r"minutes?|min|hours?|days?|weeks?|months?|years?|seconds?|o'clock|am|pm|lessons?"
_TIME_NB = r"minutt\w*|min|timer?|dag\w*|uker?|måned\w*|år\w*|sekund\w*|skoletimer?|kvarter"
_NOT_A_FIGURE = [
    r"(?m)^[ \t]*\d+[.)](?=[ \t])",  # the number of an item in a list
    r"\b\d{1,2}[.:]\d{2}\b",  # the time of day
    rf"\b\d+(?:[–-]| to | til )?(?:\d+)?[ -]?(?:{_TIME_EN}|{_TIME_NB})\b",
    r"(?i)\b(?:kl\.?|klokk[ae]n?|at|until|til|before|after|før|etter) \d{1,2}\b(?=[.,;:]|$)",
    r"(?i)\b(?:is|was|aged?|turn(?:s|ed)|under|over|above|er|var|blir|ble|fyl(?:ler|te)"
    r"|alder(?:en)?) \d{1,2}\b(?!\s?(?:%|per|prosent))",
    r"\(\d{1,2}\)",  # Maya (16)
    r"(?<=, )\d{1,2}(?=,)",  # Maya, 16, says
    r"\b\d{1,2}-åring\w*",
]
_FIGURE = re.compile(
    r"\d+(?:[.,]\d+|\s\d{3})*(?:\s?%)?|%|(?i:\bper ?cent\b|\bprosent\w*)"
    r"|(?i:\b(?:one|two|three) (?:in|out of) (?:two|three|four|five|ten|a hundred)\b)"
    r"|(?i:\b(?:én|to|tre) av (?:to|tre|fire|fem|ti|hundre)\b)"
)


def words_of_law(language: str, text: str) -> list[str]:
    """The words by which a text speaks of law, rights or duty."""
    plain = " ".join(text.replace("*", "").split())
    return [match.group().strip() for match in LAW[language].finditer(plain)]


def figures(text: str) -> list[str]:
    """The figures of a text; times, ages and the numbers of a list are none."""
    plain = text.replace("*", "")
    for pattern in _NOT_A_FIGURE:
        plain = re.sub(pattern, " ", plain)
    return [match.group() for match in _FIGURE.finditer(plain)]


def has_source(module: ModuleFiles, place: str) -> bool:
    """Whether a source of the module says that its fact stands here."""
    sources = module.structure["sources"] if module.structure else []
    return any(is_at(place, where) for source in sources for where in source["where"])
