"""The door: the notice, the export, the erasure."""

from collections.abc import Iterator
from typing import Any

from flexid_xblock.access import personal as access
from flexid_xblock.access.api import untold as hours
from flexid_xblock.activities import personal as activities
from flexid_xblock.audit import personal as audit
from flexid_xblock.care import personal as care
from flexid_xblock.content import personal as content
from flexid_xblock.domain.actors import Actor
from flexid_xblock.domain.errors import NotFound
from flexid_xblock.domain.personal import Export, PersonalField
from flexid_xblock.journal import personal as journal
from flexid_xblock.patience import patiently
from flexid_xblock.privacy import personal
from flexid_xblock.privacy.leaving import (
    Deleted,
    Made,
    bring_back,
    delete_everything,
    deleted,
    due_deletions,
    made,
    run_deletions,
)
from flexid_xblock.privacy.noticing import (
    days_kept,
    has_seen_notice,
    notice_lines,
    notice_paragraphs,
    notice_seen_at,
    require_notice,
    see_notice,
)
from flexid_xblock.privacy.takeaway import api as takeaway
from flexid_xblock.progress import personal as progress
from flexid_xblock.sessions import personal as sessions
from flexid_xblock.vault import personal as vault

__all__ = [
    "Deleted",
    "Made",
    "bring_back",
    "days_kept",
    "declarations",
    "delete_everything",
    "deleted",
    "due_deletions",
    "erase",
    "export",
    "has_seen_notice",
    "made",
    "notice_lines",
    "notice_paragraphs",
    "notice_seen_at",
    "require_notice",
    "run_deletions",
    "see_notice",
    "take_away",
    "takeaway",
]

# The vault is last: when her key goes, whatever was left is dark.
_ROOMS = (content, journal, sessions, activities, care, progress, personal, access, audit, vault)


def declarations() -> dict[str, PersonalField]:
    """What each model field of the house holds about people."""
    return {name: field for room in _ROOMS for name, field in room.FIELDS.items()}


def export(actor: Actor) -> dict[str, list[Any]]:
    """All that is stored about the actor, in clear, for herself, as the rooms keep it."""
    return {name: list(rows) for name, rows in _parts(actor).items()}


def take_away(
    actor: Actor, *, names: takeaway.Names, title: takeaway.Titles
) -> Iterator[takeaway.Chapter]:
    """The actor's file, chapter by chapter, for a door to write down while it is sent.

    ``names`` gives the names of adults by id, ``title`` of what module an activity is.
    """
    return takeaway.chapters(actor, _parts(actor), names=names, title=title)


def _parts(actor: Actor) -> Export:
    if actor.is_masked:
        raise NotFound
    parts = [room.export(actor) for room in _ROOMS if room is not audit]
    # The one part that another room's decision touches: what a lead has put off telling.
    parts.append(audit.export(actor, untold=hours(actor)))
    return {name: rows for part in parts for name, rows in part.items()}


def erase(user_id: int) -> int:
    """Erase a person from every room, her key last; the number of rows that went.

    Safe to run again; an exception leaves nothing half done.
    """
    return patiently(lambda: sum(room.erase(user_id) for room in _ROOMS))
