"""The reflective journal."""

from typing import Any

from flexid_xblock.blocks.base import FlexIdBlock

# Scripts that only some questions need, by the prompt's mark.
FOR_SOME = {"talk": "step.js", "then": "then.js"}


class JournalBlock(FlexIdBlock):
    """The prompts of one activity, each with a box only its writer sees."""

    kind = "journal"
    template = "flexid/blocks/journal.html"
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
        "journal.js",
    )

    def resources(self, source: dict[str, Any]) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """A talk of two or an earlier answer brings its script, too, before the others."""
        prompts = source["structure"]["prompts"]
        more = [name for mark, name in FOR_SOME.items() if any(one.get(mark) for one in prompts)]
        return (*more, *self.scripts), self.styles
