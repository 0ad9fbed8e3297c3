"""A hold: two adults keep a copy of one sent text, whatever becomes of the entry.

The copy lies under the record's own key and is gone with it. The student is
told from the asking on, and can delete her own text all the same.
"""

from uuid import UUID

from flexid_xblock.access.api import (
    Relation,
    allowed,
    relations_in_course,
    relations_to_student,
    require,
)
from flexid_xblock.audit.api import open_sealed
from flexid_xblock.domain.actors import Actor
from flexid_xblock.domain.errors import Conflict, NotFound
from flexid_xblock.journal.models import Entry, EntryReader, Hold, SentText
from flexid_xblock.journal.sealing import seal_hold, sealed_reason, sealed_sent
from flexid_xblock.patience import once
from flexid_xblock.saving.api import keeping
from flexid_xblock.vault.api import open_own

PURPOSE = keeping.PURPOSE


def hold(actor: Actor, hold_id: UUID, entry_id: UUID, *, course_key: str, reason: str) -> None:
    """Ask for a copy of a sent text to be kept. The same id with the same words is the same.

    A counsellor asks about what was sent to her, a safeguarding lead about any
    sent text of the course. Raises ``Invalid("reason_short" | "too_long")``,
    and ``Conflict("asked_already")`` when it was asked with another reason.
    """
    clean = keeping.reason(reason)

    def act() -> None:
        entry = _to_hold(actor, entry_id, course_key)
        asked = Hold(id=hold_id, course_key=course_key, entry_id=entry.pk, number=entry.sent_number)
        asked.activity_key, asked.slot = entry.activity_key, entry.slot
        asked.student_id, asked.asked_by = entry.owner_id, actor.user_id
        if not _is_repeat(asked, actor, clean):
            asked.reason = seal_hold(asked, "reason", clean)
            asked.save(force_insert=True)

    once(act)


def approve_hold(actor: Actor, hold_id: UUID) -> None:
    """A second person says yes: the text is opened, which is logged, and copied.

    The first yes stands. Raises ``Denied("not_oneself" | "hold_ended")``, and is
    "not there" when the text was gone for good before.
    """
    found = _decided_by(actor, hold_id)
    keeping.check_second(actor, found)
    if found.approved_at is None:
        text = _opened(actor, found)
        asked = Hold.objects.filter(pk=hold_id)
        keeping.keep_copy(actor, asked, lambda row: seal_hold(row, "copy", text))


def end_hold(actor: Actor, hold_id: UUID) -> None:
    """One of the two, or a safeguarding lead, ends it: the copy's key is forgotten. Twice is once.

    Before the second yes this takes the asking back.
    """
    keeping.end(actor, Hold.objects.filter(pk=hold_id), _may_end)


def relations_to_hold(actor: Actor, student_id: int, course_key: str) -> frozenset[Relation]:
    """How the actor stands to the holds on a student's texts.

    The safeguarding lead keeps them when the student has left the course, or was erased.
    """
    found = relations_to_student(actor, student_id, course_key)
    return found or relations_in_course(actor, course_key) & {Relation.LEAD}


def role_of(relations: frozenset[Relation]) -> str:
    """As what somebody opens the words of a hold; "not there" if she may not."""
    return min(require("hold.approve", relations)).value


def may_end(actor: Actor, found: Hold, relations: frozenset[Relation]) -> bool:
    """Whether the actor is one of the two, and still may decide, or leads the safeguarding."""
    return keeping.may_end(actor, found, allowed("hold.approve", relations))


def _to_hold(actor: Actor, entry_id: UUID, course_key: str) -> Entry:
    # Whose entries the actor may hold is found first, as in opening: see ``reading``.
    named = EntryReader.objects.filter(entry_id=entry_id, reader_id=actor.user_id)
    if Relation.LEAD not in relations_in_course(actor, course_key) and not named.exists():
        raise NotFound
    sent = Entry.objects.filter(course_key=course_key, state=Entry.State.SENT)
    entry = sent.select_for_update().filter(pk=entry_id).first()
    if entry is None:
        raise NotFound
    require("hold.set", relations_to_student(actor, entry.owner_id, course_key))
    return entry


def _is_repeat(asked: Hold, actor: Actor, reason: str) -> bool:
    found = Hold.objects.filter(pk=asked.pk).first()
    if found is None:
        return False
    if (found.entry_id, found.asked_by) != (asked.entry_id, asked.asked_by):
        raise NotFound
    keeping.check_lasts(found)
    if open_own(actor, sealed_reason(found, actor.user_id)) != reason:
        raise Conflict("asked_already")
    return True


def _decided_by(actor: Actor, hold_id: UUID) -> Hold:
    found = Hold.objects.filter(pk=hold_id).first()
    if found is None:
        raise NotFound
    require("hold.approve", relations_to_hold(actor, found.student_id, found.course_key))
    return found


def _opened(actor: Actor, found: Hold) -> str:
    """The text as it was when the hold was asked for, if it is still there at all."""
    sent = SentText.objects.filter(entry_id=found.entry_id, number=found.number)
    row = sent.select_related("entry").first()
    if row is None:
        raise NotFound
    relations = relations_to_hold(actor, found.student_id, found.course_key)
    (text,) = open_sealed(
        actor,
        [sealed_sent(row.entry, row)],
        purpose=PURPOSE,
        role=role_of(relations),
        subject_id=found.student_id,
        object_kind="entry",
        object_ref=str(found.entry_id),
    )
    return text


def _may_end(actor: Actor, found: Hold) -> bool:
    return may_end(actor, found, relations_to_hold(actor, found.student_id, found.course_key))
