"""What tests of blocks ask of either host's block."""

from typing import Any


def place(block: Any) -> str:
    """Where the block stands, as a ticket names it: without the branch that the LMS's keys hold."""
    key = block.scope_ids.usage_id
    return str(key.for_branch(None) if hasattr(key, "for_branch") else key)
