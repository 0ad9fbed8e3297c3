"""The course as it is written: whole, readable, and within the guardrails."""

import re
from pathlib import Path

from flexid_xblock.content import api, checks, loader

from .common import liks, sentences, texts, words
from .course import each_language, each_module, is_at, texts_of

# Names and titles are the same for all who read them.
SAID_TO_ALL = (".title", ".name")


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


@each_language
@each_module
def test_no_sentence_for_the_facilitator_is_in_an_activity(module, language):
    notes = {
        sentence
        for text in texts_of(module, language)
        if is_at(text.place, "facilitator") and not text.place.endswith(SAID_TO_ALL)
        for sentence in sentences(text.words)
    }
    shown = {
        sentence
        for name in ("opening", "journal", "meeting")
        for text in texts(api.source(f"{module.key}.{name}"))
        for sentence in sentences(text)
    }
    assert notes & shown == set()


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


@each_module
def test_norwegian_never_leaves_open_whether_one_need_not_or_must_not(module):
    both = re.compile(r"\bmå (?:ikke|aldri)\b", re.IGNORECASE)
    written = [*texts(module.words["nb"]), *texts(module.activity_words["nb"])]
    assert [text for text in written if both.search(text)] == []
