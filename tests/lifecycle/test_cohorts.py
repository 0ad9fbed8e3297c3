"""Groups follow cohorts as the platform changes them: students only, and never in its way."""

import re
import sys
from types import ModuleType

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from flexid_xblock.access import api as access
from flexid_xblock.access.models import Group, Membership
from flexid_xblock.domain.cohorts import Placing
from tests.common import COURSE
from tests.edge.platform import install, remove
from tests.lifecycle.cohorts import FJELL, VIDDE, hand_made, in_group, is_in, names_of
from tests.lifecycle.platform import ACCESS, COHORT_MODELS

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _two_groups(platform, people) -> None:
    """Two cohorts with their groups; nobody is in them yet."""
    platform.cohorts |= {FJELL: "Fjell", VIDDE: "Vidde"}
    for cohort_id, name in platform.cohorts.items():
        Group.objects.create(course_key=COURSE, name=name, year=1, cohort_id=cohort_id)


def test_who_is_put_into_a_cohort_joins_its_group(platform, people, after) -> None:
    after(platform.assign, people["eve"], FJELL)
    found = Membership.objects.get(group__cohort_id=FJELL)
    facts = (found.user_id, found.role, found.from_cohort, found.until, found.granted_by)
    assert facts == (people["eve"].pk, "student", True, None, None)


def test_who_is_taken_out_leaves_and_what_was_keeps_its_dates(platform, people, after) -> None:
    after(platform.assign, people["eve"], FJELL)
    before = Membership.objects.get(group__cohort_id=FJELL)
    after(platform.remove, people["eve"])
    found = Membership.objects.get(group__cohort_id=FJELL)
    assert (found.pk, found.since) == (before.pk, before.since)
    assert before.since < found.until <= timezone.now()


def test_who_is_moved_leaves_one_and_joins_the_other(platform, people, after) -> None:
    after(platform.assign, people["eve"], FJELL)
    after(platform.assign, people["eve"], VIDDE)
    assert (in_group(FJELL), in_group(VIDDE)) == (set(), {"eve"})


def test_who_comes_back_has_a_second_time_there(platform, people, after) -> None:
    for cohort in (FJELL, VIDDE, FJELL):
        after(platform.assign, people["eve"], cohort)
    times = Membership.objects.filter(group__cohort_id=FJELL).order_by("since")
    assert [row.until is None for row in times] == [False, True]


def test_the_same_told_twice_is_done_once(platform, people, after) -> None:
    for _ in range(2):
        after(platform.assign, people["eve"], FJELL)
    assert Membership.objects.filter(group__cohort_id=FJELL).count() == 1


def test_who_was_put_there_by_hand_stays_whatever_a_cohort_says(platform, people, after) -> None:
    hand_made(FJELL, people["eve"])
    after(platform.assign, people["eve"], FJELL)
    after(platform.assign, people["eve"], VIDDE)
    assert (in_group(FJELL), in_group(VIDDE)) == ({"eve"}, {"eve"})
    assert is_in(FJELL, people["eve"]).from_cohort is False


def test_a_group_that_follows_no_cohort_is_left_alone(platform, people, after) -> None:
    before = list(Membership.objects.filter(group__cohort_id=None).values())
    after(platform.assign, people["ana"], FJELL)
    after(platform.remove, people["ana"])
    assert list(Membership.objects.filter(group__cohort_id=None).values()) == before


@pytest.mark.parametrize("name", ["tor", "kim", "cleo", "ida", "sol", "liv", "max"])
def test_teachers_and_other_staff_never_join(platform, people, after, name: str) -> None:
    platform.staff.add(people["max"].pk)
    after(platform.assign, people[name], FJELL)
    assert in_group(FJELL) == set()


def test_an_account_that_is_not_active_does_not_join(platform, people, after) -> None:
    User.objects.filter(username="eve").update(is_active=False)
    after(platform.assign, User.objects.get(username="eve"), FJELL)
    assert in_group(FJELL) == set()


def test_who_is_retired_is_not_brought_back_by_a_cohort(platform, people, after) -> None:
    after(platform.assign, people["eve"], FJELL)
    platform.retire(people["eve"])
    User.objects.filter(username="eve").update(is_active=False)
    after(platform.assign, User.objects.get(username="eve"), VIDDE)
    assert Membership.objects.filter(user_id=people["eve"].pk).count() == 0


def test_a_cohort_of_which_nobody_made_a_group_is_ignored(platform, people, after) -> None:
    Group.objects.filter(cohort_id=VIDDE).update(cohort_id=None)
    after(platform.assign, people["eve"], FJELL)
    after(platform.assign, people["eve"], VIDDE)
    assert (in_group(FJELL), names_of(Group.objects.get(name="Vidde"))) == (set(), set())


def test_a_course_that_follows_no_cohort_asks_the_platform_nothing(
    platform, people, after, monkeypatch, caplog, django_assert_num_queries
) -> None:
    Group.objects.update(cohort_id=None)
    remove(monkeypatch, COHORT_MODELS)
    with django_assert_num_queries(2):  # one for each of the platform's two signals
        after(platform.assign, people["eve"], FJELL)
    assert caplog.messages == []


def test_nothing_is_done_before_the_platform_has_stored_it(platform, people) -> None:
    platform.assign(people["eve"], FJELL)  # its transaction is never committed here
    assert in_group(FJELL) == set()


def test_the_groups_are_locked_before_anything_is_read(platform, people) -> None:
    placing = Placing(cohort_id=FJELL, is_student=True)
    acts = (
        lambda: access.cohorts.follow_person(COURSE, people["eve"].pk, placing),
        lambda: access.cohorts.follow(COURSE, (), year=1),
    )
    for act in acts:
        with CaptureQueriesContext(connection) as told:
            act()
        reads = [one["sql"] for one in told if one["sql"].startswith("SELECT")]
        assert re.findall(r"FROM \W(\w+)", reads[0]) == ["flexid_xblock_group"]


class Broken(ModuleType):
    """A module in which whatever one looks for is a fault."""

    def __getattr__(self, name: str) -> None:
        raise RuntimeError


@pytest.mark.parametrize("way", ["gone", "empty", "broken"])
@pytest.mark.parametrize("module", [COHORT_MODELS, ACCESS])
def test_where_the_platform_cannot_say_nobody_joins_or_leaves(
    platform, people, after, monkeypatch, caplog, module: str, way: str
) -> None:
    after(platform.assign, people["eve"], FJELL)
    if way == "gone":
        remove(monkeypatch, module)
    elif way == "empty":
        install(monkeypatch, module)
    else:
        monkeypatch.setitem(sys.modules, module, Broken(module))
    after(platform.assign, people["eve"], VIDDE)
    assert (in_group(FJELL), in_group(VIDDE)) == ({"eve"}, set())
    assert set(caplog.messages) == {"Cannot tell in which cohort somebody is."}


@pytest.mark.parametrize("name", ["is_followed", "follow_person"])
def test_a_fault_of_ours_is_one_line_and_the_platform_goes_on(
    platform, people, after, monkeypatch, caplog, name: str
) -> None:
    def fault(*_: object) -> None:
        raise RuntimeError(f"{people['eve'].pk} eve")

    monkeypatch.setattr(access.cohorts, name, fault)
    after(platform.assign, people["eve"], FJELL)
    line = "A change of cohorts was not followed; flexid_import_groups mends it. (RuntimeError)"
    assert (platform.seats, set(caplog.messages)) == ({people["eve"].pk: FJELL}, {line})


def test_an_event_of_another_shape_is_one_line_too(platform, caplog) -> None:
    event = platform.signals["COHORT_MEMBERSHIP_CHANGED"]
    event.send(sender=None, cohort=None, metadata=None)
    event.send(sender=None)
    assert len(caplog.messages) == 2
