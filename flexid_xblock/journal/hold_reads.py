"""How holds are found, and how a kept copy is read.

Lists open nothing. The reason is addressed to whoever may decide about the hold.
The copy opens only after two persons made it, and each opening is logged on the
student's chain: she was told that a copy is kept, so she sees who opened it. The
chain names her by an HMAC only and stays when she is erased, so the row has its
place then, too.
"""

from dataclasses import replace
from uuid import UUID

from django.db.models import F

from flexid_xblock.access.api import Relation, caseload, relations_in_course, require
from flexid_xblock.audit.api import open_sealed
from flexid_xblock.domain.actors import Actor
from flexid_xblock.domain.errors import NotFound
from flexid_xblock.journal.holds import PURPOSE, may_end, relations_to_hold, role_of
from flexid_xblock.journal.models import Hold
from flexid_xblock.journal.records import HoldView
from flexid_xblock.journal.sealing import sealed_copy, sealed_reason
from flexid_xblock.paging import newest_first
from flexid_xblock.vault.api import open_own

HOLDS_PAGE = 50


def look_at_hold(actor: Actor, hold_id: UUID, *, course_key: str) -> HoldView:
    """A hold with its reason, for who may decide about it; the copy stays closed.

    When it was ended the reason went with the copy, and is empty.
    """
    found, relations = _found(actor, hold_id, course_key)
    view = _view(found, may_end(actor, found, relations))
    if found.ended_at:
        return view
    return replace(view, reason=open_own(actor, sealed_reason(found, actor.user_id)))


def open_hold(actor: Actor, hold_id: UUID, *, course_key: str) -> HoldView:
    """A hold with its reason and the copy; the opening is logged first.

    "Not there" before the second person's yes, and after the end.
    """
    found, relations = _found(actor, hold_id, course_key)
    if found.approved_at is None or found.ended_at:
        raise NotFound
    reason, copy = open_sealed(
        actor,
        [sealed_reason(found, actor.user_id), sealed_copy(found)],
        purpose=PURPOSE,
        role=role_of(relations),
        subject_id=found.student_id,
        object_kind="hold",
        object_ref=str(found.pk),
    )
    return replace(_view(found, may_end(actor, found, relations)), reason=reason, copy=copy)


def holds_about(actor: Actor, student_id: int, course_key: str) -> tuple[HoldView, ...]:
    """Holds on a student's texts, the open ones first, then newest; nothing is opened."""
    relations = relations_to_hold(actor, student_id, course_key)
    require("hold.approve", relations)
    rows = Hold.objects.filter(student_id=student_id, course_key=course_key)
    rows = rows.order_by(F("ended_at").desc(nulls_first=True), "-asked_at", "-pk")
    return tuple(_view(row, may_end(actor, row, relations)) for row in rows[:HOLDS_PAGE])


def open_holds(actor: Actor, course_key: str, *, before: str = "") -> tuple[HoldView, ...]:
    """The holds of the course that were not ended, newest first, for its safeguarding lead.

    ``before`` is the id of the last one she has seen; nothing is opened.
    """
    leads = relations_in_course(actor, course_key) & {Relation.LEAD}
    require("hold.approve", leads)
    rows = Hold.objects.filter(course_key=course_key, ended_at=None)
    page = newest_first(
        rows.exclude(student_id=actor.user_id), by="asked_at", before=before, size=HOLDS_PAGE
    )
    # Whom she follows up herself she stands to as her counsellor, and not as the lead.
    followed = caseload(actor, course_key).filter(student_id__in={row.student_id for row in page})
    own = set(followed.values_list("student_id", flat=True))
    as_counsellor = frozenset({Relation.COUNSELLOR})
    return tuple(
        _view(row, may_end(actor, row, as_counsellor if row.student_id in own else leads))
        for row in page
    )


def _found(actor: Actor, hold_id: UUID, course_key: str) -> tuple[Hold, frozenset[Relation]]:
    found = Hold.objects.filter(pk=hold_id, course_key=course_key).first()
    if found is None:
        raise NotFound
    relations = relations_to_hold(actor, found.student_id, course_key)
    require("hold.approve", relations)
    return found, relations


def _view(row: Hold, is_ender: bool) -> HoldView:
    return HoldView(
        id=row.pk,
        entry_id=row.entry_id,
        activity_key=row.activity_key,
        prompt=row.slot,
        number=row.number,
        student_id=row.student_id,
        asked_by=row.asked_by,
        asked_at=row.asked_at,
        approved_by=row.approved_by,
        approved_at=row.approved_at,
        ended_at=row.ended_at,
        may_end=is_ender and row.ended_at is None,
    )
