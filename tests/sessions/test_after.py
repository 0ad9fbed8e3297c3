"""Attendance and what worked: for the group's teachers alone, never a word to a student."""

import json

import pytest

from flexid_xblock.access import api as access
from flexid_xblock.domain.errors import Conflict, Denied, Invalid, NotFound
from flexid_xblock.privacy import api as privacy
from flexid_xblock.sessions import api as sessions
from flexid_xblock.sessions.api import after
from flexid_xblock.sessions.models import Afterword, Attendance, Meeting

STRANGERS = ["ana", "bo", "kim", "eve", "una", "cleo", "ida", "liv", "sol", "max"]
NOTE = "kanari: left with a headache"


def mark(who, meeting, student, state: str = "there", note: str = "", based_on: int = 0):
    """Note something about this student."""
    return after.mark(who, meeting.id, student.user_id, state=state, note=note, based_on=based_on)


def marks(who, meeting) -> dict[int, tuple[str, int, bool, str]]:
    """What a teacher finds, by student."""
    found = after.attendance(who, meeting.id)
    return {one.user_id: (one.state, one.revision, one.was_seen, one.note) for one in found}


def test_both_teachers_find_what_one_noted_and_who_was_in_the_room(actor, meeting) -> None:
    ana, bo, cai = (actor(name) for name in ("ana", "bo", "cai"))
    sessions.attend(bo, meeting.id)
    mark(actor("tor"), meeting, ana, "partly", NOTE)
    found = marks(actor("per"), meeting)
    assert [found[who.user_id] for who in (ana, bo, cai)] == [
        ("partly", 1, False, NOTE),
        ("", 0, True, ""),
        ("", 0, False, ""),
    ]
    assert len(found) == 6


def test_a_mark_sent_twice_is_one_and_a_changed_one_says_what_it_saw(actor, meeting) -> None:
    tor, per, ana = actor("tor"), actor("per"), actor("ana")
    for _ in range(2):
        assert mark(tor, meeting, ana, "there", NOTE).revision == 1
    with pytest.raises(Conflict) as refusal:
        mark(per, meeting, ana, "away")
    told = refusal.value.stored
    assert (told.revision, told.state, told.text) == (1, "there", NOTE)
    assert mark(per, meeting, ana, "away", based_on=1).revision == 2
    assert marks(tor, meeting)[ana.user_id] == ("away", 2, False, "")


def test_a_note_stays_readable_when_only_the_mark_changes(actor, meeting) -> None:
    tor, ana = actor("tor"), actor("ana")
    mark(tor, meeting, ana, "away", NOTE)
    mark(tor, meeting, ana, "made_up", NOTE, based_on=1)
    assert marks(tor, meeting)[ana.user_id] == ("made_up", 2, False, NOTE)
    assert NOTE.encode() not in bytes(Attendance.objects.get().note)


@pytest.mark.parametrize("name", STRANGERS)
def test_for_everybody_else_there_is_nothing(actor, meeting, name: str) -> None:
    mark(actor("tor"), meeting, actor("ana"), note=NOTE)
    after.write_afterword(actor("tor"), meeting.id, text="kanari", based_on=0)
    who = actor(name)
    for act in (
        lambda: after.attendance(who, meeting.id),
        lambda: mark(who, meeting, actor("bo")),
        lambda: after.afterwords(who, meeting.id),
        lambda: after.write_afterword(who, meeting.id, text="mine", based_on=0),
    ):
        with pytest.raises(NotFound):
            act()
    assert (Attendance.objects.count(), Afterword.objects.count()) == (1, 1)


@pytest.mark.parametrize("name", ["eve", "tor", "kim", "cleo"])
def test_only_students_of_the_group_are_marked(actor, meeting, name: str) -> None:
    with pytest.raises(NotFound):
        mark(actor("tor"), meeting, actor(name))
    assert Attendance.objects.count() == 0


def test_who_left_the_group_is_no_longer_theirs_to_note(actor, meeting) -> None:
    ana = actor("ana")
    mark(actor("tor"), meeting, ana, note=NOTE)
    access.end_membership(group_id=meeting.group_id, user_id=ana.user_id)
    assert ana.user_id not in marks(actor("tor"), meeting)
    with pytest.raises(NotFound):
        mark(actor("tor"), meeting, ana, "away", based_on=1)


def test_a_student_gets_her_state_and_never_the_note(actor, meeting) -> None:
    mark(actor("tor"), meeting, actor("ana"), "away", NOTE)
    export = json.dumps(privacy.export(actor("ana")), default=str)
    assert ('"state": "away"' in export, "kanari" in export) == (True, False)


def test_what_was_only_planned_has_nobody_to_mark(actor, meeting) -> None:
    Meeting.objects.update(state="planned")
    for act in (
        lambda: mark(actor("tor"), meeting, actor("ana")),
        lambda: after.write_afterword(actor("tor"), meeting.id, text="x", based_on=0),
    ):
        with pytest.raises(Denied, match="not_met_yet"):
            act()


@pytest.mark.parametrize(("state", "note"), [("late", ""), ("", ""), ("there", "x" * 4001)])
def test_a_mark_of_another_kind_is_refused(actor, meeting, state: str, note: str) -> None:
    with pytest.raises(Invalid):
        mark(actor("tor"), meeting, actor("ana"), state, note)
    assert Attendance.objects.count() == 0


def test_each_teacher_has_her_own_words_and_reads_the_colleagues(actor, meeting) -> None:
    tor, per = actor("tor"), actor("per")
    for who in (tor, per, tor):
        after.write_afterword(who, meeting.id, text=f"pairs worked {who.user_id}", based_on=0)
    found = [(one.author_id, one.revision, one.text) for one in after.afterwords(tor, meeting.id)]
    assert found == [(who.user_id, 1, f"pairs worked {who.user_id}") for who in (tor, per)]


def test_two_pages_of_hers_are_shown_both_texts(actor, meeting) -> None:
    tor = actor("tor")
    after.write_afterword(tor, meeting.id, text="first", based_on=0)
    with pytest.raises(Conflict) as refusal:
        after.write_afterword(tor, meeting.id, text="second", based_on=0)
    assert (refusal.value.stored.text, refusal.value.stored.revision) == ("first", 1)
    assert after.write_afterword(tor, meeting.id, text="second", based_on=1).revision == 2


@pytest.mark.parametrize(("text", "code"), [(" \n", "empty_text"), ("x" * 20_001, "too_long")])
def test_words_that_are_none_or_too_many_are_refused(actor, meeting, text: str, code) -> None:
    with pytest.raises(Invalid, match=code):
        after.write_afterword(actor("tor"), meeting.id, text=text, based_on=0)


def test_through_anothers_eyes_there_is_nothing(actor, meeting) -> None:
    mark(actor("tor"), meeting, actor("ana"), note=NOTE)
    with pytest.raises(NotFound):
        after.attendance(actor("tor", seen_by="max"), meeting.id)
