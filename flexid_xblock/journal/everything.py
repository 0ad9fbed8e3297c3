"""All that somebody wrote in a course, deleted and brought back together."""

from datetime import datetime
from typing import Any

from django.db.models import QuerySet

from flexid_xblock.access.api import relations_to_student, require
from flexid_xblock.domain.actors import Actor
from flexid_xblock.journal import scope
from flexid_xblock.journal.deciding import nobody_waits
from flexid_xblock.journal.models import Entry, EntryReader
from flexid_xblock.journal.rules import state_kept
from flexid_xblock.patience import patiently
from flexid_xblock.saving.api import deleting

_MOVES = ("state", "state_before", "deleted_at", "waiting_since", "unanswered_since", "asked_at")
_AT_ONCE = 100


def delete_all(actor: Actor, course_key: str, *, at: datetime) -> int:
    """Delete all that the actor wrote in a course, as if one by one; how many entries went.

    Nobody else can open any of it from now on. It is gone after 30 days.
    """

    def act() -> int:
        rows = _locked(actor, course_key).exclude(state=Entry.State.DELETED)
        found = list(rows.defer("draft"))
        for entry in found:
            deleting.mark(entry, comes_back_as=state_kept(entry.state), at=at)
            nobody_waits(entry)
        Entry.objects.bulk_update(found, _MOVES, batch_size=_AT_ONCE)
        _nobody_reads(actor, course_key)
        return len(found)

    return patiently(act)


def restore_all(actor: Actor, course_key: str, *, at: datetime) -> int:
    """Bring back what was deleted at this moment, hers alone; how many entries came."""

    def act() -> int:
        rows = _locked(actor, course_key).filter(state=Entry.State.DELETED, deleted_at=at)
        found = list(rows.defer("draft"))
        for entry in found:
            deleting.bring_back(entry)
        Entry.objects.bulk_update(found, _MOVES, batch_size=_AT_ONCE)
        return len(found)

    return patiently(act)


def written(actor: Actor, course_key: str) -> int:
    """How many entries of the actor's own in a course are not deleted."""
    return _mine(actor, course_key).exclude(state=Entry.State.DELETED).count()


def _mine(actor: Actor, course_key: str) -> QuerySet[Any, Any]:
    require("entry.delete", relations_to_student(actor, actor.user_id, course_key))
    return scope.own(actor).filter(course_key=course_key)


def _locked(actor: Actor, course_key: str) -> QuerySet[Any, Any]:
    return _mine(actor, course_key).select_for_update().order_by("pk")


def _nobody_reads(actor: Actor, course_key: str) -> None:
    gone = _mine(actor, course_key).filter(state=Entry.State.DELETED)
    EntryReader.objects.filter(entry_id__in=list(gone.values_list("pk", flat=True))).delete()
