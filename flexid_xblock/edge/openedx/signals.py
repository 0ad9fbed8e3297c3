"""What the platform tells us of, and what it must be asked beside.

Not through ``signals_config``: the platform resolves those names while it
starts, so one that moved would stop the LMS and Studio.
"""

import logging
from collections.abc import Callable
from typing import Any

from django.utils.module_loading import import_string

log = logging.getLogger(__name__)

_RETIREMENT = "openedx.core.djangoapps.user_api.accounts.signals"
PLACES = {
    "USER_RETIRE_LMS_MISC": _RETIREMENT,
    "USER_RETIRE_LMS_CRITICAL": _RETIREMENT,
    "COHORT_MEMBERSHIP_CHANGED": "openedx_events.learning.signals",
    "COHORT_MEMBERSHIP_UPDATED": "openedx.core.djangoapps.course_groups.signals.signals",
    "COURSE_RERUN_COMPLETED": "openedx_events.content_authoring.signals",
}


def connect(receivers: dict[str, Callable[..., None]]) -> tuple[str, ...]:
    """Connect each receiver to the signal of that name; the names that could not be."""
    lost = tuple(name for name, receiver in receivers.items() if not _connect(name, receiver))
    if lost:
        log.error("The platform does not have these signals where they were: %s", ", ".join(lost))
    return lost


def source_of_rerun(course_key: str) -> str | None:
    """The course of which this one is a re-run; None for none, and where nobody can say."""
    try:
        from common.djangoapps.course_action_state.models import CourseRerunState
        from opaque_keys.edx.keys import CourseKey

        rows = CourseRerunState.objects.filter(course_key=CourseKey.from_string(course_key))
        state = rows.first()
    except Exception:  # noqa: BLE001 - whatever moved in the platform, the re-run goes on
        log.warning("Cannot tell of which course this is a re-run; its groups are not copied.")
        return None
    return str(state.source_course_key) if state else None


def _connect(name: str, receiver: Callable[..., None]) -> bool:
    try:
        signal: Any = import_string(f"{PLACES[name]}.{name}")
        # With a name of its own it is connected once, however often the app is made ready.
        signal.connect(receiver, dispatch_uid=f"flexid_xblock.{name}")
    except Exception:  # noqa: BLE001 - whatever moved in the platform, it starts
        return False
    return True
