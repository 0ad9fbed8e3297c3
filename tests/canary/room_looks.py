"""Everybody opens every page and address of a group's meeting; what each of them reads there."""

import re
from collections.abc import Iterator
from html import unescape
from typing import Any
from urllib.parse import quote

from flexid_xblock.content import api as content
from tests.canary.room_calls import People
from tests.common import COURSE, MEETING, whole

_COURSE = f"course={quote(COURSE, safe='')}"
_SITE = f"/flexid/{COURSE}/"
_API = "/flexid/api/v1/"
_DESK = f"{_SITE}desk/teacher/"
_MEETING = f"{_DESK}meetings/{{meeting}}/"
_FILE = f"{_DESK}exports/{{export}}"
CARDS = (
    *("named", "nicked", "unnamed", "reason", "word", "hidden"),
    *("doubled", "returned", "rewritten", "unmixed", "waiting"),
)
PLACES = (
    *("/", "/module/who-am-i/", _SITE, f"{_SITE}talk/", f"{_SITE}my-data/"),
    *(_DESK, _MEETING, f"{_MEETING}screen/", f"{_MEETING}after/", f"{_DESK}guide/"),
    f"{_DESK}groups/{{group}}/{MEETING}/",
    *(f"{_FILE}.txt", f"{_FILE}.csv", f"{_SITE}desk/evidence/{{evidence}}/"),
    *(f"{_SITE}desk/safeguarding/", f"{_SITE}desk/counsellor/", f"{_SITE}desk/concerns/"),
    f"{_SITE}desk/concerns/{{concern}}/",
    f"{_API}meetings/?{_COURSE}&activity={MEETING}",
    f"{_API}meetings/{{meeting}}/live/",
    f"{_API}meetings/{{meeting}}/live/?as=screen",
    f"{_API}groups/{{group}}/agreement/?{_COURSE}",
    *(f"{_API}cards/{{{card}}}/history/" for card in CARDS),
    f"{_API}evidence/?{_COURSE}",
    f"{_API}evidence/{{evidence}}/",
    f"{_API}evidence/{{evidence}}/copy/",
)


def look_everywhere(people: People, ids: dict[str, str]) -> dict[str, str]:
    """All that each person ever got, here and before; with a log-in cookie and headers."""
    for name, hand in people.hands.items():
        for place in PLACES:
            answer = hand.client.get(place.format(**ids))
            assert answer.status_code in {200, 302, 403, 404, 422}, (name, place)
            people.heard[name] += [answer.content.decode(), str(answer.headers)]
            people.heard[name].append(str(answer.cookies))
        people.heard[name].append(_own_file(people, name))
    return {name: "".join(found) for name, found in people.heard.items()}


def _own_file(people: People, name: str) -> str:
    """All that is stored about somebody, as she gets it herself."""
    url = people.put(name, "take-away/", {"form": "data"})["url"]
    return whole(people.hands[name].client.get(url))


def readable(page: str) -> str:
    """A page as one reads it: no marks of HTML, one blank between words."""
    text = unescape(re.sub(r"<[^>]*>", " ", page.replace("\\u003C", "<")))
    return " ".join(text.replace('\\"', '"').split())


def notes_for_adults() -> tuple[str, ...]:
    """The beginning of each line of the facilitator's file that is long enough to be no chance."""
    found = {" ".join(line.split())[:40] for line in _lines(_notes())}
    return tuple(sorted(line.strip() for line in found if len(line) == 40))


def _notes() -> Any:
    text = content.facilitator("who-am-i", "en").text
    return {name: part for name, part in text.items() if name != "title"}  # on no page


def _lines(node: Any) -> Iterator[str]:
    if isinstance(node, str):
        yield from node.splitlines() if "\n" in node else [node]
    elif isinstance(node, dict):
        for one in node.values():
            yield from _lines(one)
    else:
        for one in node:
            yield from _lines(one)
