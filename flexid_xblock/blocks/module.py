"""The opening page of a module."""

from typing import Any

from flexid_xblock.blocks.base import FlexIdBlock


class ModuleBlock(FlexIdBlock):
    """Goals, what we do, what stays private, and the reading."""

    kind = "module"
    template = "flexid/blocks/module.html"
    scripts = ("opening.js",)

    def more_context(self, source: dict[str, Any], words: Any, seat: Any) -> dict[str, Any]:
        """The module, whose sheet for those at home is one link away."""
        return {"module_key": source["module"]}
