"""Each guardrail bites, in both languages and at its own places only: planted sentences."""

from functools import reduce

import pytest

from flexid_xblock.content.records import ModuleFiles

from .course import LANGUAGES
from .rules import RULES, hits

SEEN = "student.opening.parts.part.text"
QUESTION = "student.journal.prompts.prompt.question"
ROUND = "student.meeting.stages.round.text"
STORY = "student.meeting.stages.choice.text"
PLAY = "student.meeting.stages.round.roleplay.scene"
NOTES = "facilitator.stages.round.watch_for"
SAY = "facilitator.stages.round.say"
FORBIDDEN = "facilitator.do_not_ask"
CASE = "facilitator.dilemma.about"
FAMILY = "family.intro"
HELPS = "activities.map.helps"
BRANCH = "activities.branch.nodes.first.text"
PERSONA = "activities.line.persona.about"
WITH_SOURCE = "student.opening.parts.law.text"

STAGES = [{"key": "round", "kind": "opening"}, {"key": "choice", "kind": "dilemma"}]
KINDS = {"map": "role_map", "branch": "branching_dilemma", "line": "timeline"}
PLANTED = [
    ("people", "en", SEEN, "You have no problem, and none failed.", ["problem", "failed"]),
    ("people", "en", NOTES, "Is this between two stools? Your Culture?",
     ["between two stools", "Your Culture"]),
    ("people", "en", HELPS, "Problems? Well integrated second-generation boys?",
     ["Problems", "Well integrated", "second-generation"]),
    ("people", "nb", SEEN, "Språkproblemene er mellom to stoler.",
     ["Språkproblemene", "mellom to stoler"]),
    ("people", "nb", HELPS, "Andregenerasjons barn er fremmedkulturelle og godt integrerte.",
     ["Andregenerasjons", "fremmedkulturelle", "godt integrerte"]),
    ("people", "en", SEEN, "Lina is unproblematic at stools between two trees.", []),
    ("promises", "en", SEEN, "It is anonymous, with your consent.", ["anonymous", "consent"]),
    ("promises", "nb", FAMILY, "Helt anonymt, om du samtykker.", ["anonymt", "samtykker"]),
    ("loud", "en", SEEN, "Welcome!! Really?! 🎉", ["!!", "?!", "🎉"]),
    ("loud", "nb", FAMILY, "Velkommen! Så fint! Helt → ferdig.", []),
    ("loud", "nb", FAMILY, "Velkommen!!! 👍", ["!!!", "👍"]),
    ("asked", "en", QUESTION, "Did your parents flee from a war?", ["parents", "flee", "war"]),
    ("asked", "en", ROUND, "Where are you really from? Are you gay?",
     ["Where are you really from", "gay"]),
    ("asked", "en", HELPS, "Which permit, which religion, whom do you vote for?",
     ["permit", "religion", "vote for"]),
    ("asked", "en", SAY, "How is it in your culture? Who is ill?", ["in your culture", "ill"]),
    ("asked", "en", QUESTION, "Who lives at home? How many brothers do you have?",
     ["Who lives at home", "How many brothers do"]),
    ("asked", "nb", QUESTION, "Flyktet foreldrene dine fra en krig?",
     ["Flyktet", "foreldrene", "krig"]),
    ("asked", "nb", ROUND, "Hvor er du fra, egentlig? Er du homofil?",
     ["Hvor er du fra", "homofil"]),
    ("asked", "nb", HELPS, "Hvilken tro har du, og hvem stemmer du på?",
     ["Hvilken tro", "stemmer du på"]),
    ("asked", "nb", SAY, "Hva mener folk som deg? Er noen syke? Asylgrunn?",
     ["folk som deg", "syke", "Asylgrunn"]),
    ("asked", "nb", QUESTION, "Hvor mange søsken har du? Hvem bor hjemme?",
     ["Hvor mange søsken", "Hvem bor hjemme"]),
    ("asked", "en", QUESTION, "You do not have to tell about a war. What did you get from it?", []),
    ("asked", "nb", QUESTION, "Du trenger ikke nevne krig. Hva fikk du fra en stemme på pass?", []),
    # Named to those who must not ask it; told in a text that asks nothing.
    ("asked", "en", FORBIDDEN, "Why the family fled, and their religion.", []),
    ("asked", "nb", SEEN, "Noen har flyktet fra krig, og foreldrene er syke.", []),
    ("asked", "en", STORY, "Her parents fled. Which way can she choose?", []),
    ("cause", "en", STORY, "In Syria and Congo Muslim girls do so.", ["Syria", "Congo", "Muslim"]),
    ("cause", "en", PLAY, "It is her faith: a Somali mother, a church.",
     ["faith", "Somali", "church"]),
    ("cause", "en", BRANCH, "His Polish friend from the Middle East prays.",
     ["Polish", "the Middle East", "prays"]),
    ("cause", "nb", STORY, "I Syria og Kongo gjør muslimske jenter det.",
     ["Syria", "Kongo", "muslimske"]),
    ("cause", "nb", CASE, "En polsk mor, moskeen og kirken.", ["polsk", "moskeen", "kirken"]),
    ("cause", "nb", PERSONA, "Hun er somalier, fra Midtøsten.", ["somalier", "Midtøsten"]),
    ("cause", "en", STORY, "In Norway she may polish her turkey, by law of the UN.", []),
    ("cause", "nb", STORY, "Man kan det i Norge, i samme rom. Bønner er prestasjon.", []),
    ("cause", "en", SEEN, "Somali and Arabic are languages. A church is a house.", []),
    ("culture", "en", STORY, "In their culture it is so. Traditions!", ["culture", "Traditions"]),
    ("culture", "nb", BRANCH, "Matkulturen deres er tradisjonell.",
     ["Matkulturen", "tradisjonell"]),
    ("culture", "nb", CASE, "Ingen kaller det kultur.", []),
    ("names", "en", NOTES, "Then Fatima Ali met Lina's aunt in Paris.",
     ["Fatima Ali", "Paris"]),
    ("names", "nb", HELPS, "Så møtte Ola tanten til Elias i Drammen.", ["Ola", "Drammen"]),
    ("names", "en", SEEN, "On Monday I saw Dad, in May. It is *My bridge*: The Arabic one.", []),
    ("names", "nb", SEEN, "1. Se på Linas kart.\n2. Si: «Hei.» Gå til Tromsø. FNs avtale.", []),
    ("names", "nb", SEEN, "På Mandag er Norsk gøy.", ["Mandag", "Norsk"]),
    ("contacts", "en", FAMILY, "Call 116 111 or 40 00 00 00, or see www.udir.no.",
     ["116 111", "40 00 00 00", "www.udir.no"]),
    ("contacts", "nb", NOTES, "Ring 112, eller skriv til hei@flexid.no.",
     ["112", "hei@flexid.no"]),
    ("contacts", "nb", NOTES, "Det tar 112 minutter for 919 000 folk, kl. 18.30.", []),
    ("law", "en", SEEN, "You have a right to a name, by law. It is their duty.",
     ["a right", "law", "duty"]),
    ("law", "en", FAMILY, "The Convention gives rights. § 4 and article 7.",
     ["Convention", "rights", "§", "article 7"]),
    ("law", "nb", NOTES, "Loven gir rettigheter. Du har rett til et navn.",
     ["Loven", "rettigheter", "har rett til"]),
    ("law", "nb", SEEN, "Barnekonvensjonen er lov i Norge, og skolen har plikt.",
     ["Barnekonvensjonen", "lov i Norge", "plikt"]),
    ("law", "en", SEEN, "Right, the right answer stands on the right. It is never a duty.", []),
    ("law", "nb", SEEN, "Det er lov. Lov meg en god rett. Hun har rett. Aldri en plikt.", []),
    ("law", "en", WITH_SOURCE, "You have a right to a name, by law.", []),
    ("figures", "en", SEEN, "48 % of 200, and one in four.", ["48 %", "200", "one in four"]),
    ("figures", "nb", FAMILY, "25 prosent av 919 000, én av fire.",
     ["25", "prosent", "919 000", "én av fire"]),
    ("figures", "en", SEEN, "1. Maya (16) sits for 15 minutes at 18.30. She is 16.", []),
    ("figures", "nb", SEEN, "1. Maya (16) er 16 år i 15 minutter, kl. 18. En 15-åring.", []),
    ("figures", "en", NOTES, "48 % of 200.", []),
    ("figures", "en", WITH_SOURCE, "48 % of 200.", []),
]  # fmt: skip


def module_with(place, language, sentence):
    """A module with one text, and a source for another place."""
    file, *steps = place.split(".")
    node = reduce(lambda inner, step: {step: inner}, reversed(steps), sentence)
    activities = node if file == "activities" else {}
    return ModuleFiles(
        key="one",
        structure={"meeting": {"stages": STAGES}, "sources": [{"where": [WITH_SOURCE[:-5]]}]},
        words={language: {} if activities else {file: node}},
        activities={name: {"kind": kind} for name, kind in KINDS.items()},
        activity_words={language: activities},
    )


@pytest.mark.parametrize(("rule", "language", "place", "sentence", "words"), PLANTED)
def test_a_planted_sentence_is_found(rule, language, place, sentence, words):
    found = hits(RULES[rule], module_with(place, language, sentence), language)
    assert found == [("one", language, place, word) for word in words]


def test_each_rule_bites_in_each_language():
    biting = {(rule, language) for rule, language, _, _, words in PLANTED if words}
    assert biting == {(rule, language) for rule in RULES for language in LANGUAGES}
