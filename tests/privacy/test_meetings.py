"""A meeting's data is a person's own: she takes it along, and it goes with her."""

from uuid import uuid4

import pytest

from flexid_xblock.privacy import api as privacy
from flexid_xblock.sessions import api as sessions
from flexid_xblock.sessions.models import Evidence
from tests.common import COURSE, meet, put_card
from tests.privacy.common import live, tables_with, words_in

STAGE = "two-names"
WHY = "-keeping is needed for the school's duty"
# What is the teachers' own, or another's, though it is about her.
NOT_HERS = {"attendance", "afterword", "rules", "keeping"}
HERS = {
    *("card", "presence", "report", "reaction", "turn", "vote", "side", "pick"),
    *("agreementyes", "nickname", "pause", "attendance", "evidence"),
}


@pytest.fixture
def _met(ana, actor, teacher, meeting) -> None:
    """Ana and Bo in a whole meeting, each with every mark it can leave."""
    for student, mark in ((ana, "ana"), (actor("bo"), "bo")):
        live(student, mark, counsellor=actor("cleo"), teacher=teacher, meeting=meeting)
    sessions.write_agreement(
        teacher, meeting.group_id, course_key=COURSE, rules=["ana-rules"], after=0
    )
    at_the_vote(teacher, meeting)
    bo = actor("bo")
    take_part(ana, bo, "ana", meeting)
    take_part(bo, ana, "bo", meeting)
    moderated(ana, teacher, "ana", meeting)
    moderated(bo, teacher, "bo", meeting)


@pytest.fixture
def meeting(teacher) -> sessions.MeetingInfo:
    return meet(teacher)


def at_the_vote(teacher, meeting) -> None:
    """A round has begun, and the dilemma's first vote is open."""
    sessions.go_to_stage(teacher, meeting.id, stage="opening-round", after="")
    sessions.run_round(teacher, meeting.id, "opening-round", running=True)
    sessions.go_to_stage(teacher, meeting.id, stage=STAGE, after="opening-round")
    for after, step in (("", "read"), ("read", "problem"), ("problem", "first")):
        sessions.go_to_step(teacher, meeting.id, STAGE, step=step, after=after)


def take_part(student, other, mark: str, meeting) -> None:
    """Everything she does herself."""
    others = put_card(other, meeting, f"{mark}s-neighbour")
    sessions.react(student, others, "strong", on=True)
    sessions.report(student, others, reason="other", words=f"{mark}-report")
    sessions.vote(student, meeting.id, STAGE, "first", option="keep-both")
    sessions.choose_nickname(
        student,
        meeting.group_id,
        course_key=COURSE,
        name=f"{mark}-nick",
        names_of=lambda ids: {},
    )
    sessions.agree(student, meeting.group_id, course_key=COURSE, number=1)


def moderated(student, teacher, mark: str, meeting) -> None:
    """Everything the teachers do with what is hers."""
    card = put_card(student, meeting, f"{mark}-kept-card")
    sessions.keep_card(teacher, uuid4(), card, reason=f"{mark}{WHY}")
    hers = {"user_id": student.user_id}
    here = {"group_id": meeting.group_id, "course_key": COURSE}
    sessions.pause_member(teacher, uuid4(), **here, **hers, minutes=10, note=f"{mark}-pause")
    marked = {"state": "partly", "note": f"{mark}-attendance", "based_on": 0}
    sessions.after.mark(teacher, meeting.id, **hers, **marked)


@pytest.mark.usefixtures("_met")
def test_she_takes_every_word_of_hers_along_and_none_of_the_teachers(ana) -> None:
    taken = words_in(privacy.export(ana), "ana")
    assert {"report", "nick", "pause", "kept", "reason", "unnamed"} <= taken
    assert taken & NOT_HERS == set()


@pytest.mark.usefixtures("_met")
def test_she_takes_every_act_along(ana) -> None:
    taken = privacy.export(ana)
    rooms = ("reactions", "votes", "agreements", "attendance", "meetings", "kept_cards")
    assert {name: len(taken[name]) for name in rooms} == dict.fromkeys(rooms, 1)
    assert [row["state"] for row in taken["attendance"]] == ["partly"]


@pytest.mark.usefixtures("_met")
def test_nothing_of_bo_is_in_what_she_takes(ana) -> None:
    assert words_in(privacy.export(ana), "bo") == set()


@pytest.mark.usefixtures("_met")
def test_all_of_it_goes_with_her_but_what_two_adults_keep(ana) -> None:
    before = tables_with(ana.user_id)
    privacy.erase(ana.user_id)
    assert before >= HERS - {"turn", "side", "pick"}
    assert tables_with(ana.user_id) == {"evidence"}


@pytest.mark.usefixtures("_met")
def test_bo_loses_nothing(ana, actor) -> None:
    before = privacy.export(actor("bo"))
    privacy.erase(ana.user_id)
    after = privacy.export(actor("bo"))
    gone = {"reactions", "reports"}  # what he had said to a card of hers goes with the card
    assert {k: v for k, v in after.items() if k not in gone} == {
        k: v for k, v in before.items() if k not in gone
    }


@pytest.mark.usefixtures("_met")
def test_a_teacher_who_goes_takes_her_own_words_and_leaves_theirs(ana, teacher) -> None:
    before = privacy.export(ana)
    privacy.erase(teacher.user_id)
    after = privacy.export(ana)
    assert words_in(after, "ana") == words_in(before, "ana")
    assert after["agreements"] == []  # the version she had written down
    assert tables_with(teacher.user_id) == {"meeting", "evidence"}
    assert Evidence.objects.count() == 2
