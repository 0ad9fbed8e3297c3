"""Tables as files that a spreadsheet opens and does not run."""

import csv
import io
from collections.abc import Iterable, Sequence

# By this mark spreadsheets know the letters for what they are.
BOM = "\ufeff"
# A spreadsheet would take a cell that begins so for a formula; also in full width.
FORMULA = tuple("=+-@\t\r\uff1d\uff0b\uff0d\uff20")


def sheet(rows: Iterable[Sequence[str]]) -> str:
    """The rows as CSV; no cell of them can be taken for a formula."""
    out = io.StringIO()
    writer = csv.writer(out, quoting=csv.QUOTE_ALL)
    for row in rows:
        writer.writerow([_harmless(cell) for cell in row])
    return BOM + out.getvalue()


def _harmless(cell: str) -> str:
    return f"'{cell}" if cell.lstrip(" \n\u00a0\u200e\u200f").startswith(FORMULA) else cell
