"""What a file would change, before anything is done."""

import pytest
from django.utils import timezone

from flexid_xblock.access import api as access
from flexid_xblock.access.models import Group, Membership
from flexid_xblock.access.rosters.records import Caution, Following, Seat
from flexid_xblock.domain.errors import NotFound
from tests.access.rosters.files import a_file, codes, look

FJORD, SKOG = ("fjord", 1), ("skog", 1)


@pytest.fixture
def who(people):
    return {name: user.pk for name, user in people.items()}


def test_a_file_that_says_how_it_is_changes_nothing(actor) -> None:
    students = ("ana", "bo", "cai", "dina", "emre", "faduma")
    lines = [f"{name};;student;Fjord;1;cleo;ida" for name in students]
    lines += ["tor;;teacher;FJORD;1", "kim;;helper; fjord ;1", "ida;;counsellor"]
    found = look(actor("sol"), a_file(*lines))
    assert (found.plan.is_empty, found.plan.faults, found.plan.cautions) == (True, (), ())


def test_a_file_says_who_joins_who_moves_and_who_follows_up(actor, who) -> None:
    found = look(actor("sol"), a_file("ana;;student;Skog;1;dov", "per;;teacher;Vidde;2")).plan
    ana, dov, per = who["ana"], who["dov"], who["per"]
    assert [one.place for one in found.begins] == [
        Seat(ana, "student", SKOG),
        Following(dov, False, ana),
        Seat(per, "teacher", ("vidde", 2)),
    ]
    assert [(one.place, one.is_move) for one in found.ends] == [(Seat(ana, "student", FJORD), True)]
    assert found.groups == {("vidde", 2): "Vidde"}


def test_a_group_of_another_year_is_no_move(actor) -> None:
    assert look(actor("sol"), a_file("ana;;student;Fjord;2")).plan.ends == ()


def test_a_closed_group_keeps_whom_it_had(actor) -> None:
    Group.objects.filter(name="Fjord").update(closed_on=timezone.localdate())
    for whole in (False, True):
        found = look(actor("sol"), a_file("ana;;student;Skog;1;cleo;ida"), whole=whole).plan
        assert not [one for one in found.ends if getattr(one.place, "group", None) == FJORD]
    lines = ["ana;;student;Fjord;1", "eve;;student;Fjord;1"]
    assert codes(actor("sol"), *lines) == [(3, "closed_group")]


def test_only_a_whole_list_ends_who_is_not_in_it(actor, who) -> None:
    text = a_file("ana;;student;Fjord;1", "tor;;teacher;Fjord;1")
    assert look(actor("sol"), text).plan.ends == ()
    ends = [one.place for one in look(actor("sol"), text, whole=True).plan.ends]
    stay = {who["ana"], who["tor"]}
    assert {one.who for one in ends if isinstance(one, Seat)} & stay == set()
    # The file does not speak of Ana's counsellors; Bo is gone, and with her who followed her up.
    students = {one.student for one in ends if isinstance(one, Following)}
    assert (who["ana"] in students, who["bo"] in students) == (False, True)


def test_a_whole_list_that_names_a_counsellor_ends_the_one_before(actor, who) -> None:
    found = look(actor("sol"), a_file("ana;;student;Fjord;1;dov"), whole=True).plan
    ends = [one.place for one in found.ends if getattr(one.place, "student", 0) == who["ana"]]
    assert ends == [Following(who["cleo"], False, who["ana"])]


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        (["ana;;student;Skog;1", "ana;;student;Vidde;1"], [(3, "two_groups")]),
        (["ana;;student;Skog;1", "ANA;;student;skog;1"], [(3, "line_twice")]),
        (["ana;;student;Skog;1;ana"], [(2, "own_counsellor"), (2, "student_and_adult")]),
        (["tor;;student;Skog;1"], [(2, "student_and_adult")]),
        (["liv;;student;Skog;1"], [(2, "student_and_adult")]),
        (["eve;;teacher;Fjord;1"], [(2, "student_and_adult")]),
        (["sol;;teacher;Skog;1"], [(2, "not_yourself")]),
        (["ana;;student;Fjord;1;sol"], [(2, "not_yourself")]),
        (["ana;;student;Fjord;1;;;;2020-01-01"], [(2, "day_over")]),
        (["ana;;student;Fjord;1;nobody"], [(2, "unknown_counsellor")]),
        (["nora;;student;Fjord;1"], [(2, "no_name")]),
        (["no ra;Nora;student;Fjord;1"], [(2, "bad_login")]),
    ],
)
def test_what_cannot_be_is_said_by_line(actor, lines: list[str], found: list) -> None:
    assert codes(actor("sol"), *lines) == found


def test_who_is_there_already_by_somebody_elses_hand_is_not_done_by_herself(actor, who) -> None:
    group = Group.objects.get(name="Skog")
    access.add_member(group_id=group.pk, user_id=who["sol"], role="teacher")
    assert codes(actor("sol"), "sol;;teacher;Skog;1") == []


def test_whom_a_cohort_brought_the_cohort_moves(actor, who) -> None:
    Membership.objects.filter(user_id=who["ana"]).update(from_cohort=True)
    assert codes(actor("sol"), "ana;;student;Skog;1") == [(2, "cohort_moves")]
    text = a_file("bo;;student;Fjord;1")
    ends = look(actor("sol"), text, whole=True).plan.ends
    assert who["ana"] not in {one.place.who for one in ends}


def test_groups_that_are_small_or_lack_a_teacher_and_who_has_no_reader_are_pointed_out(
    actor, who
) -> None:
    found = look(actor("sol"), a_file("nora;Nora Berg;student;Vidde;1", "bo;;student;Skog;1")).plan
    vidde = ("vidde", 1)
    assert found.cautions == (
        Caution(code="size", group=vidde, number=1),
        Caution(code="teachers", group=vidde, number=0),
        Caution(code="size", group=SKOG, number=2),
        Caution(code="teachers", group=SKOG, number=1),
        Caution(code="no_counsellor", number=1, people=("nora",)),
    )


def test_a_new_account_is_one_however_often_and_in_whatever_spelling_it_is_named(actor) -> None:
    lines = [
        "Nora;;student;Fjord;1;NILS",
        "nils;Nils Moe;counsellor",
        "nora;Nora Berg;helper;Skog;1",
    ]
    found = look(actor("sol"), a_file(*lines))
    assert (found.plan.faults, found.accounts) == (
        (),
        (("Nora", "Nora Berg"), ("nils", "Nils Moe")),
    )


@pytest.mark.parametrize("lines", [1, 60])
def test_looking_costs_as_much_for_many_lines_as_for_one(
    actor, lines: int, django_assert_num_queries
) -> None:
    text = a_file(*(f"new{one};New {one};student;Vidde{one % 9};1;cleo" for one in range(lines)))
    with django_assert_num_queries(7):
        look(actor("sol"), text)


@pytest.mark.parametrize("name", ["ana", "tor", "cleo", "liv", "kim"])
def test_for_others_there_is_no_such_thing(actor, name: str) -> None:
    with pytest.raises(NotFound):
        look(actor(name), a_file("ana;;student;Skog;1"))
