"""The end of a year: what is done at it, and where certificates are seen."""

from dataclasses import replace
from typing import Any

from django.utils import timezone

from flexid_xblock.access.models import Group
from flexid_xblock.progress.models import Certificate
from flexid_xblock.sessions.models import Attendance
from tests.matrix.actions import get, is_there, put
from tests.matrix.asking import Ask
from tests.matrix.cast import Thing


def close_year(thing: Thing, user_id: int) -> list[Ask]:
    """Close the year of the thing's group; open it again."""
    rows, course = Group.objects.filter(pk=thing.ids["group"]), {"course": thing.course}
    opened = put(
        "year_opening", course, is_there(rows.filter(closed_on=None)), group_id=thing.ids["group"]
    )
    return [
        _closing(thing, is_there(rows.exclude(closed_on=None))),
        replace(opened, arrange=lambda: _closed(thing)),
    ]


def issue(thing: Thing, user_id: int) -> list[Ask]:
    """Issue one for the owner, who was forgotten; withdraw the one she has."""
    hers = Certificate.objects.filter(user_id=thing.owner_id, group_id=thing.ids["group"])
    withdrawn = hers.filter(pk=thing.ids["certificate"]).exclude(revoked_at=None)
    body, ids = {"course": thing.course}, {"certificate_id": thing.ids["certificate"]}
    return [
        replace(
            _closing(thing, lambda who: hers.filter(issued_by=who).exists()),
            arrange=lambda: _forgotten(thing),
        ),
        put("certificate_withdrawal", body, is_there(withdrawn), **ids),
    ]


def years_page(thing: Thing, user_id: int) -> list[Ask]:
    """The groups of each year."""
    return [get("years_desk", course_key=thing.course)]


def certificate_pages(thing: Thing, user_id: int) -> list[Ask]:
    """The owner's certificate, and those of her group whose year is closed."""
    here = {"course_key": thing.course}
    group = get("group_certificates", **here, group_id=thing.ids["group"])
    hers = {"certificate_id": thing.ids["certificate"]}
    return [
        *(get(name, **here, **hers) for name in ("certificate", "certificate_pdf")),
        replace(group, arrange=lambda: _closed(thing)),
    ]


def _closing(thing: Thing, happened: Any) -> Ask:
    today, groups = timezone.localdate().isoformat(), [str(thing.ids["group"])]
    return put("years_closing", {"course": thing.course, "day": today, "groups": groups}, happened)


def _closed(thing: Thing) -> None:
    Group.objects.filter(pk=thing.ids["group"]).update(closed_on=timezone.localdate())


def _forgotten(thing: Thing) -> None:
    _closed(thing)
    if thing.owner_id:
        Certificate.objects.filter(pk=thing.ids["certificate"]).delete()
        about = {"meeting_id": thing.ids["meeting"], "user_id": thing.owner_id}
        Attendance.objects.update_or_create(**about, defaults={"state": "there"})
