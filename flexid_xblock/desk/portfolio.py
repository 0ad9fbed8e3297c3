"""My portfolio: the pieces of the course that a student takes along, in its order.

Which they are stands in the course; what is in them is told by what tells it in her book.
Nothing is counted, and what she left out or deleted is not here.
"""

from itertools import groupby
from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext

from flexid_xblock.activities import api as activities
from flexid_xblock.content import api as content
from flexid_xblock.desk.made import closed_words, told
from flexid_xblock.desk.page import desk, named, was_here
from flexid_xblock.desk.words import asked_words, module_title
from flexid_xblock.domain.actors import Actor
from flexid_xblock.domain.errors import NotFound
from flexid_xblock.edge import host
from flexid_xblock.journal import api as journal

Shown = dict[str, Any]
# What is not hers to take along: she said so, or she threw it away.
LEFT_OUT = {"passed", "deleted"}


@desk
def portfolio(actor: Actor, course_key: str, *, request: HttpRequest) -> tuple[str, Shown]:
    """Her pieces on the screen, and the way to those she has not begun."""
    return "flexid/desk/portfolio.html", _whole(actor, course_key)


@desk
def printed(actor: Actor, course_key: str, *, request: HttpRequest) -> tuple[str, Shown]:
    """The same for paper, or to keep as a file: only what is there."""
    return "flexid/desk/portfolio_print.html", {
        **_whole(actor, course_key),
        "name": named({actor.user_id}).get(actor.user_id, ""),
        "today": timezone.localdate(),
    }


def _whole(actor: Actor, course_key: str) -> Shown:
    if not was_here(actor, course_key):
        raise NotFound
    pieces = content.pieces()
    hers = _texts(actor, course_key, pieces) | _things(actor, course_key, pieces)
    shown = ((piece, _shown(piece, hers, actor, course_key)) for piece in pieces)
    there = [(piece, one) for piece, one in shown if one]
    return {
        "modules": [
            {"key": key, "title": module_title(f"{key}.journal", actor.language), **_parts(group)}
            for key, group in groupby(there, key=lambda one: _module(one[0]))
        ],
        "has_begun": any(one["is_begun"] for _, one in there),
        "is_planned": bool(pieces),
    }


def _parts(group: Any) -> Shown:
    ones = [one for _, one in group]
    return {"pieces": ones, "is_begun": any(one["is_begun"] for one in ones)}


def _module(piece: content.Piece) -> str:
    return piece.activity_key.rpartition(".")[0]


def _shown(
    piece: content.Piece, hers: dict[content.Piece, Shown], actor: Actor, course_key: str
) -> Shown | None:
    """What is there of a piece; None where she wants nothing of it here."""
    found = hers.get(piece)
    if found is None or not (found["is_left_out"] or found["is_begun"]):
        return _open(piece, actor, course_key)
    return None if found["is_left_out"] else found


def _open(piece: content.Piece, actor: Actor, course_key: str) -> Shown:
    """A piece that she has not begun, by its title."""
    words = content.words(content.source(piece.activity_key), actor.language)
    asked = words.text["prompts"][piece.prompt]["question"] if piece.prompt else ""
    return {
        "title": asked or words.text["title"],
        "language": words.language,
        "direction": words.direction,
        "url": host().place_url(course_key, piece.activity_key),
        "is_begun": False,
    }


def _texts(
    actor: Actor, course_key: str, pieces: tuple[content.Piece, ...]
) -> dict[content.Piece, Shown]:
    asked = {(one.activity_key, one.prompt) for one in pieces if one.prompt}
    entries = journal.own_entries_to(actor, course_key, asked) if asked else ()
    return {
        content.Piece(activity_key=one.activity_key, prompt=one.prompt): _text(one, actor)
        for one in entries
    }


def _text(entry: journal.OwnEntry, actor: Actor) -> Shown:
    asked = asked_words(entry.version, entry.prompt, actor.language)
    return {
        "id": entry.id,
        "title": asked.text,
        "language": asked.language,
        "direction": content.direction(asked.language),
        "text": entry.text,
        "text_language": entry.language,
        "state": _unfinished(entry.state),
        "url": host().place_url(entry.course_key, entry.activity_key),
        "is_left_out": entry.state in LEFT_OUT,
        "is_begun": bool(entry.text.strip()),
    }


def _things(
    actor: Actor, course_key: str, pieces: tuple[content.Piece, ...]
) -> dict[content.Piece, Shown]:
    keys = {one.activity_key for one in pieces if not one.prompt}
    found = activities.own_responses(actor, course_key, keys) if keys else ()
    return {content.Piece(activity_key=one.activity_key): _thing(one, actor) for one in found}


def _thing(response: activities.OwnResponse, actor: Actor) -> Shown:
    closed = closed_words(response)
    return {
        **told(response, actor),
        "state": closed or _unfinished(response.state),
        "is_left_out": response.state in LEFT_OUT,
        "is_begun": bool(closed or response.summary or response.state != "draft"),
    }


def _unfinished(state: str) -> str:
    return gettext("It is not finished.") if state == "draft" else ""
