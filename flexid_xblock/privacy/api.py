"""The door: the notice, the export, the erasure."""

from collections.abc import Iterator
from typing import Any

from flexid_xblock.access.api import untold as hours
from flexid_xblock.audit import personal as audit
from flexid_xblock.domain.actors import Actor
from flexid_xblock.domain.errors import NotFound
from flexid_xblock.domain.personal import Export
from flexid_xblock.privacy import erasing, papers, retention
from flexid_xblock.privacy.erasing import erase
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
    has_seen_notice,
    notice_lines,
    notice_paragraphs,
    notice_seen_at,
    require_notice,
    see_notice,
)
from flexid_xblock.privacy.rooms import ROOMS, declarations
from flexid_xblock.privacy.takeaway import api as takeaway

__all__ = [
    "Deleted",
    "Made",
    "bring_back",
    "declarations",
    "delete_everything",
    "deleted",
    "due_deletions",
    "erase",
    "erasing",
    "export",
    "has_seen_notice",
    "made",
    "notice_lines",
    "notice_paragraphs",
    "notice_seen_at",
    "papers",
    "require_notice",
    "retention",
    "run_deletions",
    "see_notice",
    "take_away",
    "takeaway",
]


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
    parts = [room.export(actor) for room in ROOMS if room is not audit]
    # The one part that another room's decision touches: what a lead has put off telling.
    parts.append(audit.export(actor, untold=hours(actor)))
    return {name: rows for part in parts for name, rows in part.items()}
