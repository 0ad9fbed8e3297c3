"""Who may change a block in Studio, whatever the platform's service looks like."""

from types import SimpleNamespace
from typing import Any

import pytest
from opaque_keys.edx.keys import CourseKey

from flexid_xblock.domain.authored import Authored
from flexid_xblock.domain.seats import SeatKind
from flexid_xblock.edge.openedx import authoring, seats
from tests.edge.platform import LEARNER, LIBRARY_USAGE, USAGE, UserService, a_block, install, remove

STUDIO = "xmodule.modulestore.django"
COURSE = CourseKey.from_string("course-v1:Org+Course+Run")


def in_studio(permissions: Any, usage: str = USAGE) -> Any:
    """A block in Studio's editor, which knows no author mode."""
    services = {"user": UserService(LEARNER), "studio_user_permissions": permissions}
    return a_block(usage=usage, service=lambda _block, name: services.get(name))


def test_what_cannot_be_asked_about_writing_is_not_studios() -> None:
    block = in_studio(SimpleNamespace(can_read=writes(True)))
    assert seats.seat(block).kind is not SeatKind.AUTHOR


def writes(answer: object) -> Any:
    return lambda key: answer if key == COURSE else None


def raises(*_: object) -> bool:
    raise RuntimeError("moved")


@pytest.mark.parametrize(
    ("permissions", "may"),
    [
        (SimpleNamespace(can_write=writes(True)), True),
        (SimpleNamespace(can_edit_content=writes(True)), True),
        (SimpleNamespace(can_write=writes(True), can_edit_content=raises), True),
        (SimpleNamespace(can_write=writes(False)), False),
        (SimpleNamespace(can_write=writes("yes")), False),
        (SimpleNamespace(can_write=writes(None), can_edit_content=writes(True)), False),
        (SimpleNamespace(can_write=raises), False),
        (SimpleNamespace(can_read=writes(True)), False),
        (None, False),
    ],
)
def test_only_who_may_write_in_the_course_changes_a_block(permissions: Any, may: bool) -> None:
    assert authoring.may_author(in_studio(permissions)) is may


def test_nobody_changes_a_block_of_a_library_here() -> None:
    may = SimpleNamespace(can_write=lambda key: True)
    assert authoring.may_author(in_studio(may, LIBRARY_USAGE)) is False


def test_a_runtime_that_knows_no_such_service_lets_nobody_in() -> None:
    block = a_block(LEARNER, service=raises)
    assert (authoring.may_author(block), authoring.is_studio(block)) == (False, False)


def test_whoever_sits_in_the_editor_of_studio_is_no_learner() -> None:
    editor = in_studio(SimpleNamespace(can_write=writes(False)))
    assert seats.seat(editor).kind is SeatKind.AUTHOR


def test_what_an_author_changed_is_read_from_the_first_block(monkeypatch) -> None:
    words, structure = {"en": {"title": "Mine"}}, {"moderation": "all"}
    found = {USAGE: SimpleNamespace(word_overrides=words, structure_overrides=structure)}
    store = SimpleNamespace(get_item=lambda key: found[str(key)])
    install(monkeypatch, STUDIO, modulestore=lambda: store)
    assert authoring.authored((USAGE, "other")) == Authored(words=words, structure=structure)


@pytest.mark.parametrize("contents", [{}, {"modulestore": raises}])
def test_where_it_cannot_be_read_the_course_stays_as_it_is(monkeypatch, contents: dict) -> None:
    install(monkeypatch, STUDIO, **contents)
    assert authoring.authored((USAGE,)) == Authored()


def test_where_the_store_has_moved_the_course_stays_as_it_is(monkeypatch) -> None:
    remove(monkeypatch, STUDIO)
    assert authoring.authored((USAGE,)) == Authored()


def test_an_activity_without_a_block_has_nothing_changed() -> None:
    assert authoring.authored(()) == Authored()
