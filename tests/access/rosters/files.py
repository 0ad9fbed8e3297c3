"""Files as a school secretary's spreadsheet saves them, and a school to bring them to."""

from typing import Any

from flexid_xblock.access import proposals
from flexid_xblock.access.rosters import api as rosters
from flexid_xblock.domain.actors import Actor
from tests.common import COURSE

HEADER = "login;name;role;group;year;counsellor;deputy;from;to"


def a_file(*lines: str, header: str = HEADER) -> str:
    return "\n".join([header, *lines, ""])


def look(actor: Actor, text: str, *, whole: bool = False) -> Any:
    """What Sol, or who it is, is shown."""
    return rosters.look(actor, COURSE, text, whole=whole)


def codes(actor: Actor, *lines: str, whole: bool = False) -> list[tuple[int, str]]:
    """What is to mend, by line."""
    found = look(actor, a_file(*lines), whole=whole)
    return [(fault.line, fault.code) for fault in found.plan.faults]


def ask(actor: Actor, text: str, *, whole: bool = False) -> Any:
    """Ask for just what was shown."""
    seen = look(actor, text, whole=whole).seen
    what = rosters.wanted(actor, COURSE, text, whole=whole, seen=seen)
    return proposals.propose(actor, COURSE, "roster", what)


def bring(asker: Actor, second: Actor, text: str, *, whole: bool = False) -> Any:
    """A whole import: asked by one, agreed to by another."""
    asked = ask(asker, text, whole=whole)
    return proposals.approve(second, asked.id, course_key=COURSE)
