"""A helper leader's part ends with the school year; nobody else's does."""

from datetime import datetime, timedelta
from datetime import timezone as zones

import pytest
from django.utils import timezone

from flexid_xblock.access import api as access
from flexid_xblock.access.models import Membership
from flexid_xblock.access.years import end_of_school_year, school_year, start_of_school_year
from tests.common import COURSE

OSLO_IN_WINTER = zones(timedelta(hours=1))
SAMPLES = {
    "autumn": (datetime(2026, 11, 22, 12, tzinfo=OSLO_IN_WINTER), 2027),
    "the last day": (datetime(2027, 7, 31, 23, 59, tzinfo=OSLO_IN_WINTER), 2027),
    "the first day": (datetime(2027, 8, 1, tzinfo=OSLO_IN_WINTER), 2028),
}


@pytest.mark.parametrize(("now", "year"), SAMPLES.values(), ids=SAMPLES)
def test_a_school_year_is_over_when_the_next_begins(now: datetime, year: int) -> None:
    assert end_of_school_year(now) == datetime(year, 8, 1, tzinfo=OSLO_IN_WINTER)
    assert start_of_school_year(now) == datetime(year - 1, 8, 1, tzinfo=OSLO_IN_WINTER)
    assert school_year(now) == year - 1


@pytest.mark.django_db
def test_only_a_helpers_part_ends_by_itself(people: dict) -> None:
    group = access.create_group(course_key=COURSE, name="New", year=1)
    for name, role in (("bo", "student"), ("max", "helper"), ("una", "teacher")):
        access.add_member(group_id=group, user_id=people[name].pk, role=role)
    found = dict(Membership.objects.filter(group_id=group).values_list("role", "until"))
    end = end_of_school_year(timezone.localtime())
    assert found == {"student": None, "helper": end, "teacher": None}
    assert end > timezone.now()
