"""What the peers import of the platform, as little of it as lets them run."""

import sys
from types import ModuleType
from typing import Any

from django.contrib.auth.models import User
from lxml import etree

from benchmarks.peers.models import StudentModule


class Flag:
    """A feature that is tried out in some courses: not in this one."""

    def __init__(self, *args: Any, **options: Any) -> None:
        """Whatever it is called."""

    def is_enabled(self, *args: Any) -> bool:
        return False


class StaticContent:
    """Files of a course; there are none."""

    @staticmethod
    def get_base_url_path_for_course_assets(course_key: Any) -> str:
        return f"/asset-v1:{course_key}/"


def user_by_anonymous_id(uid: str) -> User | None:
    """In this course nobody hides behind another id."""
    return User.objects.filter(pk=uid).first()


def extended_due_date(block: Any) -> Any:
    """The day it is due."""
    return block.due


MODULES = {
    "common.djangoapps.student.models": {"user_by_anonymous_id": user_by_anonymous_id},
    "lms.djangoapps.courseware.models": {"StudentModule": StudentModule},
    "openedx.core.djangoapps.waffle_utils": {"CourseWaffleFlag": Flag},
    "openedx.core.lib.safe_lxml": {"etree": etree},
    "xmodule.contentstore.content": {"StaticContent": StaticContent},
    "xmodule.util.duedate": {"get_extended_due_date": extended_due_date},
}


def stand_in() -> None:
    """From now on these modules are there."""
    for path, members in MODULES.items():
        steps = path.split(".")
        for count in range(1, len(steps) + 1):
            name = ".".join(steps[:count])
            sys.modules.setdefault(name, ModuleType(name)).__path__ = []
        vars(sys.modules[path]).update(members)
