"""The teacher's desk: her groups, her meetings and what waits in them; never a journal."""

import re

import pytest

from flexid_xblock.access import api as access
from flexid_xblock.content import api as content
from flexid_xblock.sessions import api as sessions
from flexid_xblock.sessions.models import Card, Meeting
from tests.common import COURSE, MEETING, meet, put_card, send, write
from tests.desk.common import at, our_queries, said
from tests.desk.meetings import many_groups

FIRST_YEAR = 7  # meetings: the welcome, and six modules
OURS = ["Ana Lind", "Bo Eng", "Cai Moss", "Dina Noor", "Emre Tun", "Faduma Wais"]


def test_she_sees_her_groups_and_who_is_in_them(logged_in, people) -> None:
    pages = {name: said(logged_in(name).get(at("teacher_desk"))) for name in ("tor", "una")}
    assert [name for name in OURS if name not in pages["tor"]] == []
    assert [name for name in (*OURS, "Fjord") if name in pages["una"]] == []
    assert ("Eve Rask" in pages["tor"], "Eve Rask" in pages["una"]) == (False, True)


@pytest.mark.parametrize("name", ["ana", "kim", "cleo", "liv", "sol", "max"])
def test_who_teaches_nobody_has_no_such_desk(logged_in, people, name: str) -> None:
    assert logged_in(name).get(at("teacher_desk")).status_code == 404


def test_she_opens_and_finds_the_meetings_of_the_written_modules(logged_in, actor) -> None:
    before = said(logged_in("tor").get(at("teacher_desk")))
    meeting = meet(actor("tor"))
    after = logged_in("tor").get(at("teacher_desk")).content.decode()
    ours = access.groups_of(actor("tor"), COURSE, "teacher")[0].id
    assert before.count("Open the meeting") == FIRST_YEAR
    assert after.count(f'data-group="{ours}"') == FIRST_YEAR - 1
    for page in ("teacher_meeting", "teacher_after"):
        assert at(page, meeting_id=meeting.id) in after
    assert at("teacher_prepare", group_id=ours, activity_key=MEETING) in after


def test_what_is_only_planned_can_still_be_opened(logged_in, actor) -> None:
    meeting = meet(actor("tor"))
    Meeting.objects.update(state="planned")
    page = logged_in("tor").get(at("teacher_desk"))
    assert said(page).count("Open the meeting") == FIRST_YEAR
    assert at("teacher_after", meeting_id=meeting.id) not in page.content.decode()


def test_what_waits_for_her_comes_first(logged_in, actor) -> None:
    meeting = meet(actor("tor"))
    waits, asked = (put_card(actor(name), meeting, "kanari") for name in ("ana", "bo"))
    Card.objects.filter(pk=waits).update(state="waiting")
    sessions.report(actor("cai"), asked, reason="about", words="kanari-report")
    page = logged_in("per").get(at("teacher_desk"))
    text = said(page)
    assert text.index("Waits for you") < text.index("Ana Lind")
    for piece in ("1 card somebody asked you to look at", "1 card waits for your yes"):
        assert piece in text
    assert at("teacher_meeting", meeting_id=meeting.id) + "#queue" in page.content.decode()
    assert re.findall("kanari|Cai Moss asked", text) == []
    assert "Waits for you" not in said(logged_in("una").get(at("teacher_desk")))


@pytest.mark.parametrize("name", ["tor", "per"])
def test_no_word_of_a_journal_reaches_a_teacher(logged_in, actor, name: str) -> None:
    send(actor("ana"), write(actor("ana"), "kanari-sent"))
    write(actor("bo"), "kanari-draft")
    meeting = meet(actor("tor"))
    ours = access.groups_of(actor("tor"), COURSE, "teacher")[0].id
    rooms = ("teacher_meeting", "teacher_screen", "teacher_after")
    pages = [at(room, meeting_id=meeting.id) for room in rooms]
    pages += [at("teacher_desk"), at("student_page"), "/", "/module/who-am-i/"]
    pages += [at("teacher_prepare", group_id=ours, activity_key=MEETING)]
    pages += [f"/flexid/api/v1/meetings/{meeting.id}/live/"]
    answers = [logged_in(name).get(page) for page in pages]
    assert [answer.status_code for answer in answers] == [200] * len(pages)
    assert " ".join(said(answer) for answer in answers).count("kanari") == 0


@pytest.mark.parametrize("count", [3, 300])
def test_her_desk_costs_the_same_however_many_groups_she_has(logged_in, actor, count: int) -> None:
    many_groups(actor("tor").user_id, count, version=content.freeze(MEETING))
    client = logged_in("tor")
    client.get(at("teacher_desk"))
    assert our_queries(client, at("teacher_desk")) == 9
    assert said(client.get(at("teacher_desk"))).count("1 card waits for your yes") == count
