"""The faces of the pulse, counted apart from whoever chose them, and what is shown of them.

A response is counted exactly while it is kept. Whatever changes its state does
both in one transaction, with the row locked: so nothing is counted twice and
nothing is left behind. What an erased person had chosen stays counted; it is
nobody's.
"""

from django.db.models import F, QuerySet

from flexid_xblock.access.api import relations_in_course, require
from flexid_xblock.activities import own, schemas, totals
from flexid_xblock.activities.models import PulseCount, PulseReport, Response
from flexid_xblock.activities.totals import Counts, PulseTable
from flexid_xblock.content import api as content
from flexid_xblock.domain.actors import Actor
from flexid_xblock.domain.errors import NotFound
from flexid_xblock.patience import once

PULSE = "pulse"
# How many people keep it stands beside the faces, as the face of no statement.
PEOPLE = ("", "")
KEPT = Response.State.KEPT


def recount(row: Response, before: str, text: str) -> None:
    """Follow a locked response from the state ``before`` to the one it has; inside that change."""
    step = (row.state == KEPT) - (before == KEPT)
    if not step or own.kind_of(row.version).name != PULSE:
        return
    cells = [PEOPLE, *sorted(schemas.read(text).get("faces", {}).items())]
    if step > 0:
        _make_sure(row, cells)
    # Everybody's first cell is the same one: whoever has it goes on alone, no two wait in a ring.
    for statement, face in cells:
        found = _counts(row.course_key, row.activity_key).filter(statement=statement, face=face)
        found.filter(count__gte=-step).update(count=F("count") + step)


def is_counted(row: Response) -> bool:
    """Whether the faces of this response stand in the counts now."""
    return row.state == KEPT and own.kind_of(row.version).name == PULSE


def pulse_totals(actor: Actor, course_key: str, activity_key: str) -> PulseTable:
    """What may be read of one pulse of the whole course; no rows below ten people."""
    _check_may(actor, course_key)
    if activity_key not in content.made(PULSE):
        raise NotFound("unknown_activity")
    return _table(course_key, activity_key)


def pulse_tables(actor: Actor, course_key: str) -> tuple[PulseTable, ...]:
    """What may be read of each pulse of the course, in the order of the plan."""
    _check_may(actor, course_key)
    return tuple(_table(course_key, key) for key in content.made(PULSE))


def _check_may(actor: Actor, course_key: str) -> None:
    require("pulse.read", relations_in_course(actor, course_key))


def _table(course_key: str, activity_key: str) -> PulseTable:
    report = _report(course_key, activity_key)
    statements = content.source(activity_key)["structure"]["statements"]
    rows = {one: report.rows.get(one, {}) for one in statements}
    return totals.table(activity_key, report.people, rows)


def _report(course_key: str, activity_key: str) -> PulseReport:
    """The last look; a new one first, where enough people have answered since."""
    about = {"course_key": course_key, "activity_key": activity_key}

    def act() -> PulseReport:
        found = PulseReport.objects.select_for_update().filter(**about).first()
        report = found or PulseReport(**about)
        now = _now(course_key, activity_key)
        if _is_due(report, now):
            report.people = now[""][""]
            rows = {one: totals.renewed(report.rows.get(one, {}), now[one]) for one in now if one}
            report.rows = {**report.rows, **rows}
            report.save()
        return report

    report = PulseReport.objects.filter(**about).first() or PulseReport(**about)
    return once(act) if _is_due(report, _now(course_key, activity_key)) else report


def _is_due(report: PulseReport, now: dict[str, Counts]) -> bool:
    return totals.is_due(report.people, now.get("", {}).get("", 0))


def _now(course_key: str, activity_key: str) -> dict[str, Counts]:
    found: dict[str, Counts] = {}
    cells = _counts(course_key, activity_key).values_list("statement", "face", "count")
    for statement, face, count in cells:
        found.setdefault(statement, {})[face] = count
    return found


def _counts(course_key: str, activity_key: str) -> QuerySet[PulseCount]:
    return PulseCount.objects.filter(course_key=course_key, activity_key=activity_key)


def _make_sure(row: Response, cells: list[tuple[str, str]]) -> None:
    """The cells are there, at nought if they are new; whoever makes one first makes it for all."""
    known = set(_counts(row.course_key, row.activity_key).values_list("statement", "face"))
    about = {"course_key": row.course_key, "activity_key": row.activity_key, "count": 0}
    new = [PulseCount(statement=one, face=face, **about) for one, face in cells]
    missing = [cell for cell in new if (cell.statement, cell.face) not in known]
    PulseCount.objects.bulk_create(missing, ignore_conflicts=True)
