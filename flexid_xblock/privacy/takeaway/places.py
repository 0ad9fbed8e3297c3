"""Where each thing that is stored about a person stands in her file, and what it is called there.

Both forms are made from it: the data file takes the names, the page the headings.
A test compares the columns that have a place with those that are declared to be
handed over; whoever adds such a column gives it a place here.

Whose names stand in the file: the adults who read her, wrote to her, follow her
up or decided about what is hers, since she sees those names on her pages too
(an adult who has no name here any more is "an adult at school 1"). Everybody
else is a role with a number. What she or others wrote is handed over as it was
written, so a name that somebody typed into a text is in it.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

Kind = Literal[
    "adult",
    "student",
    "words",
    "lines",
    "time",
    "day",
    "code",
    "yes",
    "module",
    "plain",
    "data",
    "change",
]


@dataclass(frozen=True)
class Place:
    """One thing of a row: its key in the room's rows, its heading, how it is shown.

    ``of`` names the column that stands here; ``name`` is what the data file calls
    it, where the room's own key would mean nothing to a reader.
    """

    key: str
    heading: object
    kind: Kind = "plain"
    of: str = ""
    renamed: str = ""

    @property
    def name(self) -> str:
        """What the data file calls it."""
        return self.renamed or self.key


@dataclass(frozen=True)
class Rows:
    """A list of rows within a row, or a chapter of the file."""

    key: str
    heading: object
    places: tuple["Place | Rows", ...]
    of: str = ""

    @property
    def name(self) -> str:
        """What the data file calls it."""
        return self.key


def of(model: str, *places: tuple[str, object, Kind, str]) -> tuple[Place, ...]:
    """Places of one model: key or "key=name in the file", heading, kind, column if it is one."""
    found = []
    for named, heading, kind, column in places:
        key, _, name = named.partition("=")
        found.append(Place(key, heading, kind, column and f"{model}.{column}", name))
    return tuple(found)


def each(rows: Rows, at: str = "") -> Iterator[tuple[str, Place | Rows]]:
    """Every place of a chapter, itself first, with the way to it in the data file."""
    yield f"{at}{rows.name}[]", rows
    for one in rows.places:
        if isinstance(one, Rows):
            yield from each(one, f"{at}{rows.name}[].")
        else:
            yield f"{at}{rows.name}[].{one.name}", one
