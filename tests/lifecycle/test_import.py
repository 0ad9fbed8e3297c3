"""flexid_import_groups: groups from cohorts; what is said is done, and twice is once."""

from collections.abc import Callable
from io import StringIO

import pytest
from django.contrib.auth.models import User
from django.core.management import CommandError, call_command
from django.db import IntegrityError

from flexid_xblock.access.models import Group
from flexid_xblock.domain.actors import Actor
from flexid_xblock.privacy import api as privacy
from tests.common import COURSE
from tests.edge.platform import remove
from tests.lifecycle.cohorts import FJELL, VIDDE, hand_made, in_group, is_in
from tests.lifecycle.platform import ACCESS, COHORT_MODELS
from tests.lifecycle.rows import house_rows

pytestmark = pytest.mark.django_db
Run = Callable[..., list[str]]
AS_IT_IS = ["Every group is as its cohort."]


@pytest.fixture
def pupils(people) -> list[User]:
    """Three who are in nobody's group, by their ids in order."""
    return [User.objects.create_user(name) for name in ("nora", "odd", "pia")]


@pytest.fixture
def run(platform, pupils) -> Run:
    """Nora and Odd are in Fjell, Pia in Vidde; ``run(...)`` is the command, line by line."""
    platform.cohorts |= {FJELL: "Fjell", VIDDE: "Vidde"}
    nora, odd, pia = (user.pk for user in pupils)
    platform.seats |= {odd: FJELL, nora: FJELL, pia: VIDDE}

    def act(*options: str, course: str = COURSE) -> list[str]:
        out = StringIO()
        call_command("flexid_import_groups", "--from-cohorts", course, *options, stdout=out)
        return out.getvalue().splitlines()

    return act


def test_each_cohort_becomes_a_group_with_its_students(run, pupils) -> None:
    nora, odd, pia = (user.pk for user in pupils)
    assert run("--year", "2") == [
        "Fjell: a new group.",
        f"Fjell: user {nora} joins.",
        f"Fjell: user {odd} joins.",
        "Vidde: a new group.",
        f"Vidde: user {pia} joins.",
    ]
    made = Group.objects.filter(cohort_id__isnull=False).order_by("cohort_id")
    facts = [(one.course_key, one.name, one.year, one.cohort_id) for one in made]
    assert facts == [(COURSE, "Fjell", 2, FJELL), (COURSE, "Vidde", 2, VIDDE)]
    assert (in_group(FJELL), in_group(VIDDE)) == ({"nora", "odd"}, {"pia"})


def test_run_again_there_is_nothing_to_do(run) -> None:
    run()
    before = house_rows()
    assert (run(), house_rows()) == (AS_IT_IS, before)


def nothing(platform, pupils) -> None:
    """Nothing else."""


def a_move(platform, pupils) -> None:
    """Odd goes to Vidde, and Nora nowhere."""
    platform.seats[pupils[1].pk] = VIDDE
    del platform.seats[pupils[0].pk]


def a_name(platform, pupils) -> None:
    """Fjell has another name."""
    platform.cohorts[FJELL] = "Fjellet"


def a_cohort_less(platform, pupils) -> None:
    """Vidde is gone."""
    del platform.cohorts[VIDDE], platform.seats[pupils[2].pk]


CHANGES = [nothing, a_move, a_name, a_cohort_less]


@pytest.mark.parametrize("is_first", [True, False], ids=["first", "later"])
@pytest.mark.parametrize("change", CHANGES)
def test_a_dry_run_says_what_the_run_does_and_does_none_of_it(
    run, platform, pupils, change: Callable, is_first: bool
) -> None:
    if not is_first:
        run()
    change(platform, pupils)
    before = house_rows()
    said, between = run("--dry-run"), house_rows()
    assert (between, run(), run()) == (before, said, AS_IT_IS)


def test_who_was_moved_moves(run, platform, pupils) -> None:
    run()
    a_move(platform, pupils)
    nora, odd, _ = (user.pk for user in pupils)
    assert run() == [
        f"Fjell: user {nora} leaves.",
        f"Fjell: user {odd} leaves.",
        f"Vidde: user {odd} joins.",
    ]
    assert (in_group(FJELL), in_group(VIDDE)) == (set(), {"odd", "pia"})


def test_a_cohort_with_another_name_keeps_its_group(run, platform) -> None:
    run()
    before = Group.objects.get(cohort_id=FJELL)
    platform.cohorts[FJELL] = "F" * 120
    assert run() == [f"{'F' * 100}: was called Fjell."]
    found = Group.objects.get(cohort_id=FJELL)
    assert (found.pk, found.name, in_group(FJELL)) == (before.pk, "F" * 100, {"nora", "odd"})


def test_when_a_cohort_is_gone_those_whom_it_brought_leave_and_the_group_stays(
    run, platform, pupils, people
) -> None:
    run()
    hand_made(VIDDE, people["eve"])
    a_cohort_less(platform, pupils)
    assert run() == [f"Vidde: user {pupils[2].pk} leaves."]
    assert in_group(VIDDE) == {"eve"}


def test_a_group_of_that_name_and_year_is_followed_on_and_keeps_whom_it_has(
    run, platform, people
) -> None:
    platform.cohorts[FJELL] = "Fjord"
    before = Group.objects.get(course_key=COURSE, name="Fjord")
    assert run()[0] == "Fjord: the group follows the cohort of that name from now on."
    students = {"ana", "bo", "cai", "dina", "emre", "faduma"}
    assert Group.objects.get(cohort_id=FJELL).pk == before.pk
    assert in_group(FJELL) == students | {"nora", "odd"}
    assert is_in(FJELL, people["ana"]).from_cohort is False


def test_the_same_name_in_another_year_is_another_group(run, platform) -> None:
    platform.cohorts[FJELL] = "Fjord"
    assert run("--year", "2")[0] == "Fjord: a new group."


def test_who_is_no_student_does_not_join(run, platform, people) -> None:
    platform.staff.add(people["max"].pk)
    others = ("tor", "kim", "cleo", "ida", "sol", "liv", "max")
    platform.seats |= {people[name].pk: FJELL for name in others}
    User.objects.filter(username="odd").update(is_active=False)
    run()
    assert in_group(FJELL) == {"nora"}


def test_who_is_not_active_for_a_while_does_not_leave(run) -> None:
    run()
    User.objects.filter(username="odd").update(is_active=False)
    assert (run(), in_group(FJELL)) == (AS_IT_IS, {"nora", "odd"})


def test_after_it_the_platforms_own_changes_are_followed(run, platform, pupils, after) -> None:
    run()
    after(platform.assign, pupils[0], VIDDE)
    assert (in_group(VIDDE), run()) == ({"nora", "pia"}, AS_IT_IS)


def test_nobody_is_put_into_a_cohort_by_it(run, platform) -> None:
    before = dict(platform.seats)
    run()
    assert platform.seats == before


@pytest.mark.parametrize("module", [COHORT_MODELS, ACCESS])
def test_cohorts_that_cannot_be_read_change_nothing(run, monkeypatch, caplog, module: str) -> None:
    run()
    before = house_rows()
    remove(monkeypatch, module)
    with pytest.raises(CommandError, match=r"cannot be read\. Nothing was changed"):
        run()
    assert (house_rows(), caplog.messages) == (before, ["Cannot tell who is in which cohort."])


def test_a_course_without_cohorts_is_said_so_and_loses_nobody(run, platform) -> None:
    run()
    platform.cohorts.clear()
    before = house_rows()
    with pytest.raises(CommandError, match=r"has no cohorts\. Nothing was changed"):
        run()
    assert house_rows() == before


def test_the_school_has_no_cohorts(run, settings) -> None:
    settings.FLEXID_HOST = "school"
    with pytest.raises(CommandError, match="only in Open edX"):
        run()


@pytest.mark.parametrize(
    "options", [(), ("--from-cohorts", COURSE, "--year", "3"), ("--from-cohorts",)]
)
def test_what_cannot_be_meant_is_refused(platform, options: tuple[str, ...]) -> None:
    with pytest.raises(CommandError):
        call_command("flexid_import_groups", *options)


def test_she_is_told_that_a_cohort_brought_her(run, pupils) -> None:
    run()
    nora = Actor(user_id=pupils[0].pk, real_user_id=pupils[0].pk)
    (found,) = privacy.export(nora)["memberships"]
    assert (found["group__name"], found["from_cohort"]) == ("Fjell", True)


def test_a_cohort_has_one_group_whoever_comes_second(run) -> None:
    run()
    with pytest.raises(IntegrityError):
        Group.objects.create(course_key=COURSE, name="Fjell", year=2, cohort_id=FJELL)
