"""Saving as a page does it, on the journal's entries; no course and no accounts are needed."""

from typing import Any
from uuid import UUID, uuid4

from flexid_xblock.domain.actors import Actor
from flexid_xblock.domain.tickets import Ticket
from flexid_xblock.journal.models import Entry
from flexid_xblock.saving.api import Beginning, Change, open_drafts, save_draft

ANA, BO, CLEO = 1, 2, 3


def actor(user_id: int, *, enrolled: bool = True, seen_by: int | None = None) -> Actor:
    """A person, or a person through somebody else's eyes."""
    return Actor(user_id=user_id, real_user_id=seen_by or user_id, enrolled=enrolled)


def beginning(user_id: int = ANA, slot: str = "roles", course_key: str = "course") -> Beginning:
    """What lets a person begin in a slot."""
    ticket = Ticket(
        user_id=user_id,
        course_key=course_key,
        usage_key="block",
        activity_key="who-am-i.journal",
        version="0" * 64,
    )
    return Beginning(ticket=ticket, slot=slot)


def save(
    who: Actor,
    text: str,
    *,
    id: UUID | None = None,  # noqa: A002 - the name that Change has
    based_on: int = 0,
    under: Beginning | None = None,
    language: str = "en",
) -> Entry:
    """Save a text; without an id it is a new one."""
    change = Change(id=id or uuid4(), based_on=based_on, text=text, language=language)
    return save_draft(Entry, actor=who, change=change, beginning=under)


def stored() -> list[tuple[int, int, str]]:
    """Everything in the database: owner, revision and text, by owner."""
    rows = list(Entry.objects.order_by("owner_id", "pk"))
    return [(row.owner_id, row.revision, *open_drafts(actor(row.owner_id), [row])) for row in rows]


def said(refusal: Any) -> tuple[str, UUID, int, str]:
    """A conflict's code, and the whole of what it shows."""
    shown = refusal.value.stored
    return refusal.value.code, shown.id, shown.revision, shown.text
