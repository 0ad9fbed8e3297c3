"""What people are called, and who is in a course, by the platform's own tables."""

from types import SimpleNamespace

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import ObjectDoesNotExist
from opaque_keys.edx.keys import CourseKey

from flexid_xblock.edge.openedx import HOST, people
from tests.edge.platform import ANA, enrol, fail, install, user
from tests.lifecycle.platform import Table

COURSE = "course-v1:Org+Course+Run"


class People:
    """Users with and without profiles, as the platform's query gives them."""

    def filter(self, pk__in: set[int]) -> "People":
        self.wanted = pk__in
        return self

    def select_related(self, _: str) -> list[object]:
        return [
            one for one in (Named(7, "Ana Lind"), Named(8, ""), Bare(9)) if one.pk in self.wanted
        ]


class Named:
    """A user whose profile has this name."""

    def __init__(self, pk: int, name: str) -> None:
        self.pk, self.username, self.profile = pk, f"user{pk}", SimpleNamespace(name=name)


class Bare:
    """A user without a profile, such as one that a command made."""

    def __init__(self, pk: int) -> None:
        self.pk, self.username = pk, f"user{pk}"

    @property
    def profile(self) -> None:
        raise ObjectDoesNotExist


@pytest.mark.parametrize(
    ("ids", "names"),
    [([7, 8], {7: "Ana Lind", 8: "user8"}), ([7, 1234], {7: "Ana Lind"}), ([9], {9: "user9"})],
)
def test_names_come_from_the_profile_else_from_the_login(monkeypatch, ids, names) -> None:
    monkeypatch.setattr(people, "get_user_model", lambda: SimpleNamespace(objects=People()))
    assert HOST.names(ids) == names


@pytest.mark.django_db
def test_many_names_are_one_query(django_assert_num_queries) -> None:
    made = [User.objects.create_user(f"user{number}") for number in range(30)]
    with django_assert_num_queries(1):
        found = HOST.names(one.pk for one in made)
    assert found == {one.pk: one.username for one in made}


@pytest.mark.django_db
def test_without_profiles_people_have_their_user_names(caplog) -> None:
    one = User.objects.create_user("ana")
    assert HOST.names([one.pk]) == {one.pk: "ana"}
    assert caplog.messages == ["Cannot read profiles; people are shown by their user names."]


@pytest.mark.parametrize("key", ["Org/Course/Run", "library-v1:Org+shelf", "lib:Org:shelf"])
def test_nobody_is_enrolled_in_an_old_key_or_a_library(monkeypatch, key: str) -> None:
    enrol(monkeypatch, lambda *_: True)
    actor = HOST.actor(SimpleNamespace(user=user(ANA)), key)
    assert actor.enrolled is False


def test_a_class_within_a_course_is_a_course_of_its_own(monkeypatch) -> None:
    key = SimpleNamespace(is_course=True, deprecated=False)
    keys = {"ccx-v1:Org+Course+Run+ccx@1": key}
    install(monkeypatch, "opaque_keys.edx.keys", CourseKey=SimpleNamespace(from_string=keys.get))
    enrol(monkeypatch, lambda _user, one: one is key)
    actor = HOST.actor(SimpleNamespace(user=user(ANA)), "ccx-v1:Org+Course+Run+ccx@1")
    assert actor.enrolled is True


STUDENTS = "common.djangoapps.student.models"


@pytest.fixture
def course(monkeypatch, db) -> dict[str, User]:
    """Ana is enrolled, Tor is of the team, Bo was in it once, Eve is elsewhere."""
    made = {name: User.objects.create_user(name) for name in ("ana", "tor", "bo", "eve", "cai")}
    here, there = CourseKey.from_string(COURSE), CourseKey.from_string("course-v1:Org+Other+Run")
    seats = [("ana", here, True), ("bo", here, False), ("eve", there, True), ("cai", here, True)]
    enrolled = [
        SimpleNamespace(user=made[name], course_id=key, is_active=is_active)
        for name, key, is_active in seats
    ]
    team = [SimpleNamespace(user=made["tor"], course_id=here)] * 2
    tables = {"CourseEnrollment": enrolled, "CourseAccessRole": team}
    rows = {name: SimpleNamespace(objects=Table(one.__iter__)) for name, one in tables.items()}
    install(monkeypatch, STUDENTS, **rows)
    return made


def test_people_of_the_course_are_found_and_nobody_else(course) -> None:
    course["cai"].is_active = False
    found = HOST.find_people(COURSE, ["Ana", "tor", "bo", "eve", "cai"])
    assert found == {"Ana": course["ana"].pk, "tor": course["tor"].pk}


@pytest.mark.parametrize("contents", [{}, {"CourseEnrollment": fail, "CourseAccessRole": fail}])
def test_where_the_platform_cannot_say_nobody_is_found(
    course, monkeypatch, caplog, contents: dict
) -> None:
    install(monkeypatch, STUDENTS, **contents)
    assert HOST.find_people(COURSE, ["ana"]) == {}
    assert caplog.messages == ["Cannot tell who is in the course; nobody is found."]


class _Rows:
    """The platform's table of who is enrolled: these people."""

    def __init__(self, *here: int) -> None:
        self.here = here

    def filter(self, *, user_id__in, is_active: bool, **_: object) -> "_Rows":
        return _Rows(*(one for one in self.here if is_active and one in user_id__in))

    def values_list(self, *_: object, flat: bool) -> list[int]:
        return [*self.here]


def test_who_is_not_enrolled_has_left_and_where_nobody_can_tell_nobody_has(monkeypatch) -> None:
    table = SimpleNamespace(objects=_Rows(ANA, 9))
    install(monkeypatch, "common.djangoapps.student.models", CourseEnrollment=table)
    assert HOST.has_left(COURSE, [ANA, 8, 9]) == {8}
    install(monkeypatch, "common.djangoapps.student.models", CourseEnrollment=SimpleNamespace())
    assert HOST.has_left(COURSE, [ANA, 8, 9]) == frozenset()
