"""The rooms' rows as her file tells them: with names or roles, in her language, line by line."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
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
_EMPTY: tuple[Any, ...] = (None, "", [], ())


@dataclass(frozen=True)
class Way:
    """A place as one file tells it: its heading, and what its values say, in her language.

    Looked up once a file, since a book of a thousand texts says each heading a thousand times.
    """

    key: str
    name: str
    heading: str
    kind: str
    say: Callable[[Any], tuple[str, ...]]
    within: tuple["Way", ...] = ()


@dataclass(frozen=True)
class Line:
    """One place of a row: what the data file holds, and what the page says under which heading.

    ``rows`` are the lines of each row of a list within the row.
    """

    way: Way
    value: Any
    rows: tuple["Told", ...] = ()

    @property
    def heading(self) -> str:
        """What stands above it on the page."""
        return self.way.heading

    @property
    def kind(self) -> str:
        """How it is shown."""
        return self.way.kind

    @property
    def data(self) -> Any:
        """What stands here in the data file."""
        return [data(one) for one in self.rows] if self.kind == "rows" else self.value

    @property
    def said(self) -> tuple[str, ...]:
        """What stands here on the page, line by line; of a list within the row its rows say it."""
        return self.way.say(self.value)


Told = tuple[Line, ...]


def data(row: Told) -> dict[str, Any]:
    """A row for the data file."""
    return {line.way.name: line.data for line in row}


class Teller:
    """Tells the rows of one person's file; whoever was named once keeps that name in it."""

    def __init__(self, me: int, *, names: Names, title: Titles) -> None:
        self._me, self._names, self._title = me, names, title
        self._called: dict[tuple[str, int], str] = {}
        self._masked: Counter[str] = Counter()

    def chapter(self, rows: Rows, found: Iterable[Mapping[str, Any]]) -> Iterator[Told]:
        """Each row of a chapter, in its order."""
        ways = self._ways(rows, f"{rows.name}[].")
        return (self._row(ways, one) for one in found)

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

    def _ways(self, rows: Rows, at: str) -> tuple[Way, ...]:
        return tuple(self._way(place, at) for place in rows.places)

    def _way(self, place: Place | Rows, at: str) -> Way:
        heading = str(place.heading)
        if isinstance(place, Rows):
            within = self._ways(place, f"{at}{place.name}[].")
            return Way(place.key, place.name, heading, "rows", _nothing, within)
        return Way(place.key, place.name, heading, place.kind, self._say(place, at))

    def _say(self, place: Place, at: str) -> Callable[[Any], tuple[str, ...]]:
        """How the values of this place are said on the page."""
        if place.kind == "code":
            return _coded(at + place.name)
        said = {"data": _nothing, "change": _leaves, "module": self._module}
        return said.get(place.kind, _plain)

    def _module(self, key: str) -> tuple[str, ...]:
        return (self._title(key),) if key else ()

    def _row(self, ways: tuple[Way, ...], row: Mapping[str, Any]) -> Told:
        return tuple(self._line(way, row.get(way.key)) for way in ways)

    def _line(self, way: Way, value: Any) -> Line:
        if way.kind == "rows":
            return Line(way, (), tuple(self._row(way.within, one) for one in value or ()))
        if way.kind in ("adult", "student"):
            value = self._people(value, way.kind)
        if way.kind == "change":
            value = self._change(value)
        return Line(way, value)

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


def _nothing(_value: Any) -> tuple[str, ...]:
    return ()


def _plain(value: Any) -> tuple[str, ...]:
    if value in _EMPTY:
        return ()
    return tuple(map(str, value)) if isinstance(value, list | tuple) else (_plainly(value),)


def _coded(at: str) -> Callable[[Any], tuple[str, ...]]:
    """How the codes of one place are said: in words, where there are words for them."""
    if at.endswith(".role"):
        return cache(lambda code: _plain(_role(code)))
    words = {code: str(word) for code, word in WORDS.get(at, {}).items()}
    return lambda code: _plain(words.get(code, code))


def _leaves(node: Any) -> tuple[str, ...]:
    """Every word in a change: names, groups, days."""
    if isinstance(node, dict):
        node = list(node.values())
    if isinstance(node, list):
        return tuple(word for one in node for word in _leaves(one))
    return (node,) if isinstance(node, str) else ()


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
