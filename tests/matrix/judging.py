"""What became of an asking, in the words of the table, beside what the table lets expect."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from flexid_xblock.access.policy import Cell as Cell_
from tests.matrix.asking import Heard, hear, undone
from tests.matrix.cast import EXTRAS, Thing
from tests.matrix.planted import permit
from tests.matrix.probes import MASKED, PROBES, Route, asks_for, serves
from tests.matrix.relations import STANDS, Stands, stand
from tests.matrix.table import REFUSED, ROWS
from tests.matrix.world import Planted, at_host

GLASS = ("none", "refused", "granted")  # what became of somebody's asking to break the glass
_TICKET = re.compile(r"[\w-]{40,}:[\w-]{6}:[\w-]{43}")
_TICKETS_HERE = (Route.API, Route.PAGE, Route.EXPORT, Route.HANDLER)
_ON_THE_PLATFORM = (Route.NOAUTH, Route.STUDIO, Route.LIBRARY, *MASKED)
_SAYS_WHO = ("card.read", "card.read_hidden", "meeting.transcript")
# What is known of, beside the operation whose words it must not tell.
_KNOWS = {
    "entry.know_sent": "entry.read_sent",
    "note.know": "note.read",
    "concern.read": "concern.read",
    "journal.know_done": "entry.read_sent",
}


@dataclass(frozen=True, kw_only=True)
class Cell:
    """One person who tries one operation on one thing by one route."""

    operation: str
    route: Route
    thing: str
    person: str
    glass: str = "none"

    def __str__(self) -> str:
        glass = f", glass {self.glass}" if self.glass != "none" else ""
        return f"{self.operation} of {self.thing} by {self.route} as {self.person}{glass}"


def cells(
    operation: str,
    route: Route,
    things: Iterable[str],
    persons: Iterable[str],
    stands: Stands = STANDS,
) -> list[Cell]:
    """Every cell of one operation on one route."""
    is_entry = operation.startswith("entry.") and operation in PROBES.get(route, {})
    return [
        Cell(operation=operation, route=route, thing=thing, person=person, glass=glass)
        for thing in things
        for person in persons
        for glass in (_glasses(stands, thing, person) if is_entry else GLASS[:1])
    ]


def _glasses(stands: Stands, thing: str, person: str) -> tuple[str, ...]:
    """Everybody is also tried with an hour of hers; with a refusal only who can be refused."""
    if person == "nobody" or thing == "gone":
        return GLASS[:1]
    relations = stand(stands, thing, "entry.read_sent", person)
    needs_glass = ROWS["entry.read_sent"].cell(relations, granted=True) == "glass"
    return GLASS if needs_glass else (GLASS[0], GLASS[2])


def expected(cell: Cell, stands: Stands = STANDS) -> str:
    """What the table lets this person expect of this route."""
    relations = stand(stands, cell.thing, cell.operation, cell.person)
    relations &= serves(cell.operation, cell.route)
    return ROWS[cell.operation].cell(relations, granted=cell.glass == "granted")


def deviation(
    world: Planted,
    cell: Cell,
    stands: Stands = STANDS,
    moment: str = "",
    freed: frozenset[str] = frozenset(),
) -> str:
    """How what happened differs from the table; empty when it does not.

    ``freed``: words that whoever may do it hears now, since those they were for have left.
    """
    thing = world.things[cell.thing]
    heards = listen(world, cell, moment)
    found = outcome(cell, thing, heards, stands, world.people.get(cell.person, 0))
    faults = overheard(world, cell, heards, stands, freed)
    wanted = expected(cell, stands)
    if found != wanted:
        faults.append(f"expected {wanted}, was {found}")
    return f"{cell}: {'; '.join(faults)}" if faults else ""


def listen(world: Planted, cell: Cell, moment: str = "") -> list[Heard]:
    """All that is asked for the cell, with her permit if she has one; heard once a moment."""
    operation = cell.operation if _is_of_its_own(cell.operation, cell.route) else ""
    key = operation, cell.route, cell.thing, cell.person, cell.glass, moment
    if key not in world.memory:
        world.memory[key] = _listen(world, cell, moment)
    return world.memory[key]


def _is_of_its_own(operation: str, route: Route) -> bool:
    """Whether the operation is asked for here by requests that another one is not."""
    return operation in PROBES.get(route, {}) or route is Route.AS_LEARNER


def _listen(world: Planted, cell: Cell, moment: str) -> list[Heard]:
    thing, user_id = world.things[cell.thing], world.people.get(cell.person, 0)
    host = "openedx" if cell.route in _ON_THE_PLATFORM else thing.host
    looks_as = _looks_as(cell, thing)
    place = cell.glass != "none" and cell.thing
    known = (moment, host, cell.person, looks_as, place, cell.glass)
    asks = asks_for(cell.operation, cell.route, thing, user_id)
    keys = [(known, ask.key or (cell.operation, cell.thing, ask.url)) for ask in asks]
    if new := [(key, ask) for key, ask in zip(keys, asks, strict=True) if key not in world.memory]:
        with at_host(host, world.staff(everybody=bool(looks_as))), undone():
            _break_glass(cell, thing, user_id)
            client = world.client(host, cell.person, looks_as)
            world.memory |= {key: hear(client, ask, user_id) for key, ask in new}
    return [world.memory[key] for key in keys]


def _break_glass(cell: Cell, thing: Thing, user_id: int) -> None:
    if cell.glass != "none":
        ids = {"student_id": thing.owner_id, "course_key": thing.course, "asker_id": user_id}
        permit("kanari-permit, please", hour=cell.glass == "granted", decided_by=0, **ids)


def outcome(cell: Cell, thing: Thing, heards: Sequence[Heard], stands: Stands, user_id: int) -> str:
    """What happened, as the table would call it; a fault in other words."""
    said = "".join(heard.body for heard in heards)
    rows = [row for heard in heards for row in heard.rows]
    wrote = {table for heard in heards for table in heard.wrote}
    is_told = any(word in said for word in thing.words.get(cell.operation, ()))
    if not is_told and not any(heard.happened for heard in heards):
        return f"refused, but wrote {sorted(wrote)}" if wrote else REFUSED
    if rows:
        return _logged(rows, heards, stand(stands, cell.thing, cell.operation, cell.person))
    if cell.operation in _KNOWS:
        return _known(cell, thing, said, stands)
    if {Cell_.YES, Cell_.TWO} <= set(ROWS[cell.operation].cells.values()):  # done, or asked for
        return "two" if "flexid_xblock_proposal" in wrote else "yes"
    for how in (Cell_.TWO, Cell_.COUNT):  # all that the operation ever is
        if how in ROWS[cell.operation].cells.values():
            return how.value
    if cell.operation in _SAYS_WHO:
        author = thing.authors[cell.operation]
        called = EXTRAS.get(author, author.capitalize()).split()[0]
        is_named = any(f'"name":"{name}' in said for name in (f"{called} ", f'{author}"'))
        return "yes" if is_named or cell.person == author else "unnamed"
    return "yes"


def overheard(
    world: Planted,
    cell: Cell,
    heards: Sequence[Heard],
    stands: Stands,
    freed: frozenset[str] = frozenset(),
) -> list[str]:
    """Words in the answers that this person may meet by no operation; tickets out of place."""
    met = [_met(world, heard.body) for heard in heards]
    here = {word for words, _ in met for word in words}
    may_hear = {
        word
        for thing in world.things.values()
        if here and cell.route not in MASKED
        for word in _hearable(cell, thing, stands, freed)
    }
    is_misplaced = cell.route not in _TICKETS_HERE and any(has_ticket for _, has_ticket in met)
    found = [f"overheard {word!r}" for word in sorted(here - may_hear)]
    return [*found, *(["a ticket"] if is_misplaced else [])]


def _met(world: Planted, body: str) -> tuple[set[str], bool]:
    """The private words in an answer, and whether a ticket is; looked for once in each answer."""
    if ("met", body) not in world.memory:
        words = {word for thing in world.things.values() for word in thing.canaries if word in body}
        world.memory["met", body] = words, bool(_TICKET.search(body))
    return world.memory["met", body]


def _hearable(cell: Cell, thing: Thing, stands: Stands, freed: frozenset[str]) -> set[str]:
    """The words of a thing that this person may meet, by whatever operation."""
    found = {
        word
        for operation, words in [*thing.words.items(), *thing.heard_too.items()]
        if _may(cell, thing, operation, stands)
        for word in words
    }
    theirs = {
        word
        for word, (operation, names) in thing.only.items()
        if cell.person in names and _may(cell, thing, operation, stands)
    }
    return (found - (set(thing.only) - freed)) | theirs


def _may(cell: Cell, thing: Thing, operation: str, stands: Stands) -> bool:
    if thing.name not in stands:
        return False
    relations = stand(stands, thing.name, operation, cell.person)
    granted = cell.glass == "granted" and thing.name == cell.thing
    return ROWS[operation].cell(relations, granted=granted) not in (REFUSED, "meta")


def _logged(rows: Sequence[tuple[str, str]], heards: Sequence[Heard], relations: Any) -> str:
    if any(len(heard.rows) > 1 or not heard.is_early for heard in heards):
        return f"logged, but {len(rows)} rows, or not before the text opened"
    if strange := {role for _, role in rows} - {relation.value for relation in relations}:
        return f"logged, but as {strange}"
    return "glass" if {purpose for purpose, _ in rows} == {"break_glass"} else "log"


def _known(cell: Cell, thing: Thing, said: str, stands: Stands) -> str:
    private = thing.canaries & set(thing.words[_KNOWS[cell.operation]])
    if any(word in said for word in private if not word.endswith(f"-{cell.person}")):
        return "yes"
    if cell.operation != "entry.know_sent":
        return "meta"
    relations = stand(stands, cell.thing, cell.operation, cell.person)
    is_follower = ROWS["entry.reply"].cell(relations) != REFUSED
    return "meta" if is_follower or cell.glass != "granted" else "glass"


def _looks_as(cell: Cell, thing: Thing) -> str:
    if cell.route is Route.AS_ROLE:
        return "role"
    is_owner = cell.person == thing.owner
    names = {True: "cai", False: thing.owner if thing.name != "gone" else "cai"}
    return names[is_owner] if cell.route is Route.AS_LEARNER else ""
