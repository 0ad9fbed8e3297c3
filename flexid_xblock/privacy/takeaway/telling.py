"""The rooms' rows as her file tells them: with names or roles, in her language, line by line."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext

from flexid_xblock.phrases import role_name
from flexid_xblock.privacy.takeaway.codes import WORDS
from flexid_xblock.privacy.takeaway.places import Place, Rows

Names = Callable[[set[int]], Mapping[int, str]]
Titles = Callable[[str], str]
# Whoever is named in a change of groups or readers, and as what.
_IN_A_CHANGE = {
    "counsellor_id": "adult",
    **dict.fromkeys(("user_id", "student_id", "students", "users"), "student"),
}
_ROLES = {"safeguarding_lead": "lead"}


@dataclass(frozen=True)
class Line:
    """One place of a row: what the data file holds, and what the page says under which heading.

    ``rows`` are the lines of each row of a list within the row.
    """

    name: str
    heading: str
    kind: str
    data: Any
    said: tuple[str, ...] = ()
    rows: tuple["Told", ...] = ()


Told = tuple[Line, ...]


def data(row: Told) -> dict[str, Any]:
    """A row for the data file."""
    return {line.name: line.data for line in row}


class Teller:
    """Tells the rows of one person's file; whoever was named once keeps that name in it."""

    def __init__(self, me: int, *, names: Names, title: Titles) -> None:
        self._me, self._names, self._title = me, names, title
        self._called: dict[tuple[str, int], str] = {}
        self._masked: Counter[str] = Counter()

    def chapter(self, rows: Rows, found: Iterable[Mapping[str, Any]]) -> Iterator[Told]:
        """Each row of a chapter, in its order."""
        return (self._row(rows, one, f"{rows.name}[].") for one in found)

    def person(self, who: int, kind: str) -> str:
        """How somebody is called: an adult by name if there is one, everybody else by a role."""
        if who == self._me:
            return gettext("you")
        if (kind, who) not in self._called:
            name = self._names({who}).get(who, "") if kind == "adult" else ""
            self._called[kind, who] = name or self._next_number(kind)
        return self._called[kind, who]

    def _next_number(self, kind: str) -> str:
        self._masked[kind] += 1
        says = gettext("an adult at school %(number)d")
        if kind == "student":
            says = gettext("a student %(number)d")
        return says % {"number": self._masked[kind]}

    def _row(self, rows: Rows, row: Mapping[str, Any], at: str) -> Told:
        return tuple(self._line(place, row.get(place.key), at) for place in rows.places)

    def _line(self, place: Place | Rows, value: Any, at: str) -> Line:
        heading = str(place.heading)
        if isinstance(place, Rows):
            here = f"{at}{place.name}[]."
            rows = tuple(self._row(place, one, here) for one in value or ())
            return Line(place.name, heading, "rows", [data(one) for one in rows], rows=rows)
        if place.kind in ("adult", "student"):
            value = self._people(value, place.kind)
        if place.kind == "change":
            value = self._change(value)
        said = () if value in (None, "", [], ()) and not _is_word(at, place, value) else value
        return Line(place.name, heading, place.kind, value, self._said(place, said, at))

    def _people(self, value: Any, kind: str) -> Any:
        if isinstance(value, list | tuple):
            return [self.person(who, kind) for who in value]
        return None if value is None else self.person(value, kind)

    def _change(self, node: Any, name: str = "") -> Any:
        """A change with names or roles in the place of ids."""
        if isinstance(node, dict):
            return {key: self._change(one, key) for key, one in node.items()}
        if isinstance(node, list):
            return [self._change(one, name) for one in node]
        return self.person(node, _IN_A_CHANGE[name]) if name in _IN_A_CHANGE and node else node

    def _said(self, place: Place, value: Any, at: str) -> tuple[str, ...]:
        if isinstance(value, list | tuple):
            return tuple(map(str, value))
        if place.kind == "data":
            return ()
        if place.kind == "change":
            return tuple(_leaves(value))
        if place.kind == "module":
            return (self._title(value),)
        if place.kind == "code":
            return (_word(at + place.name, value),)
        return (_plainly(value),)


def _leaves(node: Any) -> Iterator[str]:
    """Every word in a change: names, groups, days."""
    if isinstance(node, dict | list):
        for one in node.values() if isinstance(node, dict) else node:
            yield from _leaves(one)
    elif isinstance(node, str):
        yield node


def _is_word(at: str, place: Place, value: Any) -> bool:
    return place.kind == "code" and value in WORDS.get(at + place.name, {})


def _word(at: str, code: str) -> str:
    if at.endswith(".role"):
        return _role(code)
    return str(WORDS.get(at, {}).get(code, code))


def _role(code: str) -> str:
    try:
        return role_name(_ROLES.get(code, code))
    except KeyError:
        return code


def _plainly(value: Any) -> str:
    if isinstance(value, bool):
        return gettext("yes") if value else gettext("no")
    if isinstance(value, datetime):
        return date_format(timezone.localtime(value), "j F Y, H:i")
    return date_format(value, "j F Y") if isinstance(value, date) else str(value)
