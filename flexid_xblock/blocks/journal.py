"""The reflective journal."""

from typing import Any

from flexid_xblock.blocks.base import FlexIdBlock

# Scripts that only some questions need, by the prompt's mark.
FOR_SOME = {"talk": "step.js", "then": "then.js"}
CHOICE, FOR_CHOICES = "choose", "bank.css"


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
        """A talk of two or an earlier answer brings its script, a choice of questions its style.

        Those scripts come before the others.
        """
        structure = source["structure"]
        prompts, how = structure["prompts"], structure.get("show", {}).get("how")
        more = [name for mark, name in FOR_SOME.items() if any(one.get(mark) for one in prompts)]
        styles = (FOR_CHOICES,) if how == CHOICE else ()
        return (*more, *self.scripts), (*self.styles, *styles)

    def more_context(self, source: dict[str, Any], words: Any, seat: Any) -> dict[str, Any]:
        """Of a bank of questions what a student is shown; whoever only looks sees them all.

        Without a bank no table is asked.
        """
        if "show" not in source["structure"]:
            return {}
        from flexid_xblock.blocks import bank

        return bank.context(source, seat)
