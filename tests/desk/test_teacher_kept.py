"""Cards that two adults keep: asked for by one, read and agreed to by another, never named."""

from uuid import uuid4

import pytest

from flexid_xblock.sessions import api as sessions
from tests.common import COURSE, meet, put_card
from tests.desk.common import at, main_of, said

WHY = "Somebody is threatened here, the police may ask."


@pytest.fixture
def asked(actor):
    """Tor has asked that a card of Bo's without a name is kept."""
    card = put_card(actor("bo"), meet(actor("tor")), "kanari-card", display="unnamed")
    evidence = uuid4()
    sessions.keep_card(actor("tor"), evidence, card, reason=WHY)
    return evidence


def test_a_colleague_finds_it_reads_why_and_agrees(logged_in, actor, asked) -> None:
    page = at("evidence_desk", evidence_id=asked)
    desk = logged_in("per").get(at("teacher_desk"))
    assert (page in desk.content.decode(), "Read why" in said(desk)) == (True, True)
    before = said(logged_in("per").get(page))
    assert (WHY in before, "kanari" in before, "Agree" in before) == (True, False, True)
    sessions.approve_evidence(actor("per"), asked)
    for name in ("tor", "per", "liv"):
        after = main_of(logged_in(name).get(page))
        assert ("kanari-card" in after, "Bo Eng" in after) == (True, False)


def test_who_asked_cannot_agree_and_ended_it_is_gone(logged_in, actor, asked) -> None:
    page = at("evidence_desk", evidence_id=asked)
    assert "another adult must agree" in said(logged_in("tor").get(page))
    sessions.end_evidence(actor("tor"), asked)
    ended = said(logged_in("per").get(page))
    assert (WHY in ended, "it is gone" in ended) == (False, True)


@pytest.mark.parametrize("name", ["ana", "bo", "kim", "una", "cleo", "sol", "max"])
def test_nobody_else_has_such_a_page(logged_in, asked, name: str) -> None:
    page = at("evidence_desk", evidence_id=asked)
    assert logged_in(name).get(page).status_code == 404


def test_in_another_course_it_is_not_there(logged_in, asked) -> None:
    page = at("evidence_desk", evidence_id=asked).replace(COURSE, "course-v1:no+such+1")
    assert logged_in("tor").get(page).status_code == 404


def test_who_is_paused_by_a_card_is_not_named_on_the_page(logged_in, actor) -> None:
    meeting = meet(actor("tor"))
    card = put_card(actor("bo"), meeting, "kanari", display="unnamed")
    note = {"minutes": 20, "note": "A short break."}
    sessions.pause_writer(actor("tor"), card, uuid4(), **note)
    member = {"group_id": meeting.group_id, "course_key": COURSE, "user_id": actor("cai").user_id}
    sessions.pause_member(actor("tor"), uuid4(), **member, **note)
    page = said(logged_in("per").get(at("teacher_meeting", meeting_id=meeting.id)))
    assert [one in page for one in ("The writer of a card", "Cai Moss", "Bo Eng")] == [
        *(True, True, False)
    ]


@pytest.mark.parametrize(("name", "status"), [("tor", 200), ("ana", 404), ("cleo", 404)])
def test_the_guide_is_for_teachers(logged_in, people, name: str, status: int) -> None:
    assert logged_in(name).get(at("teacher_guide")).status_code == status
