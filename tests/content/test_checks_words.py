"""Word files and structure name the same keys; each way to break that has its sentence."""

import pytest

from .common import SOURCE, SPOT, faults
from .meeting import FACILITATOR_WORDS, SEAT, STRUCTURE, STUDENT_WORDS, whole

FAMILY_WORDS = "modules/one/en/family.yaml"
STEPS = {"eat": SPOT, "talk": SPOT}


def with_an_evening(documents):
    documents[STRUCTURE]["evening"] = {
        "minutes": 90,
        "steps": [{"key": "eat", "minutes": 30}, {"key": "talk", "minutes": 60}],
    }
    documents[STUDENT_WORDS]["opening"]["evening"] = "They come"
    documents[FAMILY_WORDS]["evening"] = SPOT
    documents[FACILITATOR_WORDS]["evening"] = {
        "title": "Evening",
        "intro": "We eat",
        "before": ["Cook"],
        "steps": dict(STEPS),
        "care": "Wave",
    }


def then(spoil):
    """The evening is put in, and then spoilt."""

    def both(documents):
        with_an_evening(documents)
        spoil(documents)

    return both


def with_places(spoil=lambda seats: None):
    """Sources with places make the seats a must; those of one option are then spoilt."""

    def put_in(documents):
        documents[STRUCTURE]["sources"] = [SOURCE]
        spoil(documents[FACILITATOR_WORDS]["dilemma"]["options"])

    return put_in


def opening(documents):
    return documents[STRUCTURE]["opening"], documents[STUDENT_WORDS]["opening"]


SAMPLES = {
    "an opening's content note without words": (
        lambda d: opening(d)[0].update(content_note=True),
        [f"{STUDENT_WORDS}: opening: 'content_note' has no words"],
    ),
    "words of a content note that is not promised": (
        lambda d: opening(d)[1].update(content_note="It is hard"),
        [f"{STUDENT_WORDS}: opening: 'content_note' is not in module.yaml"],
    ),
    "a content note with its words": (
        lambda d: (
            opening(d)[0].update(content_note=True),
            opening(d)[1].update(content_note="So"),
        ),
        [],
    ),
    "a meeting's content note without words": (
        lambda d: d[STUDENT_WORDS]["meeting"].pop("content_note"),
        [f"{STUDENT_WORDS}: meeting: 'content_note' has no words"],
    ),
    "a content note that is refused": (
        lambda d: (
            opening(d)[0].update(content_note=False),
            opening(d)[1].update(content_note="It is hard"),
        ),
        [f"{STUDENT_WORDS}: opening: 'content_note' is not in module.yaml"],
    ),
    "a whole evening": (with_an_evening, []),
    "an evening that students do not hear of": (
        then(lambda d: opening(d)[1].pop("evening")),
        [f"{STUDENT_WORDS}: opening: 'evening' has no words"],
    ),
    "an evening without an invitation": (
        then(lambda d: d[FAMILY_WORDS].pop("evening")),
        [
            f"{FAMILY_WORDS}: evening: 'text' has no words",
            f"{FAMILY_WORDS}: evening: 'title' has no words",
        ],
    ),
    "an evening without its steps": (
        then(lambda d: d[FACILITATOR_WORDS].pop("evening")),
        [
            f"{FACILITATOR_WORDS}: evening.steps: 'eat' has no words",
            f"{FACILITATOR_WORDS}: evening.steps: 'talk' has no words",
        ],
    ),
    "a step of an evening that is not there": (
        then(lambda d: d[FACILITATOR_WORDS]["evening"]["steps"].update(sing=SPOT)),
        [f"{FACILITATOR_WORDS}: evening.steps: 'sing' is not in module.yaml"],
    ),
    "words of an evening that is not there": (
        then(lambda d: d[STRUCTURE].pop("evening")),
        [
            f"{STUDENT_WORDS}: opening: 'evening' is not in module.yaml",
            f"{FACILITATOR_WORDS}: evening.steps: 'eat' is not in module.yaml",
            f"{FACILITATOR_WORDS}: evening.steps: 'talk' is not in module.yaml",
            f"{FAMILY_WORDS}: evening: 'text' is not in module.yaml",
            f"{FAMILY_WORDS}: evening: 'title' is not in module.yaml",
        ],
    ),
    "an evening whose minutes do not add up": (
        then(lambda d: d[STRUCTURE]["evening"].update(minutes=120)),
        [f"{STRUCTURE}: evening.steps: 90 minutes in all, not 120"],
    ),
    "a step of an evening that is there twice": (
        then(lambda d: d[STRUCTURE]["evening"]["steps"][1].update(key="eat")),
        [
            f"{STRUCTURE}: evening.steps: 'eat' is there twice",
            f"{FACILITATOR_WORDS}: evening.steps: 'talk' is not in module.yaml",
        ],
    ),
    "all seats": (with_places(), []),
    "an option without a seat": (
        with_places(lambda options: options["stay"]["seats"].clear()),
        [f"{FACILITATOR_WORDS}: dilemma.options.stay.seats: 'lina' has no words"],
    ),
    "a seat for somebody who is not there": (
        with_places(lambda options: options["stay"]["seats"].update(dog=SEAT)),
        [f"{FACILITATOR_WORDS}: dilemma.options.stay.seats: 'dog' is not in module.yaml"],
    ),
    "a seat at one's own idea": (
        with_places(lambda options: options["own-idea"].update(seats={"lina": SEAT})),
        [f"{FACILITATOR_WORDS}: dilemma.options.own-idea.seats: 'lina' is not in module.yaml"],
    ),
}


@pytest.mark.parametrize(("spoil", "expected"), SAMPLES.values(), ids=SAMPLES)
def test_a_fault_of_the_words_is_named_with_its_file_and_key(tmp_path, spoil, expected):
    assert faults(tmp_path, whole(spoil)) == expected
