"""The one question: may somebody who stands so do this?"""

from collections.abc import Iterable

from flexid_xblock.access.policy import POLICY, Cell, Relation
from flexid_xblock.domain.errors import NotFound


def allowed(operation: str, relations: Iterable[Relation]) -> dict[Relation, Cell]:
    """The cells that these relations open; empty when none does."""
    row = POLICY[operation]
    return {relation: row[relation] for relation in relations if relation in row}


def require(operation: str, relations: Iterable[Relation]) -> dict[Relation, Cell]:
    """The cells that these relations open, or the answer "not there"."""
    cells = allowed(operation, relations)
    if not cells:
        raise NotFound
    return cells
