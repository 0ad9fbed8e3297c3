"""Every place where an author's words are shown, drawn in this process with other words."""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from itertools import count, repeat
from unittest.mock import patch
from uuid import UUID

from django.contrib.auth.models import AnonymousUser
from django.template.loader import render_to_string
from playwright.sync_api import Page

from flexid_xblock.blocks import doors
from flexid_xblock.content import api as content
from flexid_xblock.desk import meeting, papers
from flexid_xblock.domain.seats import SeatKind
from flexid_xblock.edge import host
from flexid_xblock.school import course
from flexid_xblock.school.runtime import SchoolRuntime
from tests.browser.common import COURSE
from tests.browser.xss import Alarm

# What Markdown may become; see text.py.
FEW = {"a href rel", "a rel", "blockquote", "br", "em", "h3", "h4", "li", "ol", "p", "strong", "ul"}
OUTLINE = """() => [...document.body.querySelectorAll("*")].map((e) =>
  [e.localName, ...e.getAttributeNames().sort()].join(" "))"""
LEADS = """() => [...document.querySelectorAll("a[rel='noopener noreferrer'][href]")]
  .map((a) => a.protocol)"""

NOBODY = UUID(int=0)
# What not every module has: an evening, and what an option gives and costs each in the story.
EVENING = {"minutes": 90, "steps": [{"key": "eat", "minutes": 90}]}
EVENINGS_WORDS = {
    **dict.fromkeys(("title", "intro", "care"), "x"),
    "before": ["x"],
    "steps": {"eat": {"title": "x", "text": "x"}},
}
SEAT = {"gives": "x", "costs": "x"}

Draw = Callable[[Iterator[str]], str]


def block(key: str, texts: Iterator[str]) -> str:
    """A block whose every text is overridden, for somebody who is not logged in."""
    paths = leaves(content.source(key)["words"]["en"])
    words = {"en": {path: next(texts) for path in paths}}
    with patch.dict(course.blocks()[key].fields, word_overrides=words):
        made = SchoolRuntime(AnonymousUser(), COURSE).get_block(key)
        return made.render("student_view").content


def example(key: str, texts: Iterator[str]) -> str:
    """The same block as its author sees it in Studio."""
    paths = leaves(content.source(key)["words"]["en"])
    words = {"en": {path: next(texts) for path in paths}}
    with patch.dict(course.blocks()[key].fields, word_overrides=words):
        made = SchoolRuntime(AnonymousUser(), COURSE).get_block(key)
        return doors.draw(made, replace(host().seat(made), kind=SeatKind.AUTHOR)).content


def editor(texts: Iterator[str]) -> str:
    """The editor in Studio of a block in which everything was typed by hand."""
    typed = {
        "display_name": next(texts),
        "activity_key": next(texts),
        "word_overrides": {next(texts): {next(texts): next(texts)}},
        "structure_overrides": {next(texts): next(texts)},
    }
    key = "who-am-i.journal"
    with patch.dict(course.blocks()[key].fields, typed):
        made = SchoolRuntime(AnonymousUser(), COURSE).get_block(key)
        return made.render("studio_view").content


def leaves(words: object, path: str = "") -> Iterator[str]:
    """The dotted path of every text that an author may replace."""
    if isinstance(words, str):
        yield path[1:]
        return
    for key, below in words.items() if isinstance(words, dict) else enumerate(words):
        yield from leaves(below, f"{path}.{key}")


def replaced(words: object, texts: Iterator[str]) -> object:
    """The same words with other texts."""
    if isinstance(words, dict):
        return {key: replaced(below, texts) for key, below in words.items()}
    if isinstance(words, list):
        return [replaced(below, texts) for below in words]
    return next(texts)


def notes_for_adults() -> dict[str, object]:
    """The guide of a module that has everything a module may have."""
    notes = content.facilitator("who-am-i", "en").text
    dilemma = notes["dilemma"]
    seats = dict.fromkeys(dilemma["stakeholders"], SEAT)
    options = {key: {**one, "seats": seats} for key, one in dilemma["options"].items()}
    return {**notes, "evening": EVENINGS_WORDS, "dilemma": {**dilemma, "options": options}}


def desk_page(name: str, texts: Iterator[str], fold: dict[str, str] = papers.FOLDED) -> str:
    """A teacher's page of a meeting or of its module; some have the notes for adults."""
    source = content.source("who-am-i.meeting")
    shown = papers.notes_for_adults(source, "en")
    words, notes = shown["words"], shown["notes"]
    shape = source["structure"]
    context = {
        **shown,
        "fold": fold,
        "evening": EVENING,
        "sources": replaced([{**one, "date": "x"} for one in shown["sources"]], texts),
        "module_key": "who-am-i",
        "meeting": {"id": NOBODY, "group_id": NOBODY, "activity_key": source["activity"]},
        "course_key": COURSE,
        "group_id": NOBODY,
        "activity": source["activity"],
        "stages": shape["stages"],
        "forms": meeting.forms(shape),
        "words": replace(words, text=replaced(words.text, texts)),
        "notes": replace(notes, text=replaced(notes_for_adults(), texts)),
        "module": next(texts),
        "group": next(texts),
    }
    return render_to_string(f"flexid/desk/{name}.html", context)


def family_sheet(texts: Iterator[str]) -> str:
    """The sheet for those at home, with an invitation."""
    sheet = content.family("who-am-i", "en")
    text = {**sheet.text, "evening": {"title": "x", "text": "x"}}
    context = {"sheet": replace(sheet, text=replaced(text, texts)), "translations": []}
    return render_to_string("flexid/desk/family.html", context)


def course_home(texts: Iterator[str]) -> str:
    """The course with the titles and summaries of its modules."""
    stations = [
        {"key": "x", "state": state, "title": titled(texts), "about": titled(texts)}
        for state in ("open", "coming") * 10
    ]
    context = {"title": titled(texts), "years": [{"number": 1, "stations": stations}]}
    return render_to_string("flexid/school/home.html", context)


def module_pages(texts: Iterator[str]) -> str:
    """The frames of many modules' pages, each with its title."""
    page = partial(render_to_string, "flexid/school/module.html")
    return "".join(page({"title": titled(texts)}) for _ in range(40))


def titled(texts: Iterator[str]) -> content.Words:
    """One title in the course's own language."""
    return content.Words(language="en", direction="ltr", is_fallback=False, text=next(texts))


def portfolio(texts: Iterator[str]) -> str:
    """Pieces that are begun and others, each with its title, below the titles of their modules."""
    about = {"language": "en", "direction": "ltr", "url": "/"}
    pieces = [
        {**about, "title": next(texts), "state": next(texts), "is_begun": number % 2 == 0}
        for number in range(40)
    ]
    context = {"modules": [{"title": next(texts), "pieces": pieces}], "course_key": COURSE}
    return render_to_string("flexid/desk/portfolio.html", context)


def missing(texts: Iterator[str]) -> str:
    """What Studio shows where keys do not exist."""
    block = partial(render_to_string, "flexid/blocks/missing.html")
    keys = (next(texts) for _ in range(40))
    return "".join(block({"is_author": True, "message": "x", "activity_key": key}) for key in keys)


PLACES: dict[str, Draw] = {
    "opening": partial(block, "who-am-i.opening"),
    "journal": partial(block, "who-am-i.journal"),
    "meeting": partial(block, "who-am-i.meeting"),
    "meeting desk": partial(desk_page, "meeting"),
    "meeting before": partial(desk_page, "prepare"),
    "guide": partial(desk_page, "module_guide", fold=papers.WHOLE),
    "sheet": family_sheet,
    "meeting wall": partial(desk_page, "screen"),
    "course home": course_home,
    "module pages": module_pages,
    "portfolio": portfolio,
    "missing": missing,
    "example journal": partial(example, "who-am-i.journal"),
    "example meeting": partial(example, "who-am-i.meeting"),
    "editor": editor,
}


def number_of_texts(draw: Draw) -> int:
    """How many texts a place has."""
    counter = count()
    draw(f"word {number}" for number in counter)
    return next(counter)


def ran(page: Page, alarm: Alarm, html: str) -> list[object]:
    """What this HTML does in an empty page."""
    page.set_content(html)
    return alarm.heard(page)


def outgrown(page: Page, alarm: Alarm, draw: Draw, texts: Iterator[str]) -> dict[str, object]:
    """What these texts do in a place that harmless ones do not; nothing, we promise."""
    page.set_content(draw(repeat("word")))
    before = Counter(page.evaluate(OUTLINE))
    heard = ran(page, alarm, draw(texts))
    after = Counter(page.evaluate(OUTLINE))
    leads = set(page.evaluate(LEADS)) - {"https:", "mailto:"}
    return {"heard": heard, "others": {*(after - before), *(before - after)} - FEW, "leads": leads}


NOTHING: dict[str, object] = {"heard": [], "others": set(), "leads": set()}
