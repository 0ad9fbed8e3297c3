"""Concern records: a worry about a student, written down by one adult and signed by another.

Kept apart from the journal and from the case notes: sealed under the record's
own key, so that it outlives the student's, with rights of its own. Who is not
on the case writes one way: afterwards she sees the status and nothing else.
Nothing is changed and nothing taken out; a correction is a new part that names
the part it corrects.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from uuid import UUID, uuid5

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from flexid_xblock.access.api import (
    Cell,
    Relation,
    allowed,
    groups_of,
    members_of,
    relations_in_course,
    relations_to_case,
    require,
)
from flexid_xblock.care.models import Concern, ConcernPart
from flexid_xblock.care.sealing import seal_part, sealed_part
from flexid_xblock.domain.actors import Actor
from flexid_xblock.domain.errors import Conflict, Denied, Invalid, NotFound
from flexid_xblock.patience import once, patiently
from flexid_xblock.text import plain
from flexid_xblock.vault.api import open_own

CATEGORIES = {
    "home": _("Worry about the home"),
    "violence": _("Violence"),
    "abuse": _("Abuse"),
    "forced": _("Forced marriage or a forced journey"),
    "self_harm": _("Self-harm"),
    "bullying": _("Bullying"),
    "other": _("Something else"),
}
KINDS = tuple(ConcernPart.Kind.values)
STATUSES = tuple(Concern.Status.values)


@dataclass(frozen=True, kw_only=True)
class Part:
    """Something to be added to a record: facts, own words, action, or a correction of a part."""

    id: UUID
    kind: str
    text: str = field(repr=False)
    corrects: int | None = None


def open_record(
    actor: Actor,
    concern_id: UUID,
    *,
    student_id: int,
    course_key: str,
    category: str,
    parts: Sequence[Part],
) -> None:
    """Begin a record about a student, with what is known now.

    The same again is the same record. Raises ``Invalid("empty_text" |
    "too_long" | "bad_fields")`` and ``Conflict("written_already")``.
    """
    relations = relations_to_case(actor, student_id, course_key)
    require("concern.write", relations | _as_teacher(actor, student_id, course_key))
    concern = Concern(id=concern_id, course_key=course_key, student_id=student_id)
    concern.opened_by, concern.category = actor.user_id, category
    _open(actor, concern, parts)


def open_about_card(
    actor: Actor,
    concern_id: UUID,
    *,
    student_id: int,
    course_key: str,
    category: str,
    card: str,
    parts: Sequence[Part],
) -> None:
    """Begin a record about the writer of a card, for a teacher who need not know who that is.

    ``student_id`` comes from the room of the meetings, which has let the teacher
    do this, and never from her. The card is kept in the record in its writer's own
    words. Later the record names nobody to who sees the status only. Raises
    what ``open_record`` raises.
    """
    taught_here = groups_of(actor, course_key, "teacher")
    require("concern.write", {Relation.TEACHER} if taught_here else set())
    concern = Concern(id=concern_id, course_key=course_key, student_id=student_id)
    concern.opened_by, concern.category = actor.user_id, category
    said = Part(id=card_part(concern_id), kind=ConcernPart.Kind.OWN_WORDS, text=card)
    _open(actor, concern, [*parts, said])


def card_part(concern_id: UUID) -> UUID:
    """The id of the part that holds a card: only a record that began with a card has it."""
    return uuid5(concern_id, "card")


def add_part(actor: Actor, concern_id: UUID, part: Part, *, course_key: str) -> None:
    """Add something to a record; nothing that is there changes. The same again is the same part.

    Raises ``Denied("concern_closed")``, ``Invalid("part_unknown")`` for a
    correction of a part that is not there for the actor, and what
    ``open_record`` raises.
    """
    clean = _clean(part)

    def act() -> None:
        concern = _found(concern_id, course_key)
        relations = relations_to_record(actor, concern.student_id, course_key)
        require("concern.write", relations)
        _add(actor, concern, clean if may_read(relations) else _meant(actor, concern, clean))

    once(act)


def set_status(actor: Actor, concern_id: UUID, *, course_key: str, status: str) -> None:
    """Close a record or open it again; only who may read it does. Twice is once."""

    def act() -> None:
        concern = _found(concern_id, course_key)
        if not may_read(relations_to_record(actor, concern.student_id, course_key)):
            raise NotFound
        if concern.status != status:
            concern.status = status
            concern.closed_at = timezone.now() if status == Concern.Status.CLOSED else None
            concern.save(update_fields=["status", "closed_at"])

    patiently(act)


def sign(actor: Actor, concern_id: UUID, *, course_key: str) -> None:
    """Sign a record as its second person: never who began it. The first signature stands.

    Parts that were added after a signature may be signed for anew. Raises
    ``Denied("second_person")``.
    """

    def act() -> None:
        concern = _found(concern_id, course_key)
        require("concern.sign", relations_to_record(actor, concern.student_id, course_key))
        if concern.opened_by == actor.real_user_id:
            raise Denied("second_person")
        if concern.signed_at and not concern.parts.filter(created__gt=concern.signed_at).exists():
            return
        concern.signed_by, concern.signed_at = actor.user_id, timezone.now()
        concern.save(update_fields=["signed_by", "signed_at"])

    patiently(act)


def relations_to_record(actor: Actor, student_id: int, course_key: str) -> frozenset[Relation]:
    """How the actor stands to the records about a student; she herself is no party to them.

    The safeguarding lead keeps reading them when the student has left the course.
    """
    if actor.is_masked or actor.user_id == student_id:
        return frozenset()
    leads = relations_in_course(actor, course_key) & {Relation.LEAD}
    found = relations_to_case(actor, student_id, course_key)
    return found | leads | _as_teacher(actor, student_id, course_key)


def taught(actor: Actor, course_key: str) -> frozenset[int]:
    """The students of the groups the actor teaches."""
    return frozenset(who for ids in members_of(actor, course_key).values() for who in ids)


def may_read(relations: frozenset[Relation]) -> bool:
    """Whether these relations open the words of a record, and not its status alone."""
    return Cell.LOGGED in allowed("concern.read", relations).values()


def own_numbers(actor: Actor, concern: Concern) -> list[int]:
    """The numbers of the actor's own parts of a record, in order.

    Who sees the status only knows them as 1, 2, 3: a gap would tell that others wrote.
    """
    own = concern.parts.filter(author_id=actor.user_id).order_by("number")
    return list(own.values_list("number", flat=True))


def _open(actor: Actor, concern: Concern, parts: Sequence[Part]) -> None:
    if concern.category not in CATEGORIES or not parts:
        raise Invalid("bad_fields")
    clean = [_clean(part) for part in parts]

    def act() -> None:
        found = Concern.objects.select_for_update().filter(pk=concern.pk).first()
        if found:
            _check_same(found, concern)
        else:
            concern.save(force_insert=True)
        for part in clean:
            _add(actor, found or concern, part)

    once(act)


def _meant(actor: Actor, concern: Concern, part: Part) -> Part:
    """What somebody means who sees the status only: she adds to, and corrects, her own words."""
    own = own_numbers(actor, concern)
    if not own:
        raise NotFound
    if part.corrects is None:
        return part
    if not 1 <= part.corrects <= len(own):
        raise Invalid("part_unknown")
    return replace(part, corrects=own[part.corrects - 1])


def _as_teacher(actor: Actor, student_id: int, course_key: str) -> frozenset[Relation]:
    if actor.user_id == student_id or student_id not in taught(actor, course_key):
        return frozenset()
    return frozenset({Relation.TEACHER})


def _found(concern_id: UUID, course_key: str) -> Concern:
    rows = Concern.objects.select_for_update().filter(course_key=course_key)
    concern = rows.filter(pk=concern_id).first()
    if concern is None:
        raise NotFound
    return concern


def _check_same(found: Concern, wanted: Concern) -> None:
    same = ("course_key", "student_id", "opened_by")
    if any(getattr(found, name) != getattr(wanted, name) for name in same):
        raise NotFound
    if found.category != wanted.category:
        raise Conflict("written_already")


def _add(actor: Actor, concern: Concern, part: Part) -> None:
    known = ConcernPart.objects.filter(pk=part.id).first()
    if known:
        return _check_repeat(actor, concern, known, part)
    if concern.status == Concern.Status.CLOSED:
        raise Denied("concern_closed")
    _check_correction(concern, part)
    row = ConcernPart(id=part.id, concern=concern, kind=part.kind, corrects=part.corrects)
    row.author_id, row.number = actor.user_id, concern.parts.count() + 1
    row.text = seal_part(row, part.text)
    row.save(force_insert=True)
    return None


def _check_repeat(actor: Actor, concern: Concern, known: ConcernPart, part: Part) -> None:
    if (known.concern_id, known.author_id) != (concern.pk, actor.user_id):
        raise NotFound
    # The words are compared, and never told: a teacher's own stay closed to her too.
    told = open_own(actor, sealed_part(concern, known))
    if (known.kind, known.corrects, told) != (part.kind, part.corrects, part.text):
        raise Conflict("written_already")


def _check_correction(concern: Concern, part: Part) -> None:
    """A correction names a part, and nothing else does."""
    if part.kind != ConcernPart.Kind.CORRECTION:
        if part.corrects is not None:
            raise Invalid("part_unknown")
        return
    if part.corrects is None or not concern.parts.filter(number=part.corrects).exists():
        raise Invalid("part_unknown")


def _clean(part: Part) -> Part:
    clean = plain(part.text, limit=settings.FLEXID_ENTRY_MAX)
    if not clean.strip():
        raise Invalid("empty_text")
    return replace(part, text=clean)
