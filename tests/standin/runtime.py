"""The runtimes that hold a block: the LMS's, Studio's two, a content library's."""

from collections.abc import Callable
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.utils.html import format_html, format_html_join
from django.utils.safestring import mark_safe
from web_fragments.fragment import Fragment
from xblock.field_data import DictFieldData, FieldData
from xblock.fields import ScopeIds
from xblock.runtime import MemoryIdManager, Runtime

from flexid_xblock.blocks.activity import ActivityBlock
from flexid_xblock.blocks.journal import JournalBlock
from flexid_xblock.blocks.module import ModuleBlock
from flexid_xblock.blocks.session import SessionBlock
from tests.standin import services, stores
from tests.standin.keys import DRAFT, PUBLISHED, UsageKey
from tests.standin.mixins import LIBRARY_MIXINS, LMS_MIXINS, STUDIO_MIXINS
from tests.standin.users import Masquerade, looks_as_one, set_up_masquerade
from tests.standin.world import WORLD

BLOCKS = {
    "flexid_activity": ActivityBlock,
    "flexid_journal": JournalBlock,
    "flexid_module": ModuleBlock,
    "flexid_session": SessionBlock,
}
NOTICE = "This type of component cannot be shown while viewing the course as a specific student."
Address = Callable[[Any, str], str]
Wrapper = Callable[[Any, Fragment], Fragment]


class StandinRuntime(Runtime):
    """Runs one block for whoever is bound to it. Its block's id is its activity key."""

    is_author_mode = False

    def __init__(self, offered: dict[str, Any], address: Address, mixins: Any = LMS_MIXINS) -> None:
        super().__init__(MemoryIdManager(), id_generator=None, services=offered, mixins=mixins)
        self._address = address
        self.wrappers: list[Wrapper] = []

    def service(self, block: Any, service_name: str) -> Any:
        """The service; where it is something that can be called, what that makes of the block."""
        found = super().service(block, service_name)
        return found(block) if callable(found) else found

    def handler_url(self, block: Any, handler_name: str, *args: Any, **kwargs: Any) -> str:
        return self._address(block.scope_ids.usage_id, handler_name)

    def local_resource_url(self, block: Any, uri: str) -> str:
        raise NotImplementedError

    resource_url = local_resource_url

    def publish(self, block: Any, event_type: str, event_data: Any) -> None:
        """Through the service; where there is none the event goes nowhere, silently."""
        if publishing := self._services.get("publish"):
            publishing.publish(block, event_type, event_data)

    def wrap_xblock(self, block: Any, view: str, frag: Fragment, context: Any) -> Fragment:
        for wrap in self.wrappers:
            frag = wrap(block, frag)
        return frag

    def applicable_aside_types(self, block: Any) -> list[str]:
        return []


class PreviewRuntime(StandinRuntime):
    """Studio's preview."""

    is_author_mode = True


class LibraryRuntime(StandinRuntime):
    """A content library's; a stranger may call handlers there, but sees the public view only."""

    def __init__(self, user: Any, library: Any, address: Address) -> None:
        super().__init__(services.library_services(user, library), address, LIBRARY_MIXINS)
        self.user = user

    def render(self, block: Any, view_name: str, context: Any = None) -> Fragment:
        if self.user.is_anonymous and view_name != "public_view":
            raise PermissionDenied
        return super().render(block, view_name, context)


def lms_block(request: HttpRequest, usage: UsageKey) -> tuple[Any, Masquerade | None, Any]:
    """The published block, the masquerade in force, and the person bound to the block."""
    plain = usage.for_branch(None)
    course = plain.context_key
    masquerade, bound = set_up_masquerade(request, course)
    store = stores.StudentStore(bound, read_only=stores.is_crawler(request))
    if looks_as_one(bound, course):
        store = stores.MasqueradingStore(store, request.session)
    runtime = StandinRuntime(services.lms_services(bound, course), lms_address)
    runtime.wrappers = _lms_wrappers(bound, course)
    fields = stores.learners_fields(_authored(plain, PUBLISHED), store)
    return _block(runtime, usage.for_branch(PUBLISHED), bound.pk, fields), masquerade, bound


def studio_block(request: HttpRequest, usage: UsageKey) -> Any:
    """The draft in Studio's preview; what is written there is not stored."""
    author = request.user
    offered = services.preview_services(author, usage.for_branch(None).context_key)
    runtime = PreviewRuntime(offered, studio_address, STUDIO_MIXINS)
    return _draft(request, usage, runtime)


def editor_block(request: HttpRequest, usage: UsageKey, *, leaks: bool = False) -> Any:
    """The draft as Studio's editor has it, which says of itself nothing about authors."""
    author = request.user
    course = usage.for_branch(None).context_key
    offered = services.editor_services(author, course, leaks=leaks)
    return _draft(request, usage, StandinRuntime(offered, editor_address, STUDIO_MIXINS))


def library_block(request: HttpRequest, usage: Any) -> Any:
    """A library's block; course team members are nobody special there."""
    user = request.user
    runtime = LibraryRuntime(user, usage.context_key, library_address)
    store = stores.StudentStore(user)
    fields = stores.authors_fields(DictFieldData({"activity_key": usage.block_id}), store)
    return _block(runtime, usage, user.pk, fields)


def exporting_block(usage: UsageKey) -> Any:
    """The draft bound to nobody, as the platform writes it into an archive."""
    runtime = StandinRuntime({"i18n": services.I18nService}, editor_address, STUDIO_MIXINS)
    fields = stores.authors_fields(_authored(usage, DRAFT), stores.StudentStore(AnonymousUser()))
    return _block(runtime, usage, None, fields)


def lms_address(usage: UsageKey, handler: str) -> str:
    plain = usage.for_branch(None)
    return f"/courses/{plain.context_key}/xblock/{plain}/handler/{handler}"


def studio_address(usage: UsageKey, handler: str) -> str:
    return f"/preview/xblock/{usage.for_branch(None)}/handler/{handler}"


def editor_address(usage: UsageKey, handler: str) -> str:
    return f"/xblock/{usage.for_branch(None)}/handler/{handler}"


def library_address(usage: Any, handler: str) -> str:
    return f"/api/xblock/v2/xblocks/{usage}/handler/{handler}"


def debug_panel(block: Any) -> list[tuple[str, Any]]:
    """What the staff debug panel says of a block: every field, the bound person's, too."""
    return [(name, field.read_from(block)) for name, field in block.fields.items()]


def _lms_wrappers(bound: Any, course: Any) -> list[Wrapper]:
    """The view has run before them: a notice in place of it, and what staff see below it."""
    is_masked = looks_as_one(bound, course)
    hiding: list[Wrapper] = [_only_if_read_only] if is_masked else []
    has_panel = is_masked or WORLD.has_staff_access(bound, course)
    return [*hiding, *([_with_debug_panel] if has_panel else [])]


def _only_if_read_only(block: Any, frag: Fragment) -> Fragment:
    return frag if getattr(block, "show_in_read_only_mode", False) else Fragment(NOTICE)


def _with_debug_panel(block: Any, frag: Fragment) -> Fragment:
    rows = format_html_join("", "<tr><td>{}</td><td>{}</td></tr>", debug_panel(block))
    body = mark_safe(frag.content)  # noqa: S308 - a block's own HTML
    wrapped = Fragment(format_html('{}<table class="staff-debug">{}</table>', body, rows))
    wrapped.add_fragment_resources(frag)
    return wrapped


def _draft(request: HttpRequest, usage: UsageKey, runtime: Runtime) -> Any:
    plain = usage.for_branch(None)
    store = stores.SessionStore(request.session)
    fields = stores.authors_fields(_authored(plain, DRAFT), store)
    return _block(runtime, usage.for_branch(DRAFT), request.user.pk, fields)


def _authored(plain: UsageKey, branch: str) -> FieldData:
    """A copy: only an author's save stores what she changed."""
    set_here = WORLD.authored[branch].get(str(plain), {})
    return DictFieldData({"activity_key": plain.block_id, **set_here})


def _block(runtime: Runtime, usage: Any, user_id: int | None, fields: FieldData) -> Any:
    ids = ScopeIds(user_id, usage.block_type, usage, usage)
    return runtime.construct_xblock_from_class(BLOCKS[usage.block_type], ids, fields)
