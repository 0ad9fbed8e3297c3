"""What a module has for adults, to read and to print: the guide of those who lead it, and the
sheet for those at home. Both say the same to everybody and know nothing of any student.
"""

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext

from flexid_xblock.access import api as access
from flexid_xblock.content import api as content
from flexid_xblock.desk.meeting import forms, minutes_of
from flexid_xblock.desk.page import desk
from flexid_xblock.desk.words import language_name, title
from flexid_xblock.domain.actors import Actor
from flexid_xblock.domain.errors import NotFound

Document = dict[str, Any]

# The tags of a part with a name: on a page to be printed everything lies open.
WHOLE = {"part": "section", "title": "h3", "inner": "h4"}
FOLDED = {"part": "details", "title": "summary", "inner": "h3"}


@desk
def guide(
    actor: Actor, course_key: str, *, request: HttpRequest, module_key: str
) -> tuple[str, Document]:
    """The whole guide of a module in the order of use, for whoever teaches a group here."""
    access.require("guide.read", access.relations_here(actor, course_key))
    source = content.source(_meeting_of(module_key))
    return "flexid/desk/module_guide.html", {
        "module_key": module_key,
        "fold": WHOLE,
        **notes_for_adults(source, actor.language),
    }


@desk
def family(
    actor: Actor, course_key: str, *, request: HttpRequest, module_key: str
) -> tuple[str, Document]:
    """The sheet for those at home, in the language that is asked for; it writes nothing."""
    access.require("family.read", access.relations_here(actor, course_key))
    _meeting_of(module_key)
    sheet = content.family(module_key, request.GET.get("lang", actor.language))
    return "flexid/desk/family.html", {
        "sheet": sheet,
        "translations": [
            {"code": code, "name": language_name(code), "is_shown": code == sheet.language}
            for code in content.family_languages(module_key)
        ],
        # She may hand her phone to somebody: no way to what she asked, no name on the cover.
        "course_key": "",
        "cover_for": None,
    }


def notes_for_adults(source: Document, language: str) -> Document:
    """What the guide's parts need, for its own page and for a meeting's page "Before"."""
    structure = content.structure(source["module"])
    return {
        "structure": source["structure"],
        "words": content.words(source, language),
        "notes": content.facilitator(source["module"], language),
        "run_sheet": _run_sheet(source["structure"]),
        "evening": structure.get("evening"),
        "sources": structure["sources"],
    }


def written_modules(language: str) -> list[Document]:
    """Every module that has papers, by name and in the order of the course."""
    return [
        {"key": one.key, "title": title(one.titles, language)}
        for one in content.course().modules
        if one.complete
    ]


def _meeting_of(module_key: str) -> str:
    """The key of a module's meeting; not there for what the course does not teach yet."""
    taught = (one.activities for one in content.course().modules if one.key == module_key)
    for activity in next(taught, ()):
        if activity.kind == "session":
            return activity.key
    raise NotFound


def _run_sheet(structure: Document) -> Document:
    """How long each stage takes in each form, and where the break between two lessons is."""
    short = {"full": gettext("Whole"), "short": gettext("Short"), "lessons": gettext("Two lessons")}
    shapes = [{**one, "short": short.get(one["key"], one["name"])} for one in forms(structure)]
    breaks = {
        shape["break_after"]
        for shape in structure.get("forms", {}).values()
        if "break_after" in shape
    }
    minutes = {stage["key"]: minutes_of(structure, stage["key"]) for stage in structure["stages"]}
    return {
        "forms": shapes,
        "rows": [
            {
                "key": key,
                "minutes": [found.get(shape["key"]) for shape in shapes],
                "is_before_break": key in breaks,
            }
            for key, found in minutes.items()
        ],
    }
