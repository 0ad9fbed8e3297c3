"""A block of ours in Studio, before somebody who may write in the course or may not."""

import json
from types import SimpleNamespace
from typing import Any

from webob import Request
from xblock.field_data import DictFieldData
from xblock.fields import ScopeIds

from tests.standin.keys import CourseKey, UsageKey
from tests.standin.runtime import BLOCKS, AuthorRuntime, studio_address
from tests.standin.users import PlatformUserService

COURSE = CourseKey.from_string("course-v1:FlexID+School+1")
KIND = {"journal": "journal", "opening": "module", "meeting": "session"}
FIELDS = ("display_name", "activity_key", "word_overrides", "structure_overrides")


def studio_block(key: str, user: Any, *, may: bool | None = True, **fields: Any) -> Any:
    """A block that shows this activity; ``may`` None: where Studio's service is not there."""
    kind = f"flexid_{KIND.get(key.rpartition('.')[2], 'activity')}"
    runtime = AuthorRuntime(PlatformUserService(user, user_role="staff"), studio_address)
    if may is not None:
        permissions = SimpleNamespace(can_write=lambda key: may and key == COURSE)
        runtime._services["studio_user_permissions"] = permissions
    usage = UsageKey(COURSE, kind, "b1")
    ids = ScopeIds(user.pk, kind, usage, usage)
    data = DictFieldData({"activity_key": key, **fields})
    return runtime.construct_xblock_from_class(BLOCKS[kind], ids, data)


def ask(block: Any, handler: str, body: Any, **changes: Any) -> tuple[int, Any]:
    """Call a handler as the editor does, through the runtime, which saves the block afterwards."""
    raw = body if isinstance(body, bytes) else json.dumps(body).encode()
    usual = {"method": "POST", "content_type": "application/json", "body": raw}
    url = changes.pop("url", f"/xblock/u/handler/{handler}")
    headers = {"X-CSRFToken": "x"} if changes.pop("token", True) else {}
    request = Request.blank(url, headers=headers, **{**usual, **changes})
    answer = block.runtime.handle(block, handler, request)
    assert answer.headers["Cache-Control"] == "no-store"
    return answer.status_code, answer.json


def form(block: Any, **changes: Any) -> dict[str, Any]:
    """What the editor would send if nothing but this was changed."""
    from flexid_xblock.blocks import studio

    held = {name: getattr(block, name) for name in FIELDS}
    return {**held, "seen": studio.stamp(block), **changes}


def held(block: Any) -> dict[str, Any]:
    """What the block's fields hold, those that are set."""
    return {name: getattr(block, name) for name in FIELDS if block.fields[name].is_set_on(block)}
