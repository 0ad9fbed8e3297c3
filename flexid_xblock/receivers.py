"""The door for the platform's signals.

A retirement is done before the signal returns, and a failure is the
platform's to know: it stops there, and asks again. Everything else that is told
here is the platform's own affair, which nothing of ours may break. Leaving a
course is not listened to: who is enrolled is asked at each request, and nothing
is stored of it, so that whoever comes back finds everything.
"""

import logging
from collections.abc import Callable
from functools import partial, wraps
from typing import Any

from django.core import checks
from django.db import transaction

from flexid_xblock.access import api as access
from flexid_xblock.edge.openedx import cohorts, signals
from flexid_xblock.privacy import api as privacy

log = logging.getLogger(__name__)

_lost: list[str] = []  # by the last ``connect``


def connect() -> None:
    """Let the platform's signals reach us; those that cannot are told by ``check``."""
    _lost[:] = signals.connect(_RECEIVERS)


def check() -> list[checks.CheckMessage]:
    """The signals that could not be connected.

    Warnings, retirement too: an error would stop every command of the platform,
    and ``flexid_erase`` with them.
    """
    return [_told(name) for name in _lost]


def retire(user: Any, **kwargs: Any) -> None:
    """Erase the person from every room. Safe to repeat; raises when it could not be done."""
    privacy.erase(user.pk)


def _harmless(sentence: str) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Whatever goes wrong inside is one line in the log: what the platform does, it does."""

    def around(receive: Callable[..., None]) -> Callable[..., None]:
        @wraps(receive)
        def guarded(*args: Any, **kwargs: Any) -> None:
            try:
                receive(*args, **kwargs)
            except Exception as error:  # noqa: BLE001 - see above
                log.warning("%s (%s)", sentence, type(error).__name__)

        return guarded

    return around


_cohorts_stay = _harmless("A change of cohorts was not followed; flexid_import_groups mends it.")
_groups_stay = _harmless("The groups of a course were not copied to its re-run.")


@_cohorts_stay
def cohort_assigned(cohort: Any, **kwargs: Any) -> None:
    """Somebody was put into a cohort: it is told before the platform has stored it."""
    _follow_later(str(cohort.course.course_key), cohort.user.id)


@_cohorts_stay
def cohort_updated(user: Any, course_key: Any, **kwargs: Any) -> None:
    """Somebody's cohort was changed, or she was taken out of it."""
    _follow_later(str(course_key), user.pk)


@_groups_stay
def course_rerun(course: Any, **kwargs: Any) -> None:
    """A course was run again: its set-up goes along, nobody's data does."""
    target = str(course.course_key)
    source = signals.source_of_rerun(target)
    if source is not None:
        access.copy_groups(source=source, target=target)


_RECEIVERS: dict[str, Callable[..., None]] = {
    "USER_RETIRE_LMS_MISC": retire,
    "USER_RETIRE_LMS_CRITICAL": retire,
    "COHORT_MEMBERSHIP_CHANGED": cohort_assigned,
    "COHORT_MEMBERSHIP_UPDATED": cohort_updated,
    "COURSE_RERUN_COMPLETED": course_rerun,
}


def _follow_later(course_key: str, user_id: int) -> None:
    """After the platform's transaction, which a fault of ours could otherwise spoil."""
    transaction.on_commit(partial(_follow, course_key, user_id))


@_cohorts_stay
def _follow(course_key: str, user_id: int) -> None:
    if access.cohorts.is_followed(course_key):
        placing = cohorts.of_person(course_key, user_id)
        if placing is not None:
            access.cohorts.follow_person(course_key, user_id, placing)


def _told(name: str) -> checks.CheckMessage:
    if _RECEIVERS[name] is retire:
        return checks.Warning(
            f"The platform's signal {name} was not found: who is retired is not erased here.",
            hint="Run flexid_erase for everybody who is retired, until a newer Flex-ID is there.",
            id="flexid.W005",
        )
    return checks.Warning(
        f"The platform's signal {name} was not found.",
        hint="Cohorts: run flexid_import_groups. Re-runs: make the groups anew.",
        id="flexid.W006",
    )
