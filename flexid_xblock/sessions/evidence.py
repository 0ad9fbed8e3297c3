"""Evidence: two adults keep a copy of one card, whatever becomes of it.

The copy lies under the record's own key and is gone with it. The author is
told from the asking on, and can take her card back all the same. Neither of
the two learns from it whose card it is.
"""

from dataclasses import replace
from uuid import UUID

from django.utils import timezone

from flexid_xblock.access.api import (
    Relation,
    allowed,
    relations_in_course,
    relations_to_group,
    require,
)
from flexid_xblock.audit.api import open_sealed
from flexid_xblock.domain.actors import Actor
from flexid_xblock.domain.errors import Conflict, NotFound
from flexid_xblock.patience import once
from flexid_xblock.saving.api import keeping
from flexid_xblock.sessions.models import Card, CardAct, Evidence
from flexid_xblock.sessions.sealing import (
    seal_evidence,
    sealed_card,
    sealed_evidence,
    sealed_reason,
)
from flexid_xblock.vault.api import Sealed, open_own


def keep_card(actor: Actor, evidence_id: UUID, card_id: UUID, *, reason: str) -> None:
    """Ask for a copy of a card to be kept. The same id with the same words is the same.

    Raises ``Invalid("reason_short" | "too_long")``, ``Denied("hold_ended")``,
    and ``Conflict("asked_already")`` when it was asked with another reason.
    """
    clean = keeping.reason(reason)

    def act() -> None:
        card = _to_keep(actor, card_id)
        asked = Evidence(id=evidence_id, course_key=card.meeting.course_key, card_id=card.pk)
        asked.group_id, asked.author_id = card.meeting.group_id, card.author_id
        asked.asked_by, asked.asked_at = actor.user_id, timezone.now()
        if not _is_repeat(asked, actor, clean):
            asked.reason = seal_evidence(asked, "reason", clean)
            asked.save(force_insert=True)

    once(act)


def approve_evidence(actor: Actor, evidence_id: UUID) -> None:
    """A second person says yes: the card is opened, which is logged, and copied.

    It is copied as it stood when the first one asked. The first yes stands.
    Raises ``Denied("not_oneself" | "hold_ended")``, and is "not there" when the
    card was gone for good before.
    """
    found = find(actor, evidence_id)
    keeping.check_second(actor, found)
    if found.approved_at is None:
        text = _opened(actor, found)
        asked = Evidence.objects.filter(pk=evidence_id)
        keeping.keep_copy(actor, asked, lambda row: seal_evidence(row, "copy", text))


def end_evidence(actor: Actor, evidence_id: UUID) -> None:
    """One of the two, or a safeguarding lead, ends it: the copy's key is forgotten. Twice is once.

    Before the second yes this takes the asking back.
    """
    keeping.end(actor, Evidence.objects.filter(pk=evidence_id), may_end)


def find(actor: Actor, evidence_id: UUID) -> Evidence:
    """What the actor may decide about, or the answer "not there"."""
    found = Evidence.objects.filter(pk=evidence_id).first()
    if found is None:
        raise NotFound
    require("evidence.approve", relations_to(actor, found))
    return found


def relations_to(actor: Actor, found: Evidence) -> frozenset[Relation]:
    """How the actor stands to what is kept of a group: its teacher, or the safeguarding lead."""
    return _standing(actor, found.group_id, found.course_key)


def role_of(actor: Actor, found: Evidence) -> str:
    """As what somebody opens a kept card; "not there" if she may not."""
    return min(require("evidence.approve", relations_to(actor, found))).value


def may_end(actor: Actor, found: Evidence) -> bool:
    """Whether the actor is one of the two, and still may decide, or leads the safeguarding."""
    return keeping.may_end(actor, found, allowed("evidence.approve", relations_to(actor, found)))


def sealed_why(actor: Actor, found: Evidence) -> Sealed:
    """The reason, which is addressed to whoever may decide."""
    return replace(sealed_evidence(found, "reason"), addressed_to=frozenset({actor.user_id}))


def _standing(actor: Actor, group_id: UUID, course_key: str) -> frozenset[Relation]:
    leads = relations_in_course(actor, course_key) & {Relation.LEAD}
    return relations_to_group(actor, group_id, course_key) | leads


def _to_keep(actor: Actor, card_id: UUID) -> Card:
    rows = Card.objects.select_for_update().select_related("meeting")
    card = rows.filter(pk=card_id).first()
    if card is None:
        raise NotFound
    require("evidence.keep", _standing(actor, card.meeting.group_id, card.meeting.course_key))
    # What its author took back before anybody reported it is nobody's evidence.
    if card.state == Card.State.TAKEN_BACK and not card.reports.exists():
        raise NotFound
    return card


def _is_repeat(asked: Evidence, actor: Actor, reason: str) -> bool:
    found = Evidence.objects.filter(pk=asked.pk).first()
    if found is None:
        return False
    if (found.card_id, found.asked_by) != (asked.card_id, asked.asked_by):
        raise NotFound
    keeping.check_lasts(found)
    if open_own(actor, sealed_why(actor, found)) != reason:
        raise Conflict("asked_already")
    return True


def _opened(actor: Actor, found: Evidence) -> str:
    card = Card.objects.filter(pk=found.card_id).select_related("meeting").first()
    if card is None:
        raise NotFound
    (text,) = open_sealed(
        actor,
        [_as_asked(actor, card, found)],
        purpose=keeping.PURPOSE,
        role=role_of(actor, found),
        subject_id=found.author_id,
        object_kind="card",
        object_ref=str(card.pk),
    )
    return text


def _as_asked(actor: Actor, card: Card, found: Evidence) -> Sealed:
    """The card's text as it stood then: what it was rewritten from, if it has been since."""
    since = card.acts.filter(kind=CardAct.Kind.REWRITTEN, at__gt=found.asked_at)
    first = since.filter(reason__isnull=False).order_by("number").first()
    if first is None:
        return sealed_card(card, card.meeting, actor.user_id)
    return sealed_reason(card, card.meeting, first, actor.user_id)
