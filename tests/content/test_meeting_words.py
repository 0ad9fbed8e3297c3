"""A meeting's choices, polls, roles and content note have words, and no other has."""

import pytest

from .common import faults
from .meeting import ROLE, STRUCTURE, STUDENT_WORDS, whole


def stage(documents, place):
    return documents[STRUCTURE]["meeting"]["stages"][place]


def words(documents, key):
    return documents[STUDENT_WORDS]["meeting"]["stages"][key]


def roles(documents):
    return words(documents, "choice")["roleplay"]["roles"]


def swap_a_role_in_the_words(documents):
    roles(documents)["dog"] = ROLE
    roles(documents).pop("guest")


SAMPLES = {
    "an option without words": (
        lambda d: words(d, "choice")["options"].pop("stay"),
        [".stages.choice.options: 'stay' has no words"],
    ),
    "words for an option that is not there": (
        lambda d: words(d, "choice")["options"].update(fly="I fly"),
        [".stages.choice.options: 'fly' is not in module.yaml"],
    ),
    "words for options where there are none": (
        lambda d: words(d, "begin").update(options={"fly": "I fly"}),
        [".stages.begin.options: 'fly' is not in module.yaml"],
    ),
    "a poll without words": (
        lambda d: words(d, "end").pop("polls"),
        [
            ".stages.end.polls: 'found' has no words",
            ".stages.end.polls.found.options: 'not-yet' has no words",
            ".stages.end.polls.found.options: 'yes' has no words",
        ],
    ),
    "words for a poll that is not there": (
        lambda d: stage(d, 2).pop("polls"),
        [".stages.end.polls: 'found' is not in module.yaml"],
    ),
    "words for an answer that is not there": (
        lambda d: words(d, "end")["polls"]["found"]["options"].update(maybe="Maybe"),
        [".stages.end.polls.found.options: 'maybe' is not in module.yaml"],
    ),
    "roles without a scene": (
        lambda d: words(d, "choice").pop("roleplay"),
        [
            ".stages.choice.roleplay.roles: 'guest' has no words",
            ".stages.choice.roleplay.roles: 'host' has no words",
        ],
    ),
    "a scene without roles": (
        lambda d: stage(d, 1).pop("roles"),
        [
            ".stages.choice.roleplay.roles: 'guest' is not in module.yaml",
            ".stages.choice.roleplay.roles: 'host' is not in module.yaml",
        ],
    ),
    "another role in the words": (
        swap_a_role_in_the_words,
        [
            ".stages.choice.roleplay.roles: 'guest' has no words",
            ".stages.choice.roleplay.roles: 'dog' is not in module.yaml",
        ],
    ),
    "a content note without words": (
        lambda d: d[STUDENT_WORDS]["meeting"].pop("content_note"),
        [": 'content_note' has no words"],
    ),
    "words of a content note that nobody promised": (
        lambda d: d[STRUCTURE]["meeting"].update(content_note=False),
        [": 'content_note' is not in module.yaml"],
    ),
}


@pytest.mark.parametrize(("spoil", "expected"), SAMPLES.values(), ids=SAMPLES)
def test_words_and_structure_of_a_meeting_agree(tmp_path, spoil, expected):
    assert faults(tmp_path, whole(spoil)) == [
        f"{STUDENT_WORDS}: meeting{sentence}" for sentence in expected
    ]


def test_a_whole_meeting_has_no_fault(tmp_path):
    assert faults(tmp_path, whole()) == []
