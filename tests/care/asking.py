"""Asking for help in tests: on a school day in 2040, when everybody has long been assigned."""

from datetime import datetime, timedelta
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

from django.utils import timezone

from flexid_xblock.care.api import requests
from flexid_xblock.domain.actors import Actor
from tests.common import COURSE

MONDAY = datetime(2040, 3, 5, 10, tzinfo=ZoneInfo("Europe/Oslo"))
WORDS = "kanari about my cousin"


class Clock:
    """What time it is; it moves by school-day hours or to a moment."""

    def __init__(self, monkeypatch) -> None:
        self.now = MONDAY
        monkeypatch.setattr(timezone, "now", lambda: self.now)

    def forward(self, **how_long: float) -> datetime:
        self.now += timedelta(**how_long)
        return self.now


def ask(
    actor: Actor,
    to: Actor | None = None,
    *,
    urgency: str = "today",
    words: str = WORDS,
    request_id: UUID | None = None,
) -> UUID:
    """What a student's page sends; the id of the request."""
    found = requests.ask(
        actor,
        request_id or uuid4(),
        course_key=COURSE,
        to=to.user_id if to else None,
        urgency=urgency,
        words=words,
    )
    return found.about.id


def listed(actor: Actor) -> list[UUID]:
    """What an adult finds in her list."""
    return [one.id for one in requests.for_reader(actor, COURSE)]


def open_as(actor: Actor, request_id: UUID) -> requests.OpenedRequest:
    """What an adult's desk does."""
    return requests.open_request(actor, request_id, course_key=COURSE)


def answer(actor: Actor, request_id: UUID, text: str = "Come at noon.") -> None:
    """What an adult's answer does."""
    requests.answer(actor, request_id, course_key=COURSE, text=text)


def mine(actor: Actor) -> requests.OwnRequest:
    """The newest request of a student, as she sees it."""
    return requests.own(actor, COURSE)[0]
