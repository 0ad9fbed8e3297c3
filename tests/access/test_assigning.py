"""Who follows whom up, set up by hand: always by two, for one student or a whole group."""

from datetime import timedelta
from uuid import UUID

import pytest
from django.utils import timezone

from flexid_xblock.access import api as access
from flexid_xblock.access import proposals, setting_up
from flexid_xblock.access.models import CounsellorAssignment, Group, Proposal
from flexid_xblock.domain.errors import Denied, Invalid, NotFound
from tests.common import COURSE

HERE = {"course_key": COURSE}
DAY = timedelta(days=1)
FJORD = ("ana", "bo", "cai", "dina", "emre", "faduma")


@pytest.fixture
def fjord(people) -> UUID:
    return Group.objects.get(name="Fjord").pk


@pytest.fixture
def assign(actor, fjord):
    """Sol asks that Dov follows up the group, or one of it."""

    def act(student: str = "", **more):
        pk = actor(student).user_id if student else None
        about = {"student_id": pk, "deputy": False, **HERE, **more}
        return setting_up.assign(actor("sol"), fjord, actor("dov").user_id, **about)

    return act


def agree(actor, asked) -> str:
    return proposals.approve(actor("max"), asked.id, **HERE).outcome


def followed(actor, counsellor: str) -> set[int]:
    return {row["student_id"] for row in access.cases(actor(counsellor), COURSE)}


def ids(actor, *names: str) -> set[int]:
    return {actor(name).user_id for name in names}


def test_a_whole_group_is_one_asking(actor, assign) -> None:
    asked = assign()
    assert (followed(actor, "dov"), Proposal.objects.count()) == (ids(actor, "eve"), 1)
    agree(actor, asked)
    assert followed(actor, "dov") == ids(actor, "eve", *FJORD)
    grants = CounsellorAssignment.objects.filter(student_id=actor("ana").user_id)
    assert grants.get(counsellor_id=actor("dov").user_id).granted_by == actor("sol").user_id


def test_one_student_is_one_student(actor, assign) -> None:
    agree(actor, assign("bo", deputy=True))
    assert followed(actor, "dov") == ids(actor, "eve", "bo")
    assert access.readers_of(actor("bo").user_id, COURSE).deputies == tuple(
        actor(name).user_id for name in ("ida", "dov")
    )


@pytest.mark.parametrize("change", ["joins", "leaves"])
def test_a_group_that_is_another_now_is_asked_for_anew(actor, assign, fjord, change) -> None:
    asked = assign()
    if change == "joins":
        access.add_member(group_id=fjord, user_id=actor("max").user_id, role="student")
    else:
        access.end_membership(group_id=fjord, user_id=actor("bo").user_id)
    with pytest.raises(Denied, match="proposal_stale"):
        agree(actor, asked)
    assert followed(actor, "dov") == ids(actor, "eve")


def test_it_holds_from_the_day_to_the_day(actor, assign) -> None:
    first, last = timezone.now() + DAY, timezone.now() + 2 * DAY
    agree(actor, assign("ana", since=first, until=last))
    row = CounsellorAssignment.objects.get(
        student_id=actor("ana").user_id, counsellor_id=actor("dov").user_id
    )
    assert (row.since, row.until, followed(actor, "dov")) == (first, last, ids(actor, "eve"))


def test_it_never_holds_from_before_it_was_agreed_to(actor, assign) -> None:
    before = timezone.now()
    agree(actor, assign("ana", since=before - 30 * DAY))
    row = CounsellorAssignment.objects.get(
        student_id=actor("ana").user_id, counsellor_id=actor("dov").user_id
    )
    assert row.since >= before


def test_the_last_day_is_not_before_the_first(assign) -> None:
    now = timezone.now()
    for since, until in ((now + 2 * DAY, now + DAY), (None, now - DAY)):
        with pytest.raises(Invalid, match="assignment_period"):
            assign("ana", since=since, until=until)


def test_who_follows_her_up_already_is_not_assigned_anew(actor, assign) -> None:
    agree(actor, assign("ana"))
    agree(actor, assign())
    rows = CounsellorAssignment.objects.filter(counsellor_id=actor("dov").user_id)
    assert rows.count() == 7


def test_an_end_is_by_two_as_well_and_ends_what_was_to_begin(actor, assign, fjord) -> None:
    agree(actor, assign("ana", since=timezone.now() + DAY))
    agree(actor, assign("bo"))
    dov = actor("dov").user_id
    asked = setting_up.end_following(actor("sol"), fjord, dov, student_id=None, **HERE)
    assert (asked.outcome, followed(actor, "dov")) == ("waiting", ids(actor, "eve", "bo"))
    agree(actor, asked)
    left = CounsellorAssignment.objects.not_over().filter(counsellor_id=dov)
    assert set(left.values_list("student_id", flat=True)) == ids(actor, "eve")


def test_a_counsellor_may_agree_that_she_follows_nobody_up(actor, fjord, assign, settings) -> None:
    settings.FLEXID_SECOND_PERSON = False
    setting_up.assign(
        actor("sol"), fjord, actor("max").user_id, student_id=None, deputy=False, **HERE
    )
    settings.FLEXID_SECOND_PERSON = True
    about = {"student_id": None, **HERE}
    asked = setting_up.end_following(actor("sol"), fjord, actor("max").user_id, **about)
    assert agree(actor, asked) == "done"


@pytest.mark.parametrize("name", ["eve", "tor"])
def test_only_a_student_of_the_group_is_followed_up_by_it(actor, assign, name: str) -> None:
    with pytest.raises(NotFound):
        assign(name)


def test_no_student_follows_herself_up(actor, fjord) -> None:
    about = {"student_id": None, "deputy": False, **HERE}
    with pytest.raises(Denied, match="not_oneself"):
        setting_up.assign(actor("sol"), fjord, actor("bo").user_id, **about)


def test_nobody_ends_what_never_was(actor, fjord) -> None:
    with pytest.raises(NotFound):
        setting_up.end_following(actor("sol"), fjord, actor("dov").user_id, student_id=None, **HERE)


def test_the_list_shows_who_follows_whom(actor, fjord, assign) -> None:
    agree(actor, assign("ana", since=timezone.now() + DAY))
    row = setting_up.group(actor("max"), COURSE, fjord)
    assert [one.id for one in row.following[actor("ana").user_id]] == [
        actor(name).user_id for name in ("cleo", "dov", "ida")
    ]
    known = {one.info.name: one for one in setting_up.groups(actor("sol"), COURSE)}
    assert (list(known), known["Fjord"].people) == (["Fjord", "Skog"], row.people)
    assert set(row.ids("student")) == ids(actor, *FJORD)
