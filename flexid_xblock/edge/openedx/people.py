"""Who people are, by the platform's own tables."""

import logging
from collections.abc import Iterable
from typing import Any

from django.contrib.auth import get_user_model
from django.core.exceptions import FieldError, ObjectDoesNotExist
from django.utils.translation import get_language

from flexid_xblock.domain.actors import Actor
from flexid_xblock.edge import naming

from .keys import is_course

log = logging.getLogger(__name__)


def actor(user: Any, course_key: str | None) -> Actor | None:
    """The person of a session, never the one she looks as; None for strangers and closed accounts.

    Without a course nobody asks who is enrolled, or who is staff. Whoever looks as
    somebody else is neither staff nor administrator meanwhile.
    """
    real = getattr(user, "real_user", None) or user
    if not (real.is_authenticated and real.is_active):
        return None
    is_herself = bool(course_key) and user.pk == real.pk
    return Actor(
        user_id=user.pk,
        real_user_id=real.pk,
        language=get_language() or "en",
        enrolled=bool(course_key) and is_enrolled(user, str(course_key)),
        is_course_staff=is_herself and is_staff(real, str(course_key)),
        is_admin=is_herself and bool(getattr(real, "is_superuser", False)),
    )


def names(user_ids: Iterable[int]) -> dict[int, str]:
    """Profile names, or user names where there is none; an id nobody has is left out."""
    users: Any = get_user_model().objects.filter(pk__in=set(user_ids))
    try:
        return {user.pk: _name(user) for user in users.select_related("profile")}
    except FieldError:
        log.warning("Cannot read profiles; people are shown by their user names.")
        return {user.pk: user.username for user in users}


def find(username: str, *, closed: bool = False) -> int | None:
    """The id behind a user name, or None; ``closed``: of one who cannot log in, too."""
    return naming.find(username, closed=closed)


def find_people(course_key: str, names: Iterable[str]) -> dict[str, int]:
    """The id behind each user name or e-mail address of those who are in the course.

    In it is who is enrolled or has a role of its team: whoever asks must not learn
    who else has an account. Unknown counts as nobody.
    """
    try:
        return naming.whose(names, _accounts_in(course_key))
    except Exception:  # noqa: BLE001 - whatever moved in the platform, nobody is taken for another
        log.warning("Cannot tell who is in the course; nobody is found.")
        return {}


def _accounts_in(course_key: str) -> list[naming.Account]:
    from common.djangoapps.student.models import CourseAccessRole, CourseEnrollment
    from opaque_keys.edx.keys import CourseKey

    key = CourseKey.from_string(course_key)
    enrolled = CourseEnrollment.objects.filter(course_id=key, is_active=True)
    team = CourseAccessRole.objects.filter(course_id=key)
    users = [row.user for rows in (enrolled, team) for row in rows.select_related("user")]
    return [(user.pk, user.username, user.email) for user in users if user.is_active]


def language_of(user_id: int) -> str:
    """The language of the person's account, "" where she has chosen none."""
    try:
        from openedx.core.djangoapps.user_api.models import UserPreference

        user = get_user_model().objects.get(pk=user_id)
        return UserPreference.get_value(user, "pref-lang") or ""
    except Exception:  # noqa: BLE001 - whatever moved in the platform, the mail still goes
        log.warning("Cannot tell in which language somebody reads.")
        return ""


def is_enrolled(user: Any, course_key: str) -> bool:
    """Whether the person is in the course; unknown counts as no, and so does an old key."""
    try:
        from common.djangoapps.student.models import CourseEnrollment
        from opaque_keys.edx.keys import CourseKey

        key = CourseKey.from_string(course_key)
        return is_course(key) and bool(CourseEnrollment.is_enrolled(user, key))
    except Exception:  # noqa: BLE001 - whatever moved in the platform, nobody gets in by it
        log.warning("Cannot tell who is enrolled; nothing new may begin.")
        return False


def is_staff(user: Any, course_key: str) -> bool:
    """Whether the platform calls the person staff of the course; unknown counts as no.

    Who looks at the course as a student is none there meanwhile.
    """
    try:
        from lms.djangoapps.courseware.access import has_access
        from opaque_keys.edx.keys import CourseKey

        key = CourseKey.from_string(course_key)
        return is_course(key) and bool(has_access(user, "staff", key))
    except Exception:  # noqa: BLE001 - whatever moved in the platform, nobody gets in by it
        log.warning("Cannot tell who is staff of a course; nobody is.")
        return False


def has_left(course_key: str, user_ids: Iterable[int]) -> frozenset[int]:
    """Of these people, those who are not enrolled; nobody where that cannot be told."""
    asked = frozenset(user_ids)
    try:
        from common.djangoapps.student.models import CourseEnrollment
        from opaque_keys.edx.keys import CourseKey

        key = CourseKey.from_string(course_key)
        here = CourseEnrollment.objects.filter(course_id=key, is_active=True, user_id__in=asked)
        return asked - frozenset(here.values_list("user_id", flat=True))
    except Exception:  # noqa: BLE001 - whatever moved in the platform, nothing is deleted by it
        log.warning("Cannot tell who has left; nothing is let go because of it.")
        return frozenset()


def _name(user: Any) -> str:
    try:
        return user.profile.name or user.username
    except ObjectDoesNotExist:  # a user whom a command made has no profile
        return user.username
