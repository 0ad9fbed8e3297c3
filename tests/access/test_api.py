"""Acts on relations: done twice is done once, ended is ended, and nobody helps herself."""

import inspect
from collections.abc import Callable
from uuid import UUID

import pytest

from flexid_xblock.access import api
from flexid_xblock.access.models import CounsellorAssignment, CourseRole, Group, Membership
from flexid_xblock.domain.actors import Actor
from flexid_xblock.domain.errors import Denied
from tests.access.common import ANA, BO, CLEO, COURSE, SINCE, TOR, actor

pytestmark = pytest.mark.django_db

SOL, EVE = 7, 8
ACTS = {
    "add_member": [{"role": role} for role in Membership.Role.values],
    "assign_counsellor": [{"deputy": False}, {"deputy": True}, {"since": SINCE}],
    "give_course_role": [{"role": role} for role in CourseRole.Role.values],
}
CALLS = [(name, options) for name, ways in ACTS.items() for options in ways]


@pytest.fixture
def group() -> UUID:
    return api.create_group(course_key=COURSE, name="Fjord", year=1)


@pytest.fixture
def call(group: UUID) -> Callable[..., None]:
    """Do an act of ``ACTS`` for somebody, by somebody."""

    def act(name: str, options: dict, *, target: int, by: Actor | None) -> None:
        places = {
            "add_member": {"group_id": group, "user_id": target},
            "assign_counsellor": {
                "course_key": COURSE,
                "student_id": ANA,
                "counsellor_id": target,
            },
            "give_course_role": {"course_key": COURSE, "user_id": target},
        }
        getattr(api, name)(**places[name], **options, by=by)

    return act


def relations() -> list[int | None]:
    """Who granted each relation there is."""
    models = (Membership, CounsellorAssignment, CourseRole)
    return [row.granted_by for model in models for row in model.objects.all()]


def test_every_act_that_gives_something_is_tested_here() -> None:
    verbs = {name: getattr(api, name) for name in api.__all__}
    acts = {name: act for name, act in verbs.items() if inspect.isfunction(act)}
    giving = {name for name, act in acts.items() if "by" in inspect.signature(act).parameters}
    assert giving == set(ACTS)


@pytest.mark.parametrize(("name", "options"), CALLS)
@pytest.mark.parametrize("by", [actor(CLEO), actor(SOL, seen_by=CLEO)])
def test_nobody_gives_it_to_herself(call: Callable, name: str, options: dict, by: Actor) -> None:
    with pytest.raises(Denied) as refused:
        call(name, options, target=CLEO, by=by)
    assert (refused.value.code, relations()) == ("not_oneself", [])


@pytest.mark.parametrize(("name", "options"), CALLS)
@pytest.mark.parametrize("by", [actor(SOL), None])
def test_done_twice_is_done_once_and_says_by_whom(
    call: Callable, name: str, options: dict, by: Actor | None
) -> None:
    for _ in range(2):
        call(name, options, target=CLEO, by=by)
    assert relations() == [by.user_id if by else None]


@pytest.mark.parametrize("by", [actor(SOL), None])
def test_nobody_follows_up_herself_whoever_says_so(call: Callable, by: Actor | None) -> None:
    with pytest.raises(Denied) as refused:
        call("assign_counsellor", {}, target=ANA, by=by)
    assert (refused.value.code, relations()) == ("not_oneself", [])


def test_a_group_is_made_once_a_year_and_course(group: UUID) -> None:
    again = api.create_group(course_key=COURSE, name="Fjord", year=1)
    others = [
        api.create_group(course_key=COURSE, name="Fjord", year=2),
        api.create_group(course_key=COURSE, name="Skog", year=1),
        api.create_group(course_key="other", name="Fjord", year=1),
    ]
    assert (again, len({group, *others}), Group.objects.count()) == (group, 4, 4)


def test_an_ended_assignment_is_over_and_only_that_one(call: Callable) -> None:
    for target in (CLEO, TOR):
        call("assign_counsellor", {}, target=target, by=None)
    api.assign_counsellor(course_key=COURSE, student_id=BO, counsellor_id=CLEO)
    api.assign_counsellor(course_key="other", student_id=ANA, counsellor_id=CLEO)
    api.end_assignment(course_key=COURSE, student_id=ANA, counsellor_id=CLEO)
    assert api.readers_of(ANA, COURSE).all == (TOR,)
    assert (api.readers_of(BO, COURSE).all, api.readers_of(ANA, "other").all) == ((CLEO,),) * 2


def test_what_ended_can_begin_again_and_the_past_stays(call: Callable) -> None:
    call("assign_counsellor", {}, target=CLEO, by=None)
    api.end_assignment(course_key=COURSE, student_id=ANA, counsellor_id=CLEO)
    call("assign_counsellor", {}, target=CLEO, by=None)
    ends = CounsellorAssignment.objects.order_by("pk").values_list("until", flat=True)
    assert [end is None for end in ends] == [False, True]
    assert api.readers_of(ANA, COURSE).all == (CLEO,)


def test_a_second_end_does_not_move_the_first(call: Callable) -> None:
    call("assign_counsellor", {}, target=CLEO, by=None)
    ends = []
    for _ in range(2):
        api.end_assignment(course_key=COURSE, student_id=ANA, counsellor_id=CLEO)
        ends.append(CounsellorAssignment.objects.get().until)
    assert ends[0] == ends[1]


def test_who_left_a_group_is_out_of_that_group_only(group: UUID) -> None:
    other = api.create_group(course_key=COURSE, name="Skog", year=1)
    for place, user_id in ((group, ANA), (group, BO), (other, ANA)):
        api.add_member(group_id=place, user_id=user_id, role="student")
    api.end_membership(group_id=group, user_id=ANA)
    assert [info.id for info in api.groups_of(actor(ANA), COURSE, "student")] == [other]
    assert api.relations_to_group(actor(BO), group) == {api.Relation.MEMBER}


def test_nobody_joins_a_group_that_is_not_there() -> None:
    with pytest.raises(Group.DoesNotExist):
        api.add_member(group_id=UUID(int=0), user_id=ANA, role="student")
    assert relations() == []
