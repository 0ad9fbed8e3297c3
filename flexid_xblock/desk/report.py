"""The programme report: numbers of the course that are nobody's, as a page and as a file.

The page shows all there is at once. There is nothing to choose but the school
year, so nothing that one choice would tell beside another.
"""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext

from flexid_xblock.access.api import proposals
from flexid_xblock.care.api import promise
from flexid_xblock.content import api as content
from flexid_xblock.desk.page import desk
from flexid_xblock.desk.pulses import pulses
from flexid_xblock.desk.sheets import sheet
from flexid_xblock.desk.words import title
from flexid_xblock.domain.actors import Actor
from flexid_xblock.phrases import YEARS
from flexid_xblock.progress.api import Number, ProgrammeReport, reports

WHOLE = 0
Row = dict[str, Any]


@desk
def report(
    actor: Actor, course_key: str, *, request: HttpRequest, school_year: int | None = None
) -> tuple[str, Row]:
    """The report of a school year, or of the newest."""
    found = reports.read(actor, course_key, school_year)
    others = [year for year in found.school_years if year != found.school_year]
    return "flexid/desk/report.html", {
        "looked_on": found.looked_on,
        "number": found.school_year,
        "named": _named(found.school_year),
        "others": [{"number": year, "named": _named(year)} for year in others],
        "is_small": not found.parts,
        "uncounted": [YEARS[year] for year in found.groups if _is_uncounted(found, year)],
        "tables": _tables(found, actor.language),
        "pulses": pulses(actor, course_key),
        "answer_days": promise.answer_days(),
        "help_hours": promise.help_hours(),
        "is_one_person": not proposals.needs_second_person(),
    }


@desk
def report_file(
    actor: Actor, course_key: str, *, request: HttpRequest, school_year: int
) -> HttpResponse:
    """The same numbers as a file for a spreadsheet: one number a line."""
    found = reports.read(actor, course_key, school_year)
    rows = [(gettext("About"), gettext("What"), gettext("Number"))]
    for table in _tables(found, actor.language):
        for row in table["rows"]:
            cells = zip(table["head"], row["cells"], strict=True)
            rows += [(table["name"], f"{row['name']}: {what}", one["text"]) for what, one in cells]
    answer = HttpResponse(sheet(rows), content_type="text/csv; charset=utf-8")
    name = f'attachment; filename="report-{found.school_year}.csv"'
    answer.headers["Content-Disposition"] = name
    return answer


def _tables(found: ProgrammeReport, language: str) -> list[Row]:
    """All that is shown, but for the pulse: each table with a name, a head, and rows of cells."""
    years = [_of_year(found, part, language) for part in found.parts]
    every = [_students(found), *years, _answers(found, language)]
    return [table for table in every if table["rows"]]


def _students(found: ProgrammeReport) -> Row:
    """The groups and students of the whole course and of each year, and who left."""
    parts = found.parts if len(found.parts) < 2 else (WHOLE, *found.parts)
    names = {"students": gettext("Students"), "left": gettext("Left before its end")}
    groups = [_plain(str(found.groups_in(part))) for part in parts]
    rows = [
        {"name": label, "cells": [_cell(found, part, name) for part in parts]}
        for name, label in names.items()
    ]
    return {
        "key": "students",
        "name": gettext("Students"),
        "head": [_part_name(part) for part in parts],
        "rows": [{"name": gettext("Groups"), "cells": groups}, *rows] if parts else [],
    }


def _of_year(found: ProgrammeReport, part: int, language: str) -> Row:
    """The modules that every group of the year has met about, in the order of the course."""
    rows = [
        _row(found, part, title(module.titles, language), _done(module.key))
        for module in content.course().modules
        if any(found.has(part, name) for name in _done(module.key))
    ]
    head = [gettext("Took part in the meeting"), gettext("Finished the journal")]
    return {"key": f"year-{part}", "name": _part_name(part), "head": head, "rows": rows}


def _answers(found: ProgrammeReport, language: str) -> Row:
    """Each theme of which there is a number to show, the sum of these, and who asked for help."""
    themes = {
        title(module.titles, language): _answered(module.key)
        for module in content.course().modules
        if any(found.is_shown(WHOLE, name) for name in _answered(module.key))
    }
    rows = [_row(found, WHOLE, name, names) for name, names in themes.items()]
    if len(themes) > 1:
        sums = [_words(found.total(WHOLE, names)) for names in zip(*themes.values(), strict=True)]
        rows.append({"name": gettext("All these themes"), "cells": sums})
    if found.has(WHOLE, _answered("")[0]):
        rows.append(_row(found, WHOLE, gettext("Asked for help"), _answered("")))
    head = [gettext("Answered in time"), gettext("Later, or not yet")]
    return {"key": "answers", "name": gettext("Answers"), "head": head, "rows": rows}


def _done(module: str) -> tuple[str, str]:
    return f"gathering.{module}", f"journal.{module}"


def _answered(theme: str) -> tuple[str, str]:
    return f"in_time.{theme}", f"later.{theme}"


def _row(found: ProgrammeReport, part: int, name: str, names: tuple[str, ...]) -> Row:
    return {"name": name, "cells": [_cell(found, part, one) for one in names]}


def _cell(found: ProgrammeReport, part: int, name: str) -> Row:
    """A number, and how far its bar goes beside the number of students it is about."""
    number, students = found.number(part, name), found.number(part, "students")
    cell = _words(number)
    if name != "students" and number and number.count and students and students.count:
        cell["percent"] = min(100, 100 * number.count // students.count)
    return cell


def _words(number: Number | None) -> Row:
    if number is None:
        return _plain(gettext("not counted"))
    if number.is_most:
        return _plain(gettext("all, or nearly all"))
    return _plain(str(number.count) if number.count else gettext("fewer than five, or nobody"))


def _plain(words: str) -> Row:
    return {"text": words, "percent": None}


def _part_name(part: int) -> str:
    return str(YEARS[part]) if part else gettext("Whole course")


def _is_uncounted(found: ProgrammeReport, year: int) -> bool:
    return bool(found.parts) and WHOLE not in found.parts and year not in found.parts


def _named(school_year: int) -> str:
    return f"{school_year}/{(school_year + 1) % 100:02}"
