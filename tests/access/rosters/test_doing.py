"""An import is one act of two persons: all of it or nothing, and again it is nothing."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.utils import timezone

from flexid_xblock.access import api as access
from flexid_xblock.access import personal, proposals
from flexid_xblock.access.models import CounsellorAssignment, Group, Membership, Proposal
from flexid_xblock.access.rosters import api as rosters
from flexid_xblock.access.years import end_of_school_year
from flexid_xblock.domain.errors import Conflict, Denied, Invalid
from tests.access.rosters.files import a_file, ask, bring, look
from tests.common import COURSE

NEW = (
    "nora;Nora Berg;student;Vidde;1;nils;ida",
    "ana;;student;Vidde;1;nils",
    "per;;teacher;Vidde;1",
    "nils;Nils Moe;counsellor",
)


def in_group(name: str) -> dict[str, str]:
    """Who is in a group now, and as what."""
    rows = Membership.objects.live().filter(group__name=name)
    names = dict(User.objects.values_list("pk", "username"))
    return {names[row.user_id]: row.role for row in rows}


def everything() -> list[list[tuple]]:
    models = (Group, Membership, CounsellorAssignment, User)
    return [list(model.objects.order_by("pk").values_list()) for model in models]


def test_nothing_is_done_before_a_second_person_agrees(actor) -> None:
    actor("sol")
    before = everything()
    asked = ask(actor("sol"), a_file(*NEW))
    assert (asked.is_waiting, everything()) == (True, before)


def test_what_was_shown_is_done_by_the_second_persons_yes(actor, people) -> None:
    done = bring(actor("sol"), actor("max"), a_file(*NEW))
    assert in_group("Vidde") == {"nora": "student", "ana": "student", "per": "teacher"}
    assert "ana" not in in_group("Fjord")
    nora, nils = (User.objects.get(username=name) for name in ("nora", "nils"))
    assert (nora.get_full_name(), nora.has_usable_password()) == ("Nora Berg", False)
    readers = access.readers_of(nora.pk, COURSE)
    assert readers == access.Readers(counsellors=(nils.pk,), deputies=(people["ida"].pk,))
    assert done.what == {"counts": dict(done.what["counts"], accounts=2, groups=1, moves=1)}


def test_after_it_only_numbers_are_kept_of_the_file(actor) -> None:
    bring(actor("sol"), actor("max"), a_file(*NEW))
    (row,) = Proposal.objects.all()
    assert set(row.what) == {"counts"}
    assert "nora" not in str([row.what, row.undo]).casefold()


@pytest.mark.parametrize("decide", [proposals.refuse, proposals.withdraw])
def test_nor_is_more_kept_of_what_is_not_done(actor, decide) -> None:
    asked = ask(actor("sol"), a_file(*NEW))
    second = actor("sol" if decide is proposals.withdraw else "max")
    decide(second, asked.id, course_key=COURSE)
    assert set(Proposal.objects.get().what) == {"counts"}


def test_nor_of_what_nobody_decided_in_time(actor) -> None:
    ask(actor("sol"), a_file(*NEW))
    now = timezone.now()
    proposals.forget(now + proposals.LIFE - timedelta(minutes=1))
    assert "rows" in Proposal.objects.get().what
    proposals.forget(now + proposals.LIFE + timedelta(minutes=1))
    assert set(Proposal.objects.get().what) == {"counts"}


def test_the_same_file_again_changes_nothing(actor) -> None:
    text = a_file(*NEW)
    bring(actor("sol"), actor("max"), text)
    found = look(actor("sol"), text)
    assert (found.plan.is_empty, found.plan.faults) == (True, ())
    with pytest.raises(Invalid, match="nothing_changes"):
        ask(actor("sol"), text)


def test_a_part_of_a_year_begins_and_ends_on_its_days(actor, people) -> None:
    today = timezone.localdate()
    first, last = today + timedelta(days=3), today + timedelta(days=30)
    text = a_file(f"bo;;student;Skog;1;dov;;{first};{last}", f"kim;;helper;Fjord;1;;;;{last}")
    bring(actor("sol"), actor("max"), text)
    (row,) = Membership.objects.filter(group__name="Skog", user_id=people["bo"].pk)
    days = [timezone.localtime(moment) for moment in (row.since, row.until)]
    assert [(one.date(), one.hour) for one in days] == [(first, 0), (last + timedelta(days=1), 0)]
    beyond = look(actor("sol"), a_file("kim;;helper;Skog;1;;;;2098-01-01")).plan.begins
    assert [one.until for one in beyond] == [end_of_school_year(timezone.localtime())]
    helper = Membership.objects.get(user_id=people["kim"].pk)
    assert timezone.localtime(helper.until).date() == last + timedelta(days=1)
    assert look(actor("sol"), text).plan.is_empty


def somebody_joins(actor) -> None:
    group = Group.objects.get(name="Skog")
    access.add_member(group_id=group.pk, user_id=actor("per").user_id, role="teacher")


def somebody_moves(actor) -> None:
    access.end_membership(group_id=Group.objects.get(name="Fjord").pk, user_id=actor("ana").user_id)


def an_account_is_made(actor) -> None:
    User.objects.create_user("NORA")


def a_group_is_made(actor) -> None:
    access.create_group(course_key=COURSE, name="vidde", year=1)


@pytest.mark.parametrize("change", [somebody_moves, an_account_is_made, a_group_is_made])
def test_where_the_school_has_changed_since_nothing_is_done(actor, change) -> None:
    asked = ask(actor("sol"), a_file(*NEW))
    change(actor)
    before = everything()
    with pytest.raises(Denied, match="proposal_stale"):
        proposals.approve(actor("max"), asked.id, course_key=COURSE)
    assert everything() == before


def test_what_has_nothing_to_do_with_it_hinders_nothing(actor) -> None:
    asked = ask(actor("sol"), a_file(*NEW))
    somebody_joins(actor)
    assert proposals.approve(actor("max"), asked.id, course_key=COURSE).outcome == "done"


def test_what_was_not_shown_is_not_asked(actor) -> None:
    text = a_file(*NEW)
    with pytest.raises(Conflict, match="roster_changed"):
        rosters.wanted(actor("sol"), COURSE, text, whole=False, seen="0" * 64)
    with pytest.raises(Invalid, match="roster_faults"):
        rosters.wanted(actor("sol"), COURSE, a_file("nora;;boss"), whole=False, seen="")


def test_neither_of_the_two_gains_by_it(actor) -> None:
    asked = ask(actor("sol"), a_file("max;;teacher;Skog;1", "eve;;student;Skog;1"))
    with pytest.raises(Denied, match="not_oneself"):
        proposals.approve(actor("max"), asked.id, course_key=COURSE)
    with pytest.raises(Denied, match="second_person"):
        proposals.approve(actor("sol"), asked.id, course_key=COURSE)


def test_a_one_person_office_does_it_at_once(actor, settings) -> None:
    settings.FLEXID_SECOND_PERSON = False
    done = ask(actor("sol"), a_file(*NEW))
    assert (done.outcome, "nora" in in_group("Vidde")) == ("done", True)


@pytest.mark.parametrize("lines", [1, 60])
def test_doing_it_costs_as_much_for_many_lines_as_for_one(
    actor, lines: int, django_assert_num_queries
) -> None:
    text = a_file(*(f"new{one};New {one};student;Vidde;1;cleo" for one in range(lines)))
    asked = ask(actor("sol"), text)
    with django_assert_num_queries(27):
        proposals.approve(actor("max"), asked.id, course_key=COURSE)


def test_it_is_told_who_is_in_it_and_forgets_who_is_erased(actor) -> None:
    asked = ask(actor("sol"), a_file(*NEW))
    ana = actor("ana").user_id
    (mine,) = personal.export(actor("ana"))["proposals"]
    assert [row["user_id"] for row in mine["what"]["rows"]] == [ana]
    personal.erase(ana)
    rows = Proposal.objects.get(pk=asked.id).what["rows"]
    assert ana not in {row.get("user_id") for row in rows}
