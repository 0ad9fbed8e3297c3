"""What is asked of adults, and what they keep about her: written once, by the API alone."""

from typing import Any
from uuid import uuid4

from tests.canary import words
from tests.common import COURSE, Api

# Who looks at what of it afterwards; {student} and {request} are ids.
PAGES = (
    ("ana", "talk/"),
    ("tor", "desk/requests/{request}/"),
    ("cleo", "desk/counsellor/students/{student}/"),
    ("cleo", "desk/counsellor/students/{student}/case/"),
    ("ida", "desk/counsellor/students/{student}/case/notes/"),
    ("cleo", "desk/counsellor/hand-over/"),
    ("ida", "desk/concerns/{concern}/"),
    ("tor", "desk/concerns/"),
    ("sol", "desk/coordinator/"),
    ("sol", "desk/coordinator/report/"),
)
DAY = "2040-01-01"


def ask_and_keep(hands: dict[str, Api], student: int, entry: str) -> dict[str, Any]:
    """Ask for help, answer, note, worry and hold; the ids that the pages are found by."""
    ids = {name: str(uuid4()) for name in ("request", "concern")} | {"student": student}
    put(hands["ana"], f"help-requests/{ids['request']}/", _help(hands["tor"]))
    say(hands["tor"], f"help-requests/{ids['request']}/answer/", words.HEARD)
    kinds = {"private": words.ALONE, "restricted": words.RESTRICTED, "case": words.SHARED}
    for kind, text in kinds.items():
        path, about = f"notes/{uuid4()}/", {"student": student, "kind": kind}
        say(hands["cleo"], path, text, if_none_match="*", **about)
    say(hands["cleo"], f"follow-ups/{uuid4()}/", words.TO_DO, student=student, due_on=DAY)
    put(hands["tor"], f"concerns/{ids['concern']}/", _worry(student))
    part = f"concerns/{ids['concern']}/parts/{uuid4()}/"
    say(hands["cleo"], part, words.DONE, kind="action")
    hold(hands, entry)
    say(hands["ana"], "search/", words.SOUGHT)
    draft = f"entries/{entry}/replies/{uuid4()}/draft/"
    say(hands["ida"], draft, words.UNSENT, if_none_match="*")
    return ids


def hold(hands: dict[str, Api], entry: str) -> None:
    """Two persons keep a copy of what was sent."""
    one = f"holds/{uuid4()}/"
    put(hands["cleo"], one, {"course": COURSE, "entry": entry, "reason": words.HOLDING})
    put(hands["ida"], f"{one}approval/", {})


def put(hand: Api, path: str, body: dict[str, Any], **headers: str) -> None:
    """Send, and be taken."""
    answer = hand.put(path, body, **headers)
    assert answer.status_code == 200, answer.content


def say(hand: Api, path: str, text: str, if_none_match: str = "", **more: Any) -> None:
    """A text, with whatever else belongs to it."""
    headers = {"if_none_match": if_none_match} if if_none_match else {}
    put(hand, path, {"course": COURSE, "text": text, **more}, **headers)


def _help(to: Api) -> dict[str, Any]:
    who = int(to.client.session["_auth_user_id"])
    return {"course": COURSE, "to": who, "urgency": "week", "words": words.HELP}


def _worry(student: int) -> dict[str, Any]:
    ids = {"facts_id": str(uuid4()), "own_words_id": str(uuid4())}
    parts = {"facts": words.FACTS, "own_words": words.HER_WORDS}
    return {"course": COURSE, "student": student, "category": "home", **ids, **parts}
