"""What an author of a dilemma is told: each fault by one sentence that says what to do."""

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flexid_xblock.activities import kinds
from flexid_xblock.activities.kinds.branching_dilemma import graph
from tests.activities.kinds.dilemma import source

KIND = kinds.find("branching_dilemma")
Document = dict[str, Any]


def nodes(structure: Document) -> Any:
    return structure["nodes"]


def choice(structure: Document, node: str, at: int) -> Document:
    return structure["nodes"][node]["choices"][at]


def faults(change: Callable[[Document, Document], Any]) -> list[str]:
    """What is said after a change to the structure and the English words."""
    story = source()
    change(story["structure"], story["words"]["en"])
    return list(KIND.faults(story["structure"], story["words"]["en"]))


def add_ring(structure: Document, words: Document) -> None:
    """From the talk one comes only to a walk, and from the walk only to the talk."""
    ways = [{"key": "on", "next": "walk"}, {"key": "back", "next": "walk"}]
    nodes(structure)["talk"]["choices"] = ways
    nodes(structure)["walk"] = {"choices": [{"key": "home", "next": "talk"}]}
    effects = dict.fromkeys(structure["stakeholders"], "So so.")
    told = {key: {"label": "Go.", "effects": effects} for key in ("on", "back", "home")}
    words["nodes"]["walk"] = {"title": "A walk", "text": "Out.", "choices": {"home": told["home"]}}
    words["nodes"]["talk"]["choices"] = {"on": told["on"], "back": told["back"]}


def forget_friends(structure: Document, words: Document) -> None:
    for one in structure["nodes"]["dinner"]["choices"]:
        one["reaches"] = ["elias", "father", "hana"]
        del words["nodes"]["dinner"]["choices"][one["key"]]["effects"]["friends"]


BY_STRUCTURE: list[tuple[Callable[[Document, Document], Any], list[str]]] = [
    (lambda s, w: None, []),
    (
        lambda s, w: choice(s, "door", 1).pop("next"),
        ["nodes.door.choices.week.next: name a node or an ending; the choice leads nowhere."],
    ),
    (
        lambda s, w: choice(s, "hurt", 2).update(next="moon"),
        ["nodes.hurt.choices.stop.next: write the missing node or ending 'moon', or name another."],
    ),
    (
        lambda s, w: (nodes(s)["talk"].update(choices=[]), w["nodes"]["talk"].update(choices={})),
        ["nodes.talk: give it a choice, or make it an ending; the story stops here."],
    ),
    (
        lambda s, w: s.update(start="moon"),
        ["start: name one of the nodes instead of 'moon'."],
    ),
    (
        add_ring,
        [
            "nodes.talk: let a way lead out to an ending; from here the story goes in a ring.",
            "nodes.walk: let a way lead out to an ending; from here the story goes in a ring.",
        ],
    ),
    (
        lambda s, w: [choice(s, "dinner", at).update(next="shop") for at in (0, 1)],
        ["nodes.hurt: let a choice lead here, or take it out; no way comes to it."],
    ),
    (
        lambda s, w: [choice(s, "door", at).update(next="peace") for at in (1, 2)],
        ["endings: let a choice lead to 'silence', or take it out; no way comes to it."],
    ),
    (
        lambda s, w: s.update(mirror=False) or w.pop("mirror"),
        [
            "mirror: write the mirror story, the same matter in a family with long roots here, "
            "and set mirror to true."
        ],
    ),
    (
        lambda s, w: (
            s["nodes"]["dinner"]["choices"].pop(1),
            w["nodes"]["dinner"]["choices"].pop("tomorrow"),
        ),
        ["nodes.dinner: give at least three choices where the story begins."],
    ),
    (
        lambda s, w: nodes(s)["dinner"].update(own_idea=[]),
        ["nodes.dinner.own_idea: leave room for an own idea where the story begins."],
    ),
    (
        lambda s, w: s["roles"].append("moon"),
        ["roles: add 'moon' to the stakeholders, or take it out here."],
    ),
    (
        lambda s, w: nodes(s)["door"]["own_idea"].append("moon"),
        ["nodes.door.own_idea: add 'moon' to the choices, or take it out here."],
    ),
    (
        lambda s, w: choice(s, "shop", 0).update(key="alone"),
        [
            "nodes.shop.choices: give each choice a key of its own.",
            "nodes.shop.choices: take out 'always', or add it to the structure.",
        ],
    ),
    (
        forget_friends,
        [
            "stakeholders.friends: write an effect on the way to 'peace' (dinner.shy, hurt.stop); "
            "it says nothing of what this means to them.",
            "stakeholders.friends: write an effect on the way to 'silence' (dinner.nothing, "
            "door.week); it says nothing of what this means to them.",
        ],
    ),
]

NO_WORDS = "write the words of '{}'; the structure has it."
NO_KEY = "take out '{}', or add it to the structure."
BY_WORDS: list[tuple[Callable[[Document], Any], str]] = [
    (lambda w: w["stakeholders"].pop("hana"), f"stakeholders: {NO_WORDS.format('hana')}"),
    (lambda w: w["nodes"].pop("talk"), f"nodes: {NO_WORDS.format('talk')}"),
    (lambda w: w["endings"].pop("peace"), f"endings: {NO_WORDS.format('peace')}"),
    (lambda w: w["debrief"].pop("never"), f"debrief: {NO_WORDS.format('never')}"),
    (lambda w: w.pop("red_line"), f"words: {NO_WORDS.format('red_line')}"),
    (lambda w: w.pop("mirror"), f"words: {NO_WORDS.format('mirror')}"),
    (
        lambda w: w["endings"]["peace"]["next_week"].pop("hana"),
        f"endings.peace.next_week: {NO_WORDS.format('hana')}",
    ),
    (
        lambda w: w["nodes"]["hurt"]["choices"].pop("tell"),
        f"nodes.hurt.choices: {NO_WORDS.format('tell')}",
    ),
    (
        lambda w: w["nodes"]["hurt"]["choices"]["tell"]["effects"].pop("father"),
        f"nodes.hurt.choices.tell.effects: {NO_WORDS.format('father')}",
    ),
    (
        lambda w: w["nodes"]["hurt"]["choices"]["tell"]["effects"].update(hana="x"),
        f"nodes.hurt.choices.tell.effects: {NO_KEY.format('hana')}",
    ),
    (lambda w: w["nodes"].update(moon=w["nodes"]["talk"]), f"nodes: {NO_KEY.format('moon')}"),
    (lambda w: w["debrief"].update(moon="?"), f"debrief: {NO_KEY.format('moon')}"),
]


@pytest.mark.parametrize(("change", "expected"), BY_STRUCTURE)
def test_a_fault_of_the_story_is_said(
    change: Callable[[Document, Document], Any], expected: list[str]
) -> None:
    assert faults(change) == expected


@pytest.mark.parametrize(("change", "expected"), BY_WORDS)
def test_words_and_structure_name_the_same(
    change: Callable[[Document], Any], expected: str
) -> None:
    assert faults(lambda _structure, words: change(words)) == [expected]


def test_a_node_and_an_ending_have_names_of_their_own() -> None:
    def change(structure: Document, words: Document) -> None:
        structure["endings"].append("door")
        words["endings"]["door"] = words["endings"]["peace"]

    assert faults(change) == ["endings: rename 'door', which is the name of a node too."]


def test_words_without_a_red_line_in_the_story_are_said() -> None:
    found = faults(lambda structure, words: choice(structure, "door", 2).pop("red_line"))
    assert found == [f"words: {NO_KEY.format('red_line')}"]


def test_a_story_that_is_hard_to_read_is_said() -> None:
    hard = "Familiemedlemmene diskuterte og vurderte alternativene grundigere i fellesskap. " * 200

    def change(structure: Document, words: Document) -> None:
        words["nodes"]["talk"]["text"] = hard

    assert [fault.split(";")[0].split(" in '")[0] for fault in faults(change)] == [
        "words: write shorter sentences and shorter words"
    ] * 2


@given(data=st.data())
def test_wherever_one_choice_leads_nowhere_it_is_said(data: st.DataObject) -> None:
    story = source()
    step = data.draw(st.sampled_from([*graph.steps(story["structure"])]))
    del graph.choices(story["structure"], step.node)[step.choice]["next"]
    where = f"nodes.{step.node}.choices.{step.choice}.next: "
    found = [*KIND.faults(story["structure"], story["words"]["en"])]
    assert [fault for fault in found if fault.startswith(where)] == [
        f"{where}name a node or an ending; the choice leads nowhere."
    ]
