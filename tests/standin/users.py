"""Who a block thinks sits before it, and how staff look as somebody else."""

from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import User
from django.http import HttpRequest
from xblock.reference.user_service import UserService, XBlockUser

from tests.standin.keys import CourseKey
from tests.standin.world import WORLD

MASQUERADE_KEY = "masquerade_settings"


class PlatformUserService(UserService):
    """The person bound to a block, under the platform's exact attribute names."""

    def __init__(self, django_user: Any, **known: Any) -> None:
        super().__init__()
        self._django_user = django_user
        self._known = known

    def get_current_user(self) -> XBlockUser:
        if self._django_user is None or not self._django_user.is_authenticated:
            return _with(is_authenticated=False, request_country_code=None)
        user = self._django_user
        return _with(
            anonymous_user_id=self._known.get("anonymous_user_id"),
            deprecated_anonymous_user_id=self._known.get("deprecated_anonymous_user_id"),
            is_authenticated=True,
            request_country_code=None,
            user_id=user.pk,
            username=user.get_username(),
            user_is_beta_tester=False,
            user_is_global_staff=self._known.get("user_is_global_staff", False),
            user_is_staff=self._known.get("user_is_staff", False),
            user_role=self._known.get("user_role", "student"),
            user_preferences={},
        )


@dataclass(frozen=True)
class Masquerade:
    """What the bar "View this course as" was set to."""

    role: str = "student"
    user_name: str | None = None


def look_as(session: Any, course_key: str, *, user_name: str | None = None, role: str) -> None:
    """Set the bar "View this course as" in somebody's session."""
    session[MASQUERADE_KEY] = {course_key: {"role": role, "user_name": user_name}}
    session.save()


def set_up_masquerade(request: HttpRequest, course: CourseKey) -> tuple[Masquerade | None, Any]:
    """The masquerade in force, and whom to bind: the learner, or the person herself.

    As on the platform: only for staff of the course; the learner carries ``real_user``.
    """
    if not WORLD.has_staff_access(request.user, course):
        return None, request.user
    stored = request.session.get(MASQUERADE_KEY, {})
    settings = {CourseKey.from_string(key): Masquerade(**one) for key, one in stored.items()}
    request.user.masquerade_settings = settings
    found = settings.get(course)
    if found is None or found.user_name is None:
        return found, request.user
    learner = User.objects.get(username=found.user_name)
    learner.masquerade_settings = settings
    learner.real_user = request.user
    return found, learner


def course_service(bound: Any, course: CourseKey, masquerade: Masquerade | None) -> UserService:
    """The user service of a block in the LMS: whoever looks as a student is no staff."""
    as_student = masquerade is not None and masquerade.role == "student"
    is_staff = WORLD.has_staff_access(bound, course) and not as_student
    return PlatformUserService(
        bound,
        user_is_staff=is_staff,
        user_is_global_staff=bool(bound.is_staff),
        user_role="staff" if is_staff else "student",
        anonymous_user_id=f"course-{bound.pk}",
        deprecated_anonymous_user_id=f"any-{bound.pk}",
    )


def _with(**attributes: Any) -> XBlockUser:
    user = XBlockUser(is_current_user=True)
    user.opt_attrs = {f"edx-platform.{name}": value for name, value in attributes.items()}
    return user
