"""What it means to ask for a student's own file: who it is about, and why, closed.

Why is written down for the two and for the student, so it lies under her key.
"""

from base64 import b64decode, b64encode
from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

from flexid_xblock.access.models import PUPILS, Membership, Proposal
from flexid_xblock.access.records import ProposalInfo
from flexid_xblock.domain.actors import Actor
from flexid_xblock.domain.errors import Invalid, Unavailable
from flexid_xblock.vault.api import (
    KeyOwner,
    Place,
    Sealed,
    forget,
    ids_of,
    open_own,
    seal,
    student_key,
)

KIND, OPERATION = "export", "self.export_by_two"
What = dict[str, Any]


def apply(course_key: str, what: What, by: int | None) -> None:
    """Nothing changes: a yes begins the minutes in which the file can be made.

    Raises ``Invalid("no_file")`` where nothing of a student is stored, or no longer.
    """
    places = Membership.objects.filter(group__course_key=course_key, role__in=PUPILS)
    if not (places.filter(user_id=what["student_id"]).exists() or ids_of({what["student_id"]})):
        raise Invalid("no_file")


def gains(what: What) -> frozenset[int]:
    """The student: for herself she has her own page."""
    return frozenset({what["student_id"]})


def alike(what: What) -> What:
    """What makes two askings one: about whom they are, in whatever words."""
    return {"student_id": what["student_id"]}


def what_is_asked(student_id: int, course_key: str, *, by: int, reason: str) -> What:
    """The asking as it is stored."""
    place = _place(student_id, course_key, by)
    closed = seal(student_key(student_id), place, reason.encode())
    return {"student_id": student_id, "reason": b64encode(closed).decode()}


def reasons(actor: Actor, infos: Iterable[ProposalInfo | Proposal]) -> dict[UUID, str]:
    """Why each was asked, for one whom it is told; none at all where a key is gone. One query."""
    asked = {one.id: _sealed(actor, one) for one in infos if one.asked_by and "reason" in one.what}
    try:
        return dict(zip(asked, open_own(actor, list(asked.values())), strict=True))
    except Unavailable:
        return {}


def told(actor: Actor, rows: Sequence[Proposal]) -> dict[UUID, What]:
    """These askings as the student may have them in her file: the words, not the ciphertext."""
    mine = [one for one in rows if one.kind == KIND and one.what["student_id"] == actor.user_id]
    words = reasons(actor, mine)
    return {one.pk: {**one.what, "reason": words.get(one.pk, "")} for one in mine}


def key_owner(proposal_id: UUID) -> KeyOwner:
    """Whose key the passphrase of this file is made from: the asking's own."""
    return KeyOwner(kind="record", ref=str(proposal_id))


def forget_key(proposal_id: UUID) -> int:
    """From now on nobody can tell the passphrase; the number of keys that went."""
    return forget(key_owner(proposal_id))


def _sealed(actor: Actor, one: ProposalInfo | Proposal) -> Sealed:
    return Sealed(
        place=_place(one.what["student_id"], one.course_key, one.asked_by or 0),
        data=b64decode(one.what["reason"]),
        addressed_to=frozenset({actor.user_id}),
    )


def _place(student_id: int, course_key: str, asked_by: int) -> Place:
    return Place(
        kind=KIND,
        course_key=course_key,
        activity_key="",
        slot=str(asked_by),
        owner_id=student_id,
        revision=0,
        column="reason",
    )
