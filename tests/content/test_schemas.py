"""Every schema is closed: what nobody has thought of is refused."""

import copy
from collections.abc import Iterator
from typing import Any

import pytest

from flexid_xblock.content import loader

from .common import COURSE, FAMILY, MODULE, SOURCE
from .meeting import MEETING, ROLEPLAY, WHOLE_FACILITATOR, WHOLE_MODULE, WHOLE_STUDENT

OPTIONS = {"stakeholders": ["lina"], "options": ["one", "two", "three", "own-idea"]}
THEN = {"activity": "zero.journal", "prompt": "prompt"}
PROMPT = {"key": "prompt", "suggests": "counsellor", "then": THEN, "portfolio": True, "talk": True}

WHOLE = {
    "course": COURSE,
    "module": {
        **WHOLE_MODULE,
        "journal": {"prompts": [PROMPT], "show": {"how": "choose", "number": 1}},
        "sources": [SOURCE],
    },
    "student": WHOLE_STUDENT,
    "facilitator": WHOLE_FACILITATOR,
    "family": FAMILY,
}


def objects(node: Any, path: tuple = ()) -> Iterator[tuple]:
    """The path of every object in a document."""
    if isinstance(node, dict):
        yield path
    pairs = node.items() if isinstance(node, dict) else enumerate(node)
    for step, child in pairs:
        if isinstance(child, dict | list):
            yield from objects(child, (*path, step))


def with_unknown_key(document: dict, path: tuple) -> dict:
    """A copy in which one object has a key that no schema knows."""
    changed = node = copy.deepcopy(document)
    for step in path:
        node = node[step]
    node["unknown_key"] = {}
    return changed


def refused_paths(schema: str) -> list[tuple]:
    """The paths at which an unknown key is refused."""
    document = WHOLE[schema]
    spoilt = {path: with_unknown_key(document, path) for path in objects(document)}
    return [path for path, doc in spoilt.items() if not loader.validator(schema).is_valid(doc)]


# What every activity has; the rest its kind's own schema closes.
OPEN = {
    "activity": {"kind": "identity_circles", "when": "home"},
    "activity_words": {"title": "My circles", "intro": "Draw."},
    "answer": {},
}


def test_each_kind_of_file_has_a_schema():
    assert {path.stem for path in loader.SCHEMAS.glob("*.json")} == {*WHOLE, *OPEN}


@pytest.mark.parametrize(("schema", "key"), [(one, key) for one in OPEN for key in OPEN[one]])
def test_an_activity_has_what_every_activity_has(schema, key):
    rest = {name: text for name, text in OPEN[schema].items() if name != key}
    assert loader.validator(schema).is_valid(OPEN[schema])
    assert not loader.validator(schema).is_valid(rest)
    assert not loader.validator(schema).is_valid({**OPEN[schema], key: 5})


@pytest.mark.parametrize("schema", WHOLE)
def test_a_schema_takes_a_whole_document(schema):
    assert list(loader.validator(schema).iter_errors(WHOLE[schema])) == []


@pytest.mark.parametrize("schema", WHOLE)
def test_a_schema_refuses_an_unknown_key_at_every_level(schema):
    assert refused_paths(schema) == list(objects(WHOLE[schema]))


@pytest.mark.parametrize("schema", WHOLE)
def test_a_schema_refuses_an_empty_document(schema):
    assert not loader.validator(schema).is_valid({})


@pytest.mark.parametrize(
    "options",
    [["one", "two", "own-idea"], ["one", "two", "three", "four"]],
    ids=["only two beside one's own idea", "no idea of one's own"],
)
def test_a_dilemma_has_three_options_and_an_idea_of_ones_own(options):
    facilitator = {"variations": ["big"], "dilemma": {**OPTIONS, "options": options}}
    assert not loader.validator("module").is_valid({**MODULE, "facilitator": facilitator})


@pytest.mark.parametrize("activity", ["zero.meeting", "zero", ".journal", "Zero.journal", 7])
def test_only_a_journal_can_be_looked_back_at(activity):
    prompt = {**PROMPT, "then": {**THEN, "activity": activity}}
    assert not loader.validator("module").is_valid({**MODULE, "journal": {"prompts": [prompt]}})


def valid_meeting(**changes):
    return loader.validator("module").is_valid({**WHOLE_MODULE, "meeting": {**MEETING, **changes}})


def valid_stage(**changes):
    return valid_meeting(stages=[{**MEETING["stages"][0], **changes}])


def valid_lessons(**changes):
    return valid_meeting(forms={"lessons": {**MEETING["forms"]["lessons"], **changes}})


@pytest.mark.parametrize(
    "options",
    [["one", "two", "own-idea"], ["one", "two", "three", "four"]],
    ids=["only two beside one's own idea", "no idea of one's own"],
)
def test_a_vote_in_the_room_offers_as_many_ways_as_the_dilemma(options):
    assert not valid_stage(options=options)


@pytest.mark.parametrize(
    "changes",
    [
        {"roles": ["alone"]},
        {"polls": []},
        {"polls": [{"key": "poll", "options": ["yes"]}]},
        {"polls": [{"key": "poll", "options": ["yes", "yes"]}]},
    ],
    ids=["one role", "no poll", "one answer", "the same answer twice"],
)
def test_a_play_and_a_poll_need_two_of_each(changes):
    assert valid_stage()
    assert not valid_stage(**changes)


@pytest.mark.parametrize(
    "forms",
    [{}, {"long": MEETING["forms"]["short"]}, {"short": MEETING["forms"]["lessons"]}],
    ids=["none", "a form nobody knows", "a break in the short form"],
)
def test_a_form_is_short_or_lessons(forms):
    assert not valid_meeting(forms=forms)


def test_two_lessons_have_a_break_and_stages():
    assert valid_lessons()
    assert not valid_lessons(stages={})
    assert not loader.validator("module").is_valid(
        {**WHOLE_MODULE, "meeting": {**MEETING, "forms": {"lessons": MEETING["forms"]["short"]}}}
    )


@pytest.mark.parametrize("display", [[], ["named", "named"], ["hidden"]], ids=str)
def test_a_card_is_named_has_a_nickname_or_is_unnamed(display):
    assert not valid_meeting(board={**MEETING["board"], "display": display})


@pytest.mark.parametrize(
    "changes",
    [{"debrief": ["One?", "Two?"]}, {"debrief": ["?"] * 5}, {"roles": {}}],
    ids=["two questions", "five questions", "nobody to play"],
)
def test_a_play_ends_with_three_or_four_questions(changes):
    student = copy.deepcopy(WHOLE_STUDENT)
    student["meeting"]["stages"]["choice"]["roleplay"] = {**ROLEPLAY, **changes}
    assert not loader.validator("student").is_valid(student)
