"""Who a block thinks sits before it, and how staff look as somebody else."""

from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import User
from django.http import HttpRequest
from xblock.reference.user_service import UserService, XBlockUser

from tests.standin.keys import CourseKey
from tests.standin.world import WORLD, CourseEnrollment

MASQUERADE_KEY = "masquerade_settings"
MASQUERADE_DATA_KEY = "masquerade_data"
PREFERENCES = ("pref-lang", "time_zone")


class PlatformUserService(UserService):
    """The person bound to a block, under the platform's exact attribute names."""

    def __init__(self, django_user: Any, **known: Any) -> None:
        super().__init__()
        self._django_user = django_user
        self._known = known

    def get_current_user(self) -> XBlockUser:
        user = self._django_user
        if user is None or not user.is_authenticated:
            return _with(is_authenticated=False, request_country_code=self._country)
        known = _with(**self._of(user))
        known.full_name, known.emails = None, [user.email]  # a name only where there is a profile
        return known

    def get_user_by_anonymous_id(self, uid: str | None = None) -> Any:
        """A fresh object, without what a masquerade wrote on the bound one."""
        wanted = uid or self._known.get("anonymous_user_id")
        return next((one for one in User.objects.all() if anonymous_id(one) == wanted), None)

    def get_anonymous_user_id(self, username: str, course_id: str) -> str | None:
        """Only staff learn it."""
        if not self._known.get("user_is_staff"):
            return None
        return anonymous_id(User.objects.get(username=username))

    @property
    def _country(self) -> str | None:
        return self._known.get("request_country_code")

    def _of(self, user: Any) -> dict[str, Any]:
        said = WORLD.preferences.get(user.pk, {})
        return {
            "anonymous_user_id": self._known.get("anonymous_user_id"),
            "deprecated_anonymous_user_id": self._known.get("deprecated_anonymous_user_id"),
            "is_authenticated": True,
            "request_country_code": self._country,
            "user_id": user.pk,
            "username": user.get_username(),
            "user_is_beta_tester": self._known.get("user_is_beta_tester", False),
            "user_is_global_staff": self._known.get("user_is_global_staff", False),
            "user_is_staff": self._known.get("user_is_staff", False),
            "user_role": self._known.get("user_role", "student"),
            "user_preferences": {one: said[one] for one in PREFERENCES if one in said},
        }


@dataclass(frozen=True)
class Masquerade:
    """What the bar "View this course as" was set to."""

    role: str = "student"
    user_partition_id: int | None = None
    group_id: int | None = None
    user_name: str | None = None


def look_as(session: Any, course_key: str, **settings: Any) -> None:
    """Set the bar "View this course as" in somebody's session."""
    session[MASQUERADE_KEY] = {course_key: settings}
    session.setdefault(MASQUERADE_DATA_KEY, {})  # as her first look at a block leaves it
    session.save()


def set_up_masquerade(request: HttpRequest, course: CourseKey) -> tuple[Masquerade | None, Any]:
    """The masquerade in force, and whom to bind: the learner, or the person herself.

    As on the platform: only for staff of the course, and only as somebody who is
    enrolled; the learner carries ``real_user``.
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
    if not CourseEnrollment.is_enrolled(learner, course):
        del settings[course]
        return None, request.user
    learner.masquerade_settings = settings
    learner.real_user = request.user
    return found, learner


def looks_as_one(bound: Any, course: CourseKey) -> bool:
    """As ``is_masquerading_as_specific_student``: asked of the bound person, not of a request."""
    found = getattr(bound, "masquerade_settings", {}).get(course)
    return bool(found and found.user_name)


def course_service(bound: Any, course: CourseKey) -> UserService:
    """The user service of a block in the LMS: whoever looks as a student is no staff."""
    if not bound.is_authenticated:
        return PlatformUserService(bound)
    return PlatformUserService(
        bound,
        user_is_staff=WORLD.has_staff_access(bound, course),
        user_is_global_staff=bool(bound.is_staff),
        user_role=_role(bound, course),
        anonymous_user_id=anonymous_id(bound),
        deprecated_anonymous_user_id=anonymous_id(bound, course=""),
    )


def anonymous_id(user: Any, course: str = "course") -> str:
    """What the platform calls somebody without naming her."""
    return f"{course}-{user.pk}"


def _role(bound: Any, course: CourseKey) -> str:
    """The masquerade's role wins; who is staff of the site counts as instructor."""
    looks = getattr(bound, "masquerade_settings", {}).get(course)
    if looks is not None:
        return looks.role
    if bound.is_staff:
        return "instructor"
    return "staff" if WORLD.has_staff_access(bound, course) else "student"


def _with(**attributes: Any) -> XBlockUser:
    user = XBlockUser(is_current_user=True)
    user.opt_attrs = {f"edx-platform.{name}": value for name, value in attributes.items()}
    return user
