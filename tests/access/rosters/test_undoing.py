"""An import taken back: just what it changed, as far as nobody has changed it since."""

from datetime import timedelta

import pytest
from django.utils import timezone

from flexid_xblock.access import api as access
from flexid_xblock.access import proposals
from flexid_xblock.access.models import CounsellorAssignment, Group, Membership, Proposal
from flexid_xblock.access.rosters import api as rosters
from flexid_xblock.domain.errors import Conflict, Denied, NotFound
from tests.access.rosters.files import a_file, ask, bring, look
from tests.common import COURSE

LINES = (
    "nora;Nora Berg;student;Vidde;1;cleo",
    "ana;;student;Vidde;1;dov",
    "bo;;student;Fjord;1;;;;2099-06-18",
)


def live() -> set[tuple]:
    """Who stands where now, and until when."""
    seats = Membership.objects.live().values_list("group__name", "user_id", "role", "until")
    follows = CounsellorAssignment.objects.live()
    return {*seats, *follows.values_list("counsellor_id", "student_id", "is_deputy", "until")}


def undo(who, asked) -> dict[str, int]:
    return rosters.undo(who, asked.id, course_key=COURSE)


@pytest.mark.parametrize("whole", [False, True])
def test_all_stands_as_it_did_and_what_stays_is_said(actor, whole: bool) -> None:
    actor("sol")
    before = live()
    done = bring(actor("sol"), actor("max"), a_file(*LINES), whole=whole)
    assert live() != before
    assert undo(actor("sol"), done) == {"groups": 1, "accounts": 1, "changed": 0}
    assert live() == before


def test_taken_back_twice_is_once(actor) -> None:
    done = bring(actor("sol"), actor("max"), a_file(*LINES))
    first = undo(actor("sol"), done)
    after = live()
    assert (undo(actor("sol"), done), live()) == (first, after)
    assert Proposal.objects.get().undo is None


def test_the_same_file_can_be_brought_again(actor) -> None:
    later = timezone.localdate() + timedelta(days=9)
    text = a_file(*LINES, f"cai;;student;Skog;1;;;{later}")
    undo(actor("sol"), bring(actor("sol"), actor("max"), text))
    again = bring(actor("sol"), actor("max"), text)
    assert (again.what["counts"]["accounts"], again.what["counts"]["groups"]) == (0, 0)
    assert look(actor("sol"), text).plan.is_empty


def test_what_somebody_has_changed_since_stays_as_she_left_it(actor) -> None:
    done = bring(actor("sol"), actor("max"), a_file(*LINES))
    ana, vidde, skog = actor("ana").user_id, *Group.objects.filter(name__in=["Vidde", "Skog"])
    vidde, skog = (Group.objects.get(name=name).pk for name in ("Vidde", "Skog"))
    access.end_membership(group_id=vidde, user_id=ana)
    access.add_member(group_id=skog, user_id=ana, role="student")
    Membership.objects.filter(user_id=actor("bo").user_id).update(until=None)
    # Her new place by hand, the old one that would be a second home, and Bo's day.
    assert undo(actor("sol"), done)["changed"] == 3
    homes = Membership.objects.live().filter(user_id=ana)
    assert [one.group.name for one in homes] == ["Skog"]


def test_nobody_gets_a_place_back_by_her_own_hand(actor) -> None:
    fjord = Group.objects.get(name="Fjord").pk
    access.add_member(group_id=fjord, user_id=actor("sol").user_id, role="teacher")
    done = bring(actor("sol"), actor("max"), a_file("ana;;student;Fjord;1"), whole=True)
    assert undo(actor("sol"), done)["changed"] == 1
    assert actor("sol").user_id not in access.people_of(fjord, "teacher")


def test_after_seven_days_it_is_too_late(actor) -> None:
    done = bring(actor("sol"), actor("max"), a_file(*LINES))
    Proposal.objects.update(decided_at=timezone.now() - rosters.DAYS)
    with pytest.raises(Denied, match="undo_over"):
        undo(actor("sol"), done)


def test_only_what_was_done_can_be_taken_back(actor) -> None:
    asked = ask(actor("sol"), a_file(*LINES))
    with pytest.raises(Conflict, match="decided_already"):
        undo(actor("sol"), asked)


@pytest.mark.parametrize("name", ["ana", "tor", "cleo", "liv"])
def test_for_others_there_is_nothing_to_take_back(actor, name: str) -> None:
    done = bring(actor("sol"), actor("max"), a_file(*LINES))
    with pytest.raises(NotFound):
        undo(actor(name), done)


def test_another_courses_import_is_not_there(actor, people) -> None:
    done = bring(actor("sol"), actor("max"), a_file(*LINES))
    with pytest.raises(NotFound):
        rosters.undo(actor("max"), done.id, course_key="course-v1:a+b+c")
    assert proposals.lately(actor("sol"), COURSE)[0].outcome == "done"
