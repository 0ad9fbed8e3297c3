"""The group session."""

from flexid_xblock.blocks.base import FlexIdBlock


class SessionBlock(FlexIdBlock):
    """The meeting of the student's group: its stages and its board."""

    kind = "session"
    template = "flexid/blocks/session.html"
    scripts = ("notice.js", "board.js", "session.js")
