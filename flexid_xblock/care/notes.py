"""Case notes: what an adult on the case writes down about a student, and who else knows of it.

A ``private`` note is its author's alone, and nobody else can tell that it is
there. Of a ``restricted`` one the colleagues on the case see that it exists
and whom to ask. A ``case`` note they may open, and the student's log then says
that her case file was opened: never which note, never a word of it. A closed
note is its author's alone again, and goes along with nobody.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from django.conf import settings
from django.db.models import QuerySet
from django.utils import timezone

from flexid_xblock.access.api import Cell, cases, relations_to_case, require
from flexid_xblock.audit.api import open_sealed
from flexid_xblock.care.models import CaseNote
from flexid_xblock.care.sealing import seal_note, sealed_note
from flexid_xblock.domain.actors import Actor
from flexid_xblock.domain.errors import Conflict, Invalid, NotFound
from flexid_xblock.paging import newest_first
from flexid_xblock.patience import once, patiently
from flexid_xblock.saving.records import Stored
from flexid_xblock.text import plain
from flexid_xblock.vault.api import open_own

PAGE = 50
PURPOSE = "case_note"
KINDS = tuple(CaseNote.Kind.values)


@dataclass(frozen=True, kw_only=True)
class NoteInfo:
    """That a note exists: whose, of which kind, since when. Never a word of it."""

    id: UUID
    author_id: int
    kind: str
    created: datetime


@dataclass(frozen=True, kw_only=True)
class NoteView(NoteInfo):
    """A note that is open before its reader."""

    student_id: int
    revision: int
    updated: datetime
    closed_at: datetime | None
    text: str = field(repr=False)


def save(
    actor: Actor,
    note_id: UUID,
    *,
    student_id: int,
    course_key: str,
    kind: str,
    text: str,
    based_on: int,
) -> NoteView:
    """Save a note of the actor's own; ``kind`` is what a new one begins as.

    Sending what is stored is answered as the first time. Raises
    ``Conflict("changed_elsewhere")`` with a ``Stored`` when the page had not
    seen the stored revision, ``Invalid("empty_text" | "too_long")``.
    """
    require("note.write", relations_to_case(actor, student_id, course_key))
    clean = _clean(text)

    def act() -> CaseNote:
        note = CaseNote.objects.select_for_update().filter(pk=note_id).first()
        if note is None:
            about = {"course_key": course_key, "student_id": student_id, "kind": kind}
            return _begin(CaseNote(id=note_id, author_id=actor.user_id, **about), clean, based_on)
        if (note.student_id, note.course_key) != (student_id, course_key):
            raise NotFound
        return _change(actor, note, clean, based_on)

    note = once(act)
    return _own_views(actor, [note])[0]


def set_kind(actor: Actor, note_id: UUID, *, course_key: str, kind: str) -> NoteView:
    """Turn a note of the actor's own into another kind. Twice is once."""

    def act() -> CaseNote:
        note = _mine(actor, note_id, course_key)
        note.kind = kind
        note.save(update_fields=["kind"])
        return note

    return _own_views(actor, [patiently(act)])[0]


def set_closed(actor: Actor, note_id: UUID, *, course_key: str, closed: bool) -> NoteView:
    """Put a note of the actor's own away, so that she alone sees it, or take it out again."""

    def act() -> CaseNote:
        note = _mine(actor, note_id, course_key)
        note.closed_at = (note.closed_at or timezone.now()) if closed else None
        note.save(update_fields=["closed_at"])
        return note

    return _own_views(actor, [patiently(act)])[0]


def own(
    actor: Actor, student_id: int, course_key: str, *, closed: bool = False, before: str = ""
) -> tuple[NoteView, ...]:
    """The actor's own notes about a student, newest first, a page from ``before`` on."""
    require("note.write", relations_to_case(actor, student_id, course_key))
    rows = CaseNote.objects.filter(student_id=student_id, author_id=actor.user_id)
    rows = rows.filter(course_key=course_key, closed_at__isnull=not closed)
    return _own_views(actor, _page(rows, before))


def own_unshared(actor: Actor, course_key: str, *, before: str = "") -> tuple[NoteView, ...]:
    """The actor's private and restricted notes about all her cases, newest first: they stay."""
    rows = CaseNote.objects.filter(author_id=actor.user_id, course_key=course_key)
    rows = rows.filter(student_id__in=cases(actor, course_key), closed_at=None)
    return _own_views(actor, _page(rows.exclude(kind=CaseNote.Kind.CASE), before))


def known(
    actor: Actor, student_id: int, course_key: str, *, before: str = ""
) -> tuple[NoteInfo, ...]:
    """The notes by colleagues of which the actor may know, newest first; nothing is opened."""
    require("note.know", relations_to_case(actor, student_id, course_key))
    rows = _by_others(actor, student_id, course_key).exclude(kind=CaseNote.Kind.PRIVATE)
    return tuple(_info(note) for note in _page(rows.defer("text"), before))


def open_case(
    actor: Actor, student_id: int, course_key: str, *, before: str = ""
) -> tuple[NoteView, ...]:
    """The case notes by colleagues in clear, newest first; the opening is logged first.

    The student sees the row: an adult opened her case file. It names no note.
    """
    cells = require("note.read", relations_to_case(actor, student_id, course_key))
    rows = _by_others(actor, student_id, course_key).filter(kind=CaseNote.Kind.CASE)
    notes = _page(rows, before)
    texts = open_sealed(
        actor,
        [sealed_note(note) for note in notes],
        purpose=PURPOSE,
        role=min(one.value for one, cell in cells.items() if cell is Cell.LOGGED),
        subject_id=student_id,
        object_kind="case",
        object_ref=str(student_id),
    )
    return tuple(map(_view, notes, texts))


def _begin(note: CaseNote, text: str, based_on: int) -> CaseNote:
    if based_on:
        raise NotFound
    note.revision = 1
    note.text = seal_note(note, text)
    note.save(force_insert=True)
    return note


def _change(actor: Actor, note: CaseNote, text: str, based_on: int) -> CaseNote:
    if note.author_id != actor.user_id:
        raise NotFound
    stored = open_own(actor, sealed_note(note))
    if stored == text:
        return note
    if note.revision != based_on:
        told = Stored(id=note.pk, revision=note.revision, text=stored)
        raise Conflict("changed_elsewhere", stored=told)
    note.revision += 1
    note.updated = timezone.now()
    note.text = seal_note(note, text)
    note.save(update_fields=["revision", "updated", "text"])
    return note


def _mine(actor: Actor, note_id: UUID, course_key: str) -> CaseNote:
    """The actor's own note, locked, while she is on the case."""
    rows = CaseNote.objects.select_for_update().filter(pk=note_id, course_key=course_key)
    note = rows.filter(author_id=actor.user_id).first()
    if note is None:
        raise NotFound
    require("note.write", relations_to_case(actor, note.student_id, course_key))
    return note


def _by_others(actor: Actor, student_id: int, course_key: str) -> QuerySet[CaseNote]:
    rows = CaseNote.objects.filter(student_id=student_id, course_key=course_key, closed_at=None)
    return rows.exclude(author_id=actor.user_id)


def _page(rows: QuerySet[CaseNote], before: str) -> list[CaseNote]:
    return newest_first(rows, by="created", before=before, size=PAGE)


def _clean(text: str) -> str:
    clean = plain(text, limit=settings.FLEXID_ENTRY_MAX)
    if not clean.strip():
        raise Invalid("empty_text")
    return clean


def _own_views(actor: Actor, notes: Sequence[CaseNote]) -> tuple[NoteView, ...]:
    texts = open_own(actor, [sealed_note(note) for note in notes])
    return tuple(map(_view, notes, texts))


def _info(note: CaseNote) -> NoteInfo:
    return NoteInfo(id=note.pk, author_id=note.author_id, kind=note.kind, created=note.created)


def _view(note: CaseNote, text: str) -> NoteView:
    return NoteView(
        **vars(_info(note)),
        student_id=note.student_id,
        revision=note.revision,
        updated=note.updated,
        closed_at=note.closed_at,
        text=text,
    )
