"""Who is in a group now and as what, in order of joining, and which groups a student is in."""

from collections.abc import Callable
from datetime import timedelta
from uuid import UUID

import pytest

from flexid_xblock.access import api
from flexid_xblock.access.models import Group, Membership
from tests.access.common import ANA, BO, CLEO, COURSE, SINCE, TOR, actor

pytestmark = pytest.mark.django_db

EVE, IDA, KIM, PER = 11, 12, 13, 14
DAY = timedelta(days=1)
# In the order of entry: who, as what, and since when.
ENTERED = (
    (BO, "student", SINCE + DAY),
    (ANA, "student", SINCE),
    (PER, "teacher", SINCE + 2 * DAY),
    (TOR, "teacher", SINCE - DAY),
    (KIM, "helper", SINCE),
    (TOR, "helper", SINCE + DAY),
)


def a_group(number: int, name: str, *, course_key: str = COURSE) -> api.GroupInfo:
    group = Group.objects.create(id=UUID(int=number), course_key=course_key, name=name, year=2)
    return api.GroupInfo(id=group.pk, course_key=course_key, name=name, year=2)


def join(group: api.GroupInfo, *students: int, role: str = "student") -> None:
    for student in students:
        api.add_member(group_id=group.id, user_id=student, role=role)


def follow(*students: int, course_key: str = COURSE, deputy: bool = False) -> None:
    for student in students:
        api.assign_counsellor(
            course_key=course_key, student_id=student, counsellor_id=CLEO, deputy=deputy
        )


@pytest.fixture
def fjord() -> UUID:
    """A group with everybody of ``ENTERED``; Ida was in it, Eve is in the next one."""
    group = a_group(1, "Fjord")
    for user_id, role, since in ENTERED:
        Membership.objects.create(group_id=group.id, user_id=user_id, role=role, since=since)
    Membership.objects.create(
        group_id=group.id, user_id=IDA, role="teacher", since=SINCE, until=SINCE + DAY
    )
    skog = a_group(2, "Skog")
    for role in ("student", "helper", "teacher"):
        join(skog, EVE, role=role)
    return group.id


def test_the_people_of_a_group_come_by_role_in_order_of_joining(fjord: UUID) -> None:
    assert api.people_of(fjord, "student") == (ANA, BO)
    assert api.people_of(fjord, "teacher") == (TOR, PER)
    assert api.people_of(fjord, "helper", "teacher") == (TOR, KIM, PER)
    assert api.people_of(fjord) == ()


def test_a_roster_says_who_is_in_a_group_as_what(
    fjord: UUID, django_assert_num_queries: Callable
) -> None:
    with django_assert_num_queries(1):
        found = api.roster(fjord)
    assert found == api.People(students=(ANA, BO), helpers=(KIM, TOR), teachers=(TOR, PER))
    assert found.all == (ANA, BO, KIM, TOR, PER)


def test_the_roster_of_no_group_is_empty() -> None:
    assert api.roster(UUID(int=9)) == api.People(students=(), helpers=(), teachers=())


def test_a_counsellor_is_told_the_groups_of_each_of_her_students(
    django_assert_num_queries: Callable,
) -> None:
    skog, fjord, next_fjord = a_group(1, "Skog"), a_group(3, "Fjord"), a_group(2, "Fjord")
    join(skog, ANA, BO)
    for group in (fjord, next_fjord):
        join(group, ANA)
    follow(ANA)
    follow(BO, deputy=True)
    with django_assert_num_queries(1):
        found = api.groups_of_cases(actor(CLEO), COURSE)
    assert found == {ANA: (next_fjord, fjord, skog), BO: (skog,)}


def test_no_groups_but_those_where_her_student_learns_in_this_course() -> None:
    here, elsewhere = a_group(1, "Fjord"), a_group(2, "Fjord", course_key="other")
    join(here, ANA, EVE)
    join(elsewhere, ANA, BO)
    join(here, BO, role="helper")
    join(a_group(4, "Skog"), ANA, role="teacher")
    follow(ANA, BO)
    follow(EVE, course_key="other")
    assert api.groups_of_cases(actor(CLEO), COURSE) == {ANA: (here,)}
    assert api.groups_of_cases(actor(CLEO), "other") == {}
    assert api.groups_of_cases(actor(TOR), COURSE) == {}
    assert api.groups_of_cases(actor(CLEO, seen_by=TOR), COURSE) == {}
