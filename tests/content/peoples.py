"""Countries, peoples and faiths by name: none of them is ever the cause of anything.

Countries and languages come from CLDR, the tables that all computers share. Norway is the
frame of the course and may be named; so may the United Nations, whose convention is its law.
"""

import re
from functools import cache

from babel import Locale

# Norway and what belongs to it, the United Nations, the world, and what is no place at all.
NOT_A_CAUSE = ("NO", "SJ", "BV", "UN", "EZ", "001", "XA", "XB", "ZZ")
# Short names that CLDR does not have, and those it writes with something around them.
MORE_COUNTRIES = {
    "en": (
        *("England", "Scotland", "America", "the Middle East", "Burma", "Congo", "Palestine"),
        *("Kurdistan", "Tibet", "Chechnya", "Bosnia", "Somaliland", "the Balkans", "Sápmi"),
    ),
    "nb": (
        *("England", "Skottland", "Midtøsten", "Burma", "Kongo", "Palestina", "Balkan"),
        *("Kurdistan", "Tibet", "Tsjetsjenia", "Bosnia", "Somaliland", "Sápmi"),
    ),
}
# "Man" begins many a Norwegian sentence, and is an island in the tables.
NO_COUNTRY_HERE = {"en": (), "nb": ("Man",)}

# Languages that many here speak, by CLDR's code; the adjective of a country is often the same.
LANGUAGES_SPOKEN = (
    *("ar", "uk", "ti", "so", "pl", "fa", "fa_AF", "ru", "ku", "ckb", "ps", "tr", "sw", "ur"),
    *("rw", "rn", "lt", "th", "am", "se", "da", "sv", "fi", "de", "fr", "es", "it", "pt", "nl"),
    *("zh", "ja", "ko", "hi", "pa", "bn", "ta", "vi", "tl", "fil", "id", "sq", "sr", "hr", "bs"),
    *("mk", "bg", "ro", "hu", "cs", "sk", "sl", "el", "he", "hy", "az", "ka", "om", "ha", "yo"),
    *("ln", "my", "ne", "si", "kk", "uz", "mn", "is", "et", "lv", "be", "en", "nb", "nn", "no"),
)
# Languages of the school itself: a lesson may be called after them.
SCHOOL_LANGUAGES = ("en", "nb", "nn", "no")

# Peoples whose name is not a language's; the beginning of the word is enough.
PEOPLES = {
    "en": (
        *("Afghan", "African", "American", "Arab", "Asian", "Balkan", "British", "Eritrean"),
        *("Ethiopian", "European", "Gypsy", "Indian", "Iranian", "Iraqi", "Kenyan", "Kurd"),
        *("Kven", "Moroccan", "Pakistani", "Palestinian", "Pole", "Roma", "Sami", "Scandinavian"),
        *("Somali", "Sudanese", "Swede", "Syrian", "Tamil", "Turk", "Ukrainian", "Western"),
    ),
    "nb": (
        *("afghan", "afghansk", "afrikan", "afrikansk", "amerikan", "amerikansk", "araber"),
        *("asiat", "asiatisk", "britisk", "brite", "danske", "eritreisk", "eritreer"),
        *("etiopisk", "etiopier", "europeisk", "europeer", "irakisk", "iraker", "iransk"),
        *("iraner", "kenyansk", "kineser", "kurder", "kvensk", "kven", "libanesisk"),
        *("marokkansk", "marokkaner", "pakistansk", "pakistaner", "palestinsk", "palestiner"),
        *("polakk", "romani", "romfolk", "russer", "same", "samisk", "sigøyner", "somalisk"),
        *("somalier", "sudansk", "svenske", "syrisk", "syrer", "tyrker", "ukrainer", "vestlig"),
    ),
}
# How such a word goes on when it is bent.
BENT = {"en": "(?:s|es|'s|’s)?", "nb": "(?:e|en|ene|er|ere|erne|n|ne|r|rne|s|ens|enes)?"}

FAITHS = {
    "en": r"Islam\w*|Muslim\w*|Christians?|Christianity|Jew|Jews|Jewish|Judaism|Hindu\w*|Buddh\w*"
    r"|Sikh\w*|Catholic\w*|Orthodox|Protestant\w*|Allah|God|Bible|Koran|Qur['’]?an|Ramadan|Eid"
    r"|(?i:faiths?|religio\w*|pray(?:s|ed|ing|ers?)?|church\w*|mosques?|temples?|synagogues?"
    r"|imams?|priests?|hijabs?)",
    "nb": r"Gud|Guds|Allah|Bibelen|Koranen|Eid"
    r"|(?i:islam\w*|muslim\w*|krist(?:en|ne|endom\w*)|jød(?:e|en|er|ene|isk|iske)|hindu\w*|buddh\w*"
    r"|sikh\w*|katol\w*|ortodoks\w*|protestant\w*|ramadan\w*|troen|religi\w*|bønn|bønnen|kirke\w*"
    r"|mosk[eé]\w*|tempel\w*|synagoge\w*|imam\w*|prest(?:en|er|ene)?|hijab\w*)",
}
# The person in a story is never "the culture".
CULTURE = {"en": ("cultur*", "tradition*"), "nb": ("*kultur*", "tradisjon*")}


@cache
def language_names(language: str, codes: tuple[str, ...] = LANGUAGES_SPOKEN) -> frozenset[str]:
    """What these languages are called in this language."""
    names = Locale(language).languages
    return frozenset(names[code] for code in codes if code in names)


def named_in(language: str, text: str) -> list[str]:
    """The countries, peoples and faiths that a text names, as they are written."""
    plain = " ".join(text.replace("*", "").split())
    return [match.group() for match in _pattern(language).finditer(plain)]


def _countries(language: str) -> set[str]:
    territories = Locale(language).territories
    named = {name for code, name in territories.items() if code not in NOT_A_CAUSE}
    # "Myanmar (Burma)" and "Congo - Kinshasa" are called by the first word.
    first = {re.split(r" \(| - | & ", name)[0] for name in named}
    return {*named, *first, *MORE_COUNTRIES[language]} - {*NO_COUNTRY_HERE[language]}


@cache
def _pattern(language: str) -> re.Pattern[str]:
    foreign = tuple(code for code in LANGUAGES_SPOKEN if code not in SCHOOL_LANGUAGES)
    peoples = {*PEOPLES[language], *language_names(language, foreign)}
    found = [
        rf"(?:{_any(_countries(language))})(?:s|'s|’s)?",
        rf"(?:{_any(peoples)}){BENT[language]}",
        FAITHS[language],
    ]
    return re.compile("|".join(rf"\b(?:{one})\b" for one in found))


def _any(names: set[str]) -> str:
    # The longest first: else "Sør-Sudan" would be found as "Sør".
    return "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))
