"""Open edX as a host: the only file that imports the platform.

Every import is inside a function and inside ``try``: a module that moved
degrades one answer and never takes the LMS down. Tested against stand-ins
until somebody runs it in a real LMS.
"""

import logging
from collections.abc import Iterable
from typing import Any

from django.contrib.auth import get_user_model
from django.core.exceptions import FieldError, ObjectDoesNotExist
from django.utils.translation import get_language

from flexid_xblock.domain.actors import Actor
from flexid_xblock.domain.seats import Seat, SeatKind
from flexid_xblock.edge import post

log = logging.getLogger(__name__)

_PREFIX = "edx-platform."


class OpenEdxHost:
    """The LMS and Studio."""

    def actor(self, request: Any, course_key: str | None = None) -> Actor | None:
        """The person of the session; never the one she looks as."""
        user = request.user
        real = getattr(user, "real_user", None) or user
        if not (real.is_authenticated and real.is_active):
            return None
        return Actor(
            user_id=user.pk,
            real_user_id=real.pk,
            language=_language(),
            enrolled=bool(course_key) and _is_enrolled(user, str(course_key)),
        )

    def seat(self, block: Any) -> Seat:
        """A learner's seat only for oneself, in a course, outside Studio."""
        attributes = _attributes(block)
        return Seat(
            kind=_kind(block, attributes),
            user_id=attributes.get("user_id"),
            course_key=str(_context_key(block) or ""),
            usage_key=str(_without_branch(block.scope_ids.usage_id)),
            language=_language(),
        )

    def names(self, user_ids: Iterable[int]) -> dict[int, str]:
        """Profile names, or user names where there is none; an id nobody has is left out."""
        users: Any = get_user_model().objects.filter(pk__in=set(user_ids))
        try:
            return {user.pk: _name(user) for user in users.select_related("profile")}
        except FieldError:
            log.warning("Cannot read profiles; people are shown by their user names.")
            return {user.pk: user.username for user in users}

    def find(self, username: str) -> int | None:
        """The id behind a user name, or None."""
        users = get_user_model().objects.filter(username=username, is_active=True)
        return users.values_list("pk", flat=True).first()

    def course_url(self, course_key: str) -> str:
        """The course in the learning app, by way of the LMS."""
        return f"/courses/{course_key}/course/"

    def place_url(self, course_key: str, activity_key: str) -> str:
        """The course: which page of it the block stands on is not looked up yet."""
        return self.course_url(course_key)

    def emit_completion(self, block: Any) -> None:
        """Publish completion; the platform ignores it where nobody is bound."""
        block.runtime.publish(block, "completion", {"completion": 1.0})

    def mail(self, user_id: int, subject: str, body: str) -> bool:
        """Send an e-mail to one person, by the platform's mail server; whether it went out."""
        return post.send(user_id, subject, body)

    def language_of(self, user_id: int) -> str:
        """The language of the person's account, "" where she has chosen none."""
        try:
            from openedx.core.djangoapps.user_api.models import UserPreference

            user = get_user_model().objects.get(pk=user_id)
            return UserPreference.get_value(user, "pref-lang") or ""
        except Exception:  # noqa: BLE001 - whatever moved in the platform, the mail still goes
            log.warning("Cannot tell in which language somebody reads.")
            return ""


def _kind(block: Any, attributes: dict[str, Any]) -> SeatKind:
    course_key = _context_key(block)
    is_course = getattr(course_key, "is_course", False)
    if getattr(block.runtime, "is_author_mode", False) or not is_course:
        return SeatKind.AUTHOR
    user_id = attributes.get("user_id")
    if not attributes.get("is_authenticated") or user_id is None:
        return SeatKind.NOBODY
    if attributes.get("user_is_staff") or not _sits_here_herself(user_id, course_key):
        return SeatKind.STAFF
    return SeatKind.LEARNER


def _attributes(block: Any) -> dict[str, Any]:
    service = block.runtime.service(block, "user")
    if service is None:
        return {}
    given = service.get_current_user().opt_attrs
    return {name.removeprefix(_PREFIX): value for name, value in given.items()}


def _sits_here_herself(bound_user_id: int, course_key: Any) -> bool:
    """Whether the session is the bound person's, and she looks as nobody; unknown counts as no.

    Staff who look as "a student" stay bound as themselves: only their settings tell.
    """
    try:
        import crum

        user = crum.get_current_request().user
        real = getattr(user, "real_user", None) or user
        looks_as = getattr(user, "masquerade_settings", None) or {}
        return real.pk == bound_user_id and real.is_active and course_key not in looks_as
    except Exception:  # noqa: BLE001 - whatever moved in the platform, nobody writes by it
        log.warning("Cannot tell who is logged in; the block is shown as to staff.")
        return False


def _is_enrolled(user: Any, course_key: str) -> bool:
    """Whether the person is in the course; unknown counts as no."""
    try:
        from common.djangoapps.student.models import CourseEnrollment
        from opaque_keys.edx.keys import CourseKey

        return bool(CourseEnrollment.is_enrolled(user, CourseKey.from_string(course_key)))
    except Exception:  # noqa: BLE001 - whatever moved in the platform, nobody gets in by it
        log.warning("Cannot tell who is enrolled; nothing new may begin.")
        return False


def _name(user: Any) -> str:
    try:
        return user.profile.name or user.username
    except ObjectDoesNotExist:  # a user whom a command made has no profile
        return user.username


def _context_key(block: Any) -> Any:
    return _without_branch(getattr(block.scope_ids.usage_id, "context_key", None))


def _without_branch(key: Any) -> Any:
    """The key as it stays over the years; a library's newer keys know no branch."""
    return key.for_branch(None) if hasattr(key, "for_branch") else key


def _language() -> str:
    return get_language() or "en"


HOST = OpenEdxHost()
