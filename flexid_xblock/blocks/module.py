"""The opening page of a module."""

from flexid_xblock.blocks.base import FlexIdBlock


class ModuleBlock(FlexIdBlock):
    """Goals, what we do, what stays private, and the reading."""

    kind = "module"
    template = "flexid/blocks/module.html"
    styles = ("talk.css",)
    scripts = ("opening.js",)
