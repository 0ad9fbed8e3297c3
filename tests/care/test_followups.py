"""Follow-ups: for all on the case, by a day, and along with the case."""

from datetime import date, timedelta
from uuid import uuid4

import pytest

from flexid_xblock.audit.models import ReadRow
from flexid_xblock.care.api import followups
from flexid_xblock.care.models import FollowUp
from flexid_xblock.domain.errors import Conflict, Invalid, NotFound
from tests.care.casework import TOMORROW, end, follow_up, to_do
from tests.common import COURSE

OUTSIDE = ["ana", "bo", "eve", "kim", "tor", "dov", "liv", "sol", "max"]


def done(who, follow_up_id, *, is_done: bool = True) -> None:
    followups.set_done(who, follow_up_id, course_key=COURSE, done=is_done)


def test_all_on_the_case_read_it_without_a_row(actor, ana, cleo) -> None:
    follow_up(cleo, ana, "Call her.")
    assert (to_do(cleo, ana), to_do(actor("ida"), ana)) == (["Call her."], ["Call her."])
    assert ReadRow.objects.count() == 0


@pytest.mark.parametrize("name", OUTSIDE)
def test_it_is_not_there_for_anybody_else(actor, ana, cleo, name: str) -> None:
    made = follow_up(cleo, ana)
    for act in (
        lambda: to_do(actor(name), ana),
        lambda: done(actor(name), made),
        lambda: follow_up(actor(name), ana),
    ):
        with pytest.raises(NotFound):
            act()
    assert list(FollowUp.objects.values_list("done_at", flat=True)) == [None]


def test_the_same_again_is_the_same_and_another_day_moves_it(actor, ana, cleo) -> None:
    made = follow_up(cleo, ana)
    follow_up(cleo, ana, follow_up_id=made)
    later = TOMORROW + timedelta(days=3)
    follow_up(actor("ida"), ana, due_on=later, follow_up_id=made)
    assert [(row.due_on, row.author_id) for row in FollowUp.objects.all()] == [
        (later, cleo.user_id)
    ]


def test_what_is_to_do_is_never_written_over(ana, cleo) -> None:
    made = follow_up(cleo, ana)
    with pytest.raises(Conflict, match="written_already"):
        follow_up(cleo, ana, "Other.", follow_up_id=made)
    assert to_do(cleo, ana) == ["Call her."]


def test_it_belongs_to_one_student(actor, ana, cleo) -> None:
    made = follow_up(cleo, ana)
    with pytest.raises(NotFound):
        follow_up(cleo, actor("bo"), follow_up_id=made)


@pytest.mark.parametrize(("text", "code"), [(" ", "empty_text"), ("x" * 301, "too_long")])
def test_what_is_nothing_to_do_is_refused(ana, cleo, text: str, code: str) -> None:
    with pytest.raises(Invalid, match=code):
        follow_up(cleo, ana, text)


def test_who_did_it_first_stands_and_it_can_be_taken_back(actor, ana, cleo) -> None:
    made, ida = follow_up(cleo, ana), actor("ida")
    done(ida, made)
    done(cleo, made)
    assert FollowUp.objects.get().done_by == ida.user_id
    assert (to_do(cleo, ana), to_do(cleo, ana, done=True)) == ([], ["Call her."])
    done(cleo, made, is_done=False)
    assert (to_do(cleo, ana), FollowUp.objects.get().done_by) == (["Call her."], None)


def test_mine_are_those_of_all_my_cases_soonest_first(actor, ana, cleo) -> None:
    days = [date(2030, 1, day) for day in (3, 1, 2)]
    for name, day in zip(("ana", "bo", "cai"), days, strict=True):
        follow_up(cleo, actor(name), due_on=day)
    follow_up(actor("dov"), actor("eve"))
    done(cleo, follow_up(cleo, ana, "It is done."))
    order = [actor(name).user_id for name in ("bo", "cai", "ana")]
    for name in ("cleo", "ida"):
        found = followups.mine(actor(name), COURSE)
        assert [one.student_id for one in found] == order
        assert "text" not in vars(found[0])


def test_an_ended_assignment_takes_them_from_my_list(ana, cleo) -> None:
    made = follow_up(cleo, ana)
    end(cleo, ana)
    assert followups.mine(cleo, COURSE) == ()
    with pytest.raises(NotFound):
        done(cleo, made)


def test_what_nobody_wrote_cannot_be_done(cleo) -> None:
    with pytest.raises(NotFound):
        done(cleo, uuid4())
