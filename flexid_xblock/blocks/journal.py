"""The reflective journal."""

from typing import Any

from flexid_xblock.blocks.base import FlexIdBlock

# Scripts that only some questions need.
FOR_EARLIER, FOR_TALKS = "then.js", "step.js"
CHOICE, FOR_CHOICES = "choose", "bank.css"


class JournalBlock(FlexIdBlock):
    """The prompts of one activity, each with a box only its writer sees."""

    kind = "journal"
    template = "flexid/blocks/journal.html"
    scripts = (
        "saver.js",
        "steady.js",
        "later.js",
        "record.js",
        "promptview.js",
        "prompt.js",
        "journal.js",
    )
    later = (
        "notice.js",
        "conflict.js",
        "removal.js",
        "toboard.js",
        "thread.js",
        "aftersending.js",
        "promptmore.js",
    )

    def resources(self, source: dict[str, Any]) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """An earlier answer brings its script, a choice of questions its style."""
        scripts = (FOR_EARLIER,) if _any_prompt(source, "then") else ()
        styles = (FOR_CHOICES,) if source["structure"].get("show", {}).get("how") == CHOICE else ()
        return (*scripts, *self.scripts), (*self.styles, *styles)

    def afterwards(self, source: dict[str, Any]) -> tuple[str, ...]:
        """A talk of two brings its script."""
        return (*((FOR_TALKS,) if _any_prompt(source, "talk") else ()), *self.later)

    def more_context(self, source: dict[str, Any], words: Any, seat: Any) -> dict[str, Any]:
        """Of a bank of questions what a student is shown; whoever only looks sees them all.

        Without a bank no table is asked.
        """
        if "show" not in source["structure"]:
            return {}
        from flexid_xblock.blocks import bank

        return bank.context(source, seat)


def _any_prompt(source: dict[str, Any], mark: str) -> bool:
    return any(one.get(mark) for one in source["structure"]["prompts"])
