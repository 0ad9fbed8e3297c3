"""A student's own file when she cannot fetch it herself: by two administrators, read by neither.

One asks and gets the file, closed. The other agrees and is told the passphrase, once, to
write it on paper for the student. Each has a quarter of an hour from the yes; what
either holds alone opens nothing. In an office of one person both are the same.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from uuid import UUID

from django.utils import timezone

from flexid_xblock.access import exports
from flexid_xblock.access.exports import KIND, OPERATION, reasons
from flexid_xblock.access.glass import clean_reason
from flexid_xblock.access.guard import by_two
from flexid_xblock.access.models import Proposal
from flexid_xblock.access.proposals import needs_second_person, propose
from flexid_xblock.access.queries import relations_in_course
from flexid_xblock.access.records import ProposalInfo
from flexid_xblock.domain.actors import Actor
from flexid_xblock.domain.errors import Denied, NotFound
from flexid_xblock.patience import patiently
from flexid_xblock.vault.api import passphrase_of

__all__ = [
    "KIND",
    "LASTS",
    "Handing",
    "ask",
    "check",
    "forget",
    "hand_out",
    "may_be_told",
    "may_save",
    "reasons",
    "tell",
]

LASTS = timedelta(minutes=15)
_TOLD, _MADE = "passphrase_at", "file_at"  # what was done, in the asking


@dataclass(frozen=True, kw_only=True)
class Handing:
    """The one file that may be made now: whose, and what closes it."""

    id: UUID
    student_id: int
    passphrase: str = field(repr=False)


def check(actor: Actor, course_key: str) -> None:
    """Whether the actor is one of those who can be one of the two; else "not there"."""
    by_two(OPERATION, relations_in_course(actor, course_key))


def ask(actor: Actor, course_key: str, *, student_id: int, reason: str) -> ProposalInfo:
    """Ask for a student's file. Asked again it is the same asking, with the first reason.

    Raises ``Invalid("reason_short" | "too_long" | "no_file")`` and ``Denied("not_oneself")``.
    """
    check(actor, course_key)
    words = clean_reason(reason)
    exports.apply(course_key, {"student_id": student_id}, None)  # or a key is made for nobody
    asker = actor.real_user_id
    what = exports.what_is_asked(student_id, course_key, by=asker, reason=words)
    return propose(actor, course_key, KIND, what)


def tell(actor: Actor, proposal_id: UUID, *, course_key: str) -> str:
    """The passphrase, to the one who agreed: once, within ``LASTS``; else ``export_over``."""
    return _once(actor, proposal_id, course_key, _TOLD, _second_of).passphrase


def hand_out(actor: Actor, proposal_id: UUID, *, course_key: str) -> Handing:
    """Whose file is to be made now, to the one who asked: once, within ``LASTS``."""
    return _once(actor, proposal_id, course_key, _MADE, lambda row: row.asked_by)


def forget(now: datetime) -> int:
    """Forget the keys of the files whose time is over; the number that went."""
    over = Proposal.objects.filter(kind=KIND, decided_at__lte=now - LASTS)
    return sum(map(exports.forget_key, over.values_list("pk", flat=True)))


def may_be_told(actor: Actor, info: ProposalInfo) -> bool:
    """Whether the passphrase is this person's to see, and was not seen yet."""
    return _second_of(info) == actor.real_user_id and _TOLD not in info.what


def may_save(actor: Actor, info: ProposalInfo) -> bool:
    """Whether the file is this person's to fetch, and was not fetched yet."""
    return info.asked_by == actor.real_user_id and _MADE not in info.what


def _once(
    actor: Actor,
    proposal_id: UUID,
    course_key: str,
    step: str,
    whose: Callable[[Proposal], int | None],
) -> Handing:
    """Take this step, which is this person's, once; for everybody else it is not there."""
    check(actor, course_key)

    def act() -> Handing:
        rows = Proposal.objects.select_for_update().filter(course_key=course_key, kind=KIND)
        row = rows.filter(pk=proposal_id, outcome=Proposal.Outcome.DONE).first()
        now = timezone.now()
        if row is None or row.decided_at is None or whose(row) != actor.real_user_id:
            raise NotFound
        if step in row.what or row.decided_at <= now - LASTS:
            raise Denied("export_over")
        row.what[step] = now.isoformat()
        row.save(update_fields=["what"])
        words = passphrase_of(exports.key_owner(row.pk))
        return Handing(id=row.pk, student_id=row.what["student_id"], passphrase=words)

    return patiently(act)


def _second_of(one: Proposal | ProposalInfo) -> int | None:
    return one.decided_by if needs_second_person() else one.decided_by or one.asked_by
