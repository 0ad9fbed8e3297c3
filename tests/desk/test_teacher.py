"""The teacher's desk: her groups, her meetings and the notes for adults; never a journal."""

import pytest

from flexid_xblock.access import api as access
from flexid_xblock.content import api as content
from tests.common import COURSE, meet, put_card, send, write
from tests.desk.common import at, our_queries, said

OURS = ["Ana Lind", "Bo Eng", "Cai Moss", "Dina Noor", "Emre Tun", "Faduma Wais"]


def test_she_sees_her_groups_and_who_is_in_them(logged_in, people) -> None:
    pages = {name: said(logged_in(name).get(at("teacher_desk"))) for name in ("tor", "una")}
    assert [name for name in OURS if name not in pages["tor"]] == []
    assert [name for name in (*OURS, "Fjord") if name in pages["una"]] == []
    assert ("Eve Rask" in pages["tor"], "Eve Rask" in pages["una"]) == (False, True)


def test_she_opens_and_finds_the_meetings_of_the_written_modules(logged_in, actor) -> None:
    before = said(logged_in("tor").get(at("teacher_desk")))
    meet(actor("tor"))
    after = logged_in("tor").get(at("teacher_desk")).content.decode()
    ours = access.groups_of(actor("tor"), COURSE, "teacher")[0].id
    assert before.count("Open the meeting") == 2
    assert after.count(f'data-group="{ours}"') == 1


@pytest.mark.parametrize("name", ["tor", "per"])
def test_no_word_of_a_journal_reaches_a_teacher(logged_in, actor, name: str) -> None:
    send(actor("ana"), write(actor("ana"), "kanari-sent"))
    write(actor("bo"), "kanari-draft")
    meeting = meet(actor("tor"))
    pages = [at("teacher_desk"), at("teacher_meeting", meeting_id=meeting.id), at("student_page")]
    pages += ["/", "/module/who-am-i/", f"/flexid/api/v1/meetings/{meeting.id}/board/"]
    text = " ".join(said(logged_in(name).get(page)) for page in pages)
    assert text.count("kanari") == 0


def test_her_meeting_page_has_the_plan_and_waits_for_the_board(logged_in, actor) -> None:
    meeting = meet(actor("tor"))
    put_card(actor("bo"), meeting, "kanari-card", display="unnamed")
    page = said(logged_in("tor").get(at("teacher_meeting", meeting_id=meeting.id)))
    words = content.words(content.version(meeting.version), "en").text
    titles = [stage["title"] for stage in words["stages"].values()]
    assert [title for title in titles if title not in page] == []
    assert ("kanari-card" in page, "Bo" in page) == (False, False)


@pytest.mark.parametrize("count", [1, 6])
def test_her_desk_costs_the_same_however_many_groups_she_has(logged_in, actor, count: int) -> None:
    for n in range(count - 1):
        group = access.create_group(course_key=COURSE, name=f"group {n}", year=1)
        for name, role in (("tor", "teacher"), ("bo", "student")):
            access.add_member(group_id=group, user_id=actor(name).user_id, role=role)
    assert our_queries(logged_in("tor"), at("teacher_desk")) == 4
