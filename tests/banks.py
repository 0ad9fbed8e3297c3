"""A journal as a bank of questions: the course's, or an author's in Studio.

A school's settings can put it, too: so nothing is imported here that needs Django's apps.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Any
from uuid import uuid4

from flexid_xblock.content import loader

MODULE = "who-am-i"
JOURNAL = f"{MODULE}.journal"
KEYS = ("three-circles", "seen-first", "understood", "surprise")
CHOOSE, DRAW = {"how": "choose", "number": 2}, {"how": "draw", "number": 2}
# For ``running_school``: one whose course leaves a choice, and one that draws.
SCHOOL = {"DJANGO_SETTINGS_MODULE": "tests.browser.banked_school"}


def bank(module: str, show: dict[str, Any]) -> None:
    """From now on this process reads a course whose module has such a journal."""
    loader.load().modules[module].structure["journal"]["show"] = show


@contextmanager
def banked(show: dict[str, Any]) -> Iterator[None]:
    """The course has such a journal inside, and is as it was afterwards."""
    from flexid_xblock.content import api

    bank(MODULE, show)
    api._canonical_source.cache_clear()
    try:
        yield
    finally:
        del loader.load().modules[MODULE].structure["journal"]["show"]
        api._canonical_source.cache_clear()


def begin(who: Any, prompt: str, show: dict[str, Any] | None = None) -> Any:
    """A draft of hers, on a page that an author in Studio has made such a bank."""
    from flexid_xblock.content import api as content
    from flexid_xblock.journal import api as journal
    from tests.common import ticket_for

    version = content.freeze(JOURNAL, None, {"show": show} if show else None)
    ticket = replace(ticket_for(who, JOURNAL), version=version)
    change = journal.Change(id=uuid4(), based_on=0, text="mine", language="en")
    return journal.save(who, change, journal.Beginning(ticket=ticket, slot=prompt))


def deal(who: Any, *prompts: str, show: dict[str, Any] | None = None, by: str = "keep") -> None:
    """She is done with these prompts."""
    from flexid_xblock.journal import api as journal

    for prompt in prompts:
        entry = begin(who, prompt, show)
        journal.decide(who, entry.id, journal.Decision(by), based_on=entry.revision)
