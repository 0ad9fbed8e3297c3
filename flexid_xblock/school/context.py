"""What every page of the school has round it."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse

from flexid_xblock.care import api as care


def frame(request: HttpRequest) -> dict[str, Any]:
    """The way home, help, talk and leave, and the template of the page's tools.

    Nothing here asks the session or the database: the page for a broken
    database has it too.
    """
    return {
        "home_url": reverse("school_home"),
        **care.help_card(),
        "course_key": settings.FLEXID_SCHOOL_COURSE,
        "exit_url": settings.FLEXID_EXIT_URL,
        "tools_template": "flexid/school/tools.html",
        "languages": settings.LANGUAGES,
        "is_demo": settings.FLEXID_DEMO,
    }
