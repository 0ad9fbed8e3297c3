"""Who looks through another's eyes: either the platform or the session is enough to see it."""

import logging

import pytest

from flexid_xblock.domain.seats import SeatKind
from flexid_xblock.edge.openedx import HOST
from tests.edge.platform import (
    ANA,
    LEARNER,
    MASQUERADE,
    STAFF,
    a_block,
    fail,
    install,
    log_in,
    masquerade,
    remove,
    user,
)

MOVED = "Cannot ask the platform who looks as whom; the session alone tells."
FAILED = "The platform cannot tell who looks as whom; taken for staff."


@pytest.fixture(autouse=True)
def _ana_is_logged_in(monkeypatch) -> None:
    log_in(monkeypatch, user(ANA))


def kind() -> SeatKind:
    """How Ana's block is shown."""
    return HOST.seat(a_block(LEARNER)).kind


def test_herself_is_a_learner(monkeypatch, caplog) -> None:
    masquerade(monkeypatch)
    assert (kind(), caplog.messages) == (SeatKind.LEARNER, [])


def test_the_platform_alone_sees_it(monkeypatch) -> None:
    masquerade(monkeypatch, is_one_student=True)
    assert kind() is SeatKind.STAFF


def test_the_session_alone_sees_it(monkeypatch) -> None:
    masquerade(monkeypatch)
    log_in(monkeypatch, user(STAFF))
    assert kind() is SeatKind.STAFF


def test_the_session_of_staff_who_look_as_any_student_sees_it(monkeypatch) -> None:
    masquerade(monkeypatch)
    block = a_block(LEARNER)
    here = block.scope_ids.usage_id.context_key
    log_in(monkeypatch, user(ANA, masquerade_settings={here: object()}))
    assert HOST.seat(block).kind is SeatKind.STAFF


def test_the_platform_is_asked_about_the_person_whom_the_runtime_was_made_for(monkeypatch) -> None:
    asked = []
    masquerade(monkeypatch, is_one_student=lambda who, key: asked.append((who, str(key))))
    block, bound = a_block(LEARNER), object()
    block.runtime.service(block, "user")._django_user = bound
    assert HOST.seat(block).kind is SeatKind.LEARNER
    assert asked == [(bound, "course-v1:Org+Course+Run")]


@pytest.mark.parametrize("change", ["module gone", "function gone"])
def test_where_the_question_has_moved_the_session_tells(monkeypatch, caplog, change: str) -> None:
    if change == "module gone":
        remove(monkeypatch, MASQUERADE)
    else:
        install(monkeypatch, MASQUERADE)
    assert kind() is SeatKind.LEARNER
    log_in(monkeypatch, user(STAFF))
    assert kind() is SeatKind.STAFF
    assert (caplog.messages, caplog.records[0].levelno) == ([MOVED], logging.WARNING)


def test_where_the_answer_fails_she_is_taken_for_staff(monkeypatch, caplog) -> None:
    masquerade(monkeypatch, is_one_student=fail)
    assert (kind(), caplog.messages) == (SeatKind.STAFF, [FAILED])
