"""Stand-ins for what the LMS and Studio give a block and a request."""

import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from types import ModuleType, SimpleNamespace
from typing import Any

from opaque_keys.edx.keys import UsageKey

ANA, STAFF = 7, 99
USAGE = "block-v1:Org+Course+Run+type@flexid_journal+block@abc"
LIBRARY_USAGE = "lb:Org:library:flexid_journal:abc"

# What the user service says of an enrolled learner, with the names the LMS uses.
LEARNER = {
    "edx-platform.user_id": ANA,
    "edx-platform.username": "ana",
    "edx-platform.is_authenticated": True,
    "edx-platform.user_is_staff": False,
    "edx-platform.user_is_global_staff": False,
    "edx-platform.user_role": "student",
    "edx-platform.user_preferences": {"pref-lang": "nb"},
}
NOBODY = {
    "edx-platform.is_authenticated": False,
    "edx-platform.request_country_code": None,
}


class UserService:
    """The LMS's user service, bound to one person."""

    def __init__(self, attributes: dict[str, Any]) -> None:
        self.attributes = attributes

    def get_current_user(self) -> SimpleNamespace:
        return SimpleNamespace(opt_attrs=self.attributes)


@dataclass
class Completion:
    """The LMS's completion service, and what it was told about whom."""

    is_on: bool = True
    told: list[tuple[str, float, tuple[int, ...]]] = field(default_factory=list)

    def __call__(self, user: Any, context_key: Any) -> "Completion":
        """As the class is called: the platform makes one for a person and a course."""
        return self

    def completion_tracking_enabled(self) -> bool:
        return self.is_on

    def submit_group_completion(
        self, block_key: Any, completion: float, users: Any = None, user_ids: Any = None
    ) -> None:
        self.told.append((str(block_key), completion, tuple(sorted(one.pk for one in users))))


def user(pk: int, **facts: Any) -> SimpleNamespace:
    """A user as Django's session gives it."""
    return SimpleNamespace(**{"pk": pk, "is_authenticated": True, "is_active": True, **facts})


def a_block(
    attributes: dict[str, Any] | None = None,
    *,
    usage: str = USAGE,
    published: list[Any] | None = None,
    completion: Any = None,
    **runtime: Any,
) -> SimpleNamespace:
    """A block of ours as a runtime has it; ``attributes`` None: without a user service."""
    services = {} if attributes is None else {"user": UserService(attributes)}
    services["completion"] = completion
    runtime.setdefault("service", lambda _block, name: services.get(name))
    events = [] if published is None else published
    runtime["publish"] = lambda _block, name, data: events.append((name, data))
    ids = SimpleNamespace(usage_id=UsageKey.from_string(usage))
    return SimpleNamespace(scope_ids=ids, runtime=SimpleNamespace(**runtime))


def install(monkeypatch: Any, name: str, **contents: Any) -> None:
    """Put a module of the platform where an import finds it."""
    module = ModuleType(name)
    vars(module).update(contents)
    monkeypatch.setitem(sys.modules, name, module)


def remove(monkeypatch: Any, name: str) -> None:
    """Let the import of a module fail, as where the platform moved it."""
    monkeypatch.setitem(sys.modules, name, None)


def log_in(monkeypatch: Any, person: Any) -> None:
    """The session of the request that runs now, as crum tells it."""
    request = None if person is None else SimpleNamespace(user=person)
    install(monkeypatch, "crum", get_current_request=lambda: request)


def fail(*_: Any, **__: Any) -> Any:
    """A function of the platform's that does not do what it did."""
    raise RuntimeError


MASQUERADE = "lms.djangoapps.courseware.masquerade"


def masquerade(monkeypatch: Any, *, role: Any = None, is_one_student: Any = False) -> None:
    """The platform's answers to who looks as whom; a function may stand for an answer."""
    answers = {"get_masquerade_role": role, "is_masquerading_as_specific_student": is_one_student}
    asked = {
        name: one if callable(one) else (lambda user, course_key, one=one: one)
        for name, one in answers.items()
    }
    install(monkeypatch, MASQUERADE, **asked)


def enrol(monkeypatch: Any, is_enrolled: Callable[..., Any]) -> None:
    """The platform's own answer to who is enrolled."""
    enrollment = SimpleNamespace(is_enrolled=is_enrolled)
    name = "common.djangoapps.student.models"
    install(monkeypatch, name, CourseEnrollment=enrollment)


def let_in(monkeypatch: Any, has_access: Callable[..., Any]) -> None:
    """The platform's own answer to who is staff of a course."""
    install(monkeypatch, "lms.djangoapps.courseware.access", has_access=has_access)
