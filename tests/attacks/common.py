"""Browsers on the stand-in LMS, what they are told, and what is stored."""

import json
import re
from typing import Any
from uuid import UUID, uuid4

from django.apps import apps
from django.contrib.auth.models import User
from django.http import HttpResponse
from django.test import Client

from flexid_xblock.phrases import REFUSALS
from tests.common import COURSE, JOURNAL, PROMPT
from tests.standin.keys import library_usage_key, usage_key
from tests.standin.users import look_as
from tests.standin.views import library_token
from tests.stored import Rows, rows_of

OPENING = "who-am-i.opening"
SIGNED = re.compile(r"[\w-]{20,}:[\w-]{6}:[\w-]{43}")
CSRF = "0123456789abcdef0123456789ABCDEF"
OURS = "application/json"


def usage(activity_key: str = JOURNAL, course_key: str = COURSE) -> str:
    """The key of the block that shows an activity in a course."""
    return str(usage_key(course_key, _type(activity_key), activity_key))


def in_library(activity_key: str = JOURNAL) -> str:
    """The key of the same block in a content library."""
    return str(library_usage_key(_type(activity_key), activity_key))


def lms(name: str, key: str = JOURNAL, *, route: str = "handler", course_key: str = COURSE) -> str:
    """The address of a block's handler in the LMS."""
    return f"/courses/{course_key}/xblock/{usage(key, course_key)}/{route}/{name}"


def studio(name: str, key: str = JOURNAL) -> str:
    """The address of a block's handler in Studio's preview."""
    return f"/preview/xblock/{usage(key)}/handler/{name}"


def editor(name: str, key: str = JOURNAL) -> str:
    """The address of a block's handler in Studio's editor, which asks for no author either."""
    return f"/xblock/{usage(key)}/handler/{name}"


def library(name: str, asker: User, key: str = JOURNAL) -> str:
    """The address of a library block's handler, with the token that the platform made for her."""
    user_id = str(asker.pk)
    token = library_token(user_id, in_library(key))
    return f"/api/xblock/v2/xblocks/{in_library(key)}/handler/{user_id}-{token}/{name}/"


class Browser:
    """One person's browser, with the session and the token that the platform gave it."""

    def __init__(self, person: User | None) -> None:
        self.client = Client(enforce_csrf_checks=True)
        self.client.cookies["csrftoken"] = CSRF
        self.person = person
        if person is not None:
            self.client.force_login(person)

    def look_as(self, *, role: str = "student", user_name: str | None = None) -> None:
        look_as(self.client.session, COURSE, role=role, user_name=user_name)

    def open(self, address: str) -> HttpResponse:
        return self.client.get(address)

    def unit(self, activity_key: str = JOURNAL) -> HttpResponse:
        return self.open(f"/xblock/{usage(activity_key)}")

    def ask(
        self, address: str, *, body: Any = "{}", kind: str = OURS, token: str | None = CSRF
    ) -> HttpResponse:
        """POST as a page's script does, or as somebody would who is not it."""
        headers = {"X-CSRFToken": token} if token else {}
        return self.client.post(address, body, kind, headers=headers)

    def ticket(self, activity_key: str = JOURNAL, *, course_key: str = COURSE) -> str:
        """A fresh ticket, as the block's handler gives it to her."""
        return self.ask(lms("ticket", activity_key, course_key=course_key)).json()["ticket"]

    def get(self, path: str, **query: str) -> HttpResponse:
        return self.client.get(f"/flexid/api/v1/{path}", query)

    def put(self, path: str, body: dict[str, Any], **headers: str) -> HttpResponse:
        """The JSON API, from a page."""
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        return self.client.put(
            f"/flexid/api/v1/{path}", json.dumps(body), OURS, headers={"X-CSRFToken": CSRF, **named}
        )

    def begin(self, ticket: str, *, prompt: str = PROMPT, entry: UUID | None = None) -> Any:
        """Begin an entry with this ticket."""
        body = {"prompt": prompt, "language": "en", "text": "mine"}
        headers = {"if_none_match": "*", "x_flexid_ticket": ticket}
        return self.put(f"entries/{entry or uuid4()}/", body, **headers)

    def put_card(self, meeting_id: UUID, ticket: str) -> HttpResponse:
        """Put a card on a board with this ticket."""
        body = {"column": "we-share", "display": "named", "text": "mine"}
        return self.put(f"meetings/{meeting_id}/cards/{uuid4()}/", body, x_flexid_ticket=ticket)

    def read_notice(self, course_key: str = COURSE) -> None:
        assert self.put("notice/", {"course": course_key}).status_code == 200


def stored() -> Rows:
    """Every row of every table there is."""
    return rows_of(apps.get_models())


def tickets(page: HttpResponse) -> set[str]:
    """Everything on a page that is signed."""
    return set(SIGNED.findall(page.text))


def refusal(response: HttpResponse) -> tuple[int, str]:
    """The status and code of a refusal, which is one sentence, without a ticket, kept nowhere."""
    assert response.headers["Content-Type"] == "application/json"
    body = response.json()
    assert sorted(body) == ["code", "message"]
    assert body["message"] == str(REFUSALS[body["code"]])
    assert response.headers["Cache-Control"] == "no-store"
    assert not tickets(response)
    return response.status_code, body["code"]


def _type(activity_key: str) -> str:
    kinds = {"journal": "journal", "opening": "module", "meeting": "session", "circles": "activity"}
    return f"flexid_{kinds[activity_key.split('.')[1]]}"
