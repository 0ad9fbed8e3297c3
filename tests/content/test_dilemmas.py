"""Every dilemma of the course is fair, and what is missing in one is told."""

import copy

import pytest

from flexid_xblock.content.records import ModuleFiles

from . import dilemmas
from .common import texts
from .course import each_language, each_module, stages_of_kind

# Meetings about other things: how the course works, and three of the leaders' units.
WITHOUT_A_CIRCLE = ("welcome", "leader-themes", "leader-presenting", "leader-practice")


@each_module
def test_each_module_of_a_theme_has_a_dilemma_circle(module):
    places = stages_of_kind(module, "dilemma")
    expected = 0 if module.key in WITHOUT_A_CIRCLE else 1
    assert (len(places), dilemmas.circle(module) is not None) == (expected, expected == 1)


@each_language
@each_module
def test_each_way_gives_and_costs_something_to_everybody(module, language):
    if dilemmas.circle(module):
        assert dilemmas.faults_of_a_circle(module, language) == []


@each_language
@each_module
def test_each_dilemma_has_a_mirror_that_students_read(module, language):
    if dilemmas.circle(module):
        assert dilemmas.mirrored(module, language) & dilemmas.told(module, language) != set()


@each_module
def test_a_branching_dilemma_is_a_whole_story(module):
    found = {
        name: dilemmas.faults_of_a_story(one) for name, one in dilemmas.branching(module).items()
    }
    assert found == {name: [] for name in dilemmas.branching(module)}


@each_language
@each_module
def test_a_branching_dilemma_has_its_mirror_in_words(module, language):
    mirrors = [
        module.activity_words[language][name].get("mirror") for name in dilemmas.branching(module)
    ]
    assert [mirror for mirror in mirrors if not mirror or not all(texts(mirror))] == []


@each_language
@each_module
def test_no_ending_is_marked_as_the_right_one(module, language):
    words = [module.activity_words[language][name] for name in dilemmas.branching(module)]
    assert [title for one in words for title in dilemmas.verdicts(one, language)] == []


OPTIONS = ["go", "stay", "ask"]
PEOPLE = ["lina", "friend", "teacher", "neighbour"]
FAIR = {
    "structure": {
        "facilitator": {"dilemma": {"options": [*OPTIONS, "own-idea"], "stakeholders": PEOPLE}},
        "meeting": {"stages": [{"key": "choice", "kind": "dilemma"}]},
    },
    "facilitator": {
        "dilemma": {
            "stakeholders": {person: {"name": person.title()} for person in PEOPLE},
            "options": {
                option: {
                    "seats": {
                        person: {"gives": f"{option} {person} +", "costs": f"{option} {person} -"}
                        for person in PEOPLE
                    }
                }
                for option in OPTIONS
            }
            | {"own-idea": {}},
            "mirror": "The same at Daniel's, and not at Lina's.",
        }
    },
    "student": {"meeting": {"stages": {"choice": {"text": "Lina waits. What can Daniel do?"}}}},
}
STORY = {
    "nodes": {f"n{number}": {"choices": [{"key": "on"}]} for number in range(12)},
    "stakeholders": PEOPLE,
    "endings": ["peace", "quiet", "storm", "door"],
    "mirror": True,
}


def spoilt(spoil):
    """A fair dilemma, after ``spoil`` has changed it."""
    fair = copy.deepcopy(FAIR)
    spoil(fair)
    words = {file: fair[file] for file in ("student", "facilitator")}
    return ModuleFiles(key="one", structure=fair["structure"], words={"en": words})


def dilemma_of(fair):
    return fair["structure"]["facilitator"]["dilemma"]


def seats(fair, option="go"):
    return fair["facilitator"]["dilemma"]["options"][option]["seats"]


@pytest.mark.parametrize(
    ("spoil", "expected"),
    [
        (lambda fair: None, []),
        (
            lambda fair: dilemma_of(fair).update(options=["go", "stay", "own-idea"]),
            ["at least three options", "a seat for each at each option"],
        ),
        (lambda fair: dilemma_of(fair)["options"].remove("own-idea"), ["an idea of one's own"]),
        (
            lambda fair: dilemma_of(fair)["stakeholders"].append("dog"),
            ["exactly four people", "a seat for each at each option"],
        ),
        (lambda fair: seats(fair).pop("lina"), ["a seat for each at each option"]),
        (lambda fair: seats(fair)["lina"].pop("costs"), ["a gain and a cost in each seat"]),
        (
            lambda fair: seats(fair).update(lina=seats(fair, "stay")["lina"]),
            ["no seat like another"],
        ),
    ],
)
def test_what_is_missing_in_a_dilemma_circle_is_told(spoil, expected):
    assert dilemmas.faults_of_a_circle(spoilt(spoil), "en") == expected


def test_the_mirror_is_about_somebody_else_whom_the_students_meet():
    module = spoilt(lambda fair: None)
    assert dilemmas.mirrored(module, "en") == {"Daniel"}
    assert dilemmas.told(module, "en") == {"Lina", "Daniel"}


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({}, []),
        ({"nodes": {"n1": {"choices": []}}}, ["at least twelve nodes"]),
        ({"stakeholders": PEOPLE[:3]}, ["at least four people"]),
        ({"endings": ["peace", "quiet", "storm"]}, ["at least four endings"]),
        ({"mirror": False}, ["a mirror"]),
        ({"endings": ["best-way", "quiet", "storm", "door"]}, ["no key that judges"]),
    ],
)
def test_what_a_branching_dilemma_has_too_little_of_is_told(change, expected):
    assert dilemmas.faults_of_a_story({**STORY, **change}) == expected


@pytest.mark.parametrize(
    ("language", "title", "judged"),
    [
        ("en", "The best answer", True),
        ("en", "Lina wins", True),
        ("nb", "Det var riktig", True),
        ("nb", "Den beste veien", True),
        ("en", "Two best friends go right home", False),
        ("en", "A window and a door", False),
        ("nb", "En dør står åpen", False),
    ],
)
def test_an_ending_that_says_how_well_it_went_is_told(language, title, judged):
    words = {"endings": {"one": {"title": title}}}
    assert dilemmas.verdicts(words, language) == ([title] if judged else [])
