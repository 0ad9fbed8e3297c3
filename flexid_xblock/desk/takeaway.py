"""The file with everything about a person, as a page to read or as data, piece by piece.

The page is whole in itself: it asks for nothing from anywhere, and runs nothing.
"""

import json
from collections.abc import Iterator
from itertools import chain, islice
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.template.loader import get_template, render_to_string
from django.utils import timezone, translation
from django.utils.safestring import mark_safe
from django.utils.translation import gettext

from flexid_xblock.content import api as content
from flexid_xblock.desk.page import named
from flexid_xblock.desk.words import CourseWords
from flexid_xblock.domain.actors import Actor
from flexid_xblock.privacy import api as privacy
from flexid_xblock.privacy.api import takeaway

# Head, heading and first row: what cannot be opened at all is refused before anything is sent.
_LOOK_AHEAD = 3
# A line for the template: its heading, its kind, what it says, the rows within it.
_Shown = tuple[str, str, tuple[str, ...], list[Any]]
_HERE = mark_safe("<!--here-->")


def pieces(actor: Actor, form: str) -> Iterator[str]:
    """The actor's file in this form, in the language and by the clock of whoever asks now."""
    write = _page if form == "page" else _data
    found = write(
        actor, privacy.take_away(actor, names=named, title=CourseWords(actor.language).title)
    )
    sent = _as_now(found)
    return chain(list(islice(sent, _LOOK_AHEAD)), sent)


def _as_now(found: Iterator[str]) -> Iterator[str]:
    """The pieces, each made in the language and time zone of this moment; they are sent later."""
    language, zone = translation.get_language() or "en", timezone.get_current_timezone()
    while True:
        with translation.override(language), timezone.override(zone):
            piece = next(found, None)
        if piece is None:
            return
        yield piece


def _about(actor: Actor) -> dict[str, Any]:
    return {
        "format": takeaway.FORMAT,
        "you": named({actor.user_id}).get(actor.user_id, ""),
        "made_at": timezone.now(),
        "language": actor.language,
        "names": rule(),
    }


def rule() -> str:
    """Whose names stand in the file."""
    return gettext(
        "Adults who read your texts, answered you or follow you up stand here with their names. "
        "All others stand as a number, so that nobody learns about them from your file. "
        "Texts are here just as they were written: if you wrote a name, it is in your text."
    )


def _data(actor: Actor, chapters: Iterator[takeaway.Chapter]) -> Iterator[str]:
    yield '{"about": ' + _json(_about(actor))
    for chapter in chapters:
        yield f',\n"{chapter.name}": ['
        for number, row in enumerate(chapter.rows):
            yield (",\n" if number else "\n") + _json(takeaway.data(row))
        yield "]"
    yield "}\n"


def _json(value: Any) -> str:
    return json.dumps(value, cls=DjangoJSONEncoder, ensure_ascii=False, separators=(",", ":"))


def _page(actor: Actor, chapters: Iterator[takeaway.Chapter]) -> Iterator[str]:
    language = translation.get_language() or "en"
    frame = {
        **_about(actor),
        "language": language,
        "direction": content.direction(language),
        "chapters": takeaway.CHAPTERS,
    }
    head, end = halves("page", frame)
    yield head
    for chapter in chapters:
        yield from _chapter(chapter)
    yield end


def _chapter(chapter: takeaway.Chapter) -> Iterator[str]:
    first = next(chapter.rows, None)
    head, end = halves("chapter", {"chapter": chapter, "is_empty": first is None})
    yield head
    template = get_template("flexid/takeaway/row.html")
    for row in chain([first] if first else [], chapter.rows):
        yield template.render({"row": _shown(row)})
    yield end


def _shown(row: takeaway.Told) -> list[_Shown]:
    """The lines of a row that say something."""
    return [
        (line.heading, line.kind, said, [_shown(one) for one in line.rows])
        for line in row
        if (said := line.said) or line.rows
    ]


def halves(name: str, context: dict[str, Any]) -> tuple[str, str]:
    """A template before and after the mark; nothing that somebody wrote can be taken for it."""
    whole = render_to_string(f"flexid/takeaway/{name}.html", {**context, "here": _HERE})
    before, _, after = whole.partition(_HERE)
    return before, after
