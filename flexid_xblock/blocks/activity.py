"""What students make."""

import json
from typing import Any

from django.conf import settings

from flexid_xblock.blocks.base import FlexIdBlock

FRAME = (
    "saver.js",
    "steady.js",
    "later.js",
    "record.js",
    "activity/fields.js",
    "activity/rows.js",
    "activity/picture.js",
    "activity/export.js",
    "activity/view.js",
    "activity.js",
)


class ActivityBlock(FlexIdBlock):
    """One activity of any kind: a picture, and a list form that does all the picture does."""

    kind = "activity"
    template = "flexid/blocks/activity.html"
    later = ("notice.js", "conflict.js", "removal.js", "toboard.js")
    # Set by the gallery alone: an answer that is nobody's.
    sample: dict[str, Any] | None = None

    def resources(self, source: dict[str, Any]) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The frame's scripts, then those of the kind and of what its page draws besides."""
        kinds = _kinds(source)
        scripts = tuple(one for kind in kinds for one in kind_scripts(kind))
        styles = tuple(f"kinds/{kind.name}.css" for kind in kinds if kind.has_style)
        return (*FRAME, *scripts), ("activity.css", "tones.css", *styles)

    def more_context(self, source: dict[str, Any], words: Any, seat: Any) -> dict[str, Any]:
        """Which kind it is, and the activity as its script gets it."""
        kind = _kinds(source)[-1]
        shown = {"structure": source["structure"], "words": words.text, "language": words.language}
        return {
            "kind": kind.name,
            "kind_template": f"flexid/kinds/{kind.name}.html",
            "source_json": json.dumps(shown, ensure_ascii=False),
            "sample_json": "" if self.sample is None else json.dumps(self.sample),
            "sample_state": self.sample_state,
            "lifts": kind.lifts,
            "locks": kind.locks,
            "response_max": settings.FLEXID_RESPONSE_MAX,
        }


def kind_scripts(kind: Any) -> tuple[str, ...]:
    """A kind's scripts: its parts, then the one that begins."""
    parts = (f"{kind.name}/{script}" for script in kind.scripts)
    return tuple(f"kinds/{one}.js" for one in (*parts, kind.name))


def _kinds(source: dict[str, Any]) -> list[Any]:
    """The kinds its page needs, its own the last."""
    from flexid_xblock.activities.api import kind

    structure = source["structure"]
    own = kind(structure["kind"])
    return [*map(kind, own.uses(structure)), own]
