"""One student's case for those who follow her up: what to do, notes, concern records."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext

from flexid_xblock.access import api as access
from flexid_xblock.care.api import concern_reads, followups, notes
from flexid_xblock.desk.concerns import concern_rows
from flexid_xblock.desk.holds import case_holds
from flexid_xblock.desk.page import desk, named
from flexid_xblock.desk.words import about_words
from flexid_xblock.domain.actors import Actor
from flexid_xblock.journal import queries as journal
from flexid_xblock.journal.records import AgreedStep
from flexid_xblock.rest import limits


@desk
def case(
    actor: Actor, course_key: str, *, request: HttpRequest, student_id: int
) -> tuple[str, dict[str, Any]]:
    """What to do for the student, one's own notes, and what colleagues have; theirs unopened."""
    shows_closed, before = request.GET.get("show") == "closed", request.GET.get("before", "")
    own = notes.own(actor, student_id, course_key, closed=shows_closed, before=before)
    known = notes.known(actor, student_id, course_key)
    to_do = followups.about(actor, student_id, course_key)
    done = followups.about(actor, student_id, course_key, done=True)
    records = concern_reads.about(actor, student_id, course_key)
    authors = {note.author_id for note in known} | {one.author_id for one in (*to_do, *done)}
    openers = {one.opened_by for one in records if one.opened_by}
    people = named({student_id, *authors, *openers})
    return "flexid/desk/case.html", {
        "student_id": student_id,
        "name": people.get(student_id, ""),
        "elsewhere": journal.unanswered_elsewhere(actor, student_id, course_key),
        "reads_texts": access.caseload(actor, course_key).filter(student_id=student_id).exists(),
        "steps": [
            _step(one, actor, course_key)
            for one in journal.agreed_steps(actor, student_id, course_key)
        ],
        "to_do": [_to_do(one, people) for one in to_do],
        "done": [_to_do(one, people) for one in done],
        "own": [own_note(note) for note in own],
        "shows_closed": shows_closed,
        "next": str(own[-1].id) if len(own) == notes.PAGE else "",
        "known": [_known(note, people) for note in known],
        "has_case_notes": any(note.kind == "case" for note in known),
        "concerns": concern_rows(records, people),
        "holds": case_holds(actor, student_id, course_key),
        "today": timezone.localdate(),
        "note_kinds": note_kinds(),
    }


@desk
def colleagues(
    actor: Actor, course_key: str, *, request: HttpRequest, student_id: int
) -> tuple[str, dict[str, Any]]:
    """The case notes by colleagues in clear; the student's log says that they were opened."""
    limits.count("open", actor.user_id)
    before = request.GET.get("before", "")
    opened = notes.open_case(actor, student_id, course_key, before=before)
    people = named({student_id, *(note.author_id for note in opened)})
    return "flexid/desk/case_notes.html", {
        "student_id": student_id,
        "name": people.get(student_id, ""),
        "notes": [
            {"author": people.get(note.author_id, ""), "text": note.text, "when": note.updated}
            for note in opened
        ],
        "next": str(opened[-1].id) if len(opened) == notes.PAGE else "",
    }


def follow_up_rows(actor: Actor, course_key: str) -> dict[str, list[dict[str, Any]]]:
    """For ``flexid/desk/followups.html``: what is to do over all cases, today's apart. No words."""
    rows = followups.mine(actor, course_key)
    people, today = named({row.student_id for row in rows}), timezone.localdate()
    shown = [_row(row, course_key, people) for row in rows]
    return {
        "due": [row for row in shown if row["due_on"] <= today],
        "later": [row for row in shown if row["due_on"] > today],
    }


def note_kinds() -> tuple[dict[str, str], ...]:
    """The kinds of notes, and what each means for whom."""
    return (
        {
            "key": "private",
            "name": gettext("Only for me"),
            "about": gettext("Nobody else can read it or see that it exists."),
        },
        {
            "key": "restricted",
            "name": gettext("Others may ask me"),
            "about": gettext("Colleagues on the case see my name and the date, not the words."),
        },
        {
            "key": "case",
            "name": gettext("For all on the case"),
            "about": gettext("Colleagues on the case can read it, now and after me."),
        },
    )


def own_note(note: notes.NoteView) -> dict[str, Any]:
    """A note of the reader's own, for ``flexid/desk/own_note.html``."""
    names = {kind["key"]: kind["name"] for kind in note_kinds()}
    return {
        "id": note.id,
        "student_id": note.student_id,
        "kind": note.kind,
        "kind_name": names[note.kind],
        "revision": note.revision,
        "text": note.text,
        "when": note.updated,
        "is_closed": note.closed_at is not None,
    }


def _row(row: followups.FollowUpInfo, course_key: str, people: dict[int, str]) -> dict[str, Any]:
    ids = {"course_key": course_key, "student_id": row.student_id}
    return {
        "href": reverse("flexid:case_desk", kwargs=ids),
        "name": people.get(row.student_id, ""),
        "due_on": row.due_on,
    }


def _step(step: AgreedStep, actor: Actor, course_key: str) -> dict[str, Any]:
    """That it was agreed, and where it stands; reading it there is written down."""
    return {
        "href": reverse("flexid:counsellor_entry", args=(course_key, step.entry_id)),
        "about": about_words(step.activity_key, step.version, step.prompt, actor.language),
        "when": step.agreed_at,
    }


def _to_do(row: followups.FollowUpView, people: dict[int, str]) -> dict[str, Any]:
    return {
        "id": row.id,
        "text": row.text,
        "due_on": row.due_on,
        "author": people.get(row.author_id, ""),
    }


def _known(note: notes.NoteInfo, people: dict[int, str]) -> dict[str, Any]:
    return {
        "author": people.get(note.author_id, ""),
        "when": note.created,
        "is_restricted": note.kind == "restricted",
    }
