"""Dangerous texts in all that a group's meeting holds, and a booked time, through the API.

Each place has texts of its own, so that a page that shows them in one place
and forgets another is found out.
"""

from datetime import date, timedelta
from uuid import uuid4

from tests.browser.common import COURSE
from tests.browser.xss import TEXTS, Hand

BEGIN = {"if_none_match": "*"}
CIRCLE, OPTION = "two-names", "keep-both"
STEPS = ("read", "problem", "first", "sides")
# A nickname has thirty letters, so this is a whole trick.
NICK = "<svg/onload=window.flexidXss=1"
Ids = dict[str, str]


def said(place: str) -> list[str]:
    """The texts of one place."""
    return [f"{place}: {text}" for text in TEXTS]


def shown_to_all() -> list[str]:
    """What stands in every room of the group."""
    places = ("rule", "nick", "unnamed", "word", "side", "translated")
    return [text for place in places for text in said(place)] + [NICK]


def on_the_wall() -> list[str]:
    """What stands on the screen."""
    return [text for place in ("nick", "unnamed", "side") for text in said(place)] + [NICK]


def plant_room(hands: dict[str, Hand], meeting: str, student: str) -> Ids:
    """Everything that people type in a meeting; the ids that pages are found by."""
    tor, here = hands["tor"], {"course": COURSE}
    group = tor.put(f"meetings/{meeting}", {"open": True}).json()["group"]
    hands["dina"].put("notice", here)
    rules = {**here, "rules": said("rule"), "after": 0}
    tor.put(f"groups/{group}/agreement", rules)
    hands["bo"].put(f"groups/{group}/nickname", {**here, "name": NICK})
    tor.put(f"meetings/{meeting}/stage", {"stage": CIRCLE, "after": ""})
    for number, step in enumerate(STEPS):
        after = STEPS[number - 1] if number else ""
        tor.put(f"meetings/{meeting}/circles/{CIRCLE}/step", {"step": step, "after": after})
    hands["ana"].put(f"meetings/{meeting}/circles/{CIRCLE}/side", {"option": OPTION})
    put_up(hands, meeting)
    moderate(hands, meeting)
    ids = {"group": group} | afterwards(hands, meeting, student) | another_round(hands, group)
    member = tor.found(f"/flexid/{COURSE}/desk/worry/", r'value="(\d+)"[^>]*>[^<]*Noor<')
    pause = {**here, "member": int(member), "minutes": 999, "note": said("pause")[0]}
    tor.put(f"groups/{group}/pauses/{uuid4()}", pause)
    return ids


def put_up(hands: dict[str, Hand], meeting: str) -> None:
    """Cards of every kind, in every place, and a translation."""
    for number in range(len(TEXTS)):
        hands["bo"].put_card(meeting, said("nick")[number], display="nickname")
        hands["ana"].put_card(meeting, said("unnamed")[number], display="unnamed")
        hands["bo"].put_card(meeting, said("word")[number], column="dictionary")
        hands["ana"].put_card(meeting, said("side")[number], column=f"{CIRCLE}--{OPTION}")
        card = hands["bo"].put_card(meeting, said("original")[number])
        about = {"id": str(uuid4()), "text": said("translated")[number], "after": 0}
        hands["kim"].put(f"cards/{card}/translations/so", about)
    hands["tor"].put(f"meetings/{meeting}/mixing", {})


def moderate(hands: dict[str, Hand], meeting: str) -> None:
    """Cards that come back, that are reported, and whose author is asked for."""
    tor, ana = hands["tor"], hands["ana"]
    for number in range(len(TEXTS)):
        back = ana.put_card(meeting, said("back")[number])
        tor.put(f"cards/{back}/return", {"note": said("back-why")[number]})
        asked = ana.put_card(meeting, said("asked")[number])
        why = {"reason": "worried", "words": said("report")[number]}
        hands["bo"].put(f"cards/{asked}/report", why)
        tor.put(f"cards/{asked}/author", {"reason": said("name-why")[number]})


def afterwards(hands: dict[str, Hand], meeting: str, student: str) -> Ids:
    """Notes for the teachers, a card that two keep, one that is handed over, and a file."""
    tor, ids = hands["tor"], {name: str(uuid4()) for name in ("evidence", "handed", "file")}
    mark = {"state": "partly", "note": said("mark")[0]}
    tor.put(f"meetings/{meeting}/attendance/{student}", mark, **BEGIN)
    tor.put(f"meetings/{meeting}/afterword", {"text": said("worked")[0]}, **BEGIN)
    card = hands["bo"].put_card(meeting, said("kept")[0])
    tor.put(f"evidence/{ids['evidence']}", {"card": card, "reason": said("kept-why")[0]})
    hands["per"].put(f"evidence/{ids['evidence']}/approval", {})
    worry = {"category": "home", "own_words": said("worry")[0], "action": said("did")[0]}
    tor.put(f"cards/{card}/hand-over", {"id": ids["handed"], **worry})
    tor.put(f"exports/{ids['file']}", {"meeting": meeting, "with_names": True})
    return ids


def another_round(hands: dict[str, Hand], group: str) -> Ids:
    """Another meeting of the group, where the piece goes round."""
    tor = hands["tor"]
    opened = tor.put(f"groups/{group}/meetings/welcome.meeting", {"course": COURSE})
    meeting, stage = opened.json()["id"], "closing-round"
    hands["ana"].put(f"meetings/{meeting}/presence", {})
    tor.put(f"meetings/{meeting}/stage", {"stage": stage, "after": ""})
    tor.put(f"meetings/{meeting}/rounds/{stage}", {"running": True})
    return {"welcome": meeting}


def book_a_time(hands: dict[str, Hand]) -> None:
    """A time that is booked, and one that is free: no words in them, but names beside them."""
    day = (date.today() + timedelta(days=7)).isoformat()
    for start in ("11:00", "12:00"):
        offered = {"course": COURSE, "day": day, "start": start, "minutes": 30, "place": "school"}
        time = hands["cleo"].put(f"times/{uuid4()}", offered).json()["id"]
    hands["ana"].put(f"times/{time}/booking", {"course": COURSE, "booked": True})
