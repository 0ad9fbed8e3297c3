"""From the text of a file to its lines: pure, and never an exception.

The file is what a school secretary's spreadsheet saves: a header, then one line a
person and place, parted by semicolons, commas or tabs.
"""

import csv
import io
import re
import unicodedata
from collections.abc import Iterator
from datetime import date

from flexid_xblock.access.rosters.columns import COLUMN_OF, ROLE_OF, folded
from flexid_xblock.access.rosters.records import Fault, Line, Reading

MOST_CHARACTERS = 200_000
MOST_LINES = 2_000
MOST_FAULTS = 50  # somebody mends these first
LONGEST = {"login": 150, "name": 150, "group": 100}
YEARS = {"1": 1, "2": 2}
_SEPARATORS = (";", ",", "\t")
_BETWEEN_NAMES = re.compile(r"[\s,;|/]+")
_HIDDEN, _JOINERS = {"Cc", "Cf", "Cs", "Zl", "Zp"}, "\u200c\u200d"
_NEEDED = ("login", "role")


class _Faulty(Exception):
    """A line cannot be used; why, as a code, and the words it is about."""


def read(text: str) -> Reading:
    """The lines of a file, or what to mend in it, with the number of the line in the file."""
    if len(text) > MOST_CHARACTERS:
        return _whole("too_long")
    rows, broken = _rows(text.removeprefix("\ufeff"))
    if not rows:
        return Reading(faults=broken) if broken else _whole("empty")
    (number, header), *rest = rows
    columns = [COLUMN_OF.get(folded(cell), "") for cell in header]
    if faults := [*_header_faults(number, columns, header)]:
        return Reading(faults=tuple(faults))
    if len(rest) > MOST_LINES:
        return _whole("too_many_lines")
    lines, found = _lines(rest, columns)
    faults = [*broken, *found]
    if not (lines or faults):
        return _whole("no_lines")
    names = zip(header, columns, strict=True)
    ignored = tuple(_shown(cell) for cell, column in names if cell.strip() and not column)
    return Reading(lines=tuple(lines), faults=tuple(faults[:MOST_FAULTS]), ignored=ignored)


def _whole(code: str) -> Reading:
    return Reading(faults=(Fault(line=0, code=code),))


def _rows(text: str) -> tuple[list[tuple[int, list[str]]], tuple[Fault, ...]]:
    """The rows that hold anything, each with its number; and where the file breaks off."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_separator(text), strict=True)
    rows: list[tuple[int, list[str]]] = []
    number = 1
    try:
        for row in reader:
            if any(cell.strip() for cell in row) and not _is_excels(row):
                rows.append((number, row))
            number = reader.line_num + 1
    except csv.Error:
        return rows, (Fault(line=number, code="bad_quotes"),)
    return rows, ()


def _separator(text: str) -> str:
    """The sign that parts the cells of the header."""
    header = next((line for line in text.splitlines() if line.strip()), "")
    return max(_SEPARATORS, key=header.count)


def _is_excels(row: list[str]) -> bool:
    """Whether it is the line by which some spreadsheets name their own separator."""
    return row[0].strip().casefold() == "sep="


def _header_faults(number: int, columns: list[str], header: list[str]) -> Iterator[Fault]:
    for column in _NEEDED:
        if column not in columns:
            yield Fault(line=number, code=f"no_{column}_column")
    for place, column in enumerate(columns):
        if column and column in columns[:place]:
            yield Fault(line=number, code="column_twice", about=_shown(header[place]))


def _lines(rows: list[tuple[int, list[str]]], columns: list[str]) -> tuple[list[Line], list[Fault]]:
    lines, faults = [], []
    for number, row in rows:
        try:
            lines.append(_line(number, row, columns))
        except _Faulty as why:
            code, about = why.args
            faults.append(Fault(line=number, code=code, about=_shown(about)))
    return lines, faults


def _line(number: int, row: list[str], columns: list[str]) -> Line:
    if any(cell.strip() for cell in row[len(columns) :]):
        raise _Faulty("too_many_cells", "")
    pairs = zip(columns, row, strict=False)
    cells = {column: _plain(column, cell) for column, cell in pairs if column}
    role = _role(cells.get("role", ""))
    has_group, is_student = role != "counsellor", role == "student"
    line = Line(
        number=number,
        login=_login(cells.get("login", "")),
        name=cells.get("name", ""),
        role=role,
        group=cells.get("group", "") if has_group else "",
        year=_year(cells.get("year", "")) if has_group else 0,
        counsellors=_names(cells.get("counsellor", ""), is_student=is_student),
        deputies=_names(cells.get("deputy", ""), is_student=is_student),
        since=_day(cells.get("from", "")),
        until=_day(cells.get("to", "")),
    )
    if has_group and not line.group:
        raise _Faulty("no_group", "")
    if line.since and line.until and line.until < line.since:
        raise _Faulty("ends_before", line.until.isoformat())
    return line


def _plain(column: str, cell: str) -> str:
    """A cell as one line of plain text; what nobody sees, or what turns the line, is refused."""
    if any(_is_hidden(sign) for sign in cell):
        raise _Faulty("hidden_signs", "")
    if "\ufffd" in cell:
        raise _Faulty("lost_letters", cell)
    text = " ".join(unicodedata.normalize("NFC", cell).split())
    if len(text) > LONGEST.get(column, 1000):
        raise _Faulty("cell_too_long", text)
    return text


def _is_hidden(sign: str) -> bool:
    """Joiners are not: Persian is spelled with them."""
    return unicodedata.category(sign) in _HIDDEN and sign not in _JOINERS


def _login(cell: str) -> str:
    if not cell:
        raise _Faulty("no_login", "")
    return cell


def _role(cell: str) -> str:
    role = ROLE_OF.get(folded(cell))
    if role is None:
        raise _Faulty("bad_role" if cell else "no_role", cell)
    return role


def _year(cell: str) -> int:
    if cell not in YEARS:
        raise _Faulty("bad_year", cell)
    return YEARS[cell]


def _names(cell: str, *, is_student: bool) -> tuple[str, ...]:
    names = tuple(dict.fromkeys(filter(None, _BETWEEN_NAMES.split(cell))))
    if names and not is_student:
        raise _Faulty("not_a_students", cell)
    return names


def _day(cell: str) -> date | None:
    if not cell:
        return None
    if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", cell, re.ASCII):
        raise _Faulty("bad_day", cell)
    try:
        day = date.fromisoformat(cell)
    except ValueError as error:
        raise _Faulty("bad_day", cell) from error
    if not date(2000, 1, 1) <= day < date(2100, 1, 1):
        raise _Faulty("bad_day", cell)
    return day


def _shown(cell: str) -> str:
    """The beginning of a cell, as it may stand in our answer."""
    seen = "".join(sign for sign in cell if unicodedata.category(sign)[0] != "C")
    return " ".join(seen.split())[:60]
