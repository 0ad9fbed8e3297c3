"""The marked words of a group's meeting: one for each private field, and who may read it."""

from tests.canary import words

RULE = "azurescoter is a rule of this group"
NICKNAME = "rubyphalarope"
NAMED = "tealsandpiper is on a card with a name"
NICKED = "ivorykittiwake is on a card with a nickname"
UNNAMED = "plumwhinchat is on a card without a name"
UNMIXED = "mossdunnock waits for other cards without a name"
REASON = "rosebunting is a reason in the dilemma circle"
DICTIONARY = "olivecrake is a word of the dictionary"
TRANSLATED = "mauvefulmar is a card in another language"
HIDDEN = "chalkpipit is on a card that a teacher hid"
WHY_HIDDEN = "flintrook is why that card was hidden"
REPORTED = "lilacpochard is why somebody reported a card"
DOUBLED = "rustgarganey is on a card that two reported"
SECOND = "peachserin is what the second one wrote"
RETURNED = "pinkshoveler is on a card that was given back"
RETURNING = "greyptarmigan is what the teacher wrote to it"
FIRST = "bronzeturnstone was on a card before it was rewritten"
REWRITTEN = "khakisanderling is on that card now"
WAITING = "jadegannet waits for a teacher's yes"
TAKEN = "beigepuffin is on a card that was taken back"
PAUSE = "coraldipper is a note to whom is paused"
CARD_PAUSE = "amberskylark is a note to whoever wrote a card"
LOOKING = "taupelapwing is why a teacher needs an author's name"
ASKING = "cyanrazorbill is why a teacher needs reporters' names"
HAND_OVER = "ecrugadwall is what a teacher saw of the writer"
ACTED = "navypintail is what the teacher did about it"
ATTENDANCE = "sepiaeider is a note about who was there"
AFTERWORD = "fawnskua is what worked in this meeting"
KEEPING = "hazelsmew is why a card is kept as evidence"
WRONG = "steelwigeon came in a request about cards that was refused"

MEMBERS = frozenset({"ana", "bo", "cai", "dina", "emre", "faduma"})
TEACHERS = frozenset({"tor", "per"})
GROUP = MEMBERS | TEACHERS | {"kim"}
STRANGERS = frozenset({"eve", "una", "cleo", "ida", "dov", "liv", "sol", "max"})
EVERYBODY = GROUP | STRANGERS
FOLLOWING = frozenset({"cleo", "ida", "liv"})  # who reads a concern about somebody of the group

# Whose pages show it after the whole story.
SEEN_BY: dict[str, frozenset[str]] = {
    **dict.fromkeys((RULE, NICKNAME, NAMED, NICKED, UNNAMED, REASON, DICTIONARY), GROUP),
    TRANSLATED: GROUP,
    UNMIXED: TEACHERS | {"cai"},
    HIDDEN: TEACHERS | FOLLOWING | {"bo"},
    WHY_HIDDEN: TEACHERS | {"bo"},
    REPORTED: TEACHERS | {"dina"},
    DOUBLED: TEACHERS | {"cai"},
    SECOND: TEACHERS | {"emre"},
    **dict.fromkeys((RETURNED, RETURNING, FIRST, REWRITTEN), TEACHERS | {"ana"}),
    WAITING: TEACHERS | {"dina"},
    TAKEN: frozenset({"bo"}),
    PAUSE: frozenset({"faduma"}),
    CARD_PAUSE: TEACHERS | {"cai"},
    LOOKING: TEACHERS | {"cai"},
    ASKING: TEACHERS,
    # Not even for whoever wrote it: the record names the writer of the card.
    **dict.fromkeys((HAND_OVER, ACTED), FOLLOWING),
    ATTENDANCE: TEACHERS,
    AFTERWORD: TEACHERS,
    KEEPING: TEACHERS | {"liv"},
    WRONG: frozenset(),
}
PRIVATE = tuple(SEEN_BY)


def marks(sentences: tuple[str, ...]) -> tuple[str, ...]:
    """The word of each that nothing else holds."""
    return tuple(sentence.split()[0] for sentence in sentences)


MARKS = marks(PRIVATE)
# No two texts of the two stories share a word.
assert len({*MARKS, *words.WORDS}) == len(MARKS) + len(words.WORDS)
