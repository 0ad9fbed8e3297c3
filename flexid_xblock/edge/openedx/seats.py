"""Who sits before a block, as the platform's runtime tells it."""

import logging
from typing import Any

from django.utils.translation import get_language

from flexid_xblock.domain.seats import Seat, SeatKind

from . import masks
from .authoring import is_studio
from .keys import is_course, without_branch

log = logging.getLogger(__name__)

_PREFIX = "edx-platform."


def seat(block: Any) -> Seat:
    """A learner's seat only for oneself, in a course, outside Studio."""
    service = _service(block)
    attributes = _attributes(service)
    return Seat(
        kind=_kind(block, service, attributes),
        user_id=attributes.get("user_id"),
        course_key=str(_context_key(block) or ""),
        usage_key=str(without_branch(block.scope_ids.usage_id)),
        language=get_language() or "en",
    )


def _kind(block: Any, service: Any, attributes: dict[str, Any]) -> SeatKind:
    course_key = _context_key(block)
    if is_studio(block) or not is_course(course_key):
        return SeatKind.AUTHOR
    user_id = attributes.get("user_id")
    if not attributes.get("is_authenticated") or user_id is None:
        return SeatKind.NOBODY
    if attributes.get("user_is_staff") or not _sits_here_herself(service, user_id, course_key):
        return SeatKind.STAFF
    return SeatKind.LEARNER


def _service(block: Any) -> Any:
    try:
        return block.runtime.service(block, "user")
    except Exception:  # noqa: BLE001 - a runtime without the service may say so by raising
        log.warning("Cannot ask who sits before a block; it is shown as to nobody.")
        return None


def _attributes(service: Any) -> dict[str, Any]:
    """What the service says of the person bound to the block; nothing where it fails."""
    if service is None:
        return {}
    try:
        given = service.get_current_user().opt_attrs
    except Exception:  # noqa: BLE001 - whatever moved in the platform, nobody writes by it
        log.warning("Cannot tell who sits before a block; it is shown as to nobody.")
        return {}
    return {name.removeprefix(_PREFIX): value for name, value in given.items()}


def _sits_here_herself(service: Any, bound_user_id: int, course_key: Any) -> bool:
    """Whether the session is the bound person's, and she looks as nobody; unknown counts as no.

    Staff who look as "a student" stay bound as themselves: only their settings tell.
    """
    try:
        import crum

        user = crum.get_current_request().user
        real = getattr(user, "real_user", None) or user
        looks_as = getattr(user, "masquerade_settings", None) or {}
        is_here = real.pk == bound_user_id and real.is_active and course_key not in looks_as
    except Exception:  # noqa: BLE001 - whatever moved in the platform, nobody writes by it
        log.warning("Cannot tell who is logged in; the block is shown as to staff.")
        return False
    # The service's own object remembers the settings that a fresh one would have lost.
    bound = getattr(service, "_django_user", None) or user
    return is_here and not masks.is_one_student(bound, course_key)


def _context_key(block: Any) -> Any:
    return without_branch(getattr(block.scope_ids.usage_id, "context_key", None))
