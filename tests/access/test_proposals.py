"""Two persons change who reads: one asks, another agrees, and neither of them gains by it."""

from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from django.utils import timezone

from flexid_xblock.access import api as access
from flexid_xblock.access import proposals
from flexid_xblock.access.models import CourseRole, Membership, Proposal
from flexid_xblock.access.records import ProposalInfo
from flexid_xblock.domain.actors import Actor
from flexid_xblock.domain.errors import Conflict, Denied, Invalid, NotFound
from tests.access.proposing import change
from tests.common import COURSE

HERE = {"course_key": COURSE}


@pytest.fixture
def ask(actor):
    """``ask("sol", "dov")``: Sol asks that Dov follows Ana up."""

    def act(asker: str, counsellor: str = "dov", **more: object) -> ProposalInfo:
        what = change([actor("ana").user_id], actor(counsellor).user_id, **more)
        return proposals.propose(actor(asker), COURSE, "counsellor", what)

    return act


def readers(actor) -> tuple[int, ...]:
    return access.readers_of(actor("ana").user_id, COURSE).counsellors


def names(actor, *people: str) -> tuple[int, ...]:
    return tuple(actor(one).user_id for one in people)


def test_one_asks_and_another_agrees(actor, ask) -> None:
    asked = ask("sol")
    assert (asked.is_waiting, readers(actor)) == (True, names(actor, "cleo"))
    done = proposals.approve(actor("max"), asked.id, **HERE)
    assert (done.outcome, done.decided_by) == ("done", actor("max").user_id)
    assert readers(actor) == names(actor, "cleo", "dov")


def test_what_waits_already_is_not_asked_twice(actor, ask) -> None:
    assert ask("sol").id == ask("sol").id
    assert [one.asked_by for one in proposals.pending(actor("max"), COURSE)] == [
        actor("sol").user_id
    ]


def test_to_agree_twice_is_once(actor, ask) -> None:
    asked = ask("sol")
    first = proposals.approve(actor("max"), asked.id, **HERE)
    assert proposals.approve(actor("max"), asked.id, **HERE) == first
    assert readers(actor) == names(actor, "cleo", "dov")


def test_the_asker_does_not_agree_herself_and_takes_it_back_herself(actor, ask) -> None:
    asked = ask("sol")
    for act in (proposals.approve, proposals.refuse):
        with pytest.raises(Denied, match="second_person"):
            act(actor("sol"), asked.id, **HERE)
    with pytest.raises(NotFound):
        proposals.withdraw(actor("max"), asked.id, **HERE)
    assert proposals.withdraw(actor("sol"), asked.id, **HERE).outcome == "withdrawn"
    with pytest.raises(Conflict, match="decided_already"):
        proposals.approve(actor("max"), asked.id, **HERE)
    assert readers(actor) == names(actor, "cleo")


@pytest.mark.parametrize(("asker", "counsellor"), [("sol", "sol"), ("max", "max")])
def test_nobody_asks_for_herself(actor, ask, asker: str, counsellor: str) -> None:
    with pytest.raises(Denied, match="not_oneself"):
        ask(asker, counsellor)
    assert Proposal.objects.count() == 0


def test_whoever_would_become_the_reader_does_not_agree(actor, ask) -> None:
    asked = ask("sol", "max")
    with pytest.raises(Denied, match="not_oneself"):
        proposals.approve(actor("max"), asked.id, **HERE)


def test_through_another_persons_eyes_nobody_asks_or_agrees(actor, ask) -> None:
    asked = ask("sol")
    what = change([actor("ana").user_id], actor("dov").user_id)
    for masked in (actor("max", seen_by="sol"), actor("sol", seen_by="max")):
        with pytest.raises(NotFound):
            proposals.propose(masked, COURSE, "counsellor", what)
        for act in (proposals.approve, proposals.refuse, proposals.withdraw):
            with pytest.raises(NotFound):
                act(masked, asked.id, **HERE)


@pytest.mark.parametrize("name", ["ana", "tor", "cleo", "dov", "liv", "kim"])
def test_nobody_else_asks_sees_or_decides(actor, ask, name: str) -> None:
    asked = ask("sol")
    with pytest.raises(NotFound):
        ask(name, "dov" if name != "dov" else "ida")
    for look in (proposals.pending, proposals.lately):
        with pytest.raises(NotFound):
            look(actor(name), COURSE)
    for act in (proposals.approve, proposals.refuse, proposals.withdraw):
        with pytest.raises(NotFound):
            act(actor(name), asked.id, **HERE)


def test_of_another_course_and_of_nowhere_nothing_is_there(actor, ask) -> None:
    asked = ask("sol")
    for proposal, course_key in ((asked.id, "course-v1:other+1+1"), (uuid4(), COURSE)):
        with pytest.raises(NotFound):
            proposals.approve(actor("max"), proposal, course_key=course_key)


def test_after_fourteen_days_it_is_over(actor, ask) -> None:
    asked = ask("sol")
    _age(asked.id, proposals.LIFE)
    with pytest.raises(Denied, match="proposal_over"):
        proposals.approve(actor("max"), asked.id, **HERE)
    assert (proposals.pending(actor("max"), COURSE), ask("sol").id == asked.id) == ((), False)


def test_the_day_before_it_is_not(actor, ask) -> None:
    asked = ask("sol")
    _age(asked.id, proposals.LIFE - timedelta(hours=1))
    assert proposals.approve(actor("max"), asked.id, **HERE).outcome == "done"


def test_a_refusal_stands_and_is_told(actor, ask) -> None:
    asked = ask("sol")
    refused = proposals.refuse(actor("max"), asked.id, **HERE)
    assert proposals.refuse(actor("max"), asked.id, **HERE) == refused
    with pytest.raises(Conflict, match="decided_already"):
        proposals.withdraw(actor("sol"), asked.id, **HERE)
    assert proposals.lately(actor("sol"), COURSE) == (refused,)


def _student_leaves(actor) -> None:
    Membership.objects.filter(user_id=actor("ana").user_id).update(until=timezone.now())


def _asker_is_none_any_more(actor) -> None:
    CourseRole.objects.filter(user_id=actor("sol").user_id).update(until=timezone.now())


def _counsellor_joins_as_student(actor) -> None:
    group = access.create_group(course_key=COURSE, name="Skog", year=1)
    access.add_member(group_id=group, user_id=actor("dov").user_id, role="student")


@pytest.mark.parametrize(
    "happens", [_student_leaves, _asker_is_none_any_more, _counsellor_joins_as_student]
)
def test_where_the_world_has_changed_nothing_is_done(actor, ask, happens) -> None:
    asked = ask("sol")
    happens(actor)
    with pytest.raises(Denied, match="proposal_stale"):
        proposals.approve(actor("max"), asked.id, **HERE)
    assert [one.outcome for one in proposals.lately(actor("max"), COURSE)] == ["stale"]
    assert readers(actor) == names(actor, "cleo")


def test_what_nobody_could_do_now_is_not_asked(actor, ask) -> None:
    with pytest.raises(Invalid, match="is_student"):
        ask("sol", "eve")
    assert Proposal.objects.count() == 0


def test_in_a_one_person_office_it_is_done_at_once_and_kept(actor, ask, settings) -> None:
    settings.FLEXID_SECOND_PERSON = False
    assert (ask("sol").outcome, readers(actor)) == ("done", names(actor, "cleo", "dov"))
    assert Proposal.objects.values_list("asked_by", "decided_by").get() == (
        actor("sol").user_id,
        None,
    )
    with pytest.raises(Denied, match="not_oneself"):
        ask("sol", "sol")


def test_staff_ask_and_a_coordinator_agrees(actor, ask) -> None:
    asked = ask("max")
    assert proposals.approve(actor("sol"), asked.id, **HERE).outcome == "done"


def test_staff_of_another_course_are_strangers_here(actor) -> None:
    pk = actor("max").user_id
    with pytest.raises(NotFound):
        proposals.pending(Actor(user_id=pk, real_user_id=pk, enrolled=True), COURSE)


def _age(proposal: UUID, by: timedelta) -> None:
    Proposal.objects.filter(pk=proposal).update(asked_at=timezone.now() - by)
