"""A link to the desk in the platform's new instructor dashboard.

``settings/common.py`` adds it to the platform's filters. Imported nowhere
else, and where those are not there it cannot be.
"""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext

from flexid_xblock.access import api as access
from flexid_xblock.edge.openedx import dashboard
from flexid_xblock.edge.openedx.tabs import is_shown

PipelineStep: Any = dashboard.base()


class DeskLink(PipelineStep):
    """One more tab, for whoever has a desk in this course."""

    # The platform names the arguments; there may be more of them one day.
    def run_filter(
        self, tabs: dashboard.Tabs, user: Any, course_key: Any, **others: Any
    ) -> dict[str, Any]:
        if not is_shown(access.works_here, user, course_key):
            return {"tabs": tabs}
        path = reverse("flexid:desk", args=[str(course_key)])
        title = gettext("Flex-ID desk")
        return {"tabs": dashboard.with_link(tabs, tab_id="flexid", title=title, path=path)}
