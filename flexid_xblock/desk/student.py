"""The student's own page: where she is, her readers, who has read what, her data."""

from datetime import datetime
from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext

from flexid_xblock.access import api as access
from flexid_xblock.access.api import choices, glass
from flexid_xblock.audit import queries as audit
from flexid_xblock.care.api import calendar, promise
from flexid_xblock.content import api as content
from flexid_xblock.desk.certificates import YEAR_OF
from flexid_xblock.desk.page import desk, named, was_here
from flexid_xblock.desk.telling import new_readers
from flexid_xblock.desk.words import title
from flexid_xblock.domain.actors import Actor
from flexid_xblock.domain.errors import NotFound
from flexid_xblock.journal import api as journal
from flexid_xblock.phrases import YEARS, role_name
from flexid_xblock.privacy import api as privacy
from flexid_xblock.progress import api as progress
from flexid_xblock.progress.api import certificates

LEADER_PATH = 3


@desk
def own_page(actor: Actor, course_key: str, *, request: HttpRequest) -> tuple[str, dict[str, Any]]:
    """Short on purpose: what she wrote stands in her book, one link away."""
    given = _certificates(actor, course_key)
    # Who left the course keeps what she was given in it, too.
    if not (given or was_here(actor, course_key)):
        raise NotFound
    return "flexid/desk/student.html", {
        "years": _years(actor, course_key),
        "certificates": given,
        "broken": _broken(actor),
        "new_readers": new_readers(actor, course_key),
        "kept_until": privacy.retention.ends.last_day_of(actor, course_key),
        **_reads(actor),
        **_readers(actor, course_key),
    }


def _years(actor: Actor, course_key: str) -> list[dict[str, Any]]:
    """Each year's modules with how far she is; of the leader path only what she has begun."""
    titles = {module.key: module.titles for module in content.course().modules}
    found = [one for one in progress.overview(actor, course_key) if one.state != "coming"]
    years = {year: [one for one in found if one.year == year] for year in YEARS}
    return [
        {
            "name": YEARS[year],
            "done": sum(one.state == "done" for one in modules),
            "planned": len(modules),
            "modules": [
                {
                    "title": title(titles[one.key], actor.language),
                    "done": one.done,
                    "planned": one.planned,
                    "took_part": one.took_part,
                }
                for one in modules
            ],
        }
        for year, modules in years.items()
        if modules and (year < LEADER_PATH or any(one.state != "open" for one in modules))
    ]


def _certificates(actor: Actor, course_key: str) -> list[dict[str, Any]]:
    return [
        {"id": one.id, "name": YEARS[YEAR_OF[one.what]]}
        for one in certificates.own_certificates(actor, course_key)
    ]


def _readers(actor: Actor, course_key: str) -> dict[str, Any]:
    """Her readers and what she may decide about them; an adult of the course has none."""
    if access.works_here(actor, course_key):
        return {"has_readers": False}
    adults = choices.adults(actor, course_key)
    people = named({one.id for one in adults})
    reading = [one.id for one in adults if not one.is_closed]
    new = journal.not_named(actor, course_key, reading)
    return {
        "has_readers": True,
        "adults": [
            {
                "id": one.id,
                "name": people.get(one.id, ""),
                "role": role_name("deputy" if one.is_deputy else "counsellor"),
                "since": one.since,
                "until": one.until,
                "is_closed": one.is_closed,
                "is_new": one.id in new,
            }
            for one in adults
        ],
        "nobody_reads": not reading,
        "answer_by": _answer_by() if reading else None,
        "has_asked": choices.has_asked(actor, course_key),
    }


def _answer_by() -> datetime:
    """By when the school promises an answer to what is sent now."""
    return calendar.add_school_days(timezone.now(), promise.answer_days())


def _reads(actor: Actor) -> dict[str, list[dict[str, Any]]]:
    """Who opened what kind of thing, and when last; the book says it text by text.

    Apart from them, who had a closed file made for her: nobody read it.
    """
    reads = audit.kinds_read(actor, untold=access.untold(actor))
    people = named({read.actor_id for read in reads})
    rows = [
        {
            "name": people.get(read.actor_id, ""),
            "role": role_name(read.role),
            "kind": read.object_kind,
            "what": _kind_words(read.object_kind),
            "last": read.last_at,
        }
        for read in reads
    ]
    files = [row for row in rows if row["kind"] == audit.FILE]
    return {"reads": [row for row in rows if row not in files], "files": files}


def _kind_words(kind: str) -> str:
    return {
        "entry": gettext("what you sent"),
        "help_request": gettext("your wish to talk"),
        "hold": gettext("a copy of a text of yours that two adults keep"),
    }.get(kind, gettext("notes that the adults who follow you up write for their work"))


def _broken(actor: Actor) -> list[dict[str, Any]]:
    permits = glass.told_to(actor)
    people = named({one.asker_id for one in permits})
    return [
        {
            "name": people.get(one.asker_id, ""),
            "from": one.decided_at,
            "until": one.until,
            "reason": one.reason,
        }
        for one in permits
    ]
