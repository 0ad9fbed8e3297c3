"""What the platform's own tables would hold, and its modules that we import."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field, fields
from types import ModuleType
from typing import Any

from django.contrib.auth.models import User
from django.http import HttpRequest

from tests.standin.keys import DRAFT, PUBLISHED, CourseKey

STUDENTS = "common.djangoapps.student.models"
ACCESS = "lms.djangoapps.courseware.access"
_request: ContextVar[HttpRequest | None] = ContextVar("request", default=None)
Authored = dict[str, dict[str, dict[str, Any]]]


def _nothing_authored() -> Authored:
    return {PUBLISHED: {}, DRAFT: {}}


@dataclass
class World:
    """Who is who in which course, what authors wrote, and what blocks have told and stored."""

    enrolled: set[tuple[int, str]] = field(default_factory=set)
    staff: set[tuple[int, str]] = field(default_factory=set)
    # Blocks that have not begun, or that only staff may see.
    closed: set[str] = field(default_factory=set)
    crawlers: set[str] = field(default_factory=set)
    # By branch and usage key: what an author set, beside the key of the activity.
    authored: Authored = field(default_factory=_nothing_authored)
    preferences: dict[int, dict[str, str]] = field(default_factory=dict)
    # What blocks told: all of it; what is in the tracking log; what BlockCompletion holds.
    published: list[tuple[str, str, Any]] = field(default_factory=list)
    tracked: list[tuple[str, Any]] = field(default_factory=list)
    completions: dict[tuple[int, str], float] = field(default_factory=dict)
    # The rows of StudentModule and its like, by scope, person and block.
    states: dict[tuple[str, int | None, str], dict[str, Any]] = field(
        default_factory=lambda: defaultdict(dict)
    )

    def enrol(self, course_key: str, people: Iterable[User]) -> None:
        self.enrolled |= {(person.pk, course_key) for person in people}

    def unenrol(self, course_key: str, person: User) -> None:
        self.enrolled.discard((person.pk, course_key))

    def has_staff_access(self, person: Any, course_key: Any) -> bool:
        """As ``has_access(person, "staff", ...)``: denied to who looks as a student."""
        looks = getattr(person, "masquerade_settings", {}).get(course_key)
        looks_as_student = looks is not None and looks.role == "student"
        return self.is_team(person, course_key) and not looks_as_student

    def is_team(self, person: Any, course_key: Any) -> bool:
        """Whether somebody is staff of the site or of the course, whoever she looks as."""
        return person.is_staff or (person.pk, str(course_key)) in self.staff

    def can_load(self, person: Any, usage: Any) -> bool:
        """As ``has_access(person, "load", block)``: enrolment is not asked."""
        plain = usage.for_branch(None)
        is_open = str(plain) not in self.closed
        return is_open or self.has_staff_access(person, plain.context_key)

    def kept_for(self, scope: str) -> list[dict[str, Any]]:
        """The stored states of one scope, whoever's they are."""
        return [state for key, state in self.states.items() if key[0] == scope and state]

    def clear(self) -> None:
        for one in fields(self):
            getattr(self, one.name).clear()
        self.authored |= _nothing_authored()


WORLD = World()


class CourseEnrollment:
    """The platform's enrolments; it takes key objects, never text."""

    @classmethod
    def is_enrolled(cls, user: Any, course_key: CourseKey) -> bool:
        if not user.is_authenticated:
            return False
        return (user.pk, str(course_key)) in WORLD.enrolled


def _has_access(user: Any, action: str, course_key: CourseKey) -> bool:
    """The platform's answer to who is staff; no other question of ours."""
    assert action == "staff"
    return WORLD.has_staff_access(user, course_key)


def remember_request(get_response: Any) -> Any:
    """The middleware that lets ``crum`` answer."""

    def middleware(request: HttpRequest) -> Any:
        with at(request):
            return get_response(request)

    return middleware


def modules() -> dict[str, ModuleType]:
    """The stand-ins for what we import of the platform, by their names there."""
    parents = ("common", "common.djangoapps", "common.djangoapps.student")
    parents += ("lms", "lms.djangoapps", "lms.djangoapps.courseware")
    packages = {name: ModuleType(name) for name in parents}
    return packages | {
        ACCESS: _module("access", has_access=_has_access),
        "crum": _module("crum", get_current_request=_request.get),
        STUDENTS: _module(STUDENTS, CourseEnrollment=CourseEnrollment),
    }


@contextmanager
def at(request: HttpRequest) -> Iterator[None]:
    """While this request runs."""
    token = _request.set(request)
    try:
        yield
    finally:
        _request.reset(token)


def _module(name: str, **members: Any) -> ModuleType:
    module = ModuleType(name)
    vars(module).update(members)
    return module
