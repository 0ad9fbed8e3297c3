"""The one question: may somebody who stands so do this?"""

from collections.abc import Iterable

from flexid_xblock.access.policy import POLICY, Cell, Relation
from flexid_xblock.domain.errors import NotFound

_NOT_ALONE = frozenset({Cell.GLASS, Cell.TWO})


def allowed(operation: str, relations: Iterable[Relation]) -> dict[Relation, Cell]:
    """The cells that these relations open by themselves; empty when none does.

    ``glass`` and ``two`` open nothing here: what they ask for is looked up where it is kept.
    """
    row = POLICY[operation]
    cells = {relation: row[relation] for relation in relations if relation in row}
    return {relation: cell for relation, cell in cells.items() if cell not in _NOT_ALONE}


def require(operation: str, relations: Iterable[Relation]) -> dict[Relation, Cell]:
    """The cells that these relations open, or the answer "not there"."""
    cells = allowed(operation, relations)
    if not cells:
        raise NotFound
    return cells


def behind_glass(operation: str, relations: Iterable[Relation]) -> tuple[Relation, ...]:
    """Those of the relations that may do it once the glass is broken; "not there" if none.

    In a fixed order, so that the same person is always logged in the same role.
    """
    row = POLICY[operation]
    found = tuple(sorted(one for one in relations if row.get(one) is Cell.GLASS))
    if not found:
        raise NotFound
    return found


def by_two(operation: str, relations: Iterable[Relation]) -> None:
    """Whether one of the relations may do it together with a second person; else "not there"."""
    row = POLICY[operation]
    if not any(row.get(one) is Cell.TWO for one in relations):
        raise NotFound
