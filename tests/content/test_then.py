"""A question of a later module may point back at what she answered before, never elsewhere."""

import pytest

from .common import COURSE, MODULE, SMALL, faults, small

LATER = "modules/two/module.yaml"
PROMPTS = [{"key": "before", "suggests": "me"}, {"key": "prompt", "suggests": "counsellor"}]


def pointing_at(activity: str, prompt: str, *, year: int = 2):
    """A second module whose question points back."""
    then = {"activity": activity, "prompt": prompt}
    prompts = [PROMPTS[0], {**PROMPTS[1], "then": then}]
    words = {"question": "Why?", "help": ["Because"], "example": "So"}
    second = {"key": "two", "year": year, "number": 2, "titles": {"en": "Two"}}

    def spoil(documents):
        documents["course.yaml"] = {**COURSE, "modules": [*COURSE["modules"], second]}
        documents[LATER] = {**MODULE, "journal": {"prompts": prompts}}
        for path, words_file in SMALL.items():
            if "/en/" in path:
                documents[path.replace("/one/", "/two/")] = words_file
        student = documents["modules/two/en/student.yaml"]
        journal = {**student["journal"], "prompts": {"before": words, "prompt": words}}
        documents["modules/two/en/student.yaml"] = {**student, "journal": journal}

    return small(spoil)


@pytest.mark.parametrize("year", [1, 2])
def test_it_may_point_back_at_an_earlier_module(tmp_path, year):
    assert faults(tmp_path, pointing_at("one.journal", "prompt", year=year)) == []


@pytest.mark.parametrize(
    ("activity", "prompt"),
    [
        ("one.journal", "another"),
        ("nowhere.journal", "prompt"),
        ("two.journal", "before"),
        ("two.journal", "prompt"),
    ],
    ids=["no such question", "no such module", "the same module", "itself"],
)
def test_whatever_else_it_points_at_is_a_fault(tmp_path, activity, prompt):
    assert faults(tmp_path, pointing_at(activity, prompt)) == [
        f"{LATER}: journal.prompts.prompt: '{activity} {prompt}' is not asked in an earlier module"
    ]


def test_a_module_cannot_look_ahead(tmp_path):
    documents = pointing_at("one.journal", "prompt")
    documents["course.yaml"]["modules"].reverse()
    assert faults(tmp_path, documents) == [
        f"{LATER}: journal.prompts.prompt: 'one.journal prompt' is not asked in an earlier module"
    ]
