"""After a meeting: who was there, whom to greet, what worked, and the board as a file."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext

from flexid_xblock.desk.columns import column_names
from flexid_xblock.desk.meeting import facilitators_notes, meeting_context
from flexid_xblock.desk.page import desk, named
from flexid_xblock.desk.sheets import sheet
from flexid_xblock.desk.words import module_title
from flexid_xblock.domain.actors import Actor
from flexid_xblock.domain.errors import NotFound
from flexid_xblock.progress import api as progress
from flexid_xblock.sessions.api import after, exports, quiet

Rows = list[tuple[str, str, str]]  # the part of the board, the words, the name


@desk
def looking_back(
    actor: Actor, course_key: str, *, request: HttpRequest, meeting_id: UUID
) -> tuple[str, dict[str, Any]]:
    """Everything about one meeting that is only for its teachers; of journals, yes or not yet."""
    context = meeting_context(actor, course_key, meeting_id)
    found = context["meeting"]
    if found.state == "planned":
        raise NotFound
    marks = after.attendance(actor, meeting_id)
    written = after.afterwords(actor, meeting_id)
    asked = exports.wishes(actor, meeting_id)
    done = progress.who_is_done(
        actor, group_id=found.group_id, course_key=course_key, meeting_version=found.version
    )
    people = named(_everybody(marks, written, asked))
    unheard = quiet.unheard(actor, meeting_id)
    return "flexid/desk/after.html", {
        **context,
        "marks": _by_name([{**vars(one), "name": people.get(one.user_id, "")} for one in marks]),
        "states": _states(),
        "quiet": sorted(people[who] for who in unheard.quiet if who in people),
        "absent": sorted(people[who] for who in unheard.absent if who in people),
        "done": _by_name(
            [{"name": people.get(who, ""), "is_done": yes} for who, yes in done.items()]
        ),
        "mine": next((one for one in written if one.author_id == actor.user_id), None),
        "others": [
            {"name": people.get(one.author_id, ""), "text": one.text, "when": one.updated}
            for one in written
            if one.author_id != actor.user_id
        ],
        "exports": [_wish(one, people, actor) for one in asked],
        "notes": facilitators_notes(actor, found, context["source"]),
    }


@desk
def board_file(
    actor: Actor, course_key: str, *, request: HttpRequest, export_id: UUID, form: str
) -> HttpResponse:
    """The board as text or as a table, for the two who agreed on it, while there is time."""
    found = exports.board_file(actor, export_id, course_key=course_key)
    people = named({card.author_id for card in found.cards if card.author_id})
    labels = column_names(found.version, actor.language)
    rows = [
        (labels.get(card.column, card.column), card.text, people.get(card.author_id or 0, ""))
        for card in sorted(found.cards, key=lambda card: _place(card.column, list(labels)))
    ]
    write, kind = (_table, "text/csv") if form == "csv" else (_text, "text/plain")
    title = module_title(found.activity_key, actor.language)
    body = write(title, rows, with_names=found.with_names)
    answer = HttpResponse(body, content_type=f"{kind}; charset=utf-8")
    answer.headers["Content-Disposition"] = f'attachment; filename="board.{form}"'
    return answer


def _place(column: str, order: list[str]) -> int:
    """Where on the board; what the board no longer has comes last."""
    return order.index(column) if column in order else len(order)


def _text(title: str, rows: Rows, *, with_names: bool) -> str:
    """The board as one reads it, part by part."""
    lines, part = [title], None
    for column, words, name in rows:
        if column != part:
            lines += ["", column, ""]
            part = column
        lines.append(f"- {words}" + (f" ({name})" if name else ""))
    return "\n".join(lines) + "\n"


def _table(title: str, rows: Rows, *, with_names: bool) -> str:
    """The board as a table; no cell of it can be taken for a formula."""
    width = 3 if with_names else 2
    head = (gettext("Part of the board"), gettext("Card"), gettext("Name"))
    return sheet(row[:width] for row in (head, *rows))


def _everybody(*found: Any) -> set[int]:
    """Ids of all whose names the page shows."""
    names = ("user_id", "author_id", "asked_by", "approved_by")
    ids = (getattr(one, name, None) for many in found for one in many for name in names)
    return {who for who in ids if who}


def _by_name(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return sorted(rows, key=lambda row: str(row["name"]).casefold())


def _wish(one: exports.ExportInfo, people: dict[int, str], actor: Actor) -> dict[str, Any]:
    return {
        "id": one.id,
        "with_names": one.with_names,
        "is_mine": one.asked_by == actor.user_id,
        "asked_by": people.get(one.asked_by, ""),
        "asked_at": one.asked_at,
        "until": one.until if actor.user_id in (one.asked_by, one.approved_by) else None,
        "is_agreed": one.approved_by is not None,
    }


def _states() -> list[dict[str, str]]:
    return [
        {"key": "there", "name": gettext("There")},
        {"key": "partly", "name": gettext("Partly there")},
        {"key": "away", "name": gettext("Away")},
        {"key": "made_up", "name": gettext("Made up for it")},
    ]
