"""A course that is run again gets the groups by name and year: nobody, and nothing else."""

import pytest
from django.contrib.auth.models import User

from flexid_xblock.access import api as access
from flexid_xblock.access.models import Group
from tests.common import COURSE
from tests.edge.platform import install, remove
from tests.lifecycle.platform import RERUNS
from tests.lifecycle.rows import columns_with, counted, house_rows

pytestmark = pytest.mark.django_db
NEXT = "course-v1:FlexID+School+2"


def new_groups() -> list[tuple]:
    """The groups of the new course."""
    rows = Group.objects.filter(course_key=NEXT).order_by("name")
    return list(rows.values_list("name", "year", "cohort_id"))


def test_the_groups_go_along_empty_and_follow_no_cohort(platform, lived) -> None:
    Group.objects.filter(course_key=COURSE, name="Fjord").update(cohort_id=4_001)
    platform.run_again(NEXT, source=COURSE)
    assert new_groups() == [("Fjord", 1, None), ("Skog", 1, None)]
    ids = Group.objects.filter(course_key=NEXT).values_list("pk", flat=True)
    assert [access.roster(pk).all for pk in ids] == [(), ()]


def test_of_all_tables_only_the_groups_grow_and_nobody_is_in_what_is_new(platform, lived) -> None:
    before = house_rows()
    platform.run_again(NEXT, source=COURSE)
    after = house_rows()
    grown = {name: n - counted(before)[name] for name, n in counted(after).items()}
    assert {name: n for name, n in grown.items() if n} == {"Group": 2}
    assert {row: after[row] for row in before} == before
    new = {row: columns for row, columns in after.items() if row not in before}
    ids = User.objects.values_list("pk", flat=True)
    assert {name for pk in ids for name in columns_with(new, pk)} == set()


def test_told_again_it_is_done_once(platform, people) -> None:
    platform.run_again(NEXT, source=COURSE)
    once = house_rows()
    platform.run_again(NEXT, source=COURSE)
    assert house_rows() == once


def test_a_course_that_is_no_re_run_of_ours_gets_nothing(platform, people) -> None:
    before = house_rows()
    platform.run_again(NEXT, source="course-v1:Others+Course+1")
    platform.run_again("course-v1:FlexID+School+3", source=None)
    assert house_rows() == before


@pytest.mark.parametrize("way", ["gone", "empty"])
def test_where_nobody_can_say_of_what_it_is_a_re_run_the_re_run_goes_on(
    platform, people, monkeypatch, caplog, way: str
) -> None:
    remove(monkeypatch, RERUNS) if way == "gone" else install(monkeypatch, RERUNS)
    platform.run_again(NEXT, source=COURSE)
    line = "Cannot tell of which course this is a re-run; its groups are not copied."
    assert (new_groups(), caplog.messages) == ([], [line])


def test_a_fault_of_ours_deletes_no_new_course(platform, people, monkeypatch, caplog) -> None:
    def fault(**_: object) -> None:
        raise RuntimeError(NEXT)

    # The platform deletes the new course when the task that copies it raises.
    monkeypatch.setattr(access, "copy_groups", fault)
    platform.run_again(NEXT, source=COURSE)
    line = "The groups of a course were not copied to its re-run. (RuntimeError)"
    assert (new_groups(), caplog.messages) == ([], [line])
