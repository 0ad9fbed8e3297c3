"""Whether somebody looks at a course through another person's eyes."""

import logging
from typing import Any

log = logging.getLogger(__name__)


def is_one_student(user: Any, course_key: Any) -> bool:
    """Whether the platform says that staff look as this very student.

    Where its question has moved, whoever asks has the session to go by; where it
    fails, the answer is yes.
    """
    try:
        from lms.djangoapps.courseware.masquerade import is_masquerading_as_specific_student as ask
    except Exception:  # noqa: BLE001 - a module can fail at its import in its own ways
        log.warning("Cannot ask the platform who looks as whom; the session alone tells.")
        return False
    try:
        return bool(ask(user, course_key))
    except Exception:  # noqa: BLE001 - whatever went wrong there, nobody writes by it
        log.warning("The platform cannot tell who looks as whom; taken for staff.")
        return True


def has_role(user: Any, course_key: Any) -> bool:
    """Whether staff look as a student or as a group here. Raises where it cannot be told."""
    from lms.djangoapps.courseware.masquerade import get_masquerade_role

    return get_masquerade_role(user, course_key) not in {None, "staff"}
