"""Year two in small: in a written module one question is for a talk, and two things are pieces.

The modules of the second year have such marks of their own. Tests of what the marks do put them
here, so that what an author changes there is no fault of theirs. As ``DJANGO_SETTINGS_MODULE``,
``tests.browser.marked_school`` starts a whole school in which they stand: so nothing is imported
here that needs Django's apps.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from flexid_xblock.content import loader

MODULE = "who-am-i"
TALK = "understood"
PIECE = "three-circles"  # a text; the other piece is made: the circles


def mark() -> None:
    """From now on this process reads a course with the marks."""
    for one, name in _places():
        one[name] = True


@contextmanager
def marked() -> Iterator[None]:
    """The course has the marks inside, and is as it was afterwards."""
    from flexid_xblock.content import api

    mark()
    api._canonical_source.cache_clear()
    try:
        yield
    finally:
        for one, name in _places():
            del one[name]
        api._canonical_source.cache_clear()


def _places() -> list[tuple[dict[str, Any], str]]:
    files = loader.load().modules[MODULE]
    prompts = {one["key"]: one for one in files.structure["journal"]["prompts"]}
    things = files.activities["circles"]
    return [(prompts[TALK], "talk"), (prompts[PIECE], "portfolio"), (things, "portfolio")]
