"""A scope reaches exactly one's own, in a sub-select; through another's eyes it reaches nothing."""

from collections.abc import Callable

import pytest

from flexid_xblock.access import api
from flexid_xblock.access.models import Group
from flexid_xblock.domain.actors import Actor
from tests.common import COURSE

Build = Callable[..., Actor]
STUDENTS = ("ana", "bo", "cai", "dina", "emre", "faduma")
CASELOADS = {"cleo": set(STUDENTS), "ida": set(STUDENTS), "dov": {"eve"}}
ROLES = ("student", "helper", "teacher")


def test_a_caseload_is_ones_own_students(people: dict, actor: Build) -> None:
    names = {user.pk: name for name, user in people.items()}
    found = {
        name: {names[row["student_id"]] for row in api.caseload(actor(name), COURSE)}
        for name in people
    }
    assert {name: students for name, students in found.items() if students} == CASELOADS


def test_groups_are_those_where_one_has_the_asked_role(people: dict, actor: Build) -> None:
    fjord = Group.objects.get(name="Fjord").pk
    assert list(api.groups_as(actor("kim"), "helper")) == [{"group_id": fjord}]
    assert list(api.groups_as(actor("kim"), "student", "teacher")) == []
    assert list(api.groups_as(actor("kim"))) == []


@pytest.mark.parametrize("eyes", ["cleo", "tor", "max"])
def test_through_anothers_eyes_nothing_is_reached(people: dict, actor: Build, eyes: str) -> None:
    ana, fjord = people["ana"].pk, Group.objects.get(name="Fjord").pk
    for name in sorted(set(people) - {eyes}):
        masked = actor(name, seen_by=eyes)
        assert list(api.caseload(masked, COURSE)) == []
        assert list(api.groups_as(masked, *ROLES)) == []
        assert api.relations_to_student(masked, ana, COURSE) == frozenset()
        assert api.relations_to_group(masked, fjord) == frozenset()
        assert api.relations_in_course(masked, COURSE) == frozenset()
        assert api.groups_of(masked, COURSE, *ROLES) == ()
        assert api.members_of(masked, COURSE) == {}
        assert api.desks(masked, COURSE) == ()


def test_a_scope_asks_nothing_by_itself(
    people: dict, actor: Build, django_assert_num_queries: Callable
) -> None:
    cleo = actor("cleo")
    with django_assert_num_queries(0):
        api.caseload(cleo, COURSE)
        api.groups_as(cleo, "teacher")
