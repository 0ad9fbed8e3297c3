"""The platform's cohorts. They are only read: to ask for a cohort never puts anybody into one.

The platform's own ``get_cohort`` does that unless told otherwise, and answers
"none" while cohorts are switched off; so its tables are read.
"""

import logging
from collections import defaultdict
from typing import Any

from flexid_xblock.domain.cohorts import Cohort, Placing

log = logging.getLogger(__name__)


def of_course(course_key: str) -> tuple[Cohort, ...] | None:
    """Every cohort of the course; None where the platform cannot say."""
    try:
        return _of_course(course_key)
    except Exception:  # noqa: BLE001 - whatever moved in the platform, no group is emptied by it
        log.warning("Cannot tell who is in which cohort.")
        return None


def of_person(course_key: str, user_id: int) -> Placing | None:
    """Which cohort of the course somebody is in; None where the platform cannot say."""
    try:
        return _of_person(course_key, user_id)
    except Exception:  # noqa: BLE001 - as above
        log.warning("Cannot tell in which cohort somebody is.")
        return None


def _of_course(course_key: str) -> tuple[Cohort, ...]:
    from opaque_keys.edx.keys import CourseKey
    from openedx.core.djangoapps.course_groups.models import CohortMembership, CourseUserGroup

    key = CourseKey.from_string(course_key)
    people = defaultdict(set)
    for row in CohortMembership.objects.filter(course_id=key).select_related("user"):
        people[row.course_user_group_id].add(row.user)
    groups = CourseUserGroup.objects.filter(course_id=key, group_type=CourseUserGroup.COHORT)
    return tuple(
        Cohort(
            id=group.pk,
            name=group.name,
            members=frozenset(user.pk for user in people[group.pk]),
            students=frozenset(user.pk for user in people[group.pk] if _is_student(user, key)),
        )
        for group in groups
    )


def _of_person(course_key: str, user_id: int) -> Placing:
    from opaque_keys.edx.keys import CourseKey
    from openedx.core.djangoapps.course_groups.models import CohortMembership

    key = CourseKey.from_string(course_key)
    rows = CohortMembership.objects.filter(course_id=key, user_id=user_id).select_related("user")
    row = rows.first()  # the platform has at most one for a person and a course
    return Placing(
        cohort_id=row and row.course_user_group_id,
        is_student=row is not None and _is_student(row.user, key),
    )


def _is_student(user: Any, course_key: Any) -> bool:
    """Whether the person learns here: the platform puts staff into cohorts too.

    A retired account is no longer active, but stays in its cohort.
    """
    from lms.djangoapps.courseware.access import has_access

    return user.is_active and not has_access(user, "staff", course_key)
