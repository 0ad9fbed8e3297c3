"""The addresses of a meeting: a board for each person, followed by cheap questions."""

import re
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from flexid_xblock.access import api as access
from flexid_xblock.sessions import api as sessions
from tests.common import COURSE, MEETING, meet, put_card, read_notice, ticket_for
from tests.rest.common import refusal

ASKED = {"course": COURSE, "activity": MEETING}
CARD = {"column": "we-share", "display": "unnamed", "text": "bread"}


@pytest.fixture
def meeting(actor):
    return meet(actor("tor"))


def board(meeting) -> str:
    """The address of the board."""
    return f"meetings/{meeting.id}/board/"


def test_before_a_teacher_opens_it_there_is_no_meeting(api) -> None:
    found = api("ana").get("meetings/", query=ASKED).json()
    assert found == {"meeting": None, "name": "Ana Lind", "notice_seen": False}


def test_a_teacher_opens_it_and_the_group_finds_it(api, actor) -> None:
    group = access.groups_of(actor("tor"), COURSE, "teacher")[0].id
    opened = api("tor").put(f"groups/{group}/meetings/{MEETING}/", {"course": COURSE}).json()
    found = {name: api(name).get("meetings/", query=ASKED).json() for name in ("ana", "eve")}
    assert opened == {"id": opened["id"], "activity": MEETING, "open": True}
    assert (found["ana"]["meeting"], found["eve"]["meeting"]) == (opened, None)


def test_a_teacher_closes_it_and_opens_it_again(api, meeting) -> None:
    path = f"meetings/{meeting.id}/"
    answers = [api("per").put(path, {"open": is_open}).json()["open"] for is_open in (False, True)]
    assert answers == [False, True]


def test_a_card_goes_up_once(api, actor, meeting) -> None:
    read_notice(actor("ana"))
    card_id, ticket = uuid4(), access.issue(ticket_for(actor("ana"), MEETING))
    path = f"meetings/{meeting.id}/cards/{card_id}/"
    answers = [api("ana").put(path, CARD, x_flexid_ticket=ticket) for _ in range(2)]
    shown = api("bo").get(board(meeting)).json()["cards"]
    assert [one.json() for one in answers] == [{"id": str(card_id)}] * 2
    assert [(one["id"], one["text"], one["name"]) for one in shown] == [
        (str(card_id), "bread", None)
    ]


@pytest.mark.parametrize("name", ["ana", "bo", "tor"])
def test_a_board_has_these_fields_and_no_persons_number(api, actor, meeting, name: str) -> None:
    for display in ("named", "unnamed"):
        put_card(actor("bo"), meeting, "bread", display=display)
    answer = api(name).get(board(meeting))
    shown = answer.json()
    assert set(shown) == {"meeting", "may_write", "may_moderate", "cards"}
    assert set(shown["meeting"]) == {"id", "activity", "open"}
    keys = {"id", "column", "text", "name", "is_mine", "is_hidden", "reason"}
    assert [set(card) for card in shown["cards"]] == [keys, keys]
    assert {card["name"] for card in shown["cards"]} == {"Bo Eng", None}
    assert re.findall(rb"[:\[,]\s*\d", answer.content) == []


def test_hiding_takes_a_card_from_the_group_and_restoring_gives_it_back(
    api, actor, meeting
) -> None:
    card = put_card(actor("bo"), meeting, "bread")
    path, seen = f"cards/{card}/visibility/", []
    for body in ({"hidden": True, "reason": "Not now"}, {"hidden": False, "reason": ""}):
        answer = api("tor").put(path, body).json()
        cards = {name: api(name).get(board(meeting)).json()["cards"] for name in ("ana", "bo")}
        reasons = [one["reason"] for one in cards["bo"]]
        seen.append((answer["hidden"], len(cards["ana"]), reasons))
    assert seen == [(True, 0, ["Not now"]), (False, 1, [""])]


def test_presence_is_noted_while_the_meeting_is_open_and_never_claimed_else(
    api, actor, meeting
) -> None:
    path = f"meetings/{meeting.id}/presence/"
    opened = api("ana").put(path, {})
    sessions.set_open(actor("tor"), meeting.id, is_open=False)
    closed = api("bo").put(path, {})
    assert (opened.json(), closed.json() == {"present": True}) == ({"present": True}, False)


def test_nothing_new_has_no_body(api, actor, meeting) -> None:
    put_card(actor("bo"), meeting, "bread")
    first = api("ana").get(board(meeting))
    again = api("ana").get(board(meeting), if_none_match=first.headers["ETag"])
    assert (again.status_code, again.content) == (304, b"")
    for header in ("ETag", "X-Flexid-Poll", "Cache-Control"):
        assert again.headers[header] == first.headers[header]


@pytest.mark.parametrize("change", ["card", "hide", "close"])
def test_something_new_has_a_body_and_another_tag(api, actor, meeting, change: str) -> None:
    card = put_card(actor("bo"), meeting, "bread")
    before = api("ana").get(board(meeting)).headers["ETag"]
    {
        "card": lambda: put_card(actor("bo"), meeting, "more"),
        "hide": lambda: sessions.moderate(actor("tor"), card, hidden=True, reason="Not now"),
        "close": lambda: sessions.set_open(actor("tor"), meeting.id, is_open=False),
    }[change]()
    after = api("ana").get(board(meeting), if_none_match=before)
    assert (after.status_code, after.headers["ETag"] == before) == (200, False)


def test_one_persons_tag_is_no_answer_for_another(api, meeting) -> None:
    tag = api("tor").get(board(meeting)).headers["ETag"]
    assert api("ana").get(board(meeting), if_none_match=tag).status_code == 200


def test_a_poll_costs_one_query_of_ours(api, meeting) -> None:
    asking = api("ana")
    tag = asking.get(board(meeting)).headers["ETag"]
    with CaptureQueriesContext(connection) as asked:
        answer = asking.get(board(meeting), if_none_match=tag)
    ours = [one["sql"] for one in asked.captured_queries if "flexid_xblock_" in one["sql"]]
    assert (answer.status_code, len(ours), len(asked.captured_queries) <= 3) == (304, 1, True)


def test_the_server_sets_the_pace(api, actor, meeting, settings) -> None:
    settings.FLEXID_POLL_SECONDS = 7
    paces = [api("ana").get(board(meeting)).headers["X-Flexid-Poll"]]
    paces.append(api("ana").get("meetings/", query=ASKED).headers["X-Flexid-Poll"])
    sessions.set_open(actor("tor"), meeting.id, is_open=False)
    paces.append(api("ana").get(board(meeting)).headers["X-Flexid-Poll"])
    assert paces == ["7", "7", "30"]


def test_who_left_the_group_gets_no_more_not_even_nothing_new(api, actor, meeting) -> None:
    tag = api("ana").get(board(meeting)).headers["ETag"]
    access.end_membership(group_id=meeting.group_id, user_id=actor("ana").user_id)
    answer = api("ana").get(board(meeting), if_none_match=tag)
    assert refusal(answer) == (404, "not_found")


@pytest.mark.parametrize("name", ["tor", "cleo", "sol"])
def test_adults_put_up_no_cards(api, actor, meeting, name: str) -> None:
    ticket = access.issue(ticket_for(actor(name), MEETING))
    path = f"meetings/{meeting.id}/cards/{uuid4()}/"
    assert refusal(api(name).put(path, CARD, x_flexid_ticket=ticket)) == (403, "not_a_student")
