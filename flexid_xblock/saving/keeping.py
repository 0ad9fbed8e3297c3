"""What two adults keep: one asks, another agrees, one of the two ends it.

The rooms say who may, and what is copied; this is how the two decide. It never
opens a text.
"""

from collections.abc import Callable, Collection
from datetime import timedelta
from typing import TypeVar

from django.db.models import QuerySet
from django.utils import timezone

from flexid_xblock.access.api import Relation
from flexid_xblock.domain.actors import Actor
from flexid_xblock.domain.errors import Denied, Invalid, NotFound
from flexid_xblock.patience import patiently
from flexid_xblock.saving.models import Kept
from flexid_xblock.text import plain
from flexid_xblock.vault.api import KeyOwner, forget

PURPOSE = "hold"
REASON_MIN = 20
REASON_MAX = 4000
# What one has asked to keep waits so long for the second's answer, where its time is over.
WAITS = timedelta(days=30)


Row = TypeVar("Row", bound=Kept)


def reason(text: str) -> str:
    """Why, cleaned. Raises ``Invalid("reason_short" | "too_long")``."""
    clean = plain(text, limit=REASON_MAX).strip()
    if len(clean) < REASON_MIN:
        raise Invalid("reason_short")
    return clean


def check_second(actor: Actor, found: Kept) -> None:
    """Refuse a yes to oneself, ``Denied("not_oneself")``, and to what has ended."""
    if found.asked_by in {actor.user_id, actor.real_user_id}:
        raise Denied("not_oneself")
    check_lasts(found)


def check_lasts(found: Kept) -> None:
    """Raises ``Denied("hold_ended")``."""
    if found.ended_at:
        raise Denied("hold_ended")


def keep_copy(actor: Actor, asked: QuerySet[Row], seal: Callable[[Row], bytes]) -> None:
    """The second person's yes to the one row of ``asked``, and its copy; the first yes stands.

    Raises ``Denied("hold_ended")``.
    """

    def act() -> None:
        found = asked.select_for_update().get()
        check_lasts(found)
        if found.approved_at is None:
            found.approved_by, found.approved_at = actor.user_id, timezone.now()
            # Sealed under the lock: to seal for what has just ended would make its key anew.
            found.copy = seal(found)
            found.save(update_fields=["approved_by", "approved_at", "copy"])

    patiently(act)


def end(actor: Actor, asked: QuerySet[Row], is_ender: Callable[[Actor, Row], bool]) -> None:
    """The copy of the one row of ``asked`` goes, its key is forgotten. Twice is once.

    "Not there" for whom the room does not let end it.
    """

    def act() -> None:
        found = asked.select_for_update().first()
        if found is None or not is_ender(actor, found):
            raise NotFound
        if found.ended_at is None:
            found.ended_by, found.ended_at, found.copy = actor.user_id, timezone.now(), None
            found.save(update_fields=["ended_by", "ended_at", "copy"])
            forget(key(found))

    patiently(act)


def key(found: Kept) -> KeyOwner:
    """The record's own key, which goes when the keeping ends and not with whose text it is."""
    return KeyOwner(kind="record", ref=str(found.pk))


def may_end(actor: Actor, found: Kept, cells: Collection[Relation]) -> bool:
    """Whether the actor is one of the two, and still may decide, or leads the safeguarding.

    ``cells`` are those that let her decide about it now.
    """
    return Relation.LEAD in cells or (is_one_of_two(actor, found) and bool(cells))


def is_one_of_two(actor: Actor, found: Kept) -> bool:
    """Whether the actor asked for it or agreed."""
    return actor.user_id in {found.asked_by, found.approved_by}
