"""The door of the file: the right to it, and its chapters while it is sent."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from flexid_xblock.domain.actors import Actor
from flexid_xblock.domain.personal import Export
from flexid_xblock.privacy.takeaway.around import AROUND, READ
from flexid_xblock.privacy.takeaway.noted import NOTED
from flexid_xblock.privacy.takeaway.places import each
from flexid_xblock.privacy.takeaway.rights import FORMS, LASTS, Right, forget, prepare, use
from flexid_xblock.privacy.takeaway.telling import Line, Names, Teller, Titles, Told, data
from flexid_xblock.privacy.takeaway.written import WRITTEN

__all__ = [
    "CHAPTERS",
    "FORMAT",
    "FORMS",
    "LASTS",
    "Chapter",
    "Line",
    "Names",
    "Right",
    "Titles",
    "Told",
    "chapters",
    "data",
    "each",
    "forget",
    "prepare",
    "use",
]

FORMAT = 1  # of the data file; a change of meaning is a new one
CHAPTERS = (*WRITTEN, *READ, *AROUND, *NOTED)


@dataclass(frozen=True)
class Chapter:
    """A part of the file: its name in the data file, its heading, its rows while they are read."""

    name: str
    heading: str
    rows: Iterator[Told]


def chapters(actor: Actor, export: Export, *, names: Names, title: Titles) -> Iterator[Chapter]:
    """Every chapter of the actor's file, in order; a row exists only while it is looked at."""
    teller = Teller(actor.user_id, names=names, title=title)
    for one in CHAPTERS:
        found: Iterable[dict[str, object]] = export.get(one.key, ())
        yield Chapter(one.name, str(one.heading), teller.chapter(one, found))
