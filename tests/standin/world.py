"""What the platform's own tables would hold, and its modules that we import."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from types import ModuleType
from typing import Any

from django.contrib.auth.models import User
from django.http import HttpRequest

from tests.standin.keys import CourseKey

STUDENTS = "common.djangoapps.student.models"
_request: ContextVar[HttpRequest | None] = ContextVar("request", default=None)


@dataclass
class World:
    """Who is enrolled where, who is staff where, and what blocks have published."""

    enrolled: set[tuple[int, str]] = field(default_factory=set)
    staff: set[tuple[int, str]] = field(default_factory=set)
    published: list[tuple[str, str, Any]] = field(default_factory=list)

    def enrol(self, course_key: str, people: Iterable[User]) -> None:
        self.enrolled |= {(person.pk, course_key) for person in people}

    def unenrol(self, course_key: str, person: User) -> None:
        self.enrolled.discard((person.pk, course_key))

    def has_staff_access(self, person: Any, course_key: CourseKey) -> bool:
        return person.is_staff or (person.pk, str(course_key)) in self.staff

    def clear(self) -> None:
        for table in (self.enrolled, self.staff, self.published):
            table.clear()


WORLD = World()


class CourseEnrollment:
    """The platform's enrolments; it takes key objects, never text."""

    @classmethod
    def is_enrolled(cls, user: Any, course_key: CourseKey) -> bool:
        if not user.is_authenticated:
            return False
        return (user.pk, str(course_key)) in WORLD.enrolled


def remember_request(get_response: Any) -> Any:
    """The middleware that lets ``crum`` answer."""

    def middleware(request: HttpRequest) -> Any:
        with _at(request):
            return get_response(request)

    return middleware


def modules() -> dict[str, ModuleType]:
    """The stand-ins for what we import of the platform, by their names there."""
    parents = ("common", "common.djangoapps", "common.djangoapps.student", "opaque_keys")
    packages = {name: ModuleType(name) for name in (*parents, "opaque_keys.edx")}
    return packages | {
        "crum": _module("crum", get_current_request=_request.get),
        "opaque_keys.edx.keys": _module("opaque_keys.edx.keys", CourseKey=CourseKey),
        STUDENTS: _module(STUDENTS, CourseEnrollment=CourseEnrollment),
    }


@contextmanager
def _at(request: HttpRequest) -> Iterator[None]:
    token = _request.set(request)
    try:
        yield
    finally:
        _request.reset(token)


def _module(name: str, **members: Any) -> ModuleType:
    module = ModuleType(name)
    vars(module).update(members)
    return module
