"""Structure and words say the same; each way to break that has a sentence of its own."""

import pytest

from flexid_xblock.content import checks, loader

from .common import FACILITATOR, FAMILY, MODULE, STUDENT, faults, small, write

STRUCTURE = "modules/one/module.yaml"
WORDS = "modules/one/en/student.yaml"
POLL = {"key": "poll", "options": ["yes", "no"]}


def add_stage(documents):
    documents[STRUCTURE]["meeting"]["stages"].append(
        {"key": "end", "kind": "closing", "minutes": 5}
    )
    documents[STRUCTURE]["meeting"]["minutes"] = 20


SAMPLES = {
    "structure without words": (
        lambda d: d[STRUCTURE]["opening"]["goals"].append("second"),
        [f"{WORDS}: opening.goals: 'second' has no words"],
    ),
    "words without structure": (
        lambda d: d[WORDS]["meeting"]["board"]["columns"].update(second="Second"),
        [f"{WORDS}: meeting.board.columns: 'second' is not in module.yaml"],
    ),
    "facilitator's words without structure": (
        lambda d: d["modules/one/en/facilitator.yaml"]["variations"].clear(),
        ["modules/one/en/facilitator.yaml: variations: 'big' has no words"],
    ),
    "a translation that is not whole": (
        lambda d: d.update({"modules/one/nb/family.yaml": {**FAMILY, "parts": {}}}),
        ["modules/one/nb/family.yaml: parts: 'page' has no words"],
    ),
    "a folder that the plan does not know": (
        lambda d: d["course.yaml"]["modules"][0].update(key="another"),
        ["modules/one: this module is not in course.yaml"],
    ),
    "a module that is there twice": (
        lambda d: d["course.yaml"]["modules"].append(
            {"key": "one", "year": 1, "number": 2, "titles": {"en": "One again"}}
        ),
        ["course.yaml: modules: 'one' is there twice"],
    ),
    "two modules in one place": (
        lambda d: d["course.yaml"]["modules"].append(
            {"key": "two", "year": 1, "number": 1, "titles": {"en": "Two"}}
        ),
        ["course.yaml: modules: 'year 1 number 1' is there twice"],
    ),
    "a prompt that is there twice": (
        lambda d: d[STRUCTURE]["journal"]["prompts"].append({"key": "prompt", "suggests": "me"}),
        [f"{STRUCTURE}: journal.prompts: 'prompt' is there twice"],
    ),
    "a stage that is there twice": (
        add_stage,
        [f"{STRUCTURE}: meeting.stages: 'end' is there twice"],
    ),
    "a poll that is there twice": (
        lambda d: d[STRUCTURE]["meeting"]["stages"][0].update(polls=[POLL, POLL]),
        [
            f"{STRUCTURE}: meeting.stages.begin.polls: 'poll' is there twice",
            f"{WORDS}: meeting.stages.begin.polls: 'poll' has no words",
            f"{WORDS}: meeting.stages.begin.polls.poll.options: 'no' has no words",
            f"{WORDS}: meeting.stages.begin.polls.poll.options: 'yes' has no words",
        ],
    ),
    "minutes that do not add up": (
        lambda d: d[STRUCTURE]["meeting"].update(minutes=90),
        [f"{STRUCTURE}: meeting.stages: 15 minutes in all, not 90"],
    ),
    "no prompt for the counsellor": (
        lambda d: d[STRUCTURE]["journal"]["prompts"][0].update(suggests="board"),
        [f"{STRUCTURE}: journal.prompts: no prompt suggests the counsellor"],
    ),
    "no words in the source language": (
        lambda d: d.pop(WORDS),
        [f"{WORDS}: is missing"],
    ),
    "a language that the plan does not know": (
        lambda d: d.update({"modules/one/fr/student.yaml": STUDENT}),
        ["modules/one/fr: this language is not in course.yaml"],
    ),
}


@pytest.mark.parametrize(("spoil", "expected"), SAMPLES.values(), ids=SAMPLES)
def test_a_fault_is_named_with_its_file_and_key(tmp_path, spoil, expected):
    assert faults(tmp_path, small(spoil)) == expected


def test_a_whole_curriculum_has_no_fault(tmp_path):
    assert faults(tmp_path, small()) == []


def test_two_faults_in_two_files_are_both_told(tmp_path):
    def spoil(documents):
        documents["modules/one/en/family.yaml"]["title"] = 7
        documents[STRUCTURE]["meeting"]["minutes"] = 90

    assert len(faults(tmp_path, small(spoil))) == 2


def test_a_missing_translation_is_pending_and_no_fault(tmp_path):
    documents = small(lambda d: d.update({"modules/one/nb/student.yaml": STUDENT}))
    curriculum = loader.read(write(tmp_path, documents))
    assert checks.faults(curriculum) == []
    assert checks.pending(curriculum) == [
        "modules/one/nb/facilitator.yaml",
        "modules/one/nb/family.yaml",
    ]


def test_a_dilemma_needs_words_for_its_options(tmp_path):
    options = ["one", "two", "three", "own-idea"]
    documents = small()
    documents[STRUCTURE] = {
        **MODULE,
        "facilitator": {
            "variations": ["big"],
            "dilemma": {"options": options, "stakeholders": ["lina"]},
        },
    }
    documents["modules/one/en/facilitator.yaml"] = FACILITATOR
    named = [f"'{key}' has no words" for key in ["one", "own-idea", "three", "two", "lina"]]
    seats = ["'lina' has no words"] * 3  # what one's own idea gives and costs, the group says
    assert [fault.rsplit(": ", 1)[1] for fault in faults(tmp_path, documents)] == named + seats
