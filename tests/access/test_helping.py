"""Who is on a case and who can hear a student: closings count for her words, not for the case."""

from collections.abc import Callable

import pytest

from flexid_xblock.access import api
from flexid_xblock.access.api import Relation, choices, helping
from flexid_xblock.access.models import Group
from flexid_xblock.domain.actors import Actor
from tests.common import COURSE

Build = Callable[..., Actor]
pytestmark = pytest.mark.django_db


def close(ana: Actor, adult: Actor) -> None:
    choices.close_to(ana, adult.user_id, course_key=COURSE, closed=True)


def test_whom_she_closed_her_texts_to_is_still_on_the_case(actor: Build) -> None:
    ana, cleo = actor("ana"), actor("cleo")
    close(ana, cleo)
    case = api.relations_to_case(cleo, ana.user_id, COURSE)
    texts = api.relations_to_student(cleo, ana.user_id, COURSE)
    assert (case, texts) == ({Relation.COUNSELLOR}, {Relation.OTHER})


def test_the_student_herself_and_a_masked_reader_are_no_party_to_the_case(actor: Build) -> None:
    ana = actor("ana").user_id
    through_her_eyes = actor("cleo", seen_by="max")
    assert api.relations_to_case(actor("ana"), ana, COURSE) == frozenset()
    assert api.relations_to_case(through_her_eyes, ana, COURSE) == frozenset()


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("cleo", {Relation.COUNSELLOR}),
        ("ida", {Relation.DEPUTY}),
        ("tor", {Relation.TEACHER}),
        ("dov", {Relation.OTHER}),
        ("una", set()),
        ("kim", set()),
    ],
)
def test_how_adults_stand_to_a_student_who_asks_for_help(
    actor: Build, name: str, expected: set
) -> None:
    assert helping.relations(actor(name), actor("ana").user_id, COURSE) == expected


def test_a_teacher_she_closed_out_hears_nothing(actor: Build) -> None:
    ana, tor = actor("ana"), actor("tor")
    api.assign_counsellor(course_key=COURSE, student_id=ana.user_id, counsellor_id=tor.user_id)
    both = helping.relations(tor, ana.user_id, COURSE)
    close(ana, tor)
    assert (both, helping.relations(tor, ana.user_id, COURSE)) == (
        {Relation.COUNSELLOR, Relation.TEACHER},
        {Relation.OTHER},
    )
    assert tor.user_id not in helping.teachers_of(ana.user_id, COURSE)


def test_everybody_who_follows_up_somebody_is_named_once_a_course(actor: Build) -> None:
    names = ("cleo", "ida", "dov")
    assert helping.followers() == tuple(sorted((COURSE, actor(name).user_id) for name in names))


def test_the_students_of_a_group_are_its_students_only(actor: Build) -> None:
    group = Group.objects.get(name="Skog").pk
    rows = api.students_in_group(group).values_list("user_id", flat=True)
    assert list(rows) == [actor("eve").user_id]
