"""Breaking the glass: who asks, who decides, what opens for an hour, what the student is told."""

from collections.abc import Callable
from datetime import datetime
from uuid import UUID

import pytest
from django.db import DatabaseError
from django.utils import timezone

from flexid_xblock.access import api as access
from flexid_xblock.access import glass
from flexid_xblock.access.models import Permit
from flexid_xblock.audit import chain
from flexid_xblock.audit.models import ReadRow
from flexid_xblock.domain.errors import Denied, NotFound, Unavailable
from flexid_xblock.journal import api as journal
from flexid_xblock.journal import queries
from flexid_xblock.vault import door
from tests.access.breaking import DAY, HOUR, TICK, WHY_LATER, ask, decide, read
from tests.common import COURSE, answer, send, type_on, write

STUDENTS, TEACHERS = ("ana", "bo", "cai", "eve", "kim"), ("tor", "per", "una")
PERSONS = (*STUDENTS, *TEACHERS, "cleo", "ida", "dov", "liv", "sol", "max")


@pytest.fixture
def sent(actor) -> journal.OwnEntry:
    """Ana's text, sent to Cleo and Ida."""
    return send(actor("ana"), write(actor("ana"), "a sent word"))


@pytest.fixture
def hour(actor, sent) -> UUID:
    """Dov may read what Ana sent, since now, for an hour; nothing is kept from her."""
    permit_id = ask(actor("dov"), actor("ana"))
    decide(actor("liv"), permit_id)
    return permit_id


@pytest.fixture
def clock(monkeypatch) -> Callable[[datetime], None]:
    """``clock(moment)``: from here on it is that moment."""
    return lambda moment: monkeypatch.setattr(timezone, "now", lambda: moment)


@pytest.mark.parametrize("name", PERSONS)
def test_only_another_counsellor_or_a_lead_asks(actor, name: str) -> None:
    if name in {"dov", "liv"}:
        ask(actor(name), actor("ana"))
    else:
        with pytest.raises(NotFound):
            ask(actor(name), actor("ana"))
    assert Permit.objects.count() == (name in {"dov", "liv"})


def test_nobody_asks_or_decides_through_another_persons_eyes(actor) -> None:
    waiting = ask(actor("dov"), actor("ana"))
    for act in (
        lambda: ask(actor("dov", seen_by="max"), actor("ana")),
        lambda: decide(actor("liv", seen_by="dov"), waiting),
        lambda: glass.review(actor("liv", seen_by="dov"), waiting),
        lambda: glass.led_by(actor("liv", seen_by="max"), COURSE),
        lambda: glass.asked_by(actor("dov", seen_by="max"), COURSE),
        lambda: glass.told_to(actor("ana", seen_by="max")),
    ):
        with pytest.raises(NotFound):
            act()
    assert Permit.objects.get().decided_at is None


@pytest.mark.parametrize("name", ["tor", "sol", "max", "kim"])
def test_there_is_nothing_to_ask_about_who_is_no_student(actor, name: str) -> None:
    for asker in ("dov", "liv"):
        with pytest.raises(NotFound):
            ask(actor(asker), actor(name))


def test_a_student_who_left_her_group_is_not_there(actor) -> None:
    group = access.groups_of(actor("ana"), COURSE, "student")[0]
    access.end_membership(group_id=group.id, user_id=actor("ana").user_id)
    with pytest.raises(NotFound):
        ask(actor("liv"), actor("ana"))


@pytest.mark.parametrize("name", sorted({*PERSONS} - {"liv"}))
def test_only_a_lead_decides_and_looks_back(actor, name: str) -> None:
    waiting = ask(actor("dov"), actor("ana"))
    for act in (decide, glass.review):
        with pytest.raises(NotFound):
            act(actor(name), waiting)
    with pytest.raises(NotFound):
        glass.led_by(actor(name), COURSE)
    assert Permit.objects.filter(decided_at=None, reviewed_at=None).count() == 1


@pytest.mark.parametrize("name", ["liv", "dov"])
@pytest.mark.parametrize("granted", [True, False])
def test_no_lead_decides_what_she_asked_herself(actor, name: str, granted: bool) -> None:
    dov = actor("dov").user_id
    access.give_course_role(course_key=COURSE, user_id=dov, role="safeguarding_lead")
    own = ask(actor(name), actor("ana"))
    for act in (
        lambda: decide(actor(name), own, granted=granted),
        lambda: decide(actor(name), own, tell_from=timezone.now() + DAY, why_later=WHY_LATER),
        lambda: glass.review(actor(name), own),
    ):
        with pytest.raises(Denied, match="not_oneself"):
            act()
    assert Permit.objects.filter(decided_at=None, reviewed_at=None).count() == 1


def test_a_second_lead_decides_what_the_first_asked(actor, sent) -> None:
    access.give_course_role(
        course_key=COURSE, user_id=actor("cleo").user_id, role="safeguarding_lead"
    )
    decide(actor("cleo"), ask(actor("liv"), actor("ana")))
    assert read(actor("liv"), sent).text == "a sent word"


@pytest.mark.parametrize("first", [True, False])
def test_the_first_decision_stands(actor, sent, first: bool) -> None:
    permit_id = ask(actor("dov"), actor("ana"))
    decide(actor("liv"), permit_id, granted=first)
    before = Permit.objects.values().get()
    decide(actor("liv"), permit_id, granted=not first)
    assert Permit.objects.values().get() == before
    assert bool(queries.under_glass(actor("dov"), COURSE)) == first


@pytest.mark.parametrize("refused", [True, False])
def test_refused_and_undecided_open_nothing(actor, sent, refused: bool) -> None:
    permit_id = ask(actor("dov"), actor("ana"))
    if refused:
        decide(actor("liv"), permit_id, granted=False)
    with pytest.raises(NotFound):
        read(actor("dov"), sent)
    assert (queries.under_glass(actor("dov"), COURSE), ReadRow.objects.count()) == ((), 0)


def test_the_hour_has_sixty_minutes(actor, sent, hour, clock) -> None:
    permit = Permit.objects.get()
    assert permit.until - permit.decided_at == HOUR
    clock(permit.until - TICK)
    assert read(actor("dov"), sent).text == "a sent word"
    clock(permit.until)
    with pytest.raises(NotFound):
        read(actor("dov"), sent)
    assert queries.under_glass(actor("dov"), COURSE) == ()


def test_the_hour_is_over_when_its_reader_has_no_part_any_more(actor, sent, hour) -> None:
    access.end_assignment(
        course_key=COURSE, student_id=actor("eve").user_id, counsellor_id=actor("dov").user_id
    )
    with pytest.raises(NotFound):
        read(actor("dov"), sent)


@pytest.mark.parametrize("name", sorted({*PERSONS} - {"dov", "cleo", "ida"}))
def test_the_hour_is_one_persons(actor, sent, hour, name: str) -> None:
    with pytest.raises(NotFound):
        read(actor(name), sent)


@pytest.mark.parametrize("decision", ["", "keep", "pass", "withdraw"])
def test_what_was_not_sent_stays_closed(actor, hour, decision: str) -> None:
    ana = actor("ana")
    entry = write(ana, "hers alone", prompt="three-circles")
    if decision == "withdraw":
        entry = send(ana, entry)
    if decision:
        journal.decide(ana, entry.id, journal.Decision(decision), based_on=entry.revision)
    with pytest.raises(NotFound):
        read(actor("dov"), entry)
    assert ReadRow.objects.count() == 0


def test_only_the_sent_text_opens_not_the_newer_draft(actor, sent, hour) -> None:
    type_on(actor("ana"), sent, "a newer word")
    assert read(actor("dov"), sent).text == "a sent word"


def test_another_students_texts_stay_closed(actor, sent, hour) -> None:
    bos = send(actor("bo"), write(actor("bo"), "his word"))
    with pytest.raises(NotFound):
        read(actor("dov"), bos)
    assert [one.id for one in queries.under_glass(actor("dov"), COURSE)] == [sent.id]


def test_who_reads_under_glass_does_not_answer(actor, sent, hour) -> None:
    assert read(actor("dov"), sent).may_reply is False
    with pytest.raises(NotFound):
        answer(actor("dov"), sent, "hello")


@pytest.mark.parametrize(("name", "role"), [("dov", "other"), ("liv", "lead")])
def test_the_row_is_there_before_the_text(actor, sent, monkeypatch, name: str, role: str) -> None:
    access.give_course_role(
        course_key=COURSE, user_id=actor("sol").user_id, role="safeguarding_lead"
    )
    decide(actor("sol"), ask(actor(name), actor("ana")))
    rows = ReadRow.objects.values_list("actor_id", "role", "purpose", "object_ref")
    then = []
    unseal = door.unseal
    monkeypatch.setattr(door, "unseal", lambda sealed: then.extend(rows) or unseal(sealed))
    read(actor(name), sent)
    assert then == list(rows) == [(actor(name).user_id, role, "break_glass", str(sent.id))]


def test_without_a_row_there_is_no_text(actor, sent, hour, monkeypatch) -> None:
    def full(*_: object, **__: object) -> None:
        raise DatabaseError

    monkeypatch.setattr(chain, "append", full)
    with pytest.raises(Unavailable, match="log_unavailable"):
        read(actor("dov"), sent)


def test_her_counsellors_still_wait_for_what_another_read(actor, sent, hour) -> None:
    read(actor("dov"), sent)
    assert queries.count_waiting(actor("cleo"), COURSE, cap=9) == 1
