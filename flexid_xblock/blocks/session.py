"""The group session."""

from flexid_xblock.blocks.base import FlexIdBlock


class SessionBlock(FlexIdBlock):
    """The room of the student's group: the step it is at, its rounds and votes, its board."""

    kind = "session"
    template = "flexid/blocks/session.html"
    styles = ("course.css", "room.css", "roomcard.css")
    scripts = (
        "saver.js",
        "steady.js",
        "later.js",
        "live.js",
        "board.js",
        "alike.js",
        "stage.js",
        "round.js",
        "ballot.js",
        "circle.js",
        "agreement.js",
        "newcard.js",
        "cardacts.js",
        "session.js",
    )
    later = ("notice.js",)
