"""The page "I want to talk", and the one where an adult opens what was asked and answers."""

from typing import Any
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from flexid_xblock.access import api as access
from flexid_xblock.care.api import answering_now, calendar, help_numbers, promise, requests
from flexid_xblock.desk.page import desk, named
from flexid_xblock.domain.actors import Actor
from flexid_xblock.domain.errors import Denied, NotFound
from flexid_xblock.phrases import role_name

HOW_SOON = {
    "now": _("As soon as you can"),
    "today": _("Today"),
    "week": _("This week"),
}
_CORRECTION = _("Something about me is wrong")
_CHIPS = {"now": "now", "today": "waiting", "week": "plain"}


@desk
def talk(actor: Actor, course_key: str, *, request: HttpRequest) -> tuple[str, dict[str, Any]]:
    """To whom, how soon, words if she likes; and what became of what she asked before."""
    if access.works_here(actor, course_key):
        raise Denied("not_a_student")
    hearers = requests.addressees(actor, course_key)
    own = requests.own(actor, course_key)
    if not (hearers.all or own or actor.enrolled):
        raise NotFound
    people = named({*hearers.all, *(who for one in own for who in one.people)})
    now = timezone.now()
    return "flexid/desk/talk.html", {
        "is_talk": True,
        "is_open": calendar.is_school_time(now),
        "answering": answering_now(help_numbers()),
        "choices": choices(hearers, people),
        "how_soon": HOW_SOON,
        "bookable": [people.get(who, "") for who in hearers.followers],
        "deputies": [people.get(who, "") for who in hearers.deputies],
        "hours": calendar.school_calendar(),
        "opened_by": calendar.add_school_hours(now, promise.help_hours()),
        "limit": settings.FLEXID_CARD_MAX,
        "asked": [asked_row(one, people) for one in own],
    }


@desk
def opened(
    actor: Actor, course_key: str, *, request: HttpRequest, request_id: UUID
) -> tuple[str, dict[str, Any]]:
    """One student's request; opening it is written down for her, and she sees that it is seen."""
    found = requests.open_request(actor, request_id, course_key=course_key)
    people = named({who for who in (found.about.student_id, found.answered_by) if who})
    return "flexid/desk/request.html", {
        "request_id": found.about.id,
        "name": people.get(found.about.student_id, ""),
        **_chip(found.about),
        "is_correction": found.about.topic == "correction",
        "created": found.about.created,
        "words": found.words,
        "answer": found.answer,
        "answered_at": found.about.answered_at,
        "answered_by": people.get(found.answered_by, "") if found.answered_by else "",
        "is_mine": found.answered_by == actor.user_id,
        "limit": settings.FLEXID_CARD_MAX,
    }


def request_rows(actor: Actor, course_key: str) -> list[dict[str, Any]]:
    """What ``flexid/desk/requests.html`` lists: who, how soon, since when; never a word."""
    found = requests.for_reader(actor, course_key)
    people = named({one.student_id for one in found})
    return [
        {
            "href": reverse("flexid:request_desk", args=(course_key, one.id)),
            "name": people.get(one.student_id, ""),
            **_chip(one),
            "created": one.created,
            "is_seen": one.seen_at is not None,
        }
        for one in found
    ]


def _chip(about: requests.AskedFor) -> dict[str, Any]:
    """How soon, or that it is about something wrong."""
    if about.topic == "correction":
        return {"how_soon": _CORRECTION, "tone": "plain"}
    return {"how_soon": HOW_SOON[about.urgency], "tone": _CHIPS[about.urgency]}


def choices(hearers: requests.Hearers, people: dict[int, str]) -> list[dict[str, Any]]:
    """The people by name; all counsellors together come first where there are several."""
    found = [
        {"id": who, "name": people.get(who, ""), "role": role_name(hearers.role(who))}
        for who in hearers.all
    ]
    together = {"id": "", "name": _("Any of my counsellors"), "role": ""}
    return [together, *found] if len(hearers.counsellors) > 1 else found


def asked_row(one: requests.OwnRequest, people: dict[int, str]) -> dict[str, Any]:
    """One earlier request, with the names of all whom it concerns."""
    about = one.about
    return {
        "is_to_all": about.to is None,
        "to": people.get(about.to or 0, ""),
        "how_soon": _chip(about)["how_soon"],
        "created": about.created,
        "words": one.words,
        "state": one.state,
        "seen_at": about.seen_at,
        "seen_by": people.get(one.seen_by, "") if one.seen_by else "",
        "answered_at": about.answered_at,
        "answered_by": people.get(one.answered_by, "") if one.answered_by else "",
        "answer": one.answer,
        "readers": [people.get(who, "") for who in one.readers],
        "later": [people.get(who, "") for who in one.later],
        "later_from": one.later_from,
    }
