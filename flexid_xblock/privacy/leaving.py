"""A student deletes everything she made in a course, and has some days to think again.

Her texts and what she made are deleted by the journal's and the activities' own
mechanism, all at one moment, so undoing and the end of those days are theirs
too. Cards are taken off the boards for good. An adult's words belong to those
they were written to: adults leave by retirement.
"""

from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone

from flexid_xblock import terms
from flexid_xblock.access import api as access
from flexid_xblock.activities.api import everything as activities
from flexid_xblock.domain.actors import Actor
from flexid_xblock.domain.errors import Denied, NotFound
from flexid_xblock.journal.api import everything as journal
from flexid_xblock.patience import once, patiently
from flexid_xblock.privacy.models import Deletion
from flexid_xblock.saving.api import deleting
from flexid_xblock.sessions.api import everything as sessions


@dataclass(frozen=True, kw_only=True)
class Deleted:
    """That everything was deleted: when, and until when it can be brought back."""

    id: UUID
    at: datetime
    until: datetime | None


@dataclass(frozen=True, kw_only=True)
class Made:
    """How much there is of hers to delete."""

    texts: int
    things: int
    cards: int

    @property
    def is_something(self) -> bool:
        """Whether there is anything."""
        return bool(self.texts or self.things or self.cards)


def made(actor: Actor, course_key: str) -> Made:
    """What the actor has in a course that would go."""
    return Made(
        texts=journal.written(actor, course_key),
        things=activities.made(actor, course_key),
        cards=sessions.put_up(actor, course_key),
    )


def deleted(actor: Actor, course_key: str) -> tuple[Deleted, ...]:
    """The deletions of the actor's that can still be undone, the newest first."""
    rows = _own(actor).filter(course_key=course_key, undone_at=None)
    since = _limit(timezone.now())
    return tuple(map(_told, rows.filter(asked_at__gt=since).order_by("-asked_at")))


def delete_everything(actor: Actor, deletion_id: UUID, *, course_key: str) -> Deleted:
    """Delete all that the actor made in a course; staff see none of it from now on.

    The same id is the same deletion. Raises ``Denied("adults_stay" |
    "nothing_to_delete")``.
    """
    access.require("self.delete_all", access.relations_to_student(actor, actor.user_id, course_key))
    if access.works_here(actor, course_key):
        raise Denied("adults_stay")

    def act() -> Deleted:
        found = Deletion.objects.filter(pk=deletion_id).first()
        if found and (found.user_id, found.course_key) != (actor.user_id, course_key):
            raise NotFound
        return _told(found or _delete(actor, deletion_id, course_key))

    return once(act)


def bring_back(actor: Actor, deletion_id: UUID) -> None:
    """Bring the texts and things back that went with it, hers alone. Twice is once."""

    def act() -> None:
        row = _own(actor).select_for_update().filter(pk=deletion_id).first()
        if row is None or row.asked_at <= _limit(timezone.now()):
            raise NotFound
        if row.undone_at is None:
            journal.restore_all(actor, row.course_key, at=row.asked_at)
            activities.restore_all(actor, row.course_key, at=row.asked_at)
            row.undone_at = timezone.now()
            row.save(update_fields=["undone_at"])

    patiently(act)


def due_deletions(now: datetime) -> tuple[UUID, ...]:
    """The deletions whose days are over and that nobody undid, the oldest first."""
    rows = Deletion.objects.filter(asked_at__lte=_limit(now), undone_at=None)
    return tuple(rows.order_by("asked_at", "pk").values_list("pk", flat=True))


def run_deletions(now: datetime) -> int:
    """Finish what is due: the small marks go too, and the note of it; how many were finished.

    Her texts and things go by their own rooms' clocks, at the same moment. What
    was undone is forgotten after the same time.
    """
    due = due_deletions(now)
    for deletion_id in due:
        patiently(partial(_finish, deletion_id))
    undone = Deletion.objects.filter(asked_at__lte=_limit(now))
    undone.exclude(undone_at=None).delete()
    return len(due)


def _delete(actor: Actor, deletion_id: UUID, course_key: str) -> Deletion:
    if not made(actor, course_key).is_something:
        if actor.enrolled:
            raise Denied("nothing_to_delete")
        raise NotFound
    about = {"id": deletion_id, "course_key": course_key, "user_id": actor.user_id}
    row = Deletion(**about, asked_at=timezone.now())
    row.save(force_insert=True)
    journal.delete_all(actor, course_key, at=row.asked_at)
    activities.delete_all(actor, course_key, at=row.asked_at)
    sessions.take_all_back(actor, course_key)
    return row


def _finish(deletion_id: UUID) -> None:
    row = Deletion.objects.select_for_update().filter(pk=deletion_id, undone_at=None).first()
    if row:
        sessions.forget_small(row.user_id, row.course_key)
        row.delete()


def _own(actor: Actor) -> QuerySet[Any, Any]:
    if actor.is_masked:
        raise NotFound
    return Deletion.objects.filter(user_id=actor.user_id)


def _told(row: Deletion) -> Deleted:
    return Deleted(id=row.pk, at=row.asked_at, until=deleting.until(row.asked_at))


def _limit(now: datetime) -> datetime:
    """What was deleted at this moment, or before, cannot be brought back any more."""
    return terms.lapsed("deleted", now.astimezone(UTC))
