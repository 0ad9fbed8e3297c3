"""A block in Studio before somebody who may write in its course, or may not."""

from typing import Any

from opaque_keys.edx.keys import CourseKey
from xblock.core import XBlock
from xblock.field_data import DictFieldData
from xblock.fields import ScopeIds
from xblock.runtime import MemoryIdManager, NullI18nService, Runtime

from tests.edge.platform import LEARNER, UserService

COURSE = CourseKey.from_string("course-v1:FlexID+School+1")


class Permissions:
    """Studio's own service: whether this person may write in one course."""

    def __init__(self, *, may: bool) -> None:
        self.may = may

    def can_write(self, course_key: CourseKey) -> bool:
        return self.may and course_key == COURSE


class StudioRuntime(Runtime):
    """Studio's editor, which says nothing about authors; its preview sets ``is_author_mode``."""

    is_author_mode = False

    def __init__(self, *, may: bool | None) -> None:
        services = {"user": UserService(LEARNER), "i18n": NullI18nService()}
        if may is not None:
            services["studio_user_permissions"] = Permissions(may=may)
        super().__init__(MemoryIdManager(), id_generator=None, services=services)

    def handler_url(self, block: Any, handler_name: str, *args: Any, **kwargs: Any) -> str:
        return f"/xblock/{block.scope_ids.usage_id.block_type}/handler/{handler_name}"

    def local_resource_url(self, block: Any, uri: str) -> str:
        raise NotImplementedError

    resource_url = local_resource_url

    def publish(self, block: Any, event_type: str, event_data: Any) -> None:
        raise NotImplementedError


def authors_block(kind: str, fields: dict[str, Any], *, may: bool | None = True) -> Any:
    """A block whose fields are kept in this table; ``may`` None: where the service is not there."""
    runtime = StudioRuntime(may=may)
    usage = COURSE.make_usage_key(kind, "b1")
    ids = ScopeIds(1, kind, usage, usage)
    return runtime.construct_xblock_from_class(XBlock.load_class(kind), ids, DictFieldData(fields))
