"""Courses that never were: who kept which face when, and what a reader of every table saw."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import product

from hypothesis import strategies as st

from flexid_xblock.activities import totals
from flexid_xblock.activities.totals import FACES, Counts

# What a reader saw at one look: how many people in tens, and the row of the statement.
Seen = tuple[int, totals.PulseRow]


@dataclass(frozen=True)
class Keep:
    """Somebody keeps an answer, her first or another one."""

    who: int
    face: str


@dataclass(frozen=True)
class Leave:
    """Somebody leaves it out, deletes it, or takes it up to change it."""

    who: int


class Look:
    """Somebody reads the tables."""


World = list[Keep | Leave | Look]


def seen(world: World) -> list[Seen]:
    """What all looks together showed, by the product's own rules."""
    now: Counts = dict.fromkeys(FACES, 0)
    kept: dict[int, str] = {}
    then, people, found = {}, 0, []
    for event in world:
        if isinstance(event, Look):
            if totals.is_due(people, len(kept)):
                people, then = len(kept), totals.renewed(then, dict(now))
            table = totals.table("pulse", people, {"hope": then})
            found.append((table.people, table.rows.get("hope", totals.PulseRow())))
            continue
        if event.who in kept:
            now[kept.pop(event.who)] -= 1
        if isinstance(event, Keep):
            kept[event.who] = event.face
            now[event.face] += 1
    return found


def others(world: World, who: int) -> Iterator[World]:
    """Worlds in which everybody first kept at the same moment, but she chose otherwise.

    She alone, she and one more, or she in the place of one whose story is another.
    """
    faces = {event.who: event.face for event in world if isinstance(event, Keep)}
    mine, sorts = [face for face in FACES if face != faces[who]], alike(world)
    yield from (_said(world, {who: face}) for face in mine)
    yield from (_traded(world, who, one) for one in sorts if faces[one] != faces[who])
    for face, one, other in product(mine, sorts, FACES):
        if one != who:
            yield _said(world, {who: face, one: other})


def _traded(world: World, one: int, other: int) -> World:
    """Each says and does what the other did, from the moment at which each first kept."""
    firsts = {who: _first(world, who) for who in (one, other)}
    names, late = {one: other, other: one}, max(firsts.values())
    traded = list(world)
    for at, event in enumerate(world):
        if not isinstance(event, Look) and event.who in names:
            if at in firsts.values():
                traded[at] = replace(event, face=world[firsts[names[event.who]]].face)
            elif at > late:
                traded[at] = replace(event, who=names[event.who])
            else:
                return []  # she changed before the other came: that cannot be traded
    return traded


def _first(world: World, who: int) -> int:
    return next(at for at, one in enumerate(world) if isinstance(one, Keep) and one.who == who)


def _said(world: World, otherwise: dict[int, str]) -> World:
    """The world in which these people's last answer, and all before it like it, was another."""
    last = {event.who: event.face for event in world if isinstance(event, Keep)}
    return [
        replace(event, face=otherwise[event.who])
        if isinstance(event, Keep) and event.who in otherwise and event.face == last[event.who]
        else event
        for event in world
    ]


def alike(world: World) -> list[int]:
    """One of each sort of people: those with the same faces between the same looks are the same."""
    sorts: dict[tuple, int] = {}
    story: dict[int, list[tuple[int, str]]] = {}
    looks = 0
    for event in world:
        if isinstance(event, Look):
            looks += 1
        else:
            face = event.face if isinstance(event, Keep) else ""
            story.setdefault(event.who, []).append((looks, face))
    for who, what in story.items():
        sorts.setdefault(tuple(what), who)
    return list(sorts.values())


def told_of(world: World) -> list[int]:
    """The people whose answer follows from the tables: in no other world they read the same."""
    shown = seen(world)
    return [
        who for who in alike(world) if not any(seen(other) == shown for other in others(world, who))
    ]


@st.composite
def arriving(draw: st.DrawFn) -> World:
    """People come in handfuls that often agree; somebody looks after each, or after every one."""
    world: World = []
    handful = st.tuples(st.integers(1, 12), st.lists(st.sampled_from(FACES), max_size=3))
    for count, odd in draw(st.lists(handful, min_size=1, max_size=6)):
        common = draw(st.sampled_from(FACES[:2]))
        faces = [*odd, *[common] * count][:count]
        first = len(people_of(world))
        world += [Keep(first + at, face) for at, face in enumerate(draw(st.permutations(faces)))]
        world.append(Look())
    if draw(st.booleans()):
        world = [each for event in world for each in (event, Look())]
    return world


def people_of(world: World) -> set[int]:
    """Whoever has pressed anything."""
    return {event.who for event in world if not isinstance(event, Look)}


@st.composite
def coming_and_going(draw: st.DrawFn) -> World:
    """The same, with people who leave it out and people who keep another answer, between looks."""
    world = draw(arriving())
    people = sorted(people_of(world))
    changes = st.tuples(st.sampled_from(people), st.none() | st.sampled_from(FACES))
    for who, face in draw(st.lists(changes, max_size=6)):
        at = draw(st.integers(_first(world, who) + 1, len(world)))
        world.insert(at, Leave(who) if face is None else Keep(who, face))
    return world
