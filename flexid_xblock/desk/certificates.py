"""Certificates on paper: one for its owner, a group's for the coordinator, and "is it valid?".

A certificate holds keys and numbers; here it gets its words, in the language that is asked for.
"""

from collections.abc import Iterable
from typing import Any, NamedTuple
from uuid import UUID

import segno
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext, override

from flexid_xblock.content import api as content
from flexid_xblock.desk import certificate_pdf
from flexid_xblock.desk.page import desk, named
from flexid_xblock.desk.words import language_name
from flexid_xblock.domain.actors import Actor
from flexid_xblock.domain.errors import NotFound
from flexid_xblock.phrases import YEARS
from flexid_xblock.progress import api as progress
from flexid_xblock.progress.api import CertificateView, certificates

Shown = dict[str, Any]
LANGUAGES = ("en", "nb", "ar")  # those of the interface; the certificate's own words are its words
YEAR_OF = {"year1": 1, "year2": 2, "leader": 3}


class Titled(NamedTuple):
    """A title and the language it could be found in."""

    text: str
    language: str
    direction: str


@desk
def one(
    actor: Actor, course_key: str, *, request: HttpRequest, certificate_id: UUID
) -> tuple[str, Shown]:
    """One certificate, to read, to print and to keep."""
    found = certificates.certificate(actor, certificate_id, course_key=course_key)
    shown = language_of(request, actor)
    drawn = papers([found], request, shown)[0]
    return "flexid/desk/certificate.html", {
        "paper": drawn,
        "translations": choices(shown),
        "has_pdf": has_pdf(drawn),
        "is_own": found.user_id == actor.user_id,
    }


@desk
def one_pdf(
    actor: Actor, course_key: str, *, request: HttpRequest, certificate_id: UUID
) -> HttpResponse:
    """The same as a file, where the library is installed and its letters can write the name."""
    found = certificates.certificate(actor, certificate_id, course_key=course_key)
    drawn = papers([found], request, language_of(request, actor))[0]
    if not has_pdf(drawn):
        raise NotFound
    with override(drawn["language"]):
        body = certificate_pdf.drawn(drawn)
    headers = {"Content-Disposition": 'attachment; filename="flexid-certificate.pdf"'}
    return HttpResponse(body, content_type="application/pdf", headers=headers)


@desk
def of_group(
    actor: Actor, course_key: str, *, request: HttpRequest, group_id: UUID
) -> tuple[str, Shown]:
    """All certificates of a group's year, to print one after the other."""
    year = certificates.year_of(actor, group_id, course_key=course_key)
    if year.group.closed_on is None:
        raise NotFound
    shown = language_of(request, actor)
    given = {one.user_id for one in year.certificates}
    without = [who for who in year.students if who not in given]
    people = named(set(without))
    return "flexid/desk/group_certificates.html", {
        "group": year.group,
        "papers": papers(year.certificates, request, shown),
        "without": [people.get(who, "") for who in without],
        "translations": choices(shown),
    }


def language_of(request: HttpRequest, actor: Actor) -> str:
    """The language of the certificate itself: what is asked for, else the reader's, or English."""
    asked = request.GET.get("language", actor.language).split("-")[0]
    return asked if asked in LANGUAGES else LANGUAGES[0]


def choices(shown: str) -> list[Shown]:
    """The languages to choose from."""
    return [
        {"code": code, "name": language_name(code), "is_shown": code == shown} for code in LANGUAGES
    ]


def papers(found: Iterable[CertificateView], request: HttpRequest, language: str) -> list[Shown]:
    """What stands on each certificate, in this language."""
    rows = list(found)
    people = named({row.user_id for row in rows})
    return [_paper(row, people.get(row.user_id, ""), request, language) for row in rows]


def has_pdf(paper: Shown) -> bool:
    """Whether this certificate can be had as a file here."""
    words = [paper["name"], paper["school"], *(theme.text for theme in paper["themes"])]
    return certificate_pdf.can_write(" ".join(words))


def _paper(row: CertificateView, name: str, request: HttpRequest, language: str) -> Shown:
    address = request.build_absolute_uri(
        reverse("flexid:verify", kwargs={"code": progress.in_fours(row.code)})
    )
    course = content.course()
    with override(language):
        qr = _qr(address, gettext("The code to scan"))
    return {
        "id": row.id,
        "name": name,
        "language": language,
        "direction": content.direction(language),
        "school": settings.FLEXID_SCHOOL_NAME,
        "course": _titled(course.titles, language),
        "year": YEARS[YEAR_OF[row.what]],
        "themes": _themes(row.modules, course, language),
        "meetings": row.meetings,
        "hours": row.minutes / 60,
        "first_day": row.first_day,
        "last_day": row.last_day,
        "issued_on": timezone.localdate(row.issued_at),
        "is_withdrawn": row.is_withdrawn,
        "address": address,
        "qr": qr,
    }


def _themes(keys: Iterable[str], course: content.Course, language: str) -> list[Titled]:
    """A theme that has left the course is called by its key."""
    titles = {module.key: module.titles for module in course.modules}
    return [_titled(titles.get(key, {"en": key}), language) for key in keys]


def _titled(titles: dict[str, str], language: str) -> Titled:
    words = content.words({"words": titles}, language)
    return Titled(str(words.text), words.language, words.direction)


def _qr(address: str, title: str) -> SafeString:
    drawing = segno.make(address, error="m", micro=False)
    return mark_safe(  # noqa: S308 - paths only, and a title of ours that segno escapes
        drawing.svg_inline(border=4, omitsize=True, title=title, svgclass="flexid-paper__qr")
    )
