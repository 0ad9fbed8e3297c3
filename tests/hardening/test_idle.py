"""A staff session that nobody uses ends; polls do not keep it, and a student's never ends so."""

from collections.abc import Callable
from uuid import uuid4

import pytest
from django.test import Client, override_settings

from flexid_xblock.sessions import api as sessions
from tests.common import COURSE, Api, meet, put_card, read_notice
from tests.common import write as begin

Open = Callable[..., Client]
TEACHER = f"/flexid/{COURSE}/desk/teacher/"
COUNSELLOR = f"/flexid/{COURSE}/desk/counsellor/"


def sent_to_log_in(client: Client, url: str) -> bool:
    """Whether the page is refused, the session over, and the way back remembered."""
    answer = client.get(url)
    over = answer.status_code == 302 and answer["Location"].startswith("/login/?next=/flexid/")
    return over and "_auth_user_id" not in client.session


@pytest.mark.parametrize(("name", "url"), [("tor", TEACHER), ("cleo", COUNSELLOR)])
def test_a_desk_closes_after_twenty_minutes(logged_in: Open, clock, name: str, url: str) -> None:
    client = logged_in(name)
    assert client.get(url).status_code == 200
    clock.pass_minutes(19)
    assert client.get(url).status_code == 200
    clock.pass_minutes(20.1)
    assert sent_to_log_in(client, url)


@pytest.mark.parametrize(
    "place",
    [
        "teacher/meetings/{meeting}/",
        "teacher/meetings/{meeting}/after/",
        "teacher/meetings/{meeting}/screen/",
        "teacher/groups/{group}/who-am-i.meeting/",
        "evidence/{evidence}/",
        "teacher/exports/{export}.txt",
        "teacher/exports/{export}.csv",
    ],
)
def test_every_page_of_a_meeting_closes_too(logged_in: Open, actor, clock, place: str) -> None:
    tor, per, meeting = actor("tor"), actor("per"), meet(actor("tor"))
    ids = {"meeting": meeting.id, "group": meeting.group_id, "evidence": uuid4(), "export": uuid4()}
    card = put_card(actor("ana"), meeting, "bread")
    sessions.keep_card(tor, ids["evidence"], card, reason="It has a threat in it.")
    sessions.exports.ask(tor, ids["export"], meeting_id=meeting.id, with_names=False)
    sessions.exports.approve(per, ids["export"], with_names=False)
    client, url = logged_in("tor"), f"/flexid/{COURSE}/desk/{place.format(**ids)}"
    assert client.get(url).status_code == 200
    clock.pass_minutes(20.1)
    assert sent_to_log_in(client, url)


def test_a_board_that_follows_itself_keeps_no_desk_open(logged_in: Open, actor, clock) -> None:
    meeting, tor = meet(actor("tor")), logged_in("tor")
    tor.get(f"{TEACHER}meetings/{meeting.id}/")
    board = f"/flexid/api/v1/meetings/{meeting.id}/live/"
    answers = []
    for _ in range(5):
        clock.pass_minutes(4.9)
        answers.append(tor.get(board).status_code)
    assert answers == [200] * 4 + [401]
    assert sent_to_log_in(tor, TEACHER)


def test_what_a_person_sends_keeps_it_open(logged_in: Open, actor, clock) -> None:
    meeting, tor = meet(actor("tor")), logged_in("tor")
    tor.get(TEACHER)
    state = f"/flexid/api/v1/meetings/{meeting.id}/"
    for is_open in (False, True, False):
        clock.pass_minutes(15)
        answer = tor.put(state, {"open": is_open}, content_type="application/json")
        assert answer.status_code == 200
    clock.pass_minutes(15)
    assert tor.get(TEACHER).status_code == 200


def test_a_left_desk_changes_nothing_any_more(logged_in: Open, actor, clock) -> None:
    meeting, tor = meet(actor("tor")), logged_in("tor")
    tor.get(TEACHER)
    clock.pass_minutes(21)
    state = f"/flexid/api/v1/meetings/{meeting.id}/"
    answer = tor.put(state, {"open": False}, content_type="application/json")
    assert (answer.status_code, answer.json()["code"]) == (401, "signed_out")
    assert sent_to_log_in(tor, TEACHER)


def test_the_page_says_that_somebody_is_there(logged_in: Open, people, clock) -> None:
    tor, header = logged_in("tor"), {"X-Flexid-Here": str(people["tor"].pk)}
    tor.get(TEACHER)
    answers = []
    for minutes in (15, 15, 21):
        clock.pass_minutes(minutes)
        answer = tor.head(TEACHER, headers=header)
        answers.append((answer.status_code, answer.content))
    assert answers == [(204, b""), (204, b""), (401, b"")]


def test_the_page_of_one_person_is_nothing_for_the_next(logged_in: Open, people) -> None:
    header = {"X-Flexid-Here": str(people["cleo"].pk)}
    found = [logged_in(name).head(COUNSELLOR, headers=header) for name in ("cleo", "ida")]
    assert [answer.status_code for answer in found] == [204, 401]
    assert Client().head(COUNSELLOR, headers=header).status_code == 401


def test_other_pages_of_the_school_are_use_and_revive_nothing(logged_in: Open, clock) -> None:
    tor = logged_in("tor")
    for _ in range(3):
        clock.pass_minutes(15)
        assert tor.get("/").status_code == 200
    assert tor.get(TEACHER).status_code == 200
    clock.pass_minutes(21)
    assert tor.get("/").status_code == 200
    assert sent_to_log_in(tor, TEACHER)


def test_a_students_session_never_ends_so(logged_in: Open, actor, clock) -> None:
    read_notice(actor("ana"))
    entry, meeting = begin(actor("ana"), "one"), meet(actor("tor"))
    ana = Api(logged_in("ana"), course_key=COURSE)
    for url in ("/module/who-am-i/", f"/flexid/{COURSE}/", TEACHER):
        ana.client.get(url)
    clock.pass_minutes(600)
    body = {"prompt": "understood", "language": "en", "text": "two"}
    found = [
        ana.put(f"entries/{entry.id}/", body, if_match='"1"'),
        ana.get(f"meetings/{meeting.id}/live/"),
        ana.client.get(f"/flexid/{COURSE}/"),
    ]
    assert [answer.status_code for answer in found] == [200] * 3


def test_her_own_words_are_saved_whatever_became_of_her_desk(logged_in: Open, clock) -> None:
    client = logged_in("tor")
    client.get(TEACHER)
    clock.pass_minutes(21)
    answer = client.put(f"/flexid/api/v1/entries/{uuid4()}/", {}, content_type="application/json")
    assert answer.json()["code"] == "bad_fields"  # looked at, not logged out


@override_settings(FLEXID_STAFF_IDLE_MINUTES=0)
def test_a_school_may_switch_it_off(logged_in: Open, clock) -> None:
    tor = logged_in("tor")
    tor.get(TEACHER)
    clock.pass_minutes(600)
    page = tor.get(TEACHER)
    assert (page.status_code, b'data-minutes="0"' in page.content) == (200, True)
