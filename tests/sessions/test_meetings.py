"""A meeting belongs to one group: its teachers open and close it, its people come."""

from uuid import uuid4

import pytest
from django.db import IntegrityError

from flexid_xblock.access import api as access
from flexid_xblock.content import api as content
from flexid_xblock.domain.authored import Authored
from flexid_xblock.domain.errors import Invalid, NotFound
from flexid_xblock.sessions import api as sessions
from flexid_xblock.sessions import meetings
from flexid_xblock.sessions.models import Meeting, Presence
from tests.common import COURSE, JOURNAL, MEETING, meet, put_card

STRANGERS = ["eve", "una", "cleo", "ida", "dov", "liv", "sol", "max"]


def open_as(who, group_id, *, activity_key: str = MEETING, course_key: str = COURSE):
    """Open a meeting by its ids, as the API does."""
    return sessions.open_meeting(
        who,
        group_id=group_id,
        course_key=course_key,
        activity_key=activity_key,
    )


@pytest.fixture
def our_group(actor):
    return access.groups_of(actor("tor"), COURSE, "teacher")[0].id


def states() -> list[str]:
    """The state of every meeting there is."""
    return list(Meeting.objects.values_list("state", flat=True))


@pytest.mark.parametrize("name", ["ana", "kim", *STRANGERS])
def test_nobody_but_a_teacher_of_the_group_opens_its_meeting(actor, our_group, name: str) -> None:
    with pytest.raises(NotFound):
        open_as(actor(name), our_group)
    assert states() == []


@pytest.mark.parametrize("name", ["ana", "kim", *STRANGERS])
def test_nobody_but_a_teacher_of_the_group_closes_its_meeting(actor, meeting, name: str) -> None:
    with pytest.raises(NotFound):
        sessions.set_open(actor(name), meeting.id, is_open=False)
    assert states() == ["open"]


def test_the_second_teacher_may_do_what_the_first_may(actor, meeting) -> None:
    closed = sessions.set_open(actor("per"), meeting.id, is_open=False)
    again = sessions.set_open(actor("tor"), meeting.id, is_open=True)
    assert (closed.id, closed.is_open, again.is_open) == (meeting.id, False, True)


def test_two_teachers_open_one_meeting(actor, meeting) -> None:
    assert meet(actor("per")) == meeting
    assert Meeting.objects.get().opened_by == actor("tor").user_id


@pytest.mark.races
def test_two_teachers_who_press_at_once_open_one_meeting(actor, meeting, monkeypatch) -> None:
    looked = []

    def first_too_early(actor_, about, *more):
        looked.append(about)
        if len(looked) == 1:
            raise IntegrityError  # the other's row came between looking and making
        return find(actor_, about, *more)

    find = meetings._row
    monkeypatch.setattr(meetings, "_row", first_too_early)
    assert (meet(actor("per")), len(looked)) == (meeting, 2)


def test_a_teacher_who_left_the_group_does_nothing_in_it(actor, meeting) -> None:
    access.end_membership(group_id=meeting.group_id, user_id=actor("tor").user_id)
    for act in (
        lambda: open_as(actor("tor"), meeting.group_id),
        lambda: sessions.set_open(actor("tor"), meeting.id, is_open=False),
        lambda: sessions.board(actor("tor"), meeting.id),
    ):
        with pytest.raises(NotFound):
            act()
    assert states() == ["open"]


def test_only_an_activity_for_a_group_becomes_a_meeting(actor, our_group) -> None:
    with pytest.raises(Invalid) as refusal:
        open_as(actor("tor"), our_group, activity_key=JOURNAL)
    assert (refusal.value.code, states()) == ("unknown_activity", [])


def test_a_group_meets_in_its_own_course_only(actor, our_group) -> None:
    with pytest.raises(NotFound):
        open_as(actor("tor"), our_group, course_key="course-v1:Other+1+1")
    assert states() == []


def test_a_meeting_that_does_not_exist_is_answered_like_one_of_others(actor, meeting) -> None:
    codes = []
    for meeting_id in (meeting.id, uuid4()):
        with pytest.raises(NotFound) as refusal:
            sessions.set_open(actor("una"), meeting_id, is_open=False)
        codes.append(refusal.value.code)
    assert codes == ["not_found", "not_found"]


@pytest.mark.parametrize("name", ["ana", "kim"])
def test_who_comes_twice_is_there_once(actor, meeting, name: str) -> None:
    sessions.attend(actor(name), meeting.id)
    sessions.attend(actor(name), meeting.id)
    assert list(Presence.objects.values_list("user_id", flat=True)) == [actor(name).user_id]


@pytest.mark.parametrize("name", ["tor", *STRANGERS])
def test_only_members_are_noted_as_present(actor, meeting, name: str) -> None:
    with pytest.raises(NotFound):
        sessions.attend(actor(name), meeting.id)
    assert Presence.objects.count() == 0


def test_nobody_is_present_in_a_closed_meeting(actor, meeting) -> None:
    sessions.set_open(actor("tor"), meeting.id, is_open=False)
    sessions.attend(actor("ana"), meeting.id)
    assert Presence.objects.count() == 0


def test_a_closed_meeting_can_be_read_and_opened_again(actor, meeting) -> None:
    put_card(actor("ana"), meeting, "We all like bread.")
    sessions.set_open(actor("tor"), meeting.id, is_open=False)
    closed = sessions.live(actor("bo"), meeting.id)
    sessions.set_open(actor("per"), meeting.id, is_open=True)
    opened = sessions.live(actor("bo"), meeting.id)
    assert (closed.me.may_write, closed.me.why_not) == (False, "closed")
    assert (opened.me.may_write, opened.me.why_not) == (True, "")
    assert [card.text for card in closed.board.cards] == ["We all like bread."]


def test_a_code_holds_while_the_meeting_is_open(actor, meeting) -> None:
    codes = [meeting.code]
    for is_open in (False, True):
        codes.append(sessions.set_open(actor("tor"), meeting.id, is_open=is_open).code)
    assert (len(codes[0]), codes[1], len({*codes})) == (6, "", 3)


def test_staff_who_look_through_her_eyes_find_no_meeting(actor, meeting) -> None:
    masked = actor("ana", seen_by="max")
    for act in (sessions.board, sessions.attend):
        with pytest.raises(NotFound):
            act(masked, meeting.id)
    assert Presence.objects.count() == 0


def test_a_meeting_holds_what_its_author_changed(actor, our_group) -> None:
    about = {"group_id": our_group, "course_key": COURSE, "activity_key": MEETING}
    words = {"en": {"title": "Ours", "gone": "x"}}
    own = Authored(words=words, structure={"moderation": "first", "display": ["named"]})
    meeting = sessions.open_meeting(actor("tor"), **about, authored=own)
    frozen = content.version(meeting.version)
    assert (meeting.moderation, frozen["words"]["en"]["title"]) == ("first", "Ours")
    assert frozen["structure"]["board"]["display"] == ["named"]


def test_where_no_author_chose_the_site_says_whose_cards_wait(actor, settings) -> None:
    settings.FLEXID_MODERATION = "all"
    assert meet(actor("tor")).moderation == "all"
