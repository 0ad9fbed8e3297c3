"""What the course home shows: the years, their modules, and the desks of one person."""

from dataclasses import dataclass
from itertools import groupby

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from flexid_xblock.access import api as access
from flexid_xblock.content import api as content
from flexid_xblock.content.records import ModuleInfo, Words
from flexid_xblock.desk import entrance
from flexid_xblock.domain.actors import Actor
from flexid_xblock.phrases import YEARS
from flexid_xblock.progress import api as progress

LEADER_PATH = 3
DESKS = {
    "student": (_("My own page"), "flexid:student_page"),
    **entrance.DESKS,
}
# What the chip of a state says, and its tone.
CHIPS = {
    "coming": (_("Coming"), "waiting"),
    "open": (_("Open"), "plain"),
    "begun": (_("Begun"), "plain"),
    "next": (_("Next for you"), "now"),
    "done": (_("Done"), "done"),
}


@dataclass(frozen=True, kw_only=True)
class Station:
    """One module on the way through the course."""

    key: str
    number: int
    title: Words
    about: Words | None
    state: str
    chip: Promise
    tone: str


@dataclass(frozen=True, kw_only=True)
class Year:
    """One stretch of the course."""

    number: int
    title: Promise
    stations: tuple[Station, ...]


@dataclass(frozen=True, kw_only=True)
class Stop:
    """One block on a module's page."""

    key: str
    title: Words


@dataclass(frozen=True, kw_only=True)
class Link:
    """One way on from here."""

    title: Promise
    url: str


def years(actor: Actor, course_key: str, *, is_student: bool) -> tuple[Year, ...]:
    """The whole course in order; a student also sees how far she has come.

    The leader path is no part of her way before her group is in its second year.
    """
    states = _states_of_student(actor, course_key) if is_student else _states()
    last = LEADER_PATH if not is_student or _may_lead(actor, course_key) else LEADER_PATH - 1
    return tuple(
        Year(
            number=year,
            title=YEARS[year],
            stations=tuple(_station(info, states[info.key], actor.language) for info in modules),
        )
        for year, modules in groupby(content.course().modules, key=lambda info: info.year)
        if year <= last
    )


def links(desks: tuple[str, ...], course_key: str) -> tuple[Link, ...]:
    """The ways to these desks; one that has no page yet is left out."""
    found = [DESKS[name] for name in desks if name in DESKS]
    return tuple(Link(title=title, url=reverse(url, args=(course_key,))) for title, url in found)


def contents(info: ModuleInfo, language: str) -> tuple[Stop, ...]:
    """What stands on a module's page, in its order."""
    keys = (one.key for one in info.activities)
    return tuple(Stop(key=key, title=_text_of(key, "title", language)) for key in keys)


def title(titles: dict[str, str], language: str) -> Words:
    """A title in this language, or in another that is named."""
    return content.words({"words": titles}, language)


def _may_lead(actor: Actor, course_key: str) -> bool:
    if access.groups_of(actor, course_key, "helper"):
        return True
    return any(group.year > 1 for group in access.groups_of(actor, course_key, "student"))


def _states() -> dict[str, str]:
    """What is there to open, for somebody who is not on the way herself."""
    return {one.key: "open" if one.complete else "coming" for one in content.course().modules}


def _states_of_student(actor: Actor, course_key: str) -> dict[str, str]:
    """The state of each module; the first one that is not done yet is "next"."""
    found: dict[str, str] = {one.key: one.state for one in progress.overview(actor, course_key)}
    waiting = [key for key, state in found.items() if state in {"open", "begun"}]
    return found | dict.fromkeys(waiting[:1], "next")


def _station(info: ModuleInfo, state: str, language: str) -> Station:
    chip, tone = CHIPS[state]
    return Station(
        key=info.key,
        number=info.number,
        title=title(info.titles, language),
        about=_about(info, language),
        state="open" if state == "begun" else state,
        chip=chip,
        tone=tone,
    )


def _about(info: ModuleInfo, language: str) -> Words | None:
    if not info.complete:
        return None
    return _text_of(f"{info.key}.opening", "summary", language)


def _text_of(activity_key: str, name: str, language: str) -> Words:
    """One text of an activity, in this language or in another that is named."""
    found = content.words(content.source(activity_key), language)
    return title({found.language: found.text[name]}, found.language)
