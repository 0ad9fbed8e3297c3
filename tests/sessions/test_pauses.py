"""A pause is for one group and one time, comes with a note, names nobody, and ends by itself."""

from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from django.utils import timezone

from flexid_xblock.access import api as access
from flexid_xblock.domain.errors import Denied, Invalid, NotFound
from flexid_xblock.sessions import api as sessions
from flexid_xblock.sessions import pauses
from flexid_xblock.sessions.models import Card, CardAct, Pause
from tests.common import COURSE, meet
from tests.journal.common import refusal
from tests.sessions.deeds import STRANGERS, acts, counts, put, seen, set_meeting

NOTE = "Take a breath; we talk after the meeting."


@pytest.fixture
def card_id(actor, meeting):
    """Bo's, without his name."""
    return put(actor("bo"), meeting, display="unnamed")


def by_card(who, card_id: UUID, pause_id: UUID | None = None, *, minutes: int = 5) -> UUID:
    """A teacher pauses whoever wrote it."""
    pause_id = pause_id or uuid4()
    sessions.pause_writer(who, card_id, pause_id, minutes=minutes, note=NOTE)
    return pause_id


def by_name(who, meeting, member, pause_id: UUID | None = None, **changes) -> UUID:
    """A teacher pauses somebody of the group."""
    pause_id = pause_id or uuid4()
    values = {"course_key": COURSE, "user_id": member.user_id, "minutes": 5, "note": NOTE}
    sessions.pause_member(who, pause_id, group_id=meeting.group_id, **{**values, **changes})
    return pause_id


def is_paused(actor, meeting, name: str) -> bool:
    """Whether a card of this person is refused now."""
    try:
        put(actor(name), meeting)
    except Denied as refused:
        return refused.code == "paused"
    return False


def test_whoever_wrote_it_is_paused_and_no_other(actor, meeting, card_id) -> None:
    by_card(actor("tor"), card_id)
    assert [is_paused(actor, meeting, name) for name in ("bo", "ana")] == [True, False]


def test_somebody_is_paused_by_name(actor, meeting) -> None:
    for name in ("ana", "kim"):
        by_name(actor("tor"), meeting, actor(name))
    found = {name: is_paused(actor, meeting, name) for name in ("ana", "kim", "bo")}
    assert found == {"ana": True, "kim": True, "bo": False}


def test_it_ends_by_itself(actor, meeting) -> None:
    by_name(actor("tor"), meeting, actor("ana"))
    Pause.objects.update(until=timezone.now() + timedelta(seconds=30))
    states = [is_paused(actor, meeting, "ana")]
    Pause.objects.update(until=timezone.now())
    states.append(is_paused(actor, meeting, "ana"))
    assert states == [True, False]


def test_it_holds_in_that_group_only(actor, meeting) -> None:
    theirs = meet(actor("una"))
    access.add_member(group_id=theirs.group_id, user_id=actor("ana").user_id, role="student")
    by_name(actor("tor"), meeting, actor("ana"))
    found = [is_paused(actor, one, "ana") for one in (meeting, theirs)]
    assert found == [True, False]


def test_a_teacher_ends_it_and_twice_is_once(actor, meeting, card_id) -> None:
    pause_id = by_card(actor("tor"), card_id)
    sessions.end_pause(actor("per"), pause_id)
    until = Pause.objects.get().until
    sessions.end_pause(actor("tor"), pause_id)
    assert (is_paused(actor, meeting, "bo"), Pause.objects.get().until) == (False, until)


def test_of_two_pauses_the_longer_one_holds(actor, meeting) -> None:
    short = by_name(actor("tor"), meeting, actor("ana"), minutes=5)
    by_name(actor("per"), meeting, actor("ana"), minutes=50)
    sessions.end_pause(actor("tor"), short)
    assert is_paused(actor, meeting, "ana") is True


def test_she_reads_the_note_and_until_when(actor, meeting) -> None:
    pause_id = by_name(actor("tor"), meeting, actor("ana"))
    found = pauses.running(actor("ana").user_id, meeting.group_id)
    assert (found.pk, pauses.note_of(actor("ana"), found)) == (pause_id, NOTE)
    me = sessions.live(actor("ana"), meeting.id).me
    told = (me.why_not, me.paused_until, me.pause_note, me.may_write)
    assert told == ("paused", found.until, NOTE, False)
    assert NOTE.encode() not in bytes(found.note)


def test_a_pause_by_a_card_names_nobody_to_the_teachers(actor, meeting, card_id) -> None:
    by_card(actor("tor"), card_id)
    by_name(actor("tor"), meeting, actor("ana"), minutes=9)
    shown = sessions.pauses_of(actor("per"), meeting.group_id)
    assert [one.user_id for one in shown] == [None, actor("ana").user_id]
    assert [one.by for one in shown] == [actor("tor").user_id] * 2
    assert (acts(card_id), CardAct.objects.get().by) == (["paused"], actor("tor").user_id)


def test_the_list_holds_what_runs_now(actor, meeting) -> None:
    sessions.end_pause(actor("tor"), by_name(actor("tor"), meeting, actor("ana")))
    assert sessions.pauses_of(actor("tor"), meeting.group_id) == ()


def test_the_same_id_is_the_same_pause(actor, meeting, card_id) -> None:
    pause_id = uuid4()
    for _ in range(2):
        by_card(actor("tor"), card_id, pause_id)
    assert (Pause.objects.count(), acts(card_id)) == (1, ["paused"])
    others = [
        lambda: by_card(actor("per"), card_id, pause_id),
        lambda: by_card(actor("tor"), put(actor("ana"), meeting), pause_id),
        lambda: by_name(actor("tor"), meeting, actor("bo"), pause_id),
    ]
    assert [refusal(act)[0] for act in others] == [NotFound] * 3


@pytest.mark.parametrize("name", ["ana", "bo", "kim", *STRANGERS])
def test_only_teachers_of_the_group_pause(actor, meeting, card_id, name: str) -> None:
    pause_id = by_card(actor("tor"), card_id)
    found = [
        lambda: by_card(actor(name), card_id),
        lambda: by_name(actor(name), meeting, actor("ana")),
        lambda: sessions.end_pause(actor(name), pause_id),
        lambda: sessions.end_pause(actor(name), uuid4()),
        lambda: sessions.pauses_of(actor(name), meeting.group_id),
    ]
    assert [refusal(act)[:2] for act in found] == [(NotFound, "not_found")] * 5
    assert Pause.objects.get().until > timezone.now()


@pytest.mark.parametrize("name", ["eve", "tor", "cleo"])
def test_only_who_writes_in_the_group_is_paused(actor, meeting, name: str) -> None:
    refused = refusal(lambda: by_name(actor("tor"), meeting, actor(name)))
    assert (refused[0], Pause.objects.count()) == (NotFound, 0)


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"note": " "}, "note_missing"),
        ({"note": "x" * 4001}, "too_long"),
        ({"minutes": 0}, "bad_fields"),
        ({"minutes": 7 * 24 * 60 + 1}, "bad_fields"),
    ],
)
def test_a_pause_has_a_note_and_a_time(actor, meeting, changes, code: str) -> None:
    refused = refusal(lambda: by_name(actor("tor"), meeting, actor("ana"), **changes))
    assert (refused[:2], Pause.objects.count()) == ((Invalid, code), 0)


def test_her_next_poll_says_so(actor, meeting, card_id) -> None:
    before = counts(meeting)[0]
    by_card(actor("tor"), card_id)
    assert counts(meeting)[0] == before + 1
    set_meeting(meeting, state="closed")
    by_card(actor("tor"), card_id)
    assert counts(meeting)[0] == before + 1


def test_a_paused_writer_keeps_what_is_up(actor, meeting) -> None:
    card_id = put(actor("bo"), meeting)
    by_card(actor("tor"), card_id)
    assert (card_id in seen(actor("ana"), meeting), Card.objects.get().state) == (True, "shown")
