"""A name is told for a reason, to one teacher, and the person it is about can see that it was."""

from uuid import uuid4, uuid5

import pytest

from flexid_xblock.access import api as access
from flexid_xblock.audit import queries as audit
from flexid_xblock.audit.models import ReadRow
from flexid_xblock.care.api import concern_reads, concerns
from flexid_xblock.care.models import Concern, ConcernPart
from flexid_xblock.domain.errors import Conflict, Invalid, NotFound
from flexid_xblock.sessions import api as sessions
from flexid_xblock.sessions import naming, personal
from flexid_xblock.sessions.models import CardAct
from tests.common import COURSE
from tests.journal.common import read_rows, refusal
from tests.sessions.deeds import WHY, acts, put, report, seen


@pytest.fixture
def card_id(actor, meeting):
    """Bo's, without his name."""
    return put(actor("bo"), meeting, "I want to go away.", display="unnamed")


def hand_over(actor, card_id, concern_id=None, *, facts: str = "He was very quiet."):
    """What the door does with a teacher's form; the id of the record."""
    concern_id, tor = concern_id or uuid4(), actor("tor")
    found = sessions.to_hand_over(tor, card_id)
    part = concerns.Part(id=uuid5(card_id, "facts"), kind="facts", text=facts)
    concerns.open_about_card(
        tor,
        concern_id,
        student_id=found.author_id,
        course_key=found.course_key,
        category="other",
        card=found.text,
        parts=[part],
    )
    sessions.note_hand_over(tor, card_id)
    return concern_id


def test_the_author_finds_who_looked_and_why(people, actor, meeting, card_id) -> None:
    assert sessions.see_author(actor("tor"), card_id, reason=WHY) == people["bo"].pk
    line = audit.reads_about(actor("bo"))[0]
    told = (line.actor_id, line.role, line.purpose, line.object_kind, line.object_ref)
    assert told == (people["tor"].pk, "teacher", "author", "card", str(card_id))
    (act,) = sessions.history(actor("bo"), card_id).acts
    assert (act.kind, act.by, act.reason) == ("name_seen", people["tor"].pk, WHY)
    assert seen(actor("bo"), meeting)[card_id].name_seen == WHY


def test_the_row_is_there_before_the_name(actor, card_id, monkeypatch) -> None:
    monkeypatch.setattr(naming, "_note", lambda *_: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        sessions.see_author(actor("tor"), card_id, reason=WHY)
    assert read_rows() == 1


def test_each_look_is_a_row_and_the_same_reason_is_said_once(actor, card_id) -> None:
    for why in (WHY, WHY, WHY + " Again."):
        sessions.see_author(actor("tor"), card_id, reason=why)
    sessions.see_author(actor("per"), card_id, reason=WHY)
    assert (read_rows(), acts(card_id)) == (4, ["name_seen"] * 3)


@pytest.mark.parametrize("why", ["", "x" * 19, " " * 30])
@pytest.mark.parametrize("look", [sessions.see_author, sessions.see_reporters])
def test_without_a_reason_there_is_no_name(actor, card_id, look, why: str) -> None:
    refused = refusal(lambda: look(actor("tor"), card_id, reason=why))
    assert (refused[:2], read_rows(), acts(card_id)) == ((Invalid, "reason_short"), 0, [])


def test_reporters_find_that_somebody_looked_and_the_author_finds_nothing(
    people, actor, meeting
) -> None:
    card_id = put(actor("bo"), meeting)
    for name in ("cai", "ana"):
        report(actor(name), card_id)
    found = sessions.see_reporters(actor("tor"), card_id, reason=WHY)
    assert found == tuple(sorted(people[name].pk for name in ("ana", "cai")))
    lines = {name: audit.reads_about(actor(name)) for name in ("ana", "cai", "bo", "dina")}
    purposes = {name: [line.purpose for line in rows] for name, rows in lines.items()}
    assert purposes == {"ana": ["reporter"], "cai": ["reporter"], "bo": [], "dina": []}
    kinds = {name: _kinds(actor, name, card_id) for name in ("bo", "per")}
    assert kinds == {"bo": ["reports"], "per": ["reports", "reporters"]}


def _kinds(actor, name: str, card_id) -> list[str]:
    return [act.kind for act in sessions.history(actor(name), card_id).acts]


def test_of_a_card_that_nobody_reported_there_is_nobody_to_see(actor, card_id) -> None:
    assert sessions.see_reporters(actor("tor"), card_id, reason=WHY) == ()
    assert (read_rows(), acts(card_id)) == (0, [])


def test_a_worry_goes_to_the_counsellor_with_the_card_and_without_its_name(
    people, actor, card_id
) -> None:
    concern_id = hand_over(actor, card_id)
    record = concern_reads.look(actor("cleo"), concern_id, COURSE)
    said = {part.kind: part.text for part in record.parts}
    assert record.about.student_id == people["bo"].pk
    assert said == {"facts": "He was very quiet.", "own_words": "I want to go away."}
    view = concern_reads.look(actor("tor"), concern_id, COURSE)
    assert (view.about.student_id, view.about.status, view.about.category) == (None, "open", "")
    assert {part.text for part in view.parts} == {""}
    assert [one.student_id for one in concern_reads.listed(actor("tor"), COURSE)] == [None]


def test_what_a_teacher_writes_about_somebody_by_name_keeps_the_name(people, actor) -> None:
    part = concerns.Part(id=uuid4(), kind="facts", text="He was very quiet.")
    ids = {"student_id": people["bo"].pk, "course_key": COURSE, "category": "other"}
    concerns.open_record(actor("tor"), uuid4(), parts=[part], **ids)
    assert [one.student_id for one in concern_reads.listed(actor("tor"), COURSE)] == [
        people["bo"].pk
    ]


@pytest.mark.parametrize("name", ["kim", "cai"])
def test_the_writer_need_not_be_a_student_of_the_group_now(actor, meeting, name: str) -> None:
    card_id = put(actor(name), meeting)
    if name == "cai":
        access.end_membership(group_id=meeting.group_id, user_id=actor("cai").user_id)
    concern_id = hand_over(actor, card_id)
    about = concern_reads.look(actor("liv"), concern_id, COURSE).about
    assert about.student_id == actor(name).user_id


def test_the_author_is_told_nothing_of_a_worry_about_her(actor, card_id) -> None:
    hand_over(actor, card_id)
    assert (_kinds(actor, "bo", card_id), audit.reads_about(actor("bo"))) == ([], ())
    (card,) = personal.export(actor("bo"))["cards"]
    assert card["history"] == []
    assert _kinds(actor, "per", card_id) == ["handed_over"]
    assert CardAct.objects.get().reason is None


def test_the_same_again_is_one_record_and_other_words_are_refused(actor, card_id) -> None:
    concern_id = hand_over(actor, card_id)
    hand_over(actor, card_id, concern_id)
    refused = refusal(lambda: hand_over(actor, card_id, concern_id, facts="Other."))
    assert refused[:2] == (Conflict, "written_already")
    rows = (Concern.objects.count(), ConcernPart.objects.count(), acts(card_id))
    assert rows == (1, 2, ["handed_over"])


@pytest.mark.parametrize("name", ["ana", "kim", "eve", "sol", "max"])
def test_who_teaches_nobody_opens_no_worry_about_a_card(actor, card_id, name: str) -> None:
    act = {"student_id": actor("bo").user_id, "course_key": COURSE, "category": "other"}
    part = concerns.Part(id=uuid4(), kind="facts", text="x")
    refused = refusal(
        lambda: concerns.open_about_card(actor(name), uuid4(), card="x", parts=[part], **act)
    )
    assert (refused[0], Concern.objects.count(), ReadRow.objects.count()) == (NotFound, 0, 0)


def test_what_is_handed_over_is_in_no_repr(actor, card_id) -> None:
    assert "go away" not in repr(sessions.to_hand_over(actor("tor"), card_id))
