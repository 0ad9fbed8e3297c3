"""Groups and readers come in one order, always: the longest there first, then as entered."""

from collections.abc import Iterator
from datetime import timedelta
from uuid import UUID

import pytest
from django.utils import timezone

from flexid_xblock.access import api
from flexid_xblock.access.models import CounsellorAssignment, CourseRole, Group, Membership
from tests.access.common import ANA, COURSE, SINCE, TOR, actor

pytestmark = pytest.mark.django_db

DAY = timedelta(days=1)
# In the order of entry: who, and since when. Who came last has the lowest id.
ENTERED = ((19, SINCE + DAY), (18, SINCE), (17, SINCE))
IN_ORDER = (18, 17, 19)


def a_group(number: int = 1, *, course_key: str = COURSE, name: str = "Fjord") -> Group:
    """A group that Tor teaches."""
    group = Group.objects.create(id=UUID(int=number), course_key=course_key, name=name, year=1)
    Membership.objects.create(group=group, user_id=TOR, role="teacher", since=SINCE)
    return group


@pytest.fixture
def fjord() -> Group:
    group = a_group()
    for user_id, since in ENTERED:
        Membership.objects.create(group=group, user_id=user_id, role="student", since=since)
    return group


def test_the_students_of_a_group(fjord: Group) -> None:
    assert api.students_of(fjord.pk) == IN_ORDER
    assert api.members_of(actor(TOR), COURSE) == {fjord.pk: IN_ORDER}


def test_one_person_may_stand_in_a_group_in_two_ways(fjord: Group) -> None:
    for role in ("student", "helper"):
        api.add_member(group_id=fjord.pk, user_id=ANA, role=role)
    found = api.relations_to_group(actor(ANA), fjord.pk)
    assert found == {api.Relation.MEMBER, api.Relation.HELPER}


def test_who_left_a_group_may_come_back_and_the_past_stays(fjord: Group) -> None:
    first, then = [], fjord.memberships.filter(user_id=ANA).order_by("pk")
    for _ in range(2):
        api.add_member(group_id=fjord.pk, user_id=ANA, role="student")
        api.end_membership(group_id=fjord.pk, user_id=ANA)
        first.append(then.first().until)
    assert (then.count(), first[0], then.exclude(until=None).count()) == (2, first[1], 2)


def test_a_role_that_ended_may_be_given_again() -> None:
    give = {"course_key": COURSE, "user_id": ANA, "role": "coordinator"}
    api.give_course_role(**give)
    CourseRole.objects.update(until=SINCE)
    api.give_course_role(**give)
    assert api.relations_in_course(actor(ANA), COURSE) == {api.Relation.COORDINATOR}
    assert CourseRole.objects.count() == 2


def test_who_will_leave_is_there_until_then(fjord: Group) -> None:
    then = timezone.now() + DAY
    api.end_membership(group_id=fjord.pk, user_id=18, at=then)
    assert fjord.memberships.get(user_id=18).until == then
    assert api.students_of(fjord.pk) == IN_ORDER


def test_the_readers_of_a_student() -> None:
    for counsellor_id, since in ENTERED:
        for is_deputy in (False, True):
            CounsellorAssignment.objects.create(
                course_key=COURSE,
                student_id=ANA,
                counsellor_id=counsellor_id,
                is_deputy=is_deputy,
                since=since,
            )
    readers = api.readers_of(ANA, COURSE)
    assert (readers.counsellors, readers.deputies) == (IN_ORDER, IN_ORDER)


def test_the_groups_of_a_teacher_by_name() -> None:
    def names() -> Iterator[tuple[str, int]]:
        for group in api.groups_of(actor(TOR), COURSE, "teacher"):
            yield group.name, group.id.int

    for number, name in ((3, "Fjord"), (1, "Skog"), (2, "Fjord")):
        a_group(number, name=name)
    assert list(names()) == [("Fjord", 2), ("Fjord", 3), ("Skog", 1)]


def test_a_teachers_students_of_another_course_are_not_there(fjord: Group) -> None:
    other = a_group(2, course_key="other")
    Membership.objects.create(group=other, user_id=ANA, role="student", since=SINCE)
    assert api.members_of(actor(TOR), COURSE) == {fjord.pk: IN_ORDER}
    assert api.members_of(actor(TOR), "other") == {other.pk: (ANA,)}
