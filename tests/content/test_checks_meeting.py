"""A meeting's stages, forms and votes hang together; each fault has a sentence of its own."""

import pytest

from flexid_xblock.content import checks_meeting

from .meeting import OPTIONS, STRUCTURE, whole

CHOICE, END = 1, 2


def stage(meeting, place):
    return meeting["stages"][place]


def form(meeting, name):
    return meeting["forms"][name]


def shorten_the_meeting(meeting):
    meeting["minutes"] = 60
    stage(meeting, CHOICE)["minutes"] = 10
    form(meeting, "lessons").update(minutes=60, stages={"begin": 20, "choice": 10, "end": 30})


SAMPLES = {
    "a vote outside a dilemma": (
        lambda m: stage(m, CHOICE).update(kind="activity"),
        [".stages.choice.options: only a dilemma has options"],
    ),
    "another order of the options": (
        lambda m: stage(m, CHOICE).update(options=OPTIONS[::-1]),
        [".stages.choice.options: they are not those of facilitator.dilemma, in its order"],
    ),
    "an option that the room needs for what was new": (
        lambda m: stage(m, CHOICE)["options"].append("new"),
        [
            ".stages.choice.options: 'new' is a name that the room uses itself",
            ".stages.choice.options: they are not those of facilitator.dilemma, in its order",
        ],
    ),
    "a poll named like the circle's second vote": (
        lambda m: stage(m, END)["polls"][0].update(key="second"),
        [".stages.end.polls: 'second' is a name that the room uses itself"],
    ),
    "a column named like the dictionary": (
        lambda m: m["board"]["columns"].append("dictionary"),
        [".board.columns: 'dictionary' is a name that the room uses itself"],
    ),
    "a form with a stage that is not there": (
        lambda m: form(m, "short")["stages"].update(food=10, choice=30),
        [".forms.short.stages: 'food' is not a stage of the meeting"],
    ),
    "a form that does not add up": (
        lambda m: form(m, "short").update(minutes=120),
        [".forms.short.stages: 60 minutes in all, not 120"],
    ),
    "a break after a stage that is left out": (
        lambda m: form(m, "lessons").update(stages={"choice": 45, "end": 45}, break_after="begin"),
        [".forms.lessons.break_after: 'begin' is not a stage before the last one"],
    ),
    "a break when all is over": (
        lambda m: form(m, "lessons").update(break_after="end"),
        [".forms.lessons.break_after: 'end' is not a stage before the last one"],
    ),
    "a break in the middle of a lesson": (
        lambda m: form(m, "lessons").update(break_after="begin"),
        [".forms.lessons.break_after: 20 and 70 minutes, not 45 and 45"],
    ),
    "three lessons": (
        lambda m: form(m, "lessons").update(
            minutes=135, stages={"begin": 20, "choice": 25, "end": 90}
        ),
        [".forms.lessons.break_after: 45 and 90 minutes, not 45 and 45"],
    ),
    "a short meeting, which may have short lessons": (shorten_the_meeting, []),
}


@pytest.mark.parametrize(("spoil", "expected"), SAMPLES.values(), ids=SAMPLES)
def test_a_fault_of_a_meeting_is_named_with_its_key(spoil, expected):
    structure = whole()[STRUCTURE]
    spoil(structure["meeting"])
    assert list(checks_meeting.faults(structure)) == [f"meeting{sentence}" for sentence in expected]


def test_a_dilemma_circle_needs_the_facilitators_notes():
    structure = whole()[STRUCTURE]
    structure["facilitator"].pop("dilemma")
    assert list(checks_meeting.faults(structure)) == [
        "meeting.stages.choice.options: they are not those of facilitator.dilemma, in its order"
    ]
