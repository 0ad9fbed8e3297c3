"""Asking to break the glass: with a reason, and once however often it is sent."""

from uuid import UUID

import pytest

from flexid_xblock.access import glass
from flexid_xblock.access.models import Permit
from flexid_xblock.domain.errors import Conflict, Invalid, NotFound
from tests.access.breaking import REASON, ask
from tests.common import COURSE


@pytest.fixture
def asked(actor) -> UUID:
    """Dov has asked to read what Ana sent."""
    return ask(actor("dov"), actor("ana"))


@pytest.mark.parametrize("why", ["", "x" * 19, "x" * 19 + "  \n", "x" * 19 + "\x00\u202e"])
def test_a_reason_has_twenty_characters(actor, why: str) -> None:
    with pytest.raises(Invalid, match="reason_short"):
        ask(actor("dov"), actor("ana"), why=why)
    ask(actor("dov"), actor("ana"), why="x" * 20)
    assert [permit.reason for permit in glass.asked_by(actor("dov"), COURSE)] == ["x" * 20]


@pytest.mark.parametrize("again", [REASON, f" {REASON}\r\n"])
def test_asking_twice_is_asking_once(actor, asked: UUID, again: str) -> None:
    before = Permit.objects.values().get()
    ask(actor("dov"), actor("ana"), permit_id=asked, why=again)
    assert Permit.objects.values().get() == before


def test_the_first_reason_stands_and_she_is_told_so(actor, asked: UUID) -> None:
    with pytest.raises(Conflict, match=r"^asked_already$"):
        ask(actor("dov"), actor("ana"), permit_id=asked, why=REASON + " Again.")
    found = glass.asked_by(actor("dov"), COURSE)
    assert [(one.id, one.reason) for one in found] == [(asked, REASON)]


def test_another_persons_asking_is_not_there(actor, asked: UUID) -> None:
    with pytest.raises(NotFound):
        ask(actor("liv"), actor("ana"), permit_id=asked)
    assert glass.asked_by(actor("liv"), COURSE) == ()


@pytest.mark.parametrize("why", [REASON, REASON + " Again."])
def test_an_asking_about_one_student_is_not_there_for_another(actor, asked, why: str) -> None:
    before = Permit.objects.values().get()
    with pytest.raises(NotFound):
        ask(actor("dov"), actor("bo"), permit_id=asked, why=why)
    assert Permit.objects.values().get() == before


def test_an_asking_in_one_course_is_not_there_in_another(actor, asked: UUID) -> None:
    Permit.objects.update(course_key="course-v1:another+one+1")
    with pytest.raises(NotFound):
        ask(actor("dov"), actor("ana"), permit_id=asked)


@pytest.mark.races
def test_asking_twice_at_once_is_asking_once(actor, asked: UUID, monkeypatch) -> None:
    looks, too_early = glass._is_repeat, iter([False])
    monkeypatch.setattr(glass, "_is_repeat", lambda *it: next(too_early, True) and looks(*it))
    ask(actor("dov"), actor("ana"), permit_id=asked)
    assert Permit.objects.count() == 1
