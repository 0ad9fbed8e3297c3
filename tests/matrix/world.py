"""The planted world: everybody logged in on both hosts, and the three things."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from itertools import product
from typing import Any

from django.contrib.auth.models import User
from django.test import Client, TestCase, override_settings

from flexid_xblock import edge
from flexid_xblock.access import api as access
from flexid_xblock.access.models import Told, Wish
from flexid_xblock.privacy.models import CourseEnd, NoticeSeen
from flexid_xblock.privacy.notice import VERSION
from flexid_xblock.school import demo
from tests.common import COURSE
from tests.matrix.cast import CASTS, EXTRAS, OTHER_COURSE, Thing, twin_that_is_gone
from tests.matrix.planted import plant
from tests.matrix.relations import PERSONS
from tests.standin.users import look_as
from tests.standin.world import WORLD

_OPENEDX = {
    "FLEXID_HOST": "openedx",
    "SESSION_ENGINE": "tests.matrix.sessions",
    "LOGIN_URL": "/login",
    "MIDDLEWARE": [
        "tests.matrix.looks.on_the_platform",
        "django.contrib.sessions.middleware.SessionMiddleware",
        "django.middleware.locale.LocaleMiddleware",
        "django.middleware.csrf.CsrfViewMiddleware",
        "django.contrib.auth.middleware.AuthenticationMiddleware",
        "tests.matrix.looks.replaced",
        "tests.standin.world.remember_request",
    ],
}


@dataclass
class Planted:
    """All that the probes need to know."""

    people: dict[str, int]
    things: dict[str, Thing]
    clients: dict[tuple[str, str, str], Client]
    memory: dict[Any, Any] = field(default_factory=dict)  # what was heard before, by the asking

    def client(self, host: str, person: str, learner: str = "") -> Client:
        """A browser in which somebody is logged in, perhaps looking as a learner or a role."""
        return self.clients[host, person, learner]

    def staff(self, *, everybody: bool) -> set[int]:
        """Who is staff of the courses: whoever looks as somebody else has to be."""
        return set(self.people.values()) if everybody else {self.people["nia"], self.people["max"]}

    def twin(self, thing: str) -> str:
        """The thing that is not there, in the same place."""
        return "gone elsewhere" if thing == "elsewhere" else "gone"


@contextmanager
def planted_world() -> Iterator[Planted]:
    """Plant once; what the probes write is undone by them, and all of it at the end."""
    blocks = TestCase._enter_atomics()
    try:
        yield _planted()
    finally:
        TestCase._rollback_atomics(blocks)
        WORLD.clear()


@contextmanager
def at_host(host: str, staff: set[int]) -> Iterator[None]:
    """Requests inside are answered by the school, or by the stand-in of Open edX."""
    WORLD.staff = {(pk, course) for pk in staff for course in (COURSE, OTHER_COURSE)}
    with override_settings(FLEXID_LIMITS={}, **(_OPENEDX if host == "openedx" else {})):
        edge.host.cache_clear()
        yield
    edge.host.cache_clear()


def _planted() -> Planted:
    demo.make_people()
    for name, full in {**EXTRAS, "nia": "Nia Team"}.items():
        first, last = full.split()
        User.objects.create_user(name, password=None, first_name=first, last_name=last)
    User.objects.filter(username="nia").update(is_staff=True)
    people = dict(User.objects.values_list("username", "pk"))
    _relate(people)
    things = {cast.thing: plant(cast) for cast in CASTS}
    things["gone"] = twin_that_is_gone(things["ana"])
    things["gone elsewhere"] = twin_that_is_gone(things["elsewhere"])
    for course in (COURSE, OTHER_COURSE):
        WORLD.enrol(course, User.objects.all())
    return Planted(people, things, dict(_clients()))


def _relate(people: dict[str, int]) -> None:
    """Another course; and nobody is refused only because the notice was not read."""
    skog = access.create_group(course_key=COURSE, name="Skog", year=1)
    access.add_member(group_id=skog, user_id=people["fianew"], role="student")
    far = access.create_group(course_key=OTHER_COURSE, name="Far", year=1)
    for name, role in (("ana", "student"), ("nilsnew", "student"), ("una", "teacher")):
        access.add_member(group_id=far, user_id=people[name], role=role)
    ids = {"student_id": people["ana"], "counsellor_id": people["dov"]}
    access.assign_counsellor(course_key=OTHER_COURSE, **ids)
    ids = {"student_id": people["nilsnew"], "counsellor_id": people["pianew"]}
    access.assign_counsellor(course_key=OTHER_COURSE, **ids)
    _done_before(people)


def _done_before(people: dict[str, int]) -> None:
    """What has no id of a thing: to do it for oneself again changes nothing."""
    far = date(2100, 1, 1)  # nobody is told of it yet
    CourseEnd.objects.bulk_create(
        CourseEnd(user_id=people[one], course_key=COURSE, ended_on=far, found_on=far)
        for one in ("ana", "eve")
    )
    NoticeSeen.objects.bulk_create(
        NoticeSeen(user_id=pk, course_key=course, version=VERSION, language="en")
        for pk in people.values()
        for course in (COURSE, OTHER_COURSE)
    )
    Told.objects.bulk_create(
        Told(student_id=pk, course_key=course, kind=Told.Kind.NOTICE, relation_id=0)
        for pk in people.values()
        for course in (COURSE, OTHER_COURSE)
    )
    Wish.objects.bulk_create(
        Wish(student_id=pk, course_key=course)
        for pk in people.values()
        for course in (COURSE, OTHER_COURSE)
    )


def _clients() -> Iterator[tuple[tuple[str, str, str], Client]]:
    """Everybody at the school and on the platform, there also looking as somebody else."""
    for person in PERSONS:
        yield ("school", person, ""), _client(person, "")
    with at_host("openedx", set()):
        for person, learner in product(PERSONS, ("", "role", "ana", "eve", "cai")):
            yield ("openedx", person, learner), _client(person, learner)


def _client(person: str, learner: str) -> Client:
    client = Client()
    if person != "nobody":
        client.force_login(User.objects.get(username=person))
    if learner and person != "nobody":
        for course in (COURSE, OTHER_COURSE):
            _look(client, course, learner)
    return client


def _look(client: Client, course: str, learner: str) -> None:
    """``learner`` is a login name, or "role" for looking as some student."""
    session = client.session
    kept = dict(session.get("masquerade_settings", {}))
    look_as(session, course, user_name=None if learner == "role" else learner, role="student")
    session["masquerade_settings"] = kept | session["masquerade_settings"]
    session.save()
