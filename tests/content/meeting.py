"""A module whose meeting has everything that a meeting can have, to be spoilt by the tests."""

import json
from collections.abc import Callable

from .common import FACILITATOR, MODULE, NOTES, SPOT, STUDENT, Documents, small

STRUCTURE = "modules/one/module.yaml"
STUDENT_WORDS = "modules/one/en/student.yaml"
FACILITATOR_WORDS = "modules/one/en/facilitator.yaml"

OPTIONS = ["go", "stay", "ask", "own-idea"]
LABELS = {key: f"I {key}" for key in OPTIONS}
ROLES = ["guest", "host"]
ROLE = {"name": "Somebody", "aim": "An aim", "wish": "A wish"}
SEAT = {"gives": "Much", "costs": "Little"}
KEYS = ["begin", "choice", "end"]

MEETING = {
    "minutes": 90,
    "stages": [
        {"key": "begin", "kind": "opening", "minutes": 20},
        {"key": "choice", "kind": "dilemma", "minutes": 40, "options": OPTIONS, "roles": ROLES},
        {
            "key": "end",
            "kind": "closing",
            "minutes": 30,
            "polls": [{"key": "found", "options": ["yes", "not-yet"]}],
        },
    ],
    "forms": {
        "short": {"minutes": 60, "stages": {"begin": 20, "choice": 40}},
        "lessons": {
            "minutes": 90,
            "stages": {"end": 45, "begin": 20, "choice": 25},
            "break_after": "choice",
        },
    },
    "board": {
        "columns": ["column"],
        "display": ["named", "nickname", "unnamed"],
        "dictionary": True,
    },
    "content_note": True,
    "teacher_knows_done": True,
}
WHOLE_MODULE = {
    **MODULE,
    "meeting": MEETING,
    "facilitator": {
        "variations": ["big"],
        "dilemma": {"options": OPTIONS, "stakeholders": ["lina"]},
    },
}
ROLEPLAY = {
    "scene": "A door",
    "stop": "Pause",
    "swap": "To the left",
    "roles": dict.fromkeys(ROLES, ROLE),
    "debrief": ["Look round", "What did you need?", "What changed?"],
}
POLL = {"question": "Found?", "options": {"yes": "Yes", "not-yet": "Not yet"}}
WHOLE_STUDENT = {
    **STUDENT,
    "meeting": {
        "title": "Meeting",
        "stages": {
            "begin": SPOT,
            "choice": {**SPOT, "options": LABELS, "roleplay": ROLEPLAY},
            "end": {**SPOT, "polls": {"found": POLL}},
        },
        "board": {"title": "Board", "invitation": "Put up", "columns": {"column": "Column"}},
        "content_note": "We talk about doors",
    },
}
WHOLE_FACILITATOR = {
    **FACILITATOR,
    "stages": dict.fromkeys(KEYS, NOTES),
    "dilemma": {
        "title": "Title",
        "about": "About",
        "stakeholders": {"lina": {"name": "Lina", "wish": "Peace", "worry": "War"}},
        "options": {
            **{key: {"text": key, "seats": {"lina": SEAT}} for key in OPTIONS},
            "own-idea": {"text": "own-idea"},
        },
        "mirror": "Mirror",
    },
}


def whole(spoil: Callable[[Documents], object] = lambda documents: None) -> Documents:
    """The small curriculum with this meeting in it, after ``spoil`` has changed it."""

    def put_in(documents: Documents) -> None:
        documents[STRUCTURE] = WHOLE_MODULE
        documents[STUDENT_WORDS] = WHOLE_STUDENT
        documents[FACILITATOR_WORDS] = WHOLE_FACILITATOR

    # Through JSON, since one list stands in several places and a copy would keep it one.
    documents: Documents = json.loads(json.dumps(small(put_in)))
    spoil(documents)
    return documents
