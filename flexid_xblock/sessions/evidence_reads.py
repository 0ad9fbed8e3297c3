"""How kept cards are found and read.

Lists open nothing. The copy opens only after two persons made it, and each
opening is logged on the author's chain: she was told that it is kept, so she
sees who opened it. She is named by nothing in it.
"""

from dataclasses import dataclass, field, replace
from datetime import datetime
from uuid import UUID

from flexid_xblock.access.api import Relation, groups_as, relations_in_course, require
from flexid_xblock.audit.api import open_sealed
from flexid_xblock.domain.actors import Actor
from flexid_xblock.domain.errors import NotFound
from flexid_xblock.paging import newest_first
from flexid_xblock.saving.api import keeping
from flexid_xblock.sessions.evidence import find, may_end, role_of, sealed_why
from flexid_xblock.sessions.models import Evidence
from flexid_xblock.sessions.sealing import sealed_evidence
from flexid_xblock.vault.api import open_own

PAGE = 50


@dataclass(frozen=True, kw_only=True)
class EvidenceView:
    """That a copy of a card is kept, or asked for. Its words are empty where nobody opened them."""

    id: UUID
    card_id: UUID
    group_id: UUID
    asked_by: int
    asked_at: datetime
    approved_by: int | None
    approved_at: datetime | None
    ended_at: datetime | None
    may_end: bool
    reason: str = field(default="", repr=False)
    copy: str = field(default="", repr=False)


def look_at_evidence(actor: Actor, evidence_id: UUID) -> EvidenceView:
    """What is kept or asked for, with its reason, for who may decide; the copy stays closed."""
    found = find(actor, evidence_id)
    view = _view(found, may_end(actor, found))
    if found.ended_at:
        return view
    return replace(view, reason=open_own(actor, sealed_why(actor, found)))


def open_evidence(actor: Actor, evidence_id: UUID) -> EvidenceView:
    """The same with the copy; the opening is logged first.

    "Not there" before the second person's yes, and after the end.
    """
    found = find(actor, evidence_id)
    if found.approved_at is None or found.ended_at:
        raise NotFound
    reason, copy = open_sealed(
        actor,
        [sealed_why(actor, found), sealed_evidence(found, "copy")],
        purpose=keeping.PURPOSE,
        role=role_of(actor, found),
        subject_id=found.author_id,
        object_kind="evidence",
        object_ref=str(found.pk),
    )
    return replace(_view(found, may_end(actor, found)), reason=reason, copy=copy)


def kept_cards(actor: Actor, course_key: str, *, before: str = "") -> tuple[EvidenceView, ...]:
    """What is kept or asked for and not ended, newest first; nothing is opened.

    Of her groups for a teacher, of the whole course for its safeguarding lead.
    """
    leads = relations_in_course(actor, course_key) & {Relation.LEAD}
    taught = groups_as(actor, "teacher")
    require("evidence.approve", leads | ({Relation.TEACHER} if taught.exists() else set()))
    rows = Evidence.objects.filter(course_key=course_key, ended_at=None)
    if not leads:
        rows = rows.filter(group_id__in=taught)
    page = newest_first(rows, by="asked_at", before=before, size=PAGE)
    return tuple(_view(row, bool(leads) or keeping.is_one_of_two(actor, row)) for row in page)


def _view(row: Evidence, is_ender: bool) -> EvidenceView:
    return EvidenceView(
        id=row.pk,
        card_id=row.card_id,
        group_id=row.group_id,
        asked_by=row.asked_by,
        asked_at=row.asked_at,
        approved_by=row.approved_by,
        approved_at=row.approved_at,
        ended_at=row.ended_at,
        may_end=is_ender and row.ended_at is None,
    )
