"""The sdk's runtime, for the person who is really logged in.

Replaced: its users, ids, field data, wrapping, handler addresses, asides and
the attributes it pins on every block.
"""

import logging
from typing import Any

from django.contrib.auth.models import User
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import mark_safe
from web_fragments.fragment import Fragment
from workbench.runtime import WorkbenchI18NService, WorkbenchRuntime
from xblock.reference.user_service import UserService, XBlockUser

from flexid_xblock.school.course import AuthoredFields, CourseIds

log = logging.getLogger(__name__)


class SchoolUser(UserService):
    """The logged-in person under the names the LMS uses."""

    def __init__(self, user: User) -> None:
        super().__init__()
        self._person = user

    def get_current_user(self) -> XBlockUser:
        """The person, with the attributes a block of ours may read."""
        person = self._person
        current = XBlockUser(
            is_current_user=True, emails=[person.email], full_name=person.get_full_name()
        )
        current.opt_attrs = {
            "edx-platform.user_id": person.pk,
            "edx-platform.username": person.get_username(),
            "edx-platform.is_authenticated": person.is_authenticated,
            "edx-platform.user_is_staff": False,
            "edx-platform.user_is_global_staff": person.is_staff,
            "edx-platform.user_role": "student",
        }
        return current


class SchoolRuntime(WorkbenchRuntime):
    """Runs the blocks of one course for one person, for one request."""

    def __init__(self, user: User, course_key: str) -> None:
        # Past the sdk's own __init__, which would bring its users, ids and tables.
        super(WorkbenchRuntime, self).__init__(
            CourseIds(),
            None,
            services={
                "field-data": AuthoredFields(),
                "user": SchoolUser(user),
                "i18n": WorkbenchI18NService(),
            },
        )
        self.user = user
        self.course_key = course_key

    @property
    def user_id(self) -> int:
        """The logged-in person's id, whatever the address says."""
        return self.user.pk

    def handler_url(
        self,
        block: Any,
        handler_name: str,
        suffix: str = "",
        query: str = "",
        thirdparty: bool = False,
    ) -> str:
        """Our own address; the school has no suffixes, queries or handlers for strangers."""
        if suffix or query or thirdparty:
            raise NotImplementedError("The school serves plain handlers only.")
        return reverse("school_handler", args=(block.scope_ids.usage_id, handler_name))

    def publish(self, block: Any, event_type: str, event_data: Any) -> None:
        """Note that something happened; never what."""
        log.info("Block %s published %s", block.scope_ids.usage_id, event_type)

    def wrap_xblock(self, block: Any, view: str, frag: Fragment, context: Any) -> Fragment:
        """A plain element around the block, without scripts of ours or the sdk's."""
        body = mark_safe(frag.body_html())  # noqa: S308 - the block's own, already escaped, HTML
        wrapped = Fragment(
            format_html(
                '<div class="flexid-unit" data-usage="{}">{}</div>',
                block.scope_ids.usage_id,
                body,
            )
        )
        wrapped.add_fragment_resources(frag)
        return wrapped

    def applicable_aside_types(self, block: Any) -> list[str]:
        """None: nothing of anybody else's hangs on our blocks."""
        return []

    def _patch_xblock(self, block: Any) -> None:
        """Pin nothing on the block; the sdk would overwrite fields of ours."""
