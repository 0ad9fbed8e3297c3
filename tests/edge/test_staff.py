"""Who is staff of a course and who runs the site, as both hosts vouch for it."""

from types import SimpleNamespace
from typing import Any

import pytest
from django.contrib.auth.models import User

from flexid_xblock.edge.openedx import HOST
from flexid_xblock.edge.school import HOST as SCHOOL
from tests.edge.platform import ANA, STAFF, enrol, fail, let_in, remove, user

COURSE = "course-v1:FlexID+School+1"
ACCESS = "lms.djangoapps.courseware.access"


@pytest.fixture(autouse=True)
def _staff_are_staff(monkeypatch) -> None:
    enrol(monkeypatch, lambda *_: True)
    let_in(monkeypatch, lambda one, action, key: (one.pk, action, str(key)) == STAFFS)


STAFFS = (STAFF, "staff", COURSE)


def stands(person: Any, course_key: str | None = COURSE, *, host: Any = HOST) -> tuple[bool, bool]:
    found = host.actor(SimpleNamespace(user=person), course_key)
    return found.is_course_staff, found.is_admin


@pytest.mark.parametrize(
    ("person", "course_key", "found"),
    [
        (user(STAFF), COURSE, (True, False)),
        (user(STAFF), "course-v1:a+b+c", (False, False)),
        (user(STAFF), None, (False, False)),
        (user(ANA), COURSE, (False, False)),
        (user(ANA, is_superuser=True), COURSE, (False, True)),
        (user(ANA, is_superuser=True), None, (False, False)),
    ],
)
def test_the_platform_says_who_is_staff_of_which_course(person, course_key, found) -> None:
    assert stands(person, course_key) == found


def test_whoever_looks_as_somebody_else_is_neither() -> None:
    admin = user(STAFF, is_superuser=True)
    assert stands(user(ANA, real_user=admin)) == (False, False)
    assert stands(user(STAFF, is_superuser=True, real_user=user(ANA))) == (False, False)


@pytest.mark.parametrize("key", ["not a key", "library-v1:Org+shelf", "Org/Course/Run"])
def test_nobody_is_staff_of_what_is_no_course(monkeypatch, key: str) -> None:
    let_in(monkeypatch, lambda *_: True)
    assert stands(user(STAFF), key) == (False, False)


@pytest.mark.parametrize("change", ["moved", "broken"])
def test_where_the_platform_cannot_tell_nobody_is_staff(monkeypatch, caplog, change: str) -> None:
    remove(monkeypatch, ACCESS) if change == "moved" else let_in(monkeypatch, fail)
    assert stands(user(STAFF)) == (False, False)
    assert caplog.messages == ["Cannot tell who is staff of a course; nobody is."]


@pytest.mark.parametrize(
    ("flags", "found"),
    [
        ({}, (False, False)),
        ({"is_staff": True}, (True, False)),
        ({"is_superuser": True}, (False, True)),
    ],
)
def test_in_the_school_an_account_says_it_and_for_its_one_course(flags, found) -> None:
    person = User(pk=7, **flags)
    assert stands(person, host=SCHOOL) == found
    assert stands(person, "course-v1:a+b+c", host=SCHOOL) == (False, False)
