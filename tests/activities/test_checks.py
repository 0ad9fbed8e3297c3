"""Every activity of the curriculum is what its kind says; what is not, is said to its author."""

from collections.abc import Callable
from typing import Any

import pytest

from flexid_xblock.activities import checks
from flexid_xblock.content import api as content


def test_the_curriculum_and_the_gallery_are_whole() -> None:
    assert (checks.faults(), checks.answer_faults()) == ([], [])


@pytest.fixture
def written(monkeypatch: pytest.MonkeyPatch) -> Callable[..., list[str]]:
    """The faults of a curriculum whose one activity is the circles', changed."""
    circles = content.source("gallery.identity-circles")

    def faults(change: Callable[[dict[str, Any]], object]) -> list[str]:
        change(circles)
        monkeypatch.setattr(checks.content, "gallery", lambda: ("gallery.identity-circles",))
        monkeypatch.setattr(checks.content, "source", lambda key: circles)
        taught = type("Course", (), {"modules": ()})
        monkeypatch.setattr(checks.content, "course", lambda: taught)
        return checks.faults()

    return faults


def test_a_kind_that_is_not_there_is_said(written) -> None:
    faults = written(lambda one: one["structure"].update(kind="quiz"))
    assert faults == ["gallery.identity-circles: there is no kind called quiz"]


def test_a_structure_its_kind_does_not_know_is_said(written) -> None:
    (fault,) = written(lambda one: one["structure"].update(points=5))
    assert fault.startswith("gallery.identity-circles: Additional properties")


def test_a_word_that_is_missing_is_said_with_its_language(written) -> None:
    (fault,) = written(lambda one: one["words"]["nb"].pop("helps"))
    assert fault == "gallery.identity-circles: nb: 'helps' is a required property"


def test_what_the_kind_itself_finds_is_said(written) -> None:
    (fault,) = written(lambda one: one["words"]["en"]["contexts"].pop("home"))
    assert fault == "gallery.identity-circles: en: contexts: 'home' has no words"
