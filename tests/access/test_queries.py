"""How the people of the house stand to each other, each exactly."""

from collections.abc import Callable

import pytest

from flexid_xblock.access import api
from flexid_xblock.access.api import Relation
from flexid_xblock.access.models import Group
from flexid_xblock.domain.actors import Actor
from tests.common import COURSE

Build = Callable[..., Actor]
R = Relation
STUDENTS = ("ana", "bo", "cai", "dina", "emre", "faduma", "eve")

DESKS = {
    **dict.fromkeys(STUDENTS, ("student",)),
    **dict.fromkeys(("tor", "per", "una"), ("teacher",)),
    **dict.fromkeys(("cleo", "ida", "dov"), ("counsellor",)),
    "sol": ("coordinator",),
    "liv": ("lead",),
    **dict.fromkeys(("kim", "max"), ()),
}
ADULTS = {"tor", "per", "una", "cleo", "ida", "dov", "sol", "liv"}
FOLLOWING = {"cleo": {R.COUNSELLOR}, "ida": {R.DEPUTY}}
FROM_OUTSIDE = {"dov": {R.OTHER}, "liv": {R.LEAD}}
IN_COURSE = {"sol": {R.COORDINATOR}, "liv": {R.LEAD}}
TO_HER_GROUP = {
    **{name: {R.MEMBER} for name in STUDENTS[:-1]},
    **{name: {R.TEACHER} for name in ("tor", "per")},
    "kim": {R.HELPER},
}


@pytest.fixture
def fjord(people: dict) -> Group:
    return Group.objects.get(name="Fjord")


def standing(found: dict[str, frozenset]) -> dict[str, frozenset]:
    """Those who stand in any relation, and in which."""
    return {name: relations for name, relations in found.items() if relations}


def test_each_person_has_exactly_her_desks(people: dict, actor: Build) -> None:
    assert {name: api.desks(actor(name), COURSE) for name in people} == DESKS


def test_nobody_has_a_desk_in_another_course(people: dict, actor: Build) -> None:
    assert {api.desks(actor(name), "course-v1:other+1+1") for name in people} == {()}


def test_the_adults_of_a_course_are_known_as_such(people: dict, actor: Build) -> None:
    assert {name for name in people if api.works_here(actor(name), COURSE)} == ADULTS
    assert [name for name in people if api.works_here(actor(name), "course-v1:other+1+1")] == []


def test_whoever_is_enrolled_and_no_adult_learns_where_there_are_groups(
    people: dict, actor: Build
) -> None:
    learners = {name for name in people if api.learns_here(actor(name), COURSE)}
    assert learners == {*STUDENTS, "kim", "max"}
    assert [name for name in people if api.learns_here(actor(name), "course-v1:other+1+1")] == []
    assert api.learns_here(actor("ana", enrolled=False), COURSE) is False


@pytest.mark.parametrize("question", [api.works_here, api.learns_here])
@pytest.mark.parametrize("name", ["ana", "tor", "cleo", "sol"])
def test_what_is_asked_on_every_course_page_is_one_query(
    actor: Build, django_assert_num_queries, question: Callable, name: str
) -> None:
    asker = actor(name)
    with django_assert_num_queries(1):
        question(asker, COURSE)


def test_nobody_works_or_learns_behind_a_mask(actor: Build) -> None:
    masks = [actor(name, seen_by="max") for name in ("ana", "tor", "cleo", "sol")]
    assert {ask(one, COURSE) for one in masks for ask in (api.works_here, api.learns_here)} == {
        False
    }


@pytest.mark.parametrize(
    ("course_key", "is_hers"), [(COURSE, True), ("course-v1:other+1+1", False)]
)
def test_a_group_is_of_its_own_course_only(
    actor: Build, fjord: Group, course_key: str, *, is_hers: bool
) -> None:
    found = api.relations_to_group(actor("ana"), fjord.pk, course_key)
    assert found == ({R.MEMBER} if is_hers else frozenset())


@pytest.mark.parametrize("student", STUDENTS[:-1])
def test_to_a_student_stand_herself_and_who_follows_her_up(
    people: dict, actor: Build, student: str
) -> None:
    who = people[student].pk
    found = {name: api.relations_to_student(actor(name), who, COURSE) for name in people}
    assert standing(found) == {student: {R.OWNER}, **FOLLOWING, **FROM_OUTSIDE}


def test_to_an_adult_nobody_stands_from_outside(people: dict, actor: Build) -> None:
    tor = people["tor"].pk
    found = {name: api.relations_to_student(actor(name), tor, COURSE) for name in people}
    assert standing(found) == {"tor": {R.OWNER}}


def test_for_the_whole_course_stand_its_coordinator_and_its_lead(
    people: dict, actor: Build
) -> None:
    found = {name: api.relations_in_course(actor(name), COURSE) for name in people}
    assert standing(found) == {**IN_COURSE, "max": {R.STAFF, R.ADMIN}}
    by_role = {
        name: api.relations_in_course(actor(name, enrolled=False), "course-v1:other+1+1")
        for name in people
    }
    assert standing(by_role) == {}


def test_following_up_in_one_course_is_nothing_in_another(people: dict, actor: Build) -> None:
    ana = people["ana"].pk
    assert api.relations_to_student(actor("cleo"), ana, "course-v1:other+1+1") == frozenset()


def test_deputy_in_another_course_is_no_deputy_here(people: dict, actor: Build) -> None:
    ana, elsewhere = people["ana"].pk, "course-v1:other+1+1"
    about = {"student_id": ana, "counsellor_id": people["cleo"].pk}
    api.assign_counsellor(course_key=elsewhere, deputy=True, **about)
    found = [api.relations_to_student(actor("cleo"), ana, one) for one in (COURSE, elsewhere)]
    assert found == [{R.COUNSELLOR}, {R.DEPUTY}]


def test_to_a_group_stand_its_own_people(people: dict, actor: Build, fjord: Group) -> None:
    found = {name: api.relations_to_group(actor(name), fjord.pk) for name in people}
    assert standing(found) == TO_HER_GROUP


def test_a_student_who_leads_too_is_no_party_to_her_own_case(people: dict, actor: Build) -> None:
    ana, bo = people["ana"].pk, people["bo"].pk
    api.give_course_role(course_key=COURSE, user_id=ana, role="safeguarding_lead")
    found = [api.relations_to_case(actor("ana"), who, COURSE) for who in (ana, bo)]
    assert found == [frozenset(), {R.LEAD}]


def test_a_counsellor_of_one_student_only_stands_outside_the_next(
    people: dict, actor: Build
) -> None:
    eve, ana = people["eve"].pk, people["ana"].pk
    api.assign_counsellor(course_key=COURSE, student_id=eve, counsellor_id=people["tor"].pk)
    found = [api.relations_to_student(actor("tor"), who, COURSE) for who in (eve, ana)]
    assert found == [{R.COUNSELLOR}, {R.OTHER}]
    assert api.desks(actor("tor"), COURSE) == ("teacher", "counsellor")


def test_a_counsellor_who_is_also_deputy_is_both_and_reads_once(people: dict, actor: Build) -> None:
    ana, cleo, ida = (people[name].pk for name in ("ana", "cleo", "ida"))
    api.assign_counsellor(course_key=COURSE, student_id=ana, counsellor_id=cleo, deputy=True)
    assert api.relations_to_student(actor("cleo"), ana, COURSE) == {R.COUNSELLOR, R.DEPUTY}
    readers = api.readers_of(ana, COURSE)
    assert (readers.counsellors, readers.deputies) == ((cleo,), (ida, cleo))
    assert readers.all == (cleo, ida)


def test_a_teacher_sees_the_students_of_her_own_groups(people: dict, actor: Build) -> None:
    expected = tuple(people[name].pk for name in STUDENTS[:-1])
    assert list(api.members_of(actor("tor"), COURSE).values()) == [expected]
    assert list(api.members_of(actor("una"), COURSE).values()) == [(people["eve"].pk,)]
    for name in ("ana", "kim", "cleo", "sol", "max"):
        assert api.members_of(actor(name), COURSE) == {}


def test_groups_come_by_role_and_name(people: dict, actor: Build, fjord: Group) -> None:
    skog = Group.objects.get(name="Skog")
    api.add_member(group_id=skog.pk, user_id=people["tor"].pk, role="teacher")
    info = api.GroupInfo(id=fjord.pk, course_key=COURSE, name="Fjord", year=1)
    assert api.groups_of(actor("tor"), COURSE, "teacher")[0] == info
    assert [one.name for one in api.groups_of(actor("tor"), COURSE, "teacher")] == ["Fjord", "Skog"]
    assert api.groups_of(actor("tor"), COURSE, "student", "helper") == ()
    assert api.groups_of(actor("kim"), COURSE, "student", "helper") == (info,)


def test_the_students_of_a_group_are_those_who_are_in_it_now(people: dict, fjord: Group) -> None:
    api.end_membership(group_id=fjord.pk, user_id=people["bo"].pk)
    left = ("ana", "cai", "dina", "emre", "faduma")
    assert api.students_of(fjord.pk) == tuple(people[name].pk for name in left)


def test_group_names_are_of_the_asked_groups_only(fjord: Group) -> None:
    assert api.group_names([fjord.pk]) == {fjord.pk: "Fjord"}
    assert api.group_names([]) == {}


HERE = {
    **{name: {R.MEMBER} for name in STUDENTS},
    **{name: {R.TEACHER} for name in ("tor", "per", "una")},
    **{name: {R.COUNSELLOR} for name in ("cleo", "dov")},
    "kim": {R.HELPER},
    "ida": {R.DEPUTY},
    **IN_COURSE,
}


def test_each_takes_part_in_the_course_by_her_role(people: dict, actor: Build) -> None:
    found = {name: api.relations_here(actor(name, enrolled=False), COURSE) for name in people}
    assert standing(found) == HERE


def test_whoever_is_enrolled_takes_part_too_and_nobody_in_anothers_place(
    people: dict, actor: Build
) -> None:
    assert api.relations_here(actor("max"), COURSE) == {R.MEMBER, R.STAFF, R.ADMIN}
    assert api.relations_here(actor("tor"), COURSE) == {R.MEMBER, R.TEACHER}
    assert api.relations_here(actor("ana", seen_by="max"), COURSE) == frozenset()
    elsewhere = [
        api.relations_here(actor(name, enrolled=False), "course-v1:no+1+1") for name in people
    ]
    assert set(elsewhere) == {frozenset()}
