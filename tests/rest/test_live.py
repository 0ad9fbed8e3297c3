"""The address that every page of a meeting asks: what each gets, and how cheaply."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from flexid_xblock.access import api as access
from flexid_xblock.sessions import api as sessions
from tests.common import COURSE, meet, put_card
from tests.rest.common import refusal
from tests.sessions.leading import CIRCLE, ROUND, STUDENTS, go, step

HEAD = {
    *("meeting", "now", "stage", "round", "circle", "ballots", "agreement", "me", "present"),
    *("unmixed", "teachers", "whole", "cards", "gone"),
}
CARD = {
    "revision",
    *("id", "column", "display", "name", "text", "language", "is_mine", "state", "mixed"),
    *("reason", "name_seen", "reactions", "my_reactions", "my_report", "translations", "desk"),
}
ME = {"role", "may_write", "why_not", "paused_until", "pause_note", "nickname", "card_waits"}
SCREEN = {"as": "screen"}


@pytest.fixture
def meeting(actor):
    return meet(actor("tor"))


def live(meeting) -> str:
    """The address."""
    return f"meetings/{meeting.id}/live/"


@pytest.mark.parametrize("name", ["ana", "bo", "kim", "tor"])
def test_an_answer_has_these_fields_and_no_persons_number(api, actor, meeting, name: str) -> None:
    for display in ("named", "unnamed"):
        put_card(actor("bo"), meeting, "bread", display=display)
    sessions.mix_cards(actor("tor"), meeting.id)
    answer = api(name).get(live(meeting))
    shown = answer.json()
    assert (set(shown), set(shown["me"])) == (HEAD, ME)
    assert [set(card) for card in shown["cards"]] == [CARD, CARD]
    assert {card["name"] for card in shown["cards"]} == {"Bo Eng", None}
    numbers = set(re.findall(rb'"(\w+)":\d', answer.content))
    told = {"ana": set(), "tor": {b"revision", b"unmixed"}}
    assert numbers == told.get(name, {b"revision"})
    assert re.findall(rb"[\[,]\s*\d", answer.content) == []


def test_only_the_desk_and_the_screen_know_the_code(api, meeting) -> None:
    pages = {name: api(name).get(live(meeting)) for name in ("ana", "kim", "tor")}
    pages["screen"] = api("tor").get(live(meeting), query=SCREEN)
    codes = {name: page.json()["meeting"]["code"] for name, page in pages.items()}
    assert codes == {"ana": None, "kim": None, "tor": meeting.code, "screen": meeting.code}


def test_a_round_is_told_by_name(api, actor, meeting) -> None:
    for name in ("ana", "bo"):
        sessions.attend(actor(name), meeting.id)
    go(actor("tor"), meeting, ROUND)
    sessions.run_round(actor("tor"), meeting.id, ROUND, running=True)
    shown = {name: api(name).get(live(meeting)).json() for name in ("ana", "tor")}
    turns = shown["ana"]["round"]["turns"]
    assert sorted(one["name"] for one in turns) == ["Ana Lind", "Bo Eng"]
    assert [one["name"] for one in turns if one["mine"]] == ["Ana Lind"]
    assert shown["tor"]["round"]["may_hand_on"] is True
    assert shown["tor"]["present"] == ["Ana Lind", "Bo Eng"]
    assert {key: shown["ana"]["stage"][key] for key in ("key", "minutes", "number", "of")} == {
        "key": ROUND,
        "minutes": 10,
        "number": 1,
        "of": 8,
    }


def test_a_circle_tells_sides_by_name_and_votes_not_at_all(api, actor, meeting) -> None:
    go(actor("tor"), meeting, CIRCLE)
    step(actor("tor"), meeting, "first")
    for name in STUDENTS:
        sessions.vote(actor(name), meeting.id, CIRCLE, "first", option="keep-both")
    before = api("ana").get(live(meeting)).json()["ballots"]
    step(actor("tor"), meeting, "sides")
    sessions.choose_side(actor("bo"), meeting.id, CIRCLE, option="own-idea")
    shown = api("ana").get(live(meeting)).json()
    ballot = {"stage": CIRCLE, "key": "first"}
    told = {"shown": True, "most": "keep-both"}
    assert before == [{**ballot, "open": True, "my_vote": "keep-both", "totals": None}]
    assert shown["ballots"] == [{**ballot, "open": False, "my_vote": "", "totals": told}]
    assert shown["circle"]["sides"]["own-idea"] == ["Bo Eng"]
    assert (shown["circle"]["my_side"], shown["circle"]["my_pick"]) == ("", None)


def test_nothing_new_has_no_body(api, actor, meeting) -> None:
    put_card(actor("bo"), meeting, "bread")
    first = api("ana").get(live(meeting))
    again = api("ana").get(live(meeting), if_none_match=first.headers["ETag"])
    assert (again.status_code, again.content) == (304, b"")
    for header in ("ETag", "X-Flexid-Poll", "Cache-Control"):
        assert again.headers[header] == first.headers[header]


def test_something_new_travels_alone(api, actor, meeting) -> None:
    put_card(actor("bo"), meeting, "old")
    before = api("ana").get(live(meeting)).headers["ETag"]
    put_card(actor("bo"), meeting, "new")
    after = api("ana").get(live(meeting), if_none_match=before)
    shown = after.json()
    assert (after.status_code, shown["whole"], shown["gone"]) == (200, False, [])
    assert [card["text"] for card in shown["cards"]] == ["new"]


def test_one_persons_tag_is_no_answer_for_another(api, meeting) -> None:
    tag = api("tor").get(live(meeting)).headers["ETag"]
    assert api("ana").get(live(meeting), if_none_match=tag).json()["whole"] is True


@pytest.mark.parametrize(
    ("name", "query"), [("ana", {}), ("kim", {}), ("tor", {}), ("tor", SCREEN)]
)
def test_a_poll_costs_one_query_of_ours(api, meeting, name: str, query) -> None:
    asking = api(name)
    tag = asking.get(live(meeting), query=query).headers["ETag"]
    with CaptureQueriesContext(connection) as asked:
        answer = asking.get(live(meeting), query=query, if_none_match=tag)
    ours = [one["sql"] for one in asked.captured_queries if "flexid_xblock_" in one["sql"]]
    assert (answer.status_code, len(ours), len(asked.captured_queries) <= 3) == (304, 1, True)


def test_the_server_sets_the_pace(api, actor, meeting, settings) -> None:
    settings.FLEXID_POLL_SECONDS = 7
    paces = [api("ana").get(live(meeting)).headers["X-Flexid-Poll"]]
    sessions.set_open(actor("tor"), meeting.id, is_open=False)
    paces.append(api("ana").get(live(meeting)).headers["X-Flexid-Poll"])
    assert paces == ["7", "30"]


def test_who_left_the_group_gets_no_more_not_even_nothing_new(api, actor, meeting) -> None:
    tag = api("ana").get(live(meeting)).headers["ETag"]
    access.end_membership(group_id=meeting.group_id, user_id=actor("ana").user_id)
    answer = api("ana").get(live(meeting), if_none_match=tag)
    assert refusal(answer) == (404, "not_found")


def test_there_is_one_other_view_and_it_is_the_teachers(api, meeting) -> None:
    other = api("tor").get(live(meeting), query={"as": "bo"})
    assert refusal(other) == (422, "bad_fields")
    assert refusal(api("ana").get(live(meeting), query=SCREEN)) == (404, "not_found")


def test_an_agreement_travels_with_the_meeting(api, meeting) -> None:
    path = f"groups/{meeting.group_id}/agreement/"
    body = {"course": COURSE, "rules": ["We listen."], "after": 0}
    written = api("tor").put(path, body).json()["agreement"]
    agreed = api("ana").put(f"{path}1/yes/", {"course": COURSE}).json()["agreement"]
    shown = api("ana").get(live(meeting)).json()["agreement"]
    read = api("ana").get(path, query={"course": COURSE}).json()["agreement"]
    assert written == {"number": 1, "rules": ["We listen."], "agreed": False, "yes": 0, "of": 9}
    assert agreed == shown == read == {**written, "agreed": True, "yes": 1}
