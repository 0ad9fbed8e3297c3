"""The JSON schema of the data file, drawn up from the table of its places.

``python -m tests.privacy.schema`` writes it anew; a test compares the two.
"""

import json
from pathlib import Path
from typing import Any

from flexid_xblock.privacy.takeaway import api as takeaway
from flexid_xblock.privacy.takeaway.places import Place, Rows

PATH = Path(takeaway.__file__).with_name("data.schema.json")
_TEXT, _ROWS = {"type": ["string", "null"]}, {"type": "array"}
_SHAPES: dict[str, dict[str, Any]] = {
    **dict.fromkeys(("words", "student", "code", "module"), _TEXT),
    "adult": {"type": ["string", "null", "array"], "items": {"type": "string"}},
    "lines": {"type": "array", "items": {"type": "string"}},
    "time": {"type": ["string", "null"], "format": "date-time"},
    "day": {"type": ["string", "null"], "format": "date"},
    "yes": {"type": "boolean"},
    "plain": {"type": ["string", "integer", "null"]},
    "data": {},
    "change": {"type": ["object", "null"]},
}
_ABOUT = ("you", "made_at", "language", "names")


def schema() -> dict[str, Any]:
    """What the data file promises of itself."""
    about = _closed({"format": {"const": takeaway.FORMAT}} | dict.fromkeys(_ABOUT, _TEXT))
    chapters = {one.name: _of(one) for one in takeaway.CHAPTERS}
    here = {"$schema": "https://json-schema.org/draft/2020-12/schema"}
    return {**here, "title": "Everything about one person", **_closed({"about": about, **chapters})}


def written() -> str:
    """The schema as it is committed."""
    return json.dumps(schema(), indent=1, ensure_ascii=False) + "\n"


def _of(place: Place | Rows) -> dict[str, Any]:
    if isinstance(place, Rows):
        return {**_ROWS, "items": _closed({one.name: _of(one) for one in place.places})}
    return _SHAPES[place.kind]


def _closed(properties: dict[str, Any]) -> dict[str, Any]:
    required = list(properties)
    return {
        "type": "object",
        "properties": properties,
        "required": required,
        "additionalProperties": False,
    }


if __name__ == "__main__":
    PATH.write_text(written(), encoding="utf-8")
