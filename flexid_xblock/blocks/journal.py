"""The reflective journal."""

from typing import Any

from flexid_xblock.blocks.base import FlexIdBlock

FOR_TALKS = "step.js"


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

    def resources(self, source: dict[str, Any]) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Where a question is for a talk of two, the next step's script, too, before the others."""
        prompts = source["structure"]["prompts"]
        more = (FOR_TALKS,) if any(one.get("talk") for one in prompts) else ()
        return (*more, *self.scripts), self.styles
