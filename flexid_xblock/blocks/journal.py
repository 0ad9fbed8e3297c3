"""The reflective journal."""

from flexid_xblock.blocks.base import FlexIdBlock


class JournalBlock(FlexIdBlock):
    """The prompts of one activity, each with a box only its writer sees."""

    kind = "journal"
    template = "flexid/blocks/journal.html"
    styles = ("talk.css", "course.css")
    scripts = (
        "saver.js",
        "steady.js",
        "conflict.js",
        "notice.js",
        "thread.js",
        "promptview.js",
        "aftersending.js",
        "removal.js",
        "toboard.js",
        "record.js",
        "prompt.js",
        "then.js",
        "journal.js",
    )
