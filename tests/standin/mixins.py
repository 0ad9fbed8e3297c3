"""What the platform mixes into every block: its fields, its handler, its ways of naming things."""

from typing import Any

from web_fragments.fragment import Fragment
from xblock.core import XBlock, XBlockMixin
from xblock.exceptions import JsonHandlerError
from xblock.fields import Boolean, DateTime, Dict, Float, Integer, List, Scope, String

BANNER = "This content is only accessible to enrolled learners."


def _settings(kind: type, *names: str, **options: Any) -> dict[str, Any]:
    """A field of this kind by each name, as an author sets it."""
    return {name: kind(scope=Scope.settings, **options) for name in names}


_STRINGS = ("course_edit_method", "giturl", "xqa_key", "showanswer", "show_correctness")
_SWITCHES = ("graded", "visible_to_staff_only", "use_latex_compiler", "video_auto_advance")
_MORE_SWITCHES = ("show_reset_button", "edxnotes", "in_entrance_exam", "self_paced")
_INHERITED = {
    **_settings(Boolean, *_SWITCHES, *_MORE_SWITCHES, "hide_from_toc", default=False),
    **_settings(Boolean, "video_speed_optimizations", default=True),
    **_settings(DateTime, "start", "due"),
    **_settings(Integer, "relative_weeks_due", "max_attempts"),
    **_settings(Float, "days_early_for_beta"),
    **_settings(Dict, "group_access", "video_bumper"),
    **_settings(List, "user_partitions"),
    **_settings(String, *_STRINGS, "rerandomize", "static_asset_path", "matlab_api_key"),
    **_settings(String, "graceperiod"),  # a span of time; its kind of field is not in every XBlock
    "edxnotes_visibility": Boolean(scope=Scope.user_info, default=True),
}
_OF_THE_LMS = {
    **_settings(Boolean, "hide_from_toc", "visible_to_staff_only", default=False),
    **_settings(String, "format", "chrome", "default_tab", "source_file"),
    **_settings(Dict, "group_access", default={}),
    **_settings(List, "user_partitions", default=[]),
}

InheritanceMixin = type("InheritanceMixin", (XBlockMixin,), _INHERITED)


class CompletionFromPage(XBlockMixin):
    """The handler that every block gets: a page says that it was looked at."""

    @XBlock.json_handler
    def publish_completion(self, data: Any, suffix: str = "") -> dict[str, str]:
        completion = self.runtime.service(self, "completion")
        if completion is None:
            raise JsonHandlerError(500, "No completion service found")
        if not completion.can_mark_block_complete_on_view(self):
            raise JsonHandlerError(400, "Block not configured for completion on view.")
        self.runtime.publish(self, "completion", data)
        return {"result": "ok"}


@XBlock.needs("partitions", "i18n")
@XBlock.wants("completion")
class LmsBlockMixin(CompletionFromPage, type("LmsFields", (XBlockMixin,), _OF_THE_LMS)):
    """Where a block stands in its course, and who may see it."""


@XBlock.needs("i18n")
class XModuleMixin(XBlock):
    """The old names of things, and what an outsider is shown instead of a block."""

    has_score = False
    show_in_read_only_mode = False
    always_recalculate_grades = False
    icon_class = "other"

    display_name = String(scope=Scope.settings, default=None)

    @property
    def course_id(self) -> Any:
        return self.context_key

    @property
    def location(self) -> Any:
        return self.usage_key

    @property
    def category(self) -> str:
        return self.scope_ids.block_type

    @property
    def url_name(self) -> str:
        return self.usage_key.block_id

    def public_view(self, _context: Any) -> Fragment:
        return Fragment(BANNER)


class EditInfoMixin(XBlockMixin):
    """Who changed a block when; only Studio asks."""


@XBlock.needs("i18n", "mako")
class AuthoringMixin(XBlockMixin):
    """What Studio adds to the others: a field, and hooks that do nothing."""

    copied_from_block = String(scope=Scope.settings, enforce_type=True)

    def editor_saved(self, user: Any, old_metadata: Any, old_content: Any) -> None:
        """Before the block is stored."""

    def post_editor_saved(self, user: Any, old_metadata: Any, old_content: Any) -> None:
        """After the block was stored."""

    def studio_post_duplicate(
        self, source_item: Any, store: Any, user: Any, duplication_function: Any, shallow: bool
    ) -> None:
        """After the block was duplicated."""


@XBlock.wants("completion")
class LibraryBlockMixin(CompletionFromPage):
    """A content library's, which knows no course."""

    has_score = False
    show_in_read_only_mode = False
    icon_class = "other"

    def public_view(self, _context: Any) -> Fragment:
        return Fragment(BANNER)


LMS_MIXINS = (LmsBlockMixin, InheritanceMixin, XModuleMixin, EditInfoMixin)
STUDIO_MIXINS = (*LMS_MIXINS, AuthoringMixin)
LIBRARY_MIXINS = (LibraryBlockMixin,)
