"""Year two in small: in a written module one question is for a talk, and two things are pieces.

The modules of the second year have such marks of their own. Tests of what the marks do use these
in their place, so that what an author changes there is no fault of theirs. A school's settings
can put them, too: so nothing is imported here that needs Django's apps.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from flexid_xblock.content import loader

MODULE = "who-am-i"
TALK = "understood"
PIECE = "three-circles"  # a text; the other piece is made: the circles
MARKS = ("portfolio", "talk")
# For ``running_school``: one whose course has them.
SCHOOL = {"DJANGO_SETTINGS_MODULE": "tests.browser.marked_school"}

Node = dict[str, Any]


def mark() -> None:
    """From now on this process reads a course with these marks and no others."""
    for one in _nodes():
        _set(one, {})
    for one, name in _places():
        one[name] = True


@contextmanager
def marked() -> Iterator[None]:
    """The course has the marks inside, and is as it was afterwards."""
    from flexid_xblock.content import api

    before = [(one, {name: one[name] for name in MARKS if name in one}) for one in _nodes()]
    mark()
    api._canonical_source.cache_clear()
    try:
        yield
    finally:
        for one, marks in before:
            _set(one, marks)
        api._canonical_source.cache_clear()


def _set(node: Node, marks: Node) -> None:
    for name in MARKS:
        node.pop(name, None)
    node.update(marks)


def _nodes() -> list[Node]:
    """Whatever in the course can have a mark."""
    modules = loader.load().modules.values()
    prompts = [one for files in modules for one in files.structure["journal"]["prompts"]]
    return prompts + [one for files in modules for one in files.activities.values()]


def _places() -> list[tuple[Node, str]]:
    files = loader.load().modules[MODULE]
    prompts = {one["key"]: one for one in files.structure["journal"]["prompts"]}
    things = files.activities["circles"]
    return [(prompts[TALK], "talk"), (prompts[PIECE], "portfolio"), (things, "portfolio")]
