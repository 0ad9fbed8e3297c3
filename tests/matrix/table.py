"""The permission table, read again from its words, and what it lets a person expect."""

from collections.abc import Iterable
from dataclasses import dataclass

from flexid_xblock.access.policy import MATRIX, Cell, Relation

REFUSED = "-"
# Of several relations to one thing the strongest cell counts.
_STRENGTH = (Cell.YES, Cell.LOGGED, Cell.UNNAMED, Cell.META, Cell.COUNT, Cell.GLASS, Cell.TWO)


@dataclass(frozen=True)
class Row:
    """One operation: what each relation may, and whether its feature is still to come."""

    operation: str
    is_later: bool
    cells: dict[Relation, Cell]

    def cell(self, relations: Iterable[Relation], *, granted: bool = False) -> str:
        """What somebody who stands so may expect; ``granted``: her hour is running."""
        found = [self.cells[one] for one in relations if one in self.cells]
        if self.is_later or not found:
            return REFUSED
        best = min(found, key=_STRENGTH.index)
        if best is Cell.GLASS and not granted:
            return REFUSED
        return best.value


def columns(head: str) -> list[Relation]:
    """The relation that each word of the table's head begins."""
    return [
        next(one for one in Relation if one.value.startswith(word)) for word in head.split()[1:]
    ]


def rows() -> dict[str, Row]:
    """Every row of the table, those to come included."""
    lines = [line for line in MATRIX.splitlines() if line and not line.startswith("--")]
    relations = columns(lines[0])
    found = {}
    for line in lines[1:]:
        operation, *cells = line.split()
        is_later = cells[0] == "later"
        pairs = zip(relations, cells[is_later:], strict=True)
        known = {relation: Cell(cell) for relation, cell in pairs if cell != REFUSED}
        found[operation] = Row(operation, is_later, known)
    return found


ROWS = rows()
NOW = [name for name, row in ROWS.items() if not row.is_later]
LATER = [name for name, row in ROWS.items() if row.is_later]
