"""A group's meeting by the API alone: everything private is written once, and refused once."""

from collections import defaultdict
from collections.abc import Callable
from typing import Any
from uuid import uuid4

from flexid_xblock.access import api as access
from flexid_xblock.domain.actors import Actor
from tests.canary import room_words as words
from tests.common import COURSE, MEETING, Api, meet, ticket_for

CIRCLE = "two-names"
REASONS = f"{CIRCLE}--keep-both"
NEW = {"if_none_match": "*"}


class People:
    """Everybody at a page of her own, and all that each of them was ever answered."""

    def __init__(self, api: Callable[[str], Api], actor: Callable[[str], Actor]) -> None:
        self.actor = actor
        self.hands = {name: api(name) for name in sorted(words.EVERYBODY)}
        self.heard: dict[str, list[str]] = defaultdict(list)

    def put(self, who: str, path: str, body: dict[str, Any], **headers: str) -> dict[str, Any]:
        """Send, and be taken; what was answered."""
        answer = self.hands[who].put(path, body, **headers)
        assert answer.status_code == 200, (path, answer.content)
        self.heard[who].append(answer.content.decode())
        return dict(answer.json())

    def refused(self, who: str, path: str, body: Any, **headers: str) -> int:
        """Send what is not taken; how it was refused."""
        answer = self.hands[who].put(path, body, **headers)
        self.heard[who].append(answer.content.decode())
        return int(answer.status_code)

    def card(self, who: str, meeting: str, text: str, **more: str) -> str:
        """A card; its id."""
        card = str(uuid4())
        body = {"column": "we-share", "display": "named", "language": "nb", "text": text, **more}
        self.put(who, f"meetings/{meeting}/cards/{card}/", body, **self.ticket(who))
        return card

    def ticket(self, who: str) -> dict[str, str]:
        """What the block of the meeting gives her."""
        return {"x_flexid_ticket": access.issue(ticket_for(self.actor(who), MEETING))}


def hold_meeting(people: People) -> dict[str, str]:
    """A whole meeting; the ids that pages are found by."""
    info = meet(people.actor("tor"))
    ids = {"meeting": str(info.id), "group": str(info.group_id)}
    for who in sorted(words.MEMBERS):
        people.put(who, "notice/", {"course": COURSE})
    begin(people, ids)
    ids |= put_up(people, ids["meeting"])
    ids |= put_up_what_stays_hidden(people, ids["meeting"])
    moderate(people, ids)
    look_after_people(people, ids)
    ids |= hand_over(people, ids["hidden"])
    ids |= afterwards(people, ids)
    be_refused(people, ids)
    return ids


def begin(people: People, ids: dict[str, str]) -> None:
    """The agreement, a nickname, and the first two stages."""
    rules = {"course": COURSE, "rules": [words.RULE, "We may pass."], "after": 0}
    people.put("tor", f"groups/{ids['group']}/agreement/", rules)
    people.put("ana", f"groups/{ids['group']}/agreement/1/yes/", {"course": COURSE})
    name = {"course": COURSE, "name": words.NICKNAME}
    people.put("bo", f"groups/{ids['group']}/nickname/", name)
    for who in sorted(words.MEMBERS):
        people.put(who, f"meetings/{ids['meeting']}/presence/", {})
    stage = f"meetings/{ids['meeting']}/stage/"
    people.put("tor", stage, {"stage": CIRCLE, "after": ""})


def put_up(people: People, meeting: str) -> dict[str, str]:
    """Cards that the whole group sees."""
    ids = {
        "named": people.card("ana", meeting, words.NAMED),
        "nicked": people.card("bo", meeting, words.NICKED, display="nickname"),
        "unnamed": people.card("cai", meeting, words.UNNAMED, display="unnamed"),
        "reason": people.card("dina", meeting, words.REASON, column=REASONS),
        "word": people.card("emre", meeting, words.DICTIONARY, column="dictionary"),
    }
    people.put("tor", f"meetings/{meeting}/mixing/", {})
    about = {"id": str(uuid4()), "text": words.TRANSLATED, "after": 0}
    people.put("kim", f"cards/{ids['named']}/translations/so/", about)
    people.put("bo", f"cards/{ids['named']}/reactions/strong/", {"on": True})
    return ids


def put_up_what_stays_hidden(people: People, meeting: str) -> dict[str, str]:
    """Cards that wait, that come back, and one that is taken back."""
    ids = {
        "hidden": people.card("bo", meeting, words.HIDDEN),
        "doubled": people.card("cai", meeting, words.DOUBLED),
        "returned": people.card("ana", meeting, words.RETURNED),
        "rewritten": people.card("ana", meeting, words.FIRST),
        "unmixed": people.card("cai", meeting, words.UNMIXED, display="unnamed"),
    }
    taken = people.card("bo", meeting, words.TAKEN)
    people.put("bo", f"cards/{taken}/taking-back/", {})
    settings = {"form": "full", "revealed": True}
    path = f"meetings/{meeting}/settings/"
    people.put("tor", path, {**settings, "moderation": "all"})
    ids["waiting"] = people.card("dina", meeting, words.WAITING)
    people.put("tor", path, {**settings, "moderation": "none"})
    return ids


def moderate(people: People, ids: dict[str, str]) -> None:
    """Reports, a hidden card, cards given back, and names that are asked for."""
    for who, what, said in (
        ("dina", "hidden", words.REPORTED),
        ("dina", "doubled", ""),
        ("emre", "doubled", words.SECOND),
    ):
        people.put(who, f"cards/{ids[what]}/report/", {"reason": "hurts", "words": said})
    people.put("tor", f"cards/{ids['hidden']}/claim/", {"claimed": True})
    hide = {"hidden": True, "reason": words.WHY_HIDDEN}
    people.put("tor", f"cards/{ids['hidden']}/visibility/", hide)
    for what in ("returned", "rewritten"):
        people.put("per", f"cards/{ids[what]}/return/", {"note": words.RETURNING})
    new = {"text": words.REWRITTEN, "language": "en"}
    people.put("ana", f"cards/{ids['rewritten']}/text/", new, if_match='"0"')
    people.put("tor", f"cards/{ids['unnamed']}/author/", {"reason": words.LOOKING})
    people.put("per", f"cards/{ids['hidden']}/reporters/", {"reason": words.ASKING})


def look_after_people(people: People, ids: dict[str, str]) -> None:
    """One pause by name, and one by a card."""
    faduma = people.actor("faduma").user_id
    pause = {"course": COURSE, "member": faduma, "minutes": 45, "note": words.PAUSE}
    people.put("tor", f"groups/{ids['group']}/pauses/{uuid4()}/", pause)
    by_card = {"id": str(uuid4()), "minutes": 45, "note": words.CARD_PAUSE}
    people.put("tor", f"cards/{ids['unnamed']}/pause/", by_card)


def hand_over(people: People, card: str) -> dict[str, str]:
    """A worry about whoever wrote a card."""
    concern = str(uuid4())
    worry = {"category": "home", "own_words": words.HAND_OVER, "action": words.ACTED}
    people.put("tor", f"cards/{card}/hand-over/", {"id": concern, **worry})
    return {"concern": concern}


def afterwards(people: People, ids: dict[str, str]) -> dict[str, str]:
    """Who was there, what worked, a card that is kept, and the board as a file."""
    evidence, export = str(uuid4()), str(uuid4())
    meeting, ana = ids["meeting"], people.actor("ana").user_id
    mark = {"state": "partly", "note": words.ATTENDANCE}
    people.put("tor", f"meetings/{meeting}/attendance/{ana}/", mark, **NEW)
    people.put("tor", f"meetings/{meeting}/afterword/", {"text": words.AFTERWORD}, **NEW)
    keep = {"card": ids["hidden"], "reason": words.KEEPING}
    people.put("tor", f"evidence/{evidence}/", keep)
    people.put("liv", f"evidence/{evidence}/approval/", {})
    people.put("tor", f"exports/{export}/", {"meeting": meeting, "with_names": True})
    people.put("per", f"exports/{export}/approval/", {"with_names": True})
    return {"evidence": evidence, "export": export}


def be_refused(people: People, ids: dict[str, str]) -> None:
    """Words that come in the wrong way; what refuses them must not quote them."""
    wrong, group = words.WRONG, f"groups/{ids['group']}"
    card = {"column": "nowhere", "display": "named", "text": wrong}
    new = f"meetings/{ids['meeting']}/cards/{uuid4()}/"
    rules = {"course": COURSE, "rules": [wrong], "after": 7}
    report = f"cards/{ids['named']}/report/"
    found = [
        people.refused("ana", new, card, **people.ticket("ana")),
        people.refused("ana", new, {**card, wrong: wrong}, **people.ticket("ana")),
        people.refused("bo", report, {"reason": wrong, "words": wrong}),
        people.refused("bo", report, f'{{"words": "{wrong}'),
        people.refused("bo", f"{group}/nickname/", {"course": COURSE, "name": wrong}),
        people.refused("tor", f"{group}/agreement/", rules),
        people.refused("eve", f"cards/{ids['named']}/return/", {"note": wrong}),
    ]
    assert found == [422, 422, 422, 400, 422, 409, 404]
