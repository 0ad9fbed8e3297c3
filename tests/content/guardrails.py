"""The guardrails of the plan (section 5) that a list of words can watch over.

Each list is by language. A line is a word or the beginning of one: ``krig*`` finds krig,
krigen and krigens; ``*problem*`` finds språkproblemer too. A line with other signs than
letters, spaces, hyphens and stars is a pattern. Capitals count only where a line has one.
"""

import re
from functools import cache

Lists = dict[str, tuple[str, ...]]

# Rules 8 and 10: what is never said of people, nor of how well they do.
NOT_OUR_WORDS: Lists = {
    "en": (
        *("between two stools", "between two chairs", "problem*", "troublemaker*"),
        *("second-generation", "second generation", "third-generation", "foreign-cultured"),
        *("well integrated", "well-integrated", "integrated well", "better integrated"),
        *("score", "scores", "scored", "fail", "fails", "failed", "failing", "failure*"),
        *("your culture", "your cultures"),
    ),
    "nb": (
        *("mellom to stoler", "*problem*", "bråkmaker*", "andregenerasjon*", "annengenerasjon*"),
        *("tredjegenerasjon*", "fremmedkulturell*", "fremmedspråklig*"),
        *("godt integrer*", "bedre integrer*", "velintegrer*", "integrert godt"),
        *("poeng", "poengene", "poengsum*", "stryk", "stryker", "strøk til"),
        *("kulturen din", "kulturene dine", "din kultur"),
    ),
}
# Rule 6 and the design's words: a name is stored, so nobody is unknown; a paper is no yes.
NOT_OUR_PROMISES: Lists = {
    "en": ("anonym*", "consent*"),
    "nb": ("anonym*", "samtykk*"),
}
# How nothing here is said: exclamation marks in rows, and little pictures.
LOUD = (r"[!?]*!\s?[!?]+", r"\?!", r"[\U0001F000-\U0001FAFF☀-➿⭐-⭕]️?")

# Rules 2, 11 and 12: what nobody is asked. What a student tells unasked is hers to tell.
NOT_ASKED: dict[str, Lists] = {
    "flight and war": {
        "en": ("flee", "fled", "fleeing", "flight", "refugee*", "war", "wars", "bomb*", "soldier*"),
        "nb": ("flukt*", "flykt*", "krig*", "bombe*", "soldat*"),
    },
    "asylum and papers": {
        "en": (
            *("asylum*", "permit", "permits", "visa", "visas", "passport*", "citizen*"),
            *("legal status", "deport*", r"\b(?:your|which|what) papers\b"),
        ),
        "nb": (
            *("asyl*", "oppholdstillatelse*", "oppholdsgrunnlag*", "oppholdsstatus*", "visum*"),
            *("statsborger*", "papirene dine", "hvilke papirer", "utvis*"),
        ),
    },
    "religion": {
        "en": (
            *("religio*", "god", "gods", "pray", "prays", "prayer*", "faith", "faiths"),
            *("mosque*", "church*", "temple*", "bible", "koran", "quran"),
            r"\bwhat (?:do|did) you believe\b",
        ),
        "nb": (
            *("religi*", "gud", "gudene", "bønn", "bønnen", "moské*", "moske*", "kirke*"),
            *("tempel*", "troen", "trosretning*", "trossamfunn*", "hvilken tro", "din tro"),
            *("bibelen", "koranen", r"\btror (?:du|dere) på\b"),
        ),
    },
    "politics": {
        "en": ("politic*", "vote for", "voted for", "votes for", "election*", "party leader*"),
        "nb": (
            *("politikk*", "politisk*", "politiker*", "partiet", "stortingsvalg*", "kommunevalg*"),
            *(r"\b(?:stemmer|stemte) (?:du |dere |de |han |hun )?på\b",),
        ),
    },
    "love": {
        "en": (
            *("gay", "lesbian*", "bisexual*", "queer", "transgender", "sexual*", "in love"),
            *("boyfriend*", "girlfriend*"),
        ),
        "nb": (
            *("homo", "homofil*", "lesbisk*", "bifil*", "skeiv*", "transperson*", "legning*"),
            *("seksu*", "forelsk*", "kjæreste*"),
        ),
    },
    "health": {
        "en": (
            *("diagnos*", "disorder*", "depress*", "anxiety", "adhd", "ptsd", "trauma*", "therap*"),
            *("ill", "illness*", "medicine*"),
        ),
        "nb": (
            *("diagnose*", "sykdom*", "syk", "syke", "depre*", "angst*", "adhd", "ptsd", "traume*"),
            *("terapi*", "medisin*"),
        ),
    },
    "family facts": {
        "en": (
            *("parent", "parents", "your mother", "your father", "your mum", "your dad"),
            *("your siblings", "family members", "date of birth"),
            r"\bhow many (?:brothers|sisters|siblings|children) (?:do|are|does|have)\b",
            r"\bwho (?:lives|live|is|are) (?:in your family|with you|at home)\b",
            r"\bwhere (?:is|are|was|were|does|do) your (?:family|relatives)\b",
        ),
        "nb": (
            *("*foreldre*", "moren din", "mora di", "faren din", "mammaen din", "pappaen din"),
            *("søsknene dine", "familiemedlem*", "fødselsdato*"),
            r"\bhvor mange (?:søsken|brødre|søstre|barn)\b",
            r"\bhvem (?:bor|er) (?:i familien|sammen med deg|hjemme)\b",
            r"\bhvor (?:er|bor|var|bodde) (?:familien|slekta|slekten)\b",
        ),
    },
    "where from": {
        "en": (
            *("really from", "originally from", "home country", "homeland", "country of origin"),
            *("your country", r"\byou (?:really |first )?(?:come|came|are) from\b"),
            r"\bwhere (?:do|did|are|were) (?:you|they|your \w+)(?: really)?(?: come)? from\b",
            r"\bwhere were you born\b",
        ),
        "nb": (
            *("egentlig fra", "opprinnelig fra", "hjemland*", "landet ditt", "opprinnelse*"),
            *(r"\b(?:kommer|kom) (?:du|dere) fra\b", r"\b(?:du|dere) (?:kommer|kom) fra\b"),
            r"\bhvor (?:er|var) (?:du|dere|familien)\b[^.?!]*\bfra\b",
            r"\bhvor (?:er|ble) (?:du|dere) født\b",
        ),
    },
    "for a group": {
        "en": (
            *("in your culture", "your people", "people like you", "in your religion"),
            *("on behalf of", r"\bpeople from your (?:country|culture)\b"),
        ),
        "nb": (
            *("i kulturen din", "folket ditt", "folk som deg", "i religionen din", "på vegne av"),
            r"\bfolk fra (?:landet ditt|kulturen din)\b",
        ),
    },
}
# A sentence that says what is not asked, asks nothing.
REASSURES: Lists = {
    "en": (
        r"\b(?:do|does|did) not (?:have|need) to\b",
        r"\b(?:don't have|don't need|need not|never have) ",
        r"\b(?:nobody|no one) (?:asks|has to|needs to|must|will)\b",
    ),
    "nb": (
        r"\b(?:trenger|behøver) (?:du |dere |de )?ikke\b",
        r"\b(?:må|skal) (?:du |dere |de )?(?:ikke|aldri)\b",
        r"\bingen (?:spør|må|trenger|skal)\b",
    ),
}
# Numbers and addresses come from settings: they change, and somebody looks them up each term.
CONTACTS = (
    r"\b(?:116 ?1\d\d|11[0236])\b(?! min)",
    r"\+?\b\d(?:[ -]?\d){7,}\b",
    r"\S+@\S+\.\w+",
    r"https?://[\w./-]+\w|\bwww\.[\w.-]+\w",
    r"\b[\w-]+\.(?:no|com|org|net|info|eu)\b",
)


def found(language: str, lists: Lists, text: str) -> list[str]:
    """The words of a text that are in a list, as they are written there."""
    return found_by(lists[language], text)


def found_by(lines: tuple[str, ...], text: str) -> list[str]:
    """The words of a text that one of these lines stands for."""
    plain = " ".join(text.replace("*", "").split())
    return [match.group().strip() for match in _pattern(lines).finditer(plain)]


@cache
def _pattern(lines: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(_as_pattern(line) for line in lines))


def _as_pattern(line: str) -> str:
    words = line.replace("*", "").replace(" ", "").replace("-", "")
    small = "" if line != line.lower() else "i"
    if not words.isalpha():
        return f"(?{small}:{line})" if small else line
    word = line.replace("*", r"\w*")
    return rf"(?{small}:\b{word}\b)" if small else rf"\b{word}\b"
