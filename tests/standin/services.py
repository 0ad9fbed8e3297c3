"""The services a runtime offers a block, by the exact names of each of the platform's runtimes.

What is of no use to us is there by its name only, as an ``Internal``.
"""

from functools import partial
from typing import Any

from django.conf import settings
from django.core.cache import cache
from django.utils import translation
from opaque_keys.edx.keys import UsageKey

from tests.standin.users import PlatformUserService, anonymous_id, course_service, looks_as_one
from tests.standin.world import WORLD

LMS_INTERNAL = (
    *("fs", "mako", "verification", "proctoring", "milestones", "credit", "bookmarks", "gating"),
    *("grade_utils", "user_state", "content_type_gating", "sandbox", "rebind_user"),
    *("library_tools", "user_tags", "teams", "call_to_action", "enrollments", "video_config"),
    *("discussion_config_service", "xqueue"),
)
PREVIEW_INTERNAL = ("mako", "sandbox", "video_config", "discussion_config_service", "xqueue")
EDITOR_INTERNAL = ("mako", "lti-configuration", "library_tools")
LIBRARY_INTERNAL = (
    *("mako", "sandbox", "rebind_user", "enrollments", "error_tracker", "video_config"),
    "discussion_config_service",
)


class Internal:
    """A service of the platform for its own blocks."""


class I18nService:
    """Made anew for each block that asks: the runtime calls the class with the block."""

    def __init__(self, block: Any) -> None:
        self.block = block

    def __getattr__(self, name: str) -> Any:
        return getattr(translation, name)


class CompletionService:
    """``BlockCompletion`` of one person. What is submitted counts, also when it is less."""

    def __init__(self, user: Any, context_key: Any) -> None:
        self._user = user
        self._context_key = context_key

    def completion_tracking_enabled(self) -> bool:
        return True

    def can_mark_block_complete_on_view(self, block: Any) -> bool:
        """Whether a page may say so by itself, after five seconds."""
        is_completable = getattr(block, "completion_mode", "completable") == "completable"
        says_so_itself = getattr(block, "has_custom_completion", False)
        return is_completable and not says_so_itself and not getattr(block, "has_score", False)

    def get_completions(self, candidates: Any) -> dict[UsageKey, float]:
        return {key: WORLD.completions.get((self._user.pk, str(key)), 0.0) for key in candidates}

    def submit_completion(self, block_key: UsageKey, completion: float) -> None:
        self.submit_group_completion(block_key, completion, users=[self._user])

    def submit_group_completion(
        self, block_key: UsageKey, completion: float, users: Any = None, user_ids: Any = None
    ) -> None:
        if not isinstance(block_key, UsageKey):
            raise TypeError("It takes key objects, never text.")
        plain = block_key.for_branch(None) if hasattr(block_key, "for_branch") else block_key
        for pk in [*(one.pk for one in users or ()), *(user_ids or ())]:
            WORLD.completions[pk, str(plain)] = completion


class EventPublishingService:
    """Completion is kept, unless staff look as one student: then all is only tracked."""

    def __init__(self, user: Any, course: Any) -> None:
        self._user = user
        self._course = course

    def publish(self, block: Any, event_type: str, event: Any) -> None:
        WORLD.published.append((str(block.scope_ids.usage_id), event_type, event))
        completion = block.runtime.service(block, "completion")
        is_kept = event_type == "completion" and completion is not None
        if is_kept and not looks_as_one(self._user, self._course):
            completion.submit_completion(block.scope_ids.usage_id, event["completion"])
        else:
            WORLD.tracked.append((event_type, event))


class PartitionService:
    """The groups of a course; this one has made none of its cohorts into groups of content."""

    def __init__(self, course: Any) -> None:
        self.course_key = course
        self.course_partitions: list[Any] = []

    def get_user_group_id_for_partition(self, user: Any, user_partition_id: int) -> None:
        return None


class TeamsConfigurationService:
    """A course without teams."""

    def get_teams_configuration(self, course_id: Any) -> None:
        return None


class SettingsService:
    """What the operator set for blocks of a class."""

    def get_settings_bucket(self, block: Any, default: Any = None) -> Any:
        name = getattr(block, "block_settings_key", block.unmixed_class.__name__)
        return getattr(settings, "XBLOCK_SETTINGS", {}).get(name, default or {})


class StudioPermissionsService:
    """Who may read and write a course in Studio; the LMS has no such service."""

    def __init__(self, author: Any) -> None:
        self._author = author

    def can_write(self, course_key: Any) -> bool:
        return WORLD.is_team(self._author, course_key)

    can_read = can_write


class ReplaceURLService:
    """Made anew for each block, as the words of translations are."""

    def __init__(self, block: Any = None, static_asset_path: str = "") -> None:
        self.block = block

    def replace_urls(self, text: str, static_replace_only: bool = False) -> str:
        return text


def lms_services(bound: Any, course: Any) -> dict[str, Any]:
    """Those of the LMS, for the person who is bound. There are none of cohorts or notices."""
    is_known = bound.is_authenticated
    return {
        **_internal(LMS_INTERNAL),
        "user": course_service(bound, course),
        "i18n": I18nService,
        "cache": cache,
        "completion": CompletionService(bound, course) if is_known else None,
        "partitions": PartitionService(course),
        "settings": SettingsService(),
        "teams_configuration": TeamsConfigurationService(),
        "replace_urls": partial(ReplaceURLService, static_asset_path=""),
        "publish": EventPublishingService(bound, course),
    }


def preview_services(author: Any, course: Any) -> dict[str, Any]:
    """Those of Studio's preview: the author is nobody's staff there, not even on her own site."""
    return {
        **_internal(PREVIEW_INTERNAL),
        "studio_user_permissions": StudioPermissionsService(author),
        "user": PlatformUserService(
            author,
            user_role="instructor" if author.is_staff else "staff",
            anonymous_user_id="student",
            deprecated_anonymous_user_id="student",
        ),
        "i18n": I18nService,
        "cache": cache,
        "partitions": PartitionService(course),
        "settings": SettingsService(),
        "teams_configuration": TeamsConfigurationService(),
        "replace_urls": ReplaceURLService,
    }


def editor_services(author: Any, course: Any, *, leaks: bool) -> dict[str, Any]:
    """Those of Studio's editors and saves; before Ulmo the preview's leaked into them."""
    own = {
        **_internal(EDITOR_INTERNAL),
        "studio_user_permissions": StudioPermissionsService(author),
        "user": PlatformUserService(author),
        "i18n": I18nService,  # the store's own runtime has it
        "settings": SettingsService(),
        "teams_configuration": TeamsConfigurationService(),
    }
    return preview_services(author, course) | own if leaks else own


def library_services(user: Any, library: Any) -> dict[str, Any]:
    """Those of a content library: no groups, no settings; completion even for nobody."""
    return {
        **_internal(LIBRARY_INTERNAL),
        "user": PlatformUserService(
            user, user_is_staff=bool(user.is_staff), anonymous_user_id=anonymous_id(user, "library")
        ),
        "i18n": I18nService,
        "cache": cache,
        "completion": CompletionService(user, library),
        "replace_urls": ReplaceURLService(),
        "publish": EventPublishingService(user, library),
    }


def _internal(names: tuple[str, ...]) -> dict[str, Any]:
    return {name: Internal() for name in names}
