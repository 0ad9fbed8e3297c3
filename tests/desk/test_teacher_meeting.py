"""The room's pages for teachers: notes for adults stay with them, the wall has none of theirs."""

import json

import pytest

from flexid_xblock.access import api as access
from flexid_xblock.content import api as content
from flexid_xblock.sessions.models import Meeting
from tests.common import COURSE, MEETING, meet, put_card
from tests.desk.common import at, our_queries, said, strings

STRANGERS = ["ana", "bo", "kim", "eve", "una", "cleo", "ida", "liv", "sol", "max"]
NOTES = strings(content.facilitator("who-am-i", "en").text)


@pytest.fixture
def meeting(actor):
    return meet(actor("tor"))


@pytest.fixture
def prepare(actor) -> str:
    """Where the meeting of Tor's group is prepared."""
    group = access.groups_of(actor("tor"), COURSE, "teacher")[0]
    return at("teacher_prepare", group_id=group.id, activity_key=MEETING)


def rooms(meeting) -> list[str]:
    """Every page about one meeting."""
    names = ("teacher_meeting", "teacher_screen", "teacher_after")
    return [at(name, meeting_id=meeting.id) for name in names]


@pytest.mark.parametrize("name", STRANGERS)
def test_for_everybody_else_none_of_the_pages_is_there(logged_in, meeting, prepare, name) -> None:
    client = logged_in(name)
    nobodys = client.get(at("teacher_meeting", meeting_id=meeting.group_id)).content
    answers = [client.get(page) for page in (*rooms(meeting), prepare)]
    assert [answer.status_code for answer in answers] == [404] * 4
    assert {answer.content for answer in answers} == {nobodys}


def test_both_teachers_find_the_stages_with_their_notes(logged_in, meeting) -> None:
    words = content.words(content.version(meeting.version), "en").text
    titles = [stage["title"] for stage in words["stages"].values()]
    notes = strings(content.facilitator("who-am-i", "en").text["stages"])
    for name in ("tor", "per"):
        page = said(logged_in(name).get(rooms(meeting)[0]))
        assert [line for line in (*titles, *notes) if line not in page] == []


def test_the_page_has_no_card_before_its_script_has_asked(logged_in, actor, meeting) -> None:
    put_card(actor("bo"), meeting, "kanari-card", display="unnamed")
    pages = [said(logged_in("tor").get(page)) for page in rooms(meeting)]
    assert [("kanari-card" in page) for page in pages] == [False] * 3
    assert "Bo Eng" not in pages[0] + pages[1]


def test_the_wall_shows_what_students_read_and_no_note_for_adults(logged_in, meeting) -> None:
    page = said(logged_in("tor").get(rooms(meeting)[1]))
    words = content.words(content.version(meeting.version), "en").text
    assert [one["title"] for one in words["stages"].values() if one["title"] not in page] == []
    assert [note for note in NOTES if len(note) > 30 and note in page] == []
    assert ("Who wrote" in page, "Cover the screen" in page) == (False, False)


@pytest.mark.parametrize("name", ["ana", "kim"])
def test_no_note_for_adults_reaches_a_student_or_helper(logged_in, meeting, prepare, name) -> None:
    client = logged_in(name)
    pages = ["/", "/module/who-am-i/", at("student_page"), *rooms(meeting), prepare]
    pages += [f"/flexid/api/v1/meetings/{meeting.id}/live/"]
    text = " ".join(said(client.get(page)) for page in pages)
    assert "Opening round" in text
    assert [note for note in NOTES if len(note) > 30 and note in text] == []


def test_the_live_feed_holds_no_note_for_anybody(logged_in, meeting) -> None:
    feed = logged_in("tor").get(f"/flexid/api/v1/meetings/{meeting.id}/live/").json()
    text = " ".join(strings(feed))
    assert [note for note in NOTES if len(note) > 30 and note in text] == []


def test_prepared_is_what_the_adults_need_and_what_was_planned(logged_in, meeting, prepare) -> None:
    Meeting.objects.update(form="short", moderation="all")
    page = logged_in("tor").get(prepare)
    notes = content.facilitator("who-am-i", "en").text
    lines = [*notes["before"], *notes["do_not_ask"], *notes["hand_over"]["signs"]]
    lines += [line for stage in notes["stages"].values() for line in stage["materials"]]
    assert [line for line in lines if " ".join(line.split()) not in said(page)] == []
    html = " ".join(page.content.decode().split())
    for value in ('value="short" checked', 'value="all" checked'):
        assert value in html


def test_a_meeting_that_is_not_there_yet_can_be_prepared(logged_in, people, prepare) -> None:
    assert logged_in("tor").get(prepare).status_code == 200
    assert Meeting.objects.count() == 0


@pytest.mark.parametrize("activity", ["who-am-i.journal", "nothing.meeting"])
def test_what_is_no_meeting_is_not_prepared(logged_in, people, prepare, activity: str) -> None:
    assert logged_in("tor").get(prepare.replace(MEETING, activity)).status_code == 404


def test_each_stage_knows_its_minutes_in_each_form(logged_in, meeting) -> None:
    html = logged_in("tor").get(rooms(meeting)[0]).content.decode()
    plan = json.dumps({"full": 15, "short": 10}).replace('"', "&quot;")
    assert f'data-stage="food" data-plan="{plan}"' in html


def test_another_course_has_no_page_of_it(logged_in, meeting, prepare) -> None:
    for page in (*rooms(meeting), prepare):
        wrong = page.replace(COURSE, "course-v1:no+such+1")
        assert logged_in("tor").get(wrong).status_code == 404


def test_the_room_costs_six_queries(logged_in, meeting) -> None:
    client = logged_in("tor")
    client.get(rooms(meeting)[0])
    assert our_queries(client, rooms(meeting)[0]) == 6
