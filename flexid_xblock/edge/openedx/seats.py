"""Who sits before a block, as the platform's runtime tells it."""

import logging
from typing import Any

from django.utils.translation import get_language

from flexid_xblock.domain.seats import Seat, SeatKind

log = logging.getLogger(__name__)

_PREFIX = "edx-platform."


def seat(block: Any) -> Seat:
    """A learner's seat only for oneself, in a course, outside Studio."""
    attributes = _attributes(block)
    return Seat(
        kind=_kind(block, attributes),
        user_id=attributes.get("user_id"),
        course_key=str(_context_key(block) or ""),
        usage_key=str(_without_branch(block.scope_ids.usage_id)),
        language=get_language() or "en",
    )


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


def _context_key(block: Any) -> Any:
    return _without_branch(getattr(block.scope_ids.usage_id, "context_key", None))


def _without_branch(key: Any) -> Any:
    """The key as it stays over the years; a library's newer keys know no branch."""
    return key.for_branch(None) if hasattr(key, "for_branch") else key
