"""Certificates: issued when a group's year is closed, withdrawn, read, and asked about by code.

They count what the teachers noted. A meeting counts with the minutes its form is planned to
last, for who was there or there for a part; a theme also for who has made it up since, which
the teachers note: so what a student does alone counts, and no certificate tells whether she
wrote. Never a mark, and no number of texts.
"""

from collections.abc import Collection
from datetime import date, datetime
from uuid import UUID

from django.utils import timezone

from flexid_xblock import terms
from flexid_xblock.access import api as access
from flexid_xblock.access.api import GroupInfo, closed_years
from flexid_xblock.content import api as content
from flexid_xblock.domain.actors import Actor
from flexid_xblock.domain.errors import Denied, NotFound
from flexid_xblock.patience import once, patiently
from flexid_xblock.progress.codes import make_code, read_code
from flexid_xblock.progress.models import Certificate
from flexid_xblock.progress.records import CertificateView, YearView
from flexid_xblock.sessions.api import taking_part

# By the year of a group; year 3 is the course for helper leaders.
WHAT = {1: Certificate.What.YEAR_ONE, 2: Certificate.What.YEAR_TWO, 3: Certificate.What.LEADER}


def close_years(actor: Actor, group_ids: Collection[UUID], *, course_key: str, on: date) -> int:
    """Close the year of these groups and issue the certificates; how many were issued.

    Again with the same day it issues them for who was forgotten. Raises what
    ``access.closed_years.close`` raises.
    """

    def act() -> int:
        closed = closed_years.close(actor, group_ids, course_key=course_key, on=on)
        return sum(_issue(actor, group) for group in closed)

    return once(act)


def reopen_year(actor: Actor, group_id: UUID, *, course_key: str) -> int:
    """Open a group's year again; its certificates are withdrawn, and how many they were."""

    def act() -> int:
        closed_years.reopen(actor, group_id, course_key=course_key)
        rows = Certificate.objects.filter(group_id=group_id, revoked_at=None)
        return rows.update(revoked_at=timezone.now())

    return patiently(act)


def withdraw(actor: Actor, certificate_id: UUID, *, course_key: str) -> None:
    """Make a certificate no longer valid; twice is once."""
    access.require("certificate.issue", access.relations_in_course(actor, course_key))
    rows = Certificate.objects.filter(pk=certificate_id, course_key=course_key)
    if not rows.exists():
        raise NotFound
    patiently(lambda: rows.filter(revoked_at=None).update(revoked_at=timezone.now()))


def certificate(actor: Actor, certificate_id: UUID, *, course_key: str) -> CertificateView:
    """One certificate, withdrawn or not, for its owner and the course's coordinators."""
    row = Certificate.objects.filter(pk=certificate_id, course_key=course_key).first()
    if row is None:
        raise NotFound
    hers = access.relations_to_student(actor, row.user_id, course_key)
    access.require("certificate.read", hers | access.relations_in_course(actor, course_key))
    return _view(row)


def own_certificates(actor: Actor, course_key: str) -> tuple[CertificateView, ...]:
    """The actor's own valid certificates of a course, the earliest first."""
    if actor.is_masked:
        return ()
    rows = Certificate.objects.filter(user_id=actor.user_id, course_key=course_key, revoked_at=None)
    return tuple(map(_view, rows.order_by("issued_at", "pk")))


def year_of(actor: Actor, group_id: UUID, *, course_key: str) -> YearView:
    """One group's year with its valid certificates, for the coordinator."""
    found = [one for one in years(actor, course_key) if one.group.id == group_id]
    if not found:
        raise NotFound
    return found[0]


def years(actor: Actor, course_key: str) -> tuple[YearView, ...]:
    """Every group of the course, what is still open in it, and its valid certificates."""
    access.require("certificate.read", access.relations_in_course(actor, course_key))
    rolls = closed_years.rolls(actor, course_key)
    still = taking_part.unfinished({one.group.id: one.students for one in rolls})
    rows = Certificate.objects.filter(course_key=course_key, revoked_at=None)
    given: dict[UUID, list[CertificateView]] = {}
    for row in rows.order_by("issued_at", "pk"):
        given.setdefault(row.group_id, []).append(_view(row))
    return tuple(
        YearView(
            group=roll.group,
            students=roll.students,
            not_closed=still[roll.group.id].not_closed,
            not_noted=still[roll.group.id].not_noted,
            certificates=tuple(given.get(roll.group.id, ())),
        )
        for roll in rolls
    )


def is_valid(typed: str) -> bool:
    """Whether this is the code of a certificate that stands. One query, whatever was typed."""
    code = read_code(typed)
    known = Certificate.objects.filter(code=code, revoked_at=None)
    return code in known.values_list("code", flat=True)


def forget(now: datetime) -> int:
    """Delete what was issued long enough ago; the number that went."""
    return Certificate.objects.filter(issued_at__lte=terms.lapsed("certificate", now)).delete()[0]


def _issue(actor: Actor, group: GroupInfo) -> int:
    """Certificates for the group's students who have none; the group is locked."""
    access.require("certificate.issue", access.relations_in_course(actor, group.course_key))
    if group.year not in WHAT:
        raise Denied("no_such_year")
    students = access.people_of(group.id, "student")
    standing = Certificate.objects.filter(
        user_id__in=students, course_key=group.course_key, revoked_at=None
    )
    counted = set(standing.values_list("user_id", "group_id"))
    attended = taking_part.by_person(closed_years.alike(group), students)
    # Who changed groups in the year brings along what no other certificate counts.
    hers = {
        who: [one for one in found if (who, one.group_id) not in counted]
        for who, found in attended.items()
        if (who, group.id) not in counted
    }
    rows = [
        _new(actor, group, who, found)
        for who, found in hers.items()
        if any(one.was_there for one in found)
    ]
    return len(Certificate.objects.bulk_create(rows))


def _new(actor: Actor, group: GroupInfo, who: int, found: list[taking_part.Part]) -> Certificate:
    themes = {one.module for one in found}
    came = [one for one in found if one.was_there]
    return Certificate(
        user_id=who,
        course_key=group.course_key,
        group_id=group.id,
        what=WHAT[group.year],
        modules=[one.key for one in content.course().modules if one.key in themes],
        meetings=len(came),
        minutes=sum(one.minutes for one in came),
        first_day=min(one.day for one in found),
        last_day=max(one.day for one in found),
        issued_by=actor.real_user_id,
        code=make_code(),
    )


def _view(row: Certificate) -> CertificateView:
    return CertificateView(
        id=row.pk,
        user_id=row.user_id,
        group_id=row.group_id,
        what=row.what,
        modules=tuple(row.modules),
        meetings=row.meetings,
        minutes=row.minutes,
        first_day=row.first_day,
        last_day=row.last_day,
        issued_at=row.issued_at,
        is_withdrawn=row.revoked_at is not None,
        code=row.code,
    )
