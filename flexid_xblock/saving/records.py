"""What goes in and out of saving."""

from dataclasses import dataclass, field
from uuid import UUID

from flexid_xblock.domain.tickets import Ticket


@dataclass(frozen=True, kw_only=True)
class Change:
    """A draft as a page sends it.

    ``based_on`` is the revision the page last saw, 0 when it begins something.
    The text stays out of ``repr``.
    """

    id: UUID
    based_on: int
    text: str = field(repr=False)
    language: str


@dataclass(frozen=True, kw_only=True)
class Beginning:
    """The right to begin: which slot, under which ticket."""

    ticket: Ticket
    slot: str


@dataclass(frozen=True, kw_only=True)
class Stored:
    """What the server holds where a change did not fit."""

    id: UUID
    revision: int
    text: str = field(repr=False)
