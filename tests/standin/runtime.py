"""The runtimes that hold a block: the LMS's, Studio's preview, a content library's."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest
from xblock.field_data import DictFieldData
from xblock.fields import ScopeIds
from xblock.reference.user_service import UserService
from xblock.runtime import MemoryIdManager, NullI18nService, Runtime

from flexid_xblock.blocks.activity import ActivityBlock
from flexid_xblock.blocks.journal import JournalBlock
from flexid_xblock.blocks.module import ModuleBlock
from flexid_xblock.blocks.session import SessionBlock
from tests.standin.keys import DRAFT, PUBLISHED, LibraryUsageKey, UsageKey
from tests.standin.users import (
    Masquerade,
    PlatformUserService,
    course_service,
    set_up_masquerade,
)
from tests.standin.world import WORLD

BLOCKS = {
    "flexid_activity": ActivityBlock,
    "flexid_journal": JournalBlock,
    "flexid_module": ModuleBlock,
    "flexid_session": SessionBlock,
}


class Completion:
    """The platform's switch for what is done."""

    def completion_tracking_enabled(self) -> bool:
        return True


class StandinRuntime(Runtime):
    """Runs one block for whoever is bound to it. Its block's id is its activity key."""

    is_author_mode = False

    def __init__(self, user_service: UserService, address: Callable[[Any, str], str]) -> None:
        services = {"user": user_service, "i18n": NullI18nService(), "completion": Completion()}
        super().__init__(MemoryIdManager(), id_generator=None, services=services)
        self._address = address

    def handler_url(self, block: Any, handler_name: str, *args: Any, **kwargs: Any) -> str:
        return self._address(block.scope_ids.usage_id, handler_name)

    def local_resource_url(self, block: Any, uri: str) -> str:
        raise NotImplementedError

    resource_url = local_resource_url

    def publish(self, block: Any, event_type: str, event_data: Any) -> None:
        WORLD.published.append((str(block.scope_ids.usage_id), event_type, event_data))


class AuthorRuntime(StandinRuntime):
    """Studio's preview: no publish service, so an event goes nowhere."""

    is_author_mode = True

    def publish(self, block: Any, event_type: str, event_data: Any) -> None:
        """Does nothing, silently, as there."""


def lms_block(request: HttpRequest, usage: UsageKey) -> tuple[Any, Masquerade | None, Any]:
    """The published block, the masquerade in force, and the person bound to the block."""
    course = usage.context_key.for_branch(None)
    masquerade, bound = set_up_masquerade(request, course)
    if bound.is_authenticated:
        service: UserService = course_service(bound, course, masquerade)
    else:
        service = PlatformUserService(None)
    runtime = StandinRuntime(service, lms_address)
    return _block(runtime, usage.for_branch(PUBLISHED), bound.pk), masquerade, bound


def studio_block(request: HttpRequest, usage: UsageKey) -> Any:
    """The draft in Studio's preview; nobody is staff there, not even an administrator."""
    service = PlatformUserService(request.user, user_role="staff", anonymous_user_id="student")
    return _block(AuthorRuntime(service, studio_address), usage.for_branch(DRAFT), request.user.pk)


def library_block(request: HttpRequest, usage: LibraryUsageKey) -> Any:
    """A library's block; course team members are nobody special there."""
    user = request.user
    service = PlatformUserService(user, user_is_staff=bool(user.is_staff))
    return _block(StandinRuntime(service, library_address), usage, user.pk)


def lms_address(usage: UsageKey, handler: str) -> str:
    plain = usage.for_branch(None)
    return f"/courses/{plain.context_key}/xblock/{plain}/handler/{handler}"


def studio_address(usage: UsageKey, handler: str) -> str:
    return f"/preview/xblock/{usage.for_branch(None)}/handler/{handler}"


def library_address(usage: LibraryUsageKey, handler: str) -> str:
    return f"/api/xblock/v2/xblocks/{usage}/handler/{handler}"


def _block(runtime: Runtime, usage: UsageKey | LibraryUsageKey, user_id: int | None) -> Any:
    ids = ScopeIds(user_id, usage.block_type, usage, usage)
    fields = DictFieldData({"activity_key": usage.block_id})
    return runtime.construct_xblock_from_class(BLOCKS[usage.block_type], ids, fields)
