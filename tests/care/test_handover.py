"""A case changes hands: what the next counsellor finds, before and after."""

import pytest

from flexid_xblock.care.api import handover, notes
from flexid_xblock.domain.errors import NotFound
from tests.care.casework import assign, close, end, follow_up, known, note, opened, own, to_do
from tests.common import COURSE


@pytest.fixture
def case(ana, cleo):
    """Cleo's work for Ana: notes of each kind, open and put away, and something to do."""
    for kind in notes.KINDS:
        note(cleo, ana, f"open-{kind}", kind=kind)
        close(cleo, note(cleo, ana, f"away-{kind}", kind=kind).id)
    follow_up(cleo, ana, "Call her.")


def found_by(who, student) -> tuple:
    """All that somebody finds in a case that others left there."""
    return known(who, student), opened(who, student), to_do(who, student), own(who, student)


def test_before_she_is_assigned_there_is_no_case(actor, ana, case) -> None:
    for look in (known, opened, to_do, own):
        with pytest.raises(NotFound):
            look(actor("dov"), ana)


def test_afterwards_the_next_finds_what_is_open_and_no_private_note(actor, ana, cleo, case) -> None:
    end(cleo, ana)
    assign(actor("dov"), ana)
    kinds = [(cleo.user_id, "case"), (cleo.user_id, "restricted")]
    assert found_by(actor("dov"), ana) == (kinds, ["open-case"], ["Call her."], [])


def test_whose_case_it_was_finds_nothing_more(ana, cleo, case) -> None:
    end(cleo, ana)
    for look in (known, opened, to_do, own):
        with pytest.raises(NotFound):
            look(cleo, ana)


def test_beforehand_she_sees_what_goes_along_and_what_stays(actor, ana, cleo, case) -> None:
    note(actor("ida"), ana, "by a colleague", kind="case")
    note(actor("ida"), ana, "by a colleague, for herself")
    found = handover.goes_along(cleo, COURSE)
    told = {"follow_ups": 1, "case_notes": 2, "requests": 0, "restricted": 1, "private": 1}
    assert [vars(one) for one in found] == [{"student_id": ana.user_id, **told}]
    assert [one.text for one in notes.own_unshared(cleo, COURSE)] == [
        "open-restricted",
        "open-private",
    ]


def test_what_she_turned_in_time_goes_along(actor, ana, cleo) -> None:
    made = note(cleo, ana, "kanari")
    notes.set_kind(cleo, made.id, course_key=COURSE, kind="case")
    end(cleo, ana)
    assign(actor("dov"), ana)
    assert opened(actor("dov"), ana) == ["kanari"]


def test_afterwards_she_has_no_list_to_turn(ana, cleo, case) -> None:
    end(cleo, ana)
    assert (handover.goes_along(cleo, COURSE), notes.own_unshared(cleo, COURSE)) == ((), ())


@pytest.mark.parametrize("name", ["ana", "tor", "dov", "liv", "sol"])
def test_others_have_nothing_to_hand_over(actor, case, name: str) -> None:
    assert handover.goes_along(actor(name), COURSE) == ()
    assert notes.own_unshared(actor(name), COURSE) == ()
