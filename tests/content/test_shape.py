"""Every module of the course has the shape that the plan gives it; a planted fault is told."""

import copy

import pytest

from flexid_xblock.content.records import ModuleFiles

from . import shape
from .course import COURSE, MODULES, each_language, each_module

FORMS = {"short": {"minutes": 120}, "lessons": {"minutes": 90}}
STRUCTURE = {
    "opening": {"parts": ["one", "two", "three", "four", "five"], "content_note": True},
    "journal": {"prompts": ["one", "two", "three"]},
    "meeting": {"minutes": 150, "forms": FORMS, "content_note": True},
    "facilitator": {"variations": ["big-class", "never-moved", "unaccompanied", "outdoors"]},
}
MADE = {"line": {"kind": "timeline", "when": "together"}}
MADE["at-home"] = {"kind": "family_link", "when": "home"}


def module_with(spoil, key="moving"):
    """A module that has the plan's shape, after ``spoil`` has changed it."""
    structure, made = copy.deepcopy(STRUCTURE), copy.deepcopy(MADE)
    spoil(structure, made)
    return ModuleFiles(key=key, structure=structure, words={}, activities=made)


def module_that_says(language, goal, lengths):
    """A module with a goal, and parts of so many words."""
    parts = {key: {"text": "ord " * length} for key, length in lengths.items()}
    student = {"opening": {"goals": {"goal": goal}, "parts": parts}}
    return ModuleFiles(key="moving", structure=None, words={language: {"student": student}})


@each_module
def test_a_module_has_the_shape_of_the_plan(module):
    assert shape.faults(module) == []


@each_language
@each_module
def test_the_words_of_a_module_have_the_plans_amounts(module, language):
    assert shape.faults_of_words(module, language) == []


def test_the_table_of_kinds_has_every_module_of_the_course_in_its_order():
    assert list(shape.KINDS) == [one["key"] for one in COURSE["modules"]]


def test_only_modules_of_the_course_differ():
    named = {*shape.CONTENT_NOTES, *shape.EVENINGS, *shape.WITHOUT_A_THEME, *shape.ITS_OWN_MINUTES}
    assert named - set(shape.KINDS) == set()


@pytest.mark.parametrize(
    ("spoil", "key", "expected"),
    [
        (lambda structure, made: None, "moving", []),
        (
            lambda structure, made: structure["meeting"].update(minutes=120),
            "moving",
            ["the meeting and its shorter forms last as the plan says"],
        ),
        (
            lambda structure, made: structure["meeting"]["forms"].pop("short"),
            "moving",
            ["the meeting and its shorter forms last as the plan says"],
        ),
        (
            lambda structure, made: structure["opening"].pop("content_note"),
            "moving",
            ["hard themes have content notes, in opening and meeting, and no other has"],
        ),
        (
            lambda structure, made: structure.update(evening={}),
            "moving",
            ["families come at the beginning and at the end of the year"],
        ),
        (
            lambda structure, made: made["line"].update(kind="pulse"),
            "moving",
            ["what is made is what the plan gives the module"],
        ),
        (
            lambda structure, made: made["at-home"].update(when="alone"),
            "moving",
            ["there is something to do at home"],
        ),
        (
            lambda structure, made: structure["opening"].update(parts=["one"]),
            "moving",
            ["there are five or six parts"],
        ),
        (
            lambda structure, made: structure["journal"].update(prompts=["one"]),
            "moving",
            ["there are three or four prompts"],
        ),
        (
            lambda structure, made: structure["facilitator"]["variations"].remove("never-moved"),
            "moving",
            ["the facilitator's variations are there"],
        ),
        (
            lambda structure, made: None,
            "who-am-i",
            [
                "hard themes have content notes, in opening and meeting, and no other has",
                "what is made is what the plan gives the module",
            ],
        ),
    ],
)
def test_a_structure_that_is_not_the_plans_is_told(spoil, key, expected):
    assert shape.faults(module_with(spoil, key)) == expected


@pytest.mark.parametrize(
    ("language", "goal", "lengths", "expected"),
    [
        ("en", "I can see.", {"one": 160, "two": 160, "three": 160, "four": 160}, []),
        (
            "en",
            "I see.",
            {"one": 99, "two": 161, "three": 150, "four": 150},
            [
                "the goal 'I see.' does not begin with 'I can '",
                "the part 'one' has 99 words",
                "the part 'two' has 161 words",
                "the parts have 560 words in all",
            ],
        ),
        (
            "nb",
            "I can see.",
            dict.fromkeys("abcdef", 151),
            [
                "the goal 'I can see.' does not begin with 'Jeg kan '",
                "the parts have 906 words in all",
            ],
        ),
    ],
)
def test_amounts_that_are_not_the_plans_are_told(language, goal, lengths, expected):
    module = module_that_says(language, goal, lengths)
    assert shape.faults_of_words(module, language) == expected


def test_each_module_of_the_second_year_ends_in_a_piece_that_is_hers():
    found = {
        module["key"]: shape.pieces(MODULES[module["key"]])
        for module in COURSE["modules"]
        if module["year"] == 2
    }
    assert found == {
        "my-own-story": ["story"],
        "norwegian-enough": ["values"],
        "language-and-feelings": ["language-map"],
        "big-and-small": ["scale"],
        "conflict": ["talk-plan"],
        "freedom-and-future": ["circles-now"],
    }


def test_a_talk_of_two_follows_the_first_and_the_last_module_of_the_second_year():
    found = {
        key: [(prompt["key"], prompt["suggests"]) for prompt in shape.talks(module)]
        for key, module in MODULES.items()
    }
    assert {key: prompts for key, prompts in found.items() if prompts} == {
        "my-own-story": [("talk-points", "counsellor")],
        "freedom-and-future": [("talk-points", "counsellor")],
    }
