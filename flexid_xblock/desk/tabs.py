"""Two tabs in a course on the platform: a student's own page, and an adult's desk.

The platform finds them by their entry points (``openedx.course_tab``) and asks
each on every page of every course; see ``edge/openedx/tabs.py``. Imported
nowhere else, and where the platform is not there it cannot be.
"""

from typing import Any

from django.utils.translation import gettext_noop

from flexid_xblock.access import api as access
from flexid_xblock.edge.openedx import tabs

CourseTab: Any = tabs.base()


class StudentTab(CourseTab):
    """For whoever learns here: what she wrote, who can read it, and who has."""

    type = "flexid_student"
    title = gettext_noop("My Flex-ID")
    view_name = "flexid:student_page"
    is_dynamic = True  # nothing is written into the course

    @classmethod
    def is_enabled(cls, course: Any, user: Any = None) -> bool:
        return tabs.is_shown(access.learns_here, user, course.id, enrolled=True)


class DeskTab(CourseTab):
    """For whoever teaches, follows up, coordinates or leads here."""

    type = "flexid_desk"
    title = gettext_noop("Flex-ID desk")
    view_name = "flexid:desk"
    is_dynamic = True

    @classmethod
    def is_enabled(cls, course: Any, user: Any = None) -> bool:
        return tabs.is_shown(access.works_here, user, course.id)
