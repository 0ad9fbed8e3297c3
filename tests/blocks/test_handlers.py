"""A handler answers a learner who asks through the page, and nobody and nothing else."""

import json
from dataclasses import replace
from typing import Any

import pytest
from webob import Request

from flexid_xblock.access import api as access
from flexid_xblock.content.models import ActivityVersion
from flexid_xblock.domain.seats import SeatKind
from flexid_xblock.journal import api as journal
from flexid_xblock.sessions import api as sessions
from tests.activities.common import CIRCLES, decide, make
from tests.blocks.common import place
from tests.common import JOURNAL, MEETING, meet, ticket_for, write

PROMPTS = ("three-circles", "seen-first", "understood", "surprise")
HANDLERS = ("ticket", "completed")
URL = "/courses/c/xblock/u/handler/ticket"


def ask(block: Any, handler: str = "ticket", *, url: str = URL, **changes: Any) -> tuple[int, Any]:
    """The status and the answer, as a page's script gets them."""
    usual = {"method": "POST", "content_type": "application/json", "body": b"{}"}
    headers = {"X-CSRFToken": "x"} if changes.pop("token", True) else {}
    answer = getattr(block, handler)(
        Request.blank(url, headers=headers, **{**usual, **changes}), ""
    )
    assert (answer.content_type, answer.headers["Cache-Control"]) == (
        "application/json",
        "no-store",
    )
    return answer.status_code, answer.json


@pytest.mark.parametrize("activity", [JOURNAL, MEETING, CIRCLES, "who-am-i.opening"])
def test_a_learner_gets_a_fresh_ticket_of_her_own(block, actor, activity: str) -> None:
    mine = block(activity)
    status, answer = ask(mine)
    shown = replace(ticket_for(actor("ana"), activity), usage_key=place(mine))
    assert (status, access.read(answer["ticket"], actor("ana"))) == (200, shown)


@pytest.mark.parametrize("handler", HANDLERS)
@pytest.mark.parametrize(
    ("wrong", "status", "code"),
    [
        ({"content_type": "text/plain"}, 403, "not_json"),
        ({"content_type": "application/x-www-form-urlencoded"}, 403, "not_json"),
        ({"method": "GET"}, 403, "not_json"),
        ({"token": False}, 403, "csrf"),
        ({"url": "/courses/c/xblock/u/handler_noauth/ticket"}, 404, "not_found"),
        ({"url": "/unauth_handler/u/ticket/"}, 404, "not_found"),
    ],
)
def test_what_did_not_come_from_the_page_is_refused(
    block, handler: str, wrong: dict, status: int, code: str
) -> None:
    found, answer = ask(block(), handler, **wrong)
    assert (found, answer["code"], answer["message"][-1]) == (status, code, ".")
    assert set(answer) == {"code", "message"}


@pytest.mark.parametrize("handler", HANDLERS)
@pytest.mark.parametrize("kind", [SeatKind.STAFF, SeatKind.AUTHOR, SeatKind.NOBODY])
def test_no_seat_but_a_learners_is_answered(block, seated, handler: str, kind: SeatKind) -> None:
    stage = seated(kind)
    status, answer = ask(block(), handler)
    assert (status, answer["code"], stage.completed) == (404, "not_found", [])
    assert ActivityVersion.objects.count() == 0


@pytest.mark.parametrize("handler", HANDLERS)
def test_an_unknown_activity_is_not_found(block, handler: str) -> None:
    mine = block()
    mine.activity_key = "nowhere.journal"
    status, answer = ask(mine, handler)
    assert (status, answer["code"]) == (404, "unknown_activity")


def test_completion_is_what_is_stored_not_what_the_page_says(block, seated, actor) -> None:
    stage = seated(SeatKind.LEARNER)
    write(actor("ana"), "a draft is not done")
    answer = ask(block(), "completed", body=json.dumps({"done": True}).encode())
    assert (answer, stage.completed) == ((200, {"done": False}), [])


def test_what_is_done_is_told_to_the_host(block, seated, actor) -> None:
    stage = seated(SeatKind.LEARNER)
    for prompt in PROMPTS:
        entry = write(actor("ana"), "hers", prompt=prompt)
        journal.decide(actor("ana"), entry.id, journal.Decision.PASS, based_on=entry.revision)
    assert ask(block(), "completed") == (200, {"done": True})
    assert stage.completed == [JOURNAL]


def test_a_meeting_is_done_for_who_was_there(block, seated, actor) -> None:
    stage = seated(SeatKind.LEARNER)
    before = ask(block(MEETING), "completed")
    sessions.attend(actor("ana"), meet(actor("tor")).id)
    assert (before, ask(block(MEETING), "completed")) == (
        (200, {"done": False}),
        (200, {"done": True}),
    )
    assert stage.completed == [MEETING]


def test_what_is_made_is_done_when_she_says_so(block, seated, actor) -> None:
    stage, made = seated(SeatKind.LEARNER), make(actor("ana"))
    before = ask(block(CIRCLES), "completed")
    decide(actor("ana"), made, "pass")
    assert (before[1], ask(block(CIRCLES), "completed")[1]) == ({"done": False}, {"done": True})
    assert stage.completed == [CIRCLES]


def test_a_handler_says_nothing_of_what_was_written(block, actor) -> None:
    write(actor("ana"), "kanari")
    answers = [json.dumps(ask(block(), handler)) for handler in HANDLERS]
    assert [answer for answer in answers if "kanari" in answer] == []
