"""The files of what students make: each has words, and no file is without a place."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from flexid_xblock.content import checks, loader

from .common import faults, small, write

STRUCTURE = {"kind": "identity_circles", "when": "home"}
WORDS = {"title": "My circles", "intro": "Draw."}
FILES = {
    "modules/one/activities/circles.yaml": STRUCTURE,
    "modules/one/en/activities/circles.yaml": WORDS,
    "gallery/activities/circles.yaml": STRUCTURE,
    "gallery/en/activities/circles.yaml": WORDS,
    "gallery/en/answers/circles.yaml": {"circles": []},
}
Change = Callable[[dict[str, Any]], object]

SPOILT: dict[str, tuple[Change, list[str]]] = {
    "an activity without words": (
        lambda d: d.pop("modules/one/en/activities/circles.yaml"),
        ["modules/one/en/activities/circles.yaml: is missing"],
    ),
    "an example without words": (
        lambda d: d.pop("gallery/en/activities/circles.yaml"),
        ["gallery/en/activities/circles.yaml: is missing"],
    ),
    "words without an activity": (
        lambda d: d.update({"modules/one/nb/activities/lines.yaml": WORDS}),
        ["modules/one/nb/activities/lines.yaml: there is no activity of that name"],
    ),
    "an answer without an activity": (
        lambda d: d.update({"gallery/en/answers/lines.yaml": {}}),
        ["gallery/en/answers/lines.yaml: there is no activity of that name"],
    ),
    "a name that each module has": (
        lambda d: d.update({f"gallery/{one}/journal.yaml": both for one, both in BOTH.items()}),
        ["gallery/activities/journal.yaml: each module has a part of that name already"],
    ),
    "a file without a place": (
        lambda d: d.update({"gallery/en/notes.yaml": {}}),
        ["gallery/en/notes.yaml: this file has no place here"],
    ),
    "a kind that is no name": (
        lambda d: d.update({"modules/one/activities/circles.yaml": {**STRUCTURE, "kind": "A b"}}),
        ["modules/one/activities/circles.yaml: kind: 'A b' does not match"],
    ),
}
BOTH = {"activities": STRUCTURE, "en/activities": WORDS}


def documents(change: Change = lambda found: None) -> dict[str, Any]:
    """A small curriculum with one activity in its module and one in the gallery."""
    found = {**small(), **{name: dict(file) for name, file in FILES.items()}}
    change(found)
    return found


def test_whole_activities_have_no_fault(tmp_path: Path) -> None:
    assert faults(tmp_path, documents()) == []


@pytest.mark.parametrize("what", SPOILT)
def test_a_fault_is_named_with_its_file(tmp_path: Path, what: str) -> None:
    change, expected = SPOILT[what]
    found = faults(tmp_path, documents(change))
    assert [fault[: len(start)] for fault, start in zip(found, expected, strict=True)] == expected


def test_a_missing_translation_is_pending_and_no_fault(tmp_path: Path) -> None:
    def translate_all_else(found: dict[str, Any]) -> None:
        found["course.yaml"]["languages"] = ["en", "nb"]
        english = [
            name for name in found if name.startswith("modules/one/en/") and "act" not in name
        ]
        found.update({name.replace("/en/", "/nb/"): found[name] for name in english})

    curriculum = loader.read(write(tmp_path, documents(translate_all_else)))
    assert checks.faults(curriculum) == []
    assert checks.pending(curriculum) == ["modules/one/nb/activities/circles.yaml"]
