"""Open edX as a host, against stand-ins: who doubts is staff, not enrolled, or nobody."""

import logging
from types import SimpleNamespace

import pytest
from django.utils import translation

from flexid_xblock.domain.actors import Actor
from flexid_xblock.domain.seats import Seat, SeatKind
from flexid_xblock.edge.openedx import HOST
from tests.edge.platform import (
    ANA,
    LEARNER,
    LIBRARY_USAGE,
    NOBODY,
    STAFF,
    USAGE,
    a_block,
    enrol,
    fail,
    install,
    let_in,
    log_in,
    masquerade,
    remove,
    user,
)

COURSE = "course-v1:Org+Course+Run"


@pytest.fixture(autouse=True)
def _ana_is_logged_in(monkeypatch) -> None:
    log_in(monkeypatch, user(ANA))
    masquerade(monkeypatch)
    let_in(monkeypatch, lambda *_: False)


def kind(block) -> SeatKind:
    """How this block is shown."""
    return HOST.seat(block).kind


def test_a_learner_before_her_own_block_has_a_learners_seat() -> None:
    with translation.override("nb"):
        seat = HOST.seat(a_block(LEARNER))
    assert seat == Seat(
        kind=SeatKind.LEARNER, user_id=ANA, course_key=COURSE, usage_key=USAGE, language="nb"
    )


def test_studio_and_its_preview_are_the_authors() -> None:
    assert kind(a_block(LEARNER, is_author_mode=True)) is SeatKind.AUTHOR


def test_a_content_library_is_the_authors() -> None:
    assert kind(a_block(LEARNER, usage=LIBRARY_USAGE)) is SeatKind.AUTHOR


def test_a_visitor_is_nobody() -> None:
    seat = HOST.seat(a_block(NOBODY))
    assert (seat.kind, seat.user_id) == (SeatKind.NOBODY, None)


@pytest.mark.parametrize("attributes", [None, {}, {"edx-platform.is_authenticated": True}])
def test_a_runtime_that_names_nobody_shows_it_to_nobody(attributes) -> None:
    assert kind(a_block(attributes)) is SeatKind.NOBODY


@pytest.mark.parametrize("service", [fail, lambda *_: SimpleNamespace(get_current_user=fail)])
def test_a_runtime_that_fails_to_say_shows_it_to_nobody(caplog, service) -> None:
    assert kind(a_block(LEARNER, service=service)) is SeatKind.NOBODY
    assert len(caplog.messages) == 1


class Key:
    """A course's key that is no ordinary one."""

    is_course = True

    def __init__(self, *, deprecated: bool) -> None:
        self.deprecated = deprecated


def keyed(*, deprecated: bool) -> SimpleNamespace:
    """A block in a course with such a key."""
    block, key = a_block(LEARNER), Key(deprecated=deprecated)
    block.scope_ids = SimpleNamespace(usage_id=SimpleNamespace(context_key=key))
    return block


def test_an_old_key_with_slashes_is_no_course_of_ours() -> None:
    assert kind(keyed(deprecated=True)) is SeatKind.AUTHOR


def test_a_class_within_a_course_is_a_course_of_its_own() -> None:
    assert kind(keyed(deprecated=False)) is SeatKind.LEARNER


def test_course_staff_have_a_staff_seat(monkeypatch) -> None:
    staff = {**LEARNER, "edx-platform.user_id": STAFF, "edx-platform.user_is_staff": True}
    log_in(monkeypatch, user(STAFF))
    assert kind(a_block(staff)) is SeatKind.STAFF


def test_staff_who_view_as_this_student_have_a_staff_seat(monkeypatch) -> None:
    log_in(monkeypatch, user(STAFF))  # handlers: the session stays the staff member's
    handler = kind(a_block(LEARNER))
    log_in(monkeypatch, user(ANA, real_user=user(STAFF)))  # pages: even request.user is replaced
    assert (handler, kind(a_block(LEARNER))) == (SeatKind.STAFF, SeatKind.STAFF)


@pytest.mark.parametrize("missing", ["module", "request", "user"])
def test_who_cannot_be_told_is_taken_for_staff(monkeypatch, caplog, missing: str) -> None:
    if missing == "module":
        remove(monkeypatch, "crum")
    elif missing == "request":
        log_in(monkeypatch, None)
    else:
        install(monkeypatch, "crum", get_current_request=lambda: SimpleNamespace())
    with caplog.at_level(logging.WARNING):
        assert kind(a_block(LEARNER)) is SeatKind.STAFF
    assert len(caplog.messages) == 1


@pytest.mark.parametrize(
    "usage",
    [
        "block-v1:Org+Course+Run+branch@draft-branch+type@flexid_journal+block@abc",
        "block-v1:Org+Course+Run+branch@published-branch+version@519665f6223ebd6980884f2b"
        "+type@flexid_journal+block@abc",
    ],
)
def test_a_course_key_names_neither_branch_nor_version(usage: str) -> None:
    assert HOST.seat(a_block(LEARNER, usage=usage)).course_key == COURSE


def request(person) -> SimpleNamespace:
    return SimpleNamespace(user=person)


def test_the_person_of_the_session_is_the_actor(monkeypatch) -> None:
    enrol(monkeypatch, lambda _user, key: str(key) == COURSE)
    with translation.override("ar"):
        found = [HOST.actor(request(user(ANA)), key) for key in (COURSE, "course-v1:a+b+c", None)]
    who = {"user_id": ANA, "real_user_id": ANA, "language": "ar"}
    assert found == [Actor(**who, enrolled=is_in) for is_in in (True, False, False)]


def test_who_looks_through_her_eyes_is_masked(monkeypatch) -> None:
    enrol(monkeypatch, lambda *_: True)
    found = HOST.actor(request(user(ANA, real_user=user(STAFF))), COURSE)
    assert (found.user_id, found.real_user_id, found.is_masked) == (ANA, STAFF, True)


@pytest.mark.parametrize("facts", [{"is_authenticated": False}, {"is_active": False}])
def test_strangers_and_closed_accounts_are_nobody(facts) -> None:
    assert HOST.actor(request(user(ANA, **facts)), COURSE) is None


def test_without_the_platforms_enrolment_nobody_is_enrolled(monkeypatch, caplog) -> None:
    remove(monkeypatch, "common.djangoapps.student.models")
    assert HOST.actor(request(user(ANA)), COURSE).enrolled is False
    assert caplog.messages == ["Cannot tell who is enrolled; nothing new may begin."]


@pytest.mark.parametrize("key", ["", "not a key", COURSE])
def test_a_fault_in_the_platform_enrols_nobody(monkeypatch, key: str) -> None:
    enrol(monkeypatch, fail)
    assert HOST.actor(request(user(ANA)), key).enrolled is False


def test_the_way_back_is_the_course_itself() -> None:
    assert HOST.course_url(COURSE) == f"/courses/{COURSE}/course/"
