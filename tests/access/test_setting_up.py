"""Groups and their people, set up by hand: what one may do alone, and what is refused."""

from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid4

import pytest
from django.utils import timezone

from flexid_xblock.access import api as access
from flexid_xblock.access import members, setting_up
from flexid_xblock.access.models import Group, Membership, Proposal
from flexid_xblock.access.years import end_of_school_year
from flexid_xblock.domain.errors import Conflict, Denied, Invalid, NotFound
from tests.common import COURSE

HERE = {"course_key": COURSE}
NEW = UUID(int=9)


@pytest.fixture
def fjord(people) -> UUID:
    return Group.objects.get(name="Fjord").pk


@pytest.fixture
def skog(people) -> UUID:
    return Group.objects.get(name="Skog").pk


def place(actor, group: UUID, who: str, role: str = "student", by: str = "sol", **more) -> str:
    found = setting_up.add(actor(by), group, actor(who).user_id, role=role, **HERE, **more)
    return found.outcome


def roles(actor, name: str) -> set[tuple[str, str]]:
    rows = Membership.objects.live().filter(user_id=actor(name).user_id)
    return set(rows.values_list("group__name", "role"))


def test_a_coordinator_makes_a_group_and_calls_it_otherwise(actor) -> None:
    for name, year in (("Elv", 2), ("Elv", 2), (" Elven  \n nord", None)):
        setting_up.save_group(actor("sol"), NEW, name=name, year=year, **HERE)
    assert Group.objects.filter(pk=NEW).values_list("name", "year", "course_key").get() == (
        "Elven nord",
        2,
        COURSE,
    )
    assert Proposal.objects.count() == 0


@pytest.mark.parametrize(
    ("name", "year", "refusal"),
    [
        ("Fjord", 1, Conflict("group_name_taken")),
        (" \u200b ", 1, Invalid("empty_text")),
        ("x" * 101, 1, Invalid("too_long")),
        ("Elv", 0, Invalid("bad_fields")),
        ("Elv", 4, Invalid("bad_fields")),
        ("Elv", None, Invalid("bad_fields")),
    ],
)
def test_a_group_has_a_name_of_its_own_and_a_year(actor, name, year, refusal) -> None:
    with pytest.raises(type(refusal), match=refusal.code):
        setting_up.save_group(actor("sol"), NEW, name=name, year=year, **HERE)
    assert not Group.objects.filter(pk=NEW).exists()


def test_the_same_name_may_come_again_in_another_year(actor, skog) -> None:
    setting_up.save_group(actor("sol"), NEW, name="Fjord", year=2, **HERE)
    with pytest.raises(Conflict, match="group_name_taken"):
        setting_up.save_group(actor("sol"), skog, name="Fjord", year=None, **HERE)
    assert sorted(Group.objects.values_list("name", "year")) == [
        ("Fjord", 1),
        ("Fjord", 2),
        ("Skog", 1),
    ]


def test_a_group_of_another_course_is_not_there(actor) -> None:
    there = access.create_group(course_key="course-v1:other+1+1", name="Elv", year=1)
    with pytest.raises(NotFound):
        setting_up.group(actor("sol"), COURSE, there)
    with pytest.raises(NotFound):
        setting_up.save_group(actor("sol"), there, name="Ours", year=1, **HERE)
    for act in (lambda: place(actor, there, "una"), lambda: place(actor, uuid4(), "una")):
        with pytest.raises(NotFound):
            act()


def test_somebody_joins_once_and_leaves(actor, skog) -> None:
    assert [place(actor, skog, "max") for _ in range(2)] == ["done", "done"]
    assert roles(actor, "max") == {("Skog", "student")}
    leave = {"role": "student", **HERE}
    for _ in range(2):
        setting_up.end(actor("sol"), skog, actor("max").user_id, **leave)
    assert (
        roles(actor, "max"),
        Membership.objects.filter(user_id=actor("max").user_id).count(),
    ) == (
        set(),
        1,
    )


def test_who_granted_it_is_kept(actor, skog) -> None:
    place(actor, skog, "per", "teacher")
    row = Membership.objects.get(group_id=skog, user_id=actor("per").user_id)
    assert row.granted_by == actor("sol").user_id


@pytest.mark.parametrize(
    ("who", "role", "refusal"),
    [
        ("ana", "student", Denied("in_another_group")),
        ("tor", "student", Invalid("is_adult")),
        ("cleo", "student", Invalid("is_adult")),
        ("liv", "student", Invalid("is_adult")),
        ("ana", "teacher", Invalid("is_student")),
        ("eve", "helper", Invalid("in_this_group")),
        ("sol", "teacher", Denied("not_oneself")),
        ("sol", "helper", Denied("not_oneself")),
        ("sol", "student", Denied("not_oneself")),
    ],
)
def test_some_places_are_not_for_some_people(actor, skog, who, role, refusal) -> None:
    before = roles(actor, who)
    with pytest.raises(type(refusal), match=refusal.code):
        place(actor, skog, who, role)
    assert roles(actor, who) == before


def test_a_helpers_part_ends_with_the_school_year_or_before(actor, skog) -> None:
    last = end_of_school_year(timezone.localtime())
    soon = timezone.now() + timedelta(seconds=5)
    place(actor, skog, "max", "helper")
    place(actor, skog, "kim", "helper", until=soon)
    rows = Membership.objects.filter(group_id=skog, role="helper").order_by("pk")
    assert list(rows.values_list("until", flat=True)) == [last, soon]
    for day in (last + timedelta(days=1), datetime(2020, 1, 1, tzinfo=UTC)):
        with pytest.raises(Invalid, match="helper_day"):
            place(actor, skog, "per", "helper", until=day)


def test_a_closed_group_takes_nobody_and_frees_its_students(actor, fjord, skog) -> None:
    Group.objects.filter(pk=skog).update(closed_on=timezone.localdate())
    with pytest.raises(Denied, match="group_closed"):
        place(actor, skog, "max")
    with pytest.raises(Denied, match="group_closed"):
        setting_up.move(actor("sol"), fjord, actor("bo").user_id, to=skog, **HERE)
    place(actor, fjord, "eve")
    assert roles(actor, "eve") == {("Fjord", "student"), ("Skog", "student")}


def test_a_move_is_an_end_and_a_beginning_in_the_same_moment(actor, fjord, skog) -> None:
    bo = actor("bo").user_id
    for _ in range(2):
        setting_up.move(actor("sol"), fjord, bo, to=skog, **HERE)
    rows = Membership.objects.filter(user_id=bo).order_by("pk")
    (out, ended), (into, begun) = rows.values_list("group__name", "until")
    assert (out, into, begun, ended) == ("Fjord", "Skog", None, rows[1].since)
    assert access.readers_of(bo, COURSE).counsellors == (actor("cleo").user_id,)


def test_nobody_moves_to_where_she_is(actor, fjord) -> None:
    with pytest.raises(NotFound):
        setting_up.move(actor("sol"), fjord, actor("bo").user_id, to=fjord, **HERE)


def test_a_group_that_is_there_is_not_made_again(people) -> None:
    what = {"act": "new", "group_id": str(NEW), "name": "Elv", "year": 2}
    for _ in range(2):
        members.apply_group(COURSE, what, None)
    assert Group.objects.filter(name="Elv").values_list("pk", flat=True).get() == NEW


def test_only_a_student_of_the_group_moves(actor, fjord, skog) -> None:
    for who in ("max", "tor"):
        with pytest.raises(NotFound):
            setting_up.move(actor("sol"), fjord, actor(who).user_id, to=skog, **HERE)


def test_what_a_cohort_brought_is_changed_at_the_cohort(actor, fjord, skog) -> None:
    Group.objects.filter(pk=fjord).update(cohort_id=4)
    Membership.objects.filter(user_id=actor("bo").user_id).update(from_cohort=True)
    bo = actor("bo").user_id
    acts = (
        lambda: setting_up.move(actor("sol"), fjord, bo, to=skog, **HERE),
        lambda: setting_up.end(actor("sol"), fjord, bo, role="student", **HERE),
        lambda: setting_up.save_group(actor("sol"), fjord, name="Elv", year=None, **HERE),
    )
    for act in acts:
        with pytest.raises(Denied, match="follows_cohort"):
            act()
    assert roles(actor, "bo") == {("Fjord", "student")}


def test_staff_of_the_platform_ask_for_it(actor, skog) -> None:
    assert place(actor, skog, "per", "teacher", by="max") == "waiting"
    with pytest.raises(Denied, match="not_oneself"):
        place(actor, skog, "max", "teacher", by="max")
    assert roles(actor, "per") == {("Fjord", "teacher")}


@pytest.mark.parametrize("name", ["ana", "tor", "cleo", "ida", "dov", "liv", "kim"])
def test_nobody_else_sets_anything_up(actor, fjord, name: str) -> None:
    acts = (
        lambda: setting_up.groups(actor(name), COURSE),
        lambda: setting_up.group(actor(name), COURSE, fjord),
        lambda: setting_up.save_group(actor(name), NEW, name="Elv", year=1, **HERE),
        lambda: place(actor, fjord, "per", by=name),
        lambda: setting_up.check(actor(name), COURSE, "assignment.change"),
        lambda: setting_up.groups(actor("sol", seen_by="max"), COURSE),
    )
    for act in acts:
        with pytest.raises(NotFound):
            act()
