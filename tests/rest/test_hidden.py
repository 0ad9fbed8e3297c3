"""What is not hers and what is not there are the same bytes."""

from typing import Any
from uuid import UUID, uuid4

import pytest
from django.http import HttpResponse

from flexid_xblock.access import api as access
from flexid_xblock.rest import urls
from tests.common import COURSE, MEETING, meet, put_card, read_notice, send, ticket_for, write
from tests.rest.common import DRAFT, UNKNOWN, ask_for, patterns

HIDE = {"hidden": True, "reason": "Not about others"}
SEND = {"decision": "send", "readers": []}
ANSWER = {"course": COURSE, "text": "hello"}
ASK = {"course": COURSE, "student": "ana", "reason": "She was not in school this week."}
CARD = {"column": "we-share", "display": "named", "text": "bread"}

# By the name of the address: who asks, for whose thing, and with which body (none: GET).
ASKED: list[tuple[str, str, str, str, Any]] = [
    ("entry", "bo", "entry", "entries/{}/", None),
    ("entry", "cleo", "entry", "entries/{}/", None),
    ("entry", "bo", "entry", "entries/{}/", DRAFT),
    ("decision", "bo", "entry", "entries/{}/decision/", SEND),
    ("reply", "dov", "entry", f"entries/{{}}/replies/{UNKNOWN}/", ANSWER),
    ("reply", "bo", "entry", f"entries/{{}}/replies/{UNKNOWN}/", ANSWER),
    ("group_meeting", "una", "group", f"groups/{{}}/meetings/{MEETING}/", {"course": COURSE}),
    ("meeting_state", "una", "meeting", "meetings/{}/", {"open": False}),
    ("meeting_state", "ana", "meeting", "meetings/{}/", {"open": False}),
    ("presence", "eve", "meeting", "meetings/{}/presence/", {}),
    ("board", "eve", "meeting", "meetings/{}/board/", None),
    ("card", "eve", "meeting", f"meetings/{{}}/cards/{UNKNOWN}/", CARD),
    ("permit", "una", "permit", "permits/{}/", ASK),
    ("permit_decision", "dov", "permit", "permits/{}/decision/", {"granted": True}),
    ("permit_review", "dov", "permit", "permits/{}/review/", {}),
    ("visibility", "una", "card", "cards/{}/visibility/", HIDE),
    ("visibility", "bo", "card", "cards/{}/visibility/", HIDE),
]


@pytest.fixture
def things(actor) -> dict[str, UUID]:
    """Things of Ana's group: her sent entry, its meeting, and Bo's card."""
    for name in ("ana", "bo", "eve"):
        read_notice(actor(name))
    meeting = meet(actor("tor"))
    return {
        "entry": send(actor("ana"), write(actor("ana"), "hers")).id,
        "group": meeting.group_id,
        "meeting": meeting.id,
        "permit": ask_for(actor("dov"), actor("ana")),
        "card": put_card(actor("bo"), meeting, "his"),
    }


def bare(answer: HttpResponse) -> tuple[int, bytes, list[tuple[str, str]]]:
    """All that can be seen of an answer."""
    return answer.status_code, answer.content, sorted(answer.headers.items())


@pytest.mark.parametrize(
    ("name", "thing", "path", "body"),
    [case[1:] for case in ASKED],
    ids=[" ".join((*case[:2], "get" if case[4] is None else "put")) for case in ASKED],
)
def test_not_yours_and_not_there_are_one_answer(
    api, actor, things, name: str, thing: str, path: str, body: Any
) -> None:
    ticket, answers = access.issue(ticket_for(actor(name), MEETING)), []
    for which in (things[thing], uuid4()):
        asking = api(name)
        if body is None:
            answers.append(bare(asking.get(path.format(which))))
        else:
            headers = {"if_match": '"1"', "x_flexid_ticket": ticket}
            answers.append(bare(asking.put(path.format(which), body, **headers)))
    assert answers[0] == answers[1]
    # A page that saves what is not there is told that it needs a ticket to begin.
    assert answers[0][0] == (428 if body is DRAFT else 404)


def test_every_address_with_an_id_is_asked_here() -> None:
    kinds = {
        one.name: map(type, one.pattern.converters.values()) for one in patterns(urls.urlpatterns)
    }
    with_ids = {name for name, of in kinds.items() if "UUIDConverter" in {k.__name__ for k in of}}
    assert {case[0] for case in ASKED} == with_ids
