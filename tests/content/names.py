"""Who and what may be called by name: the plan's twelve, four towns, and the words of the pages.

A word with a capital in the middle of a sentence is a name. The first word of a sentence, of
a quotation or after a colon says nothing: there every word has one.
"""

import re
from collections.abc import Iterator
from functools import cache

from .peoples import language_names

# Section 3.0 of the plan: names that travel across languages.
PEOPLE = frozenset(
    {
        *("Lina", "Adam", "Maya", "Elias", "Noor", "Mina"),
        *("Daniel", "Hana", "Ana", "Luka", "Sara", "Samir"),
    }
)
PLACES = {
    "en": frozenset(("Larvik", "Tromsø", "Bergen", "Oslo", "Norway", "Norwegian", "Norwegians")),
    "nb": frozenset(("Larvik", "Tromsø", "Bergen", "Oslo", "Norge")),
}
# What English writes with a capital wherever it stands.
ENGLISH = frozenset(
    {
        *("I", "I'm", "I'd", "I'll", "I've"),
        *("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
        *("Mondays", "Tuesdays", "Wednesdays", "Thursdays", "Fridays", "Saturdays", "Sundays"),
        *("January", "February", "March", "April", "May", "June", "July", "August"),
        *("September", "October", "November", "December"),
        # Somebody at home, called by what she or he is.
        *("Mum", "Mummy", "Dad", "Daddy", "Grandma", "Grandpa", "Grandmother", "Grandfather"),
        *("Granny", "Auntie", "Aunt", "Uncle"),
    }
)
# Other words with a capital, each with its reason.
OTHERS = {
    "en": {
        "Flex-ID": "the name of this course",
        "UN": "whose convention is law in Norway",
        "United": "United Nations",
        "Nations": "United Nations",
        "Convention": "the Convention on the Rights of the Child",
        "Rights": "the Convention on the Rights of the Child",
        "Child": "the Convention on the Rights of the Child",
        "Act": "an act of law is called by its name",
        "Education": "the Education Act",
        "Interpreting": "the Interpreting Act",
        "TV": "short for a long word",
        "OK": "a word that is written so",
    },
    "nb": {
        "Flex-ID": "navnet på kurset",
        "FN": "FNs konvensjon er norsk lov",
        "TV": "forkortet av et langt ord",
        "OK": "et ord som skrives slik",
    },
}

_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
# What may stand between two sentences: their signs, an empty line, the mark of a list.
_NEW_SENTENCE = re.compile(r"[.!?:…]|\n[ \t]*\n|\n[ \t]*(?:[-+>–]|#+|\d+[.)])[ \t]")
# A quotation begins with its mark, and so does a title or a sentence that is said: *Name a food*.
_QUOTES = ('"', "«", "“", "„", "‘", "'", "*")


def strangers(language: str, text: str) -> list[str]:
    """The names in a text that nobody has given a reason for; first and last name are one."""
    plain = text.replace("**", "")
    unknown = [one for one in _capitals(plain) if _bare(one.group()) not in _known(language)]
    names: list[str] = []
    end = None
    for one in unknown:
        is_the_same = end is not None and plain[end : one.start()].isspace()
        if is_the_same:
            names[-1] += f" {one.group()}"
        else:
            names.append(one.group())
        end = one.end()
    return names


def _capitals(plain: str) -> Iterator[re.Match[str]]:
    """The words with a capital that do not begin a sentence."""
    end = 0
    for word in _WORD.finditer(plain):
        gap, end = plain[end : word.start()], word.end()
        begins = word.start() == len(gap) or _NEW_SENTENCE.search(gap) or gap.endswith(_QUOTES)
        if word.group()[0].isupper() and not begins:
            yield word


def people_in(text: str) -> set[str]:
    """Who of the plan's people is named in a text, wherever in its sentences."""
    return {_bare(word) for word in _WORD.findall(text)} & PEOPLE


def _bare(word: str) -> str:
    """A word without the s of what belongs to it."""
    bare = re.sub(r"['’]s?$", "", word)
    return bare[:-1] if bare[:-1] in PEOPLE | PLACES["nb"] | {"FN"} else bare


@cache
def _known(language: str) -> frozenset[str]:
    own = ENGLISH | language_names("en") if language == "en" else frozenset()
    return PEOPLE | PLACES[language] | own | frozenset(OTHERS[language])
