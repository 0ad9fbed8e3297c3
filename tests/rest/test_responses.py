"""The addresses of what students make give a student what is hers, in known fields."""

from collections.abc import Callable
from typing import Any
from uuid import uuid4

import pytest
from django.http import HttpResponse

from flexid_xblock.access import api as access
from flexid_xblock.domain.actors import Actor
from tests.activities.common import CIRCLES, DRUMMER, SISTER, asked, change, decide, make
from tests.common import Api, read_notice, ticket_for
from tests.rest.common import refusal, stored

RESPONSE = {
    *("id", "activity", "language", "state", "revision", "response", "summary"),
    *("deleted_until", "opens_on"),
}
BODY: dict[str, Any] = {"language": "en", "response": DRUMMER}


@pytest.fixture
def ana(actor: Callable[..., Actor]) -> Actor:
    read_notice(actor("ana"))
    return actor("ana")


def begin(api: Api, actor: Actor, **changes: Any) -> HttpResponse:
    ticket = access.issue(ticket_for(actor, CIRCLES))
    return api.put(
        f"responses/{uuid4()}/", {**BODY, **changes}, if_none_match="*", x_flexid_ticket=ticket
    )


def test_a_block_learns_all_that_it_needs_to_begin(api, ana) -> None:
    found = api("ana").get("responses/", query=asked()).json()
    assert found == {"response": None, "source": None, "notice_seen": True}


def test_a_response_has_these_fields_and_no_others(api, ana) -> None:
    made = make(ana)
    found = api("ana").get("responses/", query=asked()).json()
    assert set(found) == {"response", "source", "notice_seen"}
    assert set(found["response"]) == RESPONSE
    assert (found["response"]["response"], found["response"]["summary"]) == (DRUMMER, ["drummer"])
    assert set(found["source"]) == {"structure", "words", "language"}
    assert found["source"]["structure"]["kind"] == "identity_circles"
    assert api("ana").get(f"responses/{made.id}/").json() == found["response"]


def test_beginning_and_going_on_answer_with_the_revision(api, ana) -> None:
    begun = begin(api("ana"), ana)
    assert (begun.status_code, begun.headers["ETag"]) == (200, '"1"')
    path = f"responses/{begun.json()['id']}/"
    saved = api("ana").put(path, {**BODY, "response": SISTER}, if_match='"1"')
    assert (saved.headers["ETag"], saved.json()["summary"]) == ('"2"', ["big sister"])


def test_another_page_gets_both(api, ana) -> None:
    made = make(ana)
    change(ana, made, SISTER)
    late = api("ana").put(f"responses/{made.id}/", {**BODY, "response": {}}, if_match='"1"')
    told = late.json()
    assert (late.status_code, told["code"]) == (409, "changed_elsewhere")
    assert set(told["stored"]) == {"id", "revision", "text", "lines"}
    assert (told["stored"]["revision"], told["stored"]["lines"]) == (2, ["big sister"])


def test_the_notice_comes_first(api, actor) -> None:
    assert refusal(begin(api("bo"), actor("bo"))) == (403, "notice_first")


def test_staff_make_nothing(api, actor) -> None:
    assert refusal(begin(api("tor"), actor("tor"))) == (403, "not_a_student")
    assert refusal(api("tor").get("responses/", query=asked())) == (403, "not_a_student")


@pytest.mark.parametrize("decision", ["keep", "pass", "delete"])
def test_a_button_is_answered_with_what_it_is_now(api, ana, decision: str) -> None:
    made = make(ana)
    path = f"responses/{made.id}/decision/"
    answer = api("ana").put(path, {"decision": decision}, if_match='"1"')
    states = {"keep": "kept", "pass": "passed", "delete": "deleted"}
    assert (answer.status_code, answer.json()["state"]) == (200, states[decision])


WRONG = {
    "no revision": ({**BODY}, {}, (428, "revision_missing")),
    "no object": ({**BODY, "response": "x"}, {"if_match": '"1"'}, (422, "bad_fields")),
    "a field too many": ({**BODY, "grade": 1}, {"if_match": '"1"'}, (422, "bad_fields")),
    "what no schema knows": (
        {**BODY, "response": {"x": 1}},
        {"if_match": '"1"'},
        (422, "bad_response"),
    ),
    "too much": (
        {**BODY, "response": {"circles": [{"id": "a", "label": "x" * 21_000, "size": 1}]}},
        {"if_match": '"1"'},
        (422, "too_long"),
    ),
    "numbers that are none": (
        {**BODY, "response": {"circles": [{"id": "a", "label": "x", "size": 1e400}]}},
        {"if_match": '"1"'},
        (400, "bad_json"),
    ),
}


@pytest.mark.parametrize("what", WRONG)
def test_what_cannot_be_used_gets_its_own_sentence(api, ana, what: str) -> None:
    made = make(ana)
    before = stored()
    body, headers, expected = WRONG[what]
    answer = api("ana").put(f"responses/{made.id}/", body, **headers)
    assert refusal(answer) == expected
    assert (answer.json()["message"] != "", stored()) == (True, before)


def test_an_unknown_button_is_refused(api, ana) -> None:
    made = decide(ana, make(ana), "keep")
    answer = api("ana").put(f"responses/{made.id}/decision/", {"decision": "send"}, if_match='"1"')
    assert refusal(answer) == (422, "bad_fields")
