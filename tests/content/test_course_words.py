"""The course as it is written: whole, readable, and within the guardrails."""

import re
from pathlib import Path

import pytest

from flexid_xblock.content import api, checks, loader

from .common import liks, sentences, texts, words

MODULES = loader.load().modules
LANGUAGES = ["en", "nb"]
MINUTES = {"welcome": 90, "who-am-i": 150}
FORMS = {"welcome": {"lessons": 90}, "who-am-i": {"short": 120, "lessons": 90}}
NAMES_AND_TITLES = {
    "Lina",
    "To navn",
    "Two names",
    "Hvem er jeg – hvem er vi?",
    "Who am I – who are we?",
}
NOT_OUR_WORDS = {
    "en": r"between two stools|problems?|second-generation|foreign-cultured|integrated well"
    r"|anonym\w*|I consent|scores?|fail(?:s|ed|ure)?|your culture",
    "nb": r"mellom to stoler|problem\w*|andregenerasjon\w*|fremmedkulturell\w*|godt integrert"
    r"|anonym\w*|samtykker|poeng|stryk|kulturen din",
}
NO_QUESTION_ABOUT = {
    "en": r"from|flee|fled|war|asylum|permit|religion|god|vote|politic\w*|diagnos\w*|parents?",
    "nb": r"fra|flukt|flykte\w*|krig|asyl|opphold|religion|gud|stemme\w*|politi\w*|diagnose\w*"
    r"|foreldre\w*",
}

each_module = pytest.mark.parametrize("module", MODULES.values(), ids=MODULES)
each_language = pytest.mark.parametrize("language", LANGUAGES)


def opening_parts(module, language):
    return module.words[language]["student"]["opening"]["parts"]


def stages(module, language):
    return module.words[language]["student"]["meeting"]["stages"].values()


def played(module, language):
    return [stage["roleplay"] for stage in stages(module, language) if "roleplay" in stage]


def questions(module, language):
    prompts = module.words[language]["student"]["journal"]["prompts"]
    polls = [poll for stage in stages(module, language) for poll in stage.get("polls", {}).values()]
    asked = [asked["question"] for asked in [*prompts.values(), *polls]]
    return asked + [question for play in played(module, language) for question in play["debrief"]]


def test_the_course_is_whole_in_both_directions():
    assert api.check() == []


def test_no_translation_is_pending():
    assert checks.pending(loader.load()) == []


def test_the_meetings_last_as_long_as_the_plan_says():
    assert {key: m.structure["meeting"]["minutes"] for key, m in MODULES.items()} == MINUTES


def test_the_shorter_forms_last_as_long_as_the_plan_says():
    minutes = {
        key: {name: form["minutes"] for name, form in m.structure["meeting"]["forms"].items()}
        for key, m in MODULES.items()
    }
    assert minutes == FORMS


@each_language
@each_module
def test_no_sentence_for_the_facilitator_is_in_an_activity(module, language):
    notes = {s for t in texts(module.words[language]["facilitator"]) for s in sentences(t)}
    shown = {
        sentence
        for name in ("opening", "journal", "meeting")
        for text in texts(api.source(f"{module.key}.{name}"))
        for sentence in sentences(text)
    }
    assert (notes & shown) - NAMES_AND_TITLES == set()


@each_language
@each_module
def test_a_question_has_at_most_twenty_words_in_short_sentences(module, language):
    for question in questions(module, language):
        count = len(words(question))
        assert count <= 20
        assert count / len(sentences(question)) <= 12


@each_language
@each_module
def test_each_prompt_has_two_or_three_helps(module, language):
    prompts = module.words[language]["student"]["journal"]["prompts"].values()
    assert {len(prompt["help"]) for prompt in prompts} <= {2, 3}


@each_module
def test_a_norwegian_part_is_easy_to_read(module):
    for part in opening_parts(module, "nb").values():
        assert len(words(part["text"])) >= 100
        assert liks(part["text"]) <= 30


@each_module
def test_norwegian_short_texts_are_easy_to_read_together(module):
    student = module.words["nb"]["student"]
    plain = [part["plain"] for part in student["opening"]["parts"].values()]
    met = [stage["text"] for stage in stages(module, "nb")]
    for kind in (plain, met, list(texts(student["journal"]["prompts"]))):
        assert liks("\n\n".join(kind)) <= 30


@each_module
def test_a_norwegian_play_is_easy_to_read(module):
    for play in played(module, "nb"):
        assert liks("\n\n".join(texts(play))) <= 30


@each_language
@each_module
def test_a_label_of_a_vote_fits_on_a_button(module, language):
    labels = [stage.get("options", {}) for stage in stages(module, language)]
    labels += [p["options"] for s in stages(module, language) for p in s.get("polls", {}).values()]
    assert [t for t in texts(labels) if len(t) > 40] == []


@each_language
@each_module
def test_the_plain_version_is_shorter_by_half(module, language):
    for part in opening_parts(module, language).values():
        assert len(words(part["plain"])) * 2 <= len(words(part["text"]))


@each_language
@each_module
def test_no_banned_word_is_written(module, language):
    banned = re.compile(rf"\b(?:{NOT_OUR_WORDS[language]})\b", re.IGNORECASE)
    assert [t for t in texts(module.words[language]) if banned.search(t)] == []


@each_language
@each_module
def test_no_question_asks_what_nobody_must_tell(module, language):
    asks = re.compile(rf"\b(?:{NO_QUESTION_ABOUT[language]})\b", re.IGNORECASE)
    assert [q for q in questions(module, language) if asks.search(q)] == []


@each_module
def test_the_languages_offer_the_same_number_of_choices(module):
    def shape(node):
        if isinstance(node, dict):
            return {key: shape(child) for key, child in node.items()}
        return len(node) if isinstance(node, list) else None

    assert shape(module.words["en"]) == shape(module.words["nb"])


@each_module
def test_each_source_is_named_once(module):
    keys = [source["key"] for source in module.structure["sources"]]
    assert keys == list(dict.fromkeys(keys)) != []


def test_the_course_texts_have_a_licence_of_their_own():
    licence = (Path(loader.CURRICULUM) / "LICENSE").read_text(encoding="utf-8")
    assert "Creative Commons Attribution 4.0 International (CC BY 4.0)" in licence
