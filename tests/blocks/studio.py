"""A block of ours in Studio, before somebody who may write in the course or may not."""

import json
from typing import Any

from webob import Request

from tests.standin.author import authors_block

KIND = {"journal": "journal", "opening": "module", "meeting": "session"}
FIELDS = ("display_name", "activity_key", "word_overrides", "structure_overrides")


def studio_block(key: str, *, may: bool | None = True, **fields: Any) -> Any:
    """A block for an activity of this key's kind; ``may`` None: outside Studio."""
    kind = f"flexid_{KIND.get(key.rpartition('.')[2], 'activity')}"
    return authors_block(kind, {"activity_key": key, **fields}, may=may)


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
