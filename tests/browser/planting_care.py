"""Dangerous texts in all that is asked of adults and that they keep, through the API."""

from uuid import uuid4

from tests.browser.common import COURSE
from tests.browser.xss import SHORT, TEXTS, WHOLE, Hand

UNSENT = f"Not sent: {TEXTS[0]}"
BEGIN = {"if_none_match": "*"}


def plant_care(hands: dict[str, Hand], entry: str) -> dict[str, str]:
    """Requests for help, notes, worries, a copy, a draft; the ids that pages are found by."""
    ana, cleo = hands["ana"], hands["cleo"]
    student = cleo.found(f"/flexid/{COURSE}/desk/worry/", r'value="(\d+)"[^>]*>[^<]*Lind<')
    ids = {"student": student} | plant_requests(hands) | plant_worry(hands, student)
    for kind in ("case", "private"):
        note = {"course": COURSE, "student": int(student), "kind": kind, "text": WHOLE}
        cleo.put(f"notes/{uuid4()}", note, **BEGIN)
    for text in SHORT:
        about = {"course": COURSE, "student": int(student), "due_on": "2040-01-01"}
        cleo.put(f"follow-ups/{uuid4()}", {**about, "text": text})
    draft = {"course": COURSE, "text": UNSENT}
    cleo.put(f"entries/{entry}/replies/{uuid4()}/draft", draft, **BEGIN)
    ana.put("wish", {"course": COURSE})
    return ids | {"hold": keep_a_copy(hands, entry), "twice": send_twice(ana)}


def plant_requests(hands: dict[str, Hand]) -> dict[str, str]:
    """Asked of Tor; all but one are answered."""
    query = f"?course={COURSE.replace('+', '%2B')}"
    people = hands["ana"].request.get(f"/flexid/api/v1/help-requests/{query}").json()
    tor = next(one["id"] for one in people["addressees"] if one["role"] == "teacher")
    ids = {}
    for number, text in enumerate(TEXTS):
        ids[f"request{number}"] = one = str(uuid4())
        asked = {"course": COURSE, "to": tor, "urgency": "week", "words": text}
        hands["ana"].put(f"help-requests/{one}", asked)
        if number:
            said = {"course": COURSE, "text": text}
            hands["tor"].put(f"help-requests/{one}/answer", said)
    return ids


def plant_worry(hands: dict[str, Hand], student: str) -> dict[str, str]:
    """A record by Tor, and a part by Cleo."""
    concern, ids = str(uuid4()), {"facts_id": str(uuid4()), "own_words_id": str(uuid4())}
    said = {"facts": WHOLE, "own_words": TEXTS[0], "category": "home"}
    hands["tor"].put(
        f"concerns/{concern}", {"course": COURSE, "student": int(student), **ids, **said}
    )
    part = {"course": COURSE, "kind": "action", "text": TEXTS[-1]}
    hands["cleo"].put(f"concerns/{concern}/parts/{uuid4()}", part)
    return {"concern": concern}


def keep_a_copy(hands: dict[str, Hand], entry: str) -> str:
    """Two adults keep what stands."""
    hold = str(uuid4())
    asked = {"course": COURSE, "entry": entry, "reason": TEXTS[0]}
    hands["cleo"].put(f"holds/{hold}", asked)
    hands["ida"].put(f"holds/{hold}/approval", {})
    return hold


def send_twice(hand: Hand) -> str:
    """A text that has replaced another one."""
    entry = hand.write("seen-first", WHOLE)
    hand.send(entry)
    hand.write("seen-first", "The second text.", based_on=1, entry=entry)
    hand.send(entry, based_on=2)
    return entry
