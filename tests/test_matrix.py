"""Who gets what: every address and handler, asked by everybody, of Ana's group's things.

Read it beside the permission table in ``access/policy.py``. What a row does
not name is 404; an address without a row fails.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.db import transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from flexid_xblock import urls
from flexid_xblock.access import api as access
from flexid_xblock.domain.actors import Actor
from tests.common import (
    COURSE,
    JOURNAL,
    MEETING,
    meet,
    put_card,
    read_notice,
    send,
    ticket_for,
    write,
)
from tests.rest.common import ask_for, methods, patterns

PUPILS, ADULTS = "ana bo eve kim", "tor per una cleo ida dov liv sol"
EVERYBODY = [*PUPILS.split(), *ADULTS.split(), "max"]
STUDENTS = f"{PUPILS} max"  # the site's administrator has no part in the course
OTHERS = " ".join(name for name in EVERYBODY if name != "ana")
GROUP, TEACHERS, READERS = "ana bo kim tor per", "tor per", "cleo ida"

# Words that only these people may meet, whatever they ask.
CANARIES = {"kanariutkast": "ana", "kanaribrev": f"ana {READERS}", "kanarikort": GROUP}
DRAFT = {"prompt": "seen-first", "language": "en", "text": "more"}
ASK = {"course": COURSE, "student": "ana", "reason": "She was not in school this week."}
CARD = {"column": "we-share", "display": "named", "text": "bread"}


@dataclass(frozen=True)
class Row:
    """One thing that can be asked, and who is answered with which status."""

    name: str
    method: str
    answers: dict[int, str]
    body: Any = None
    of: str = ""
    query: dict[str, str] = field(default_factory=dict)
    nobody: int = 401

    def expected(self) -> dict[str, int]:
        """The status for each person."""
        told = {who: status for status, names in self.answers.items() for who in names.split()}
        return {who: told.get(who, 404) for who in EVERYBODY} | {"nobody": self.nobody}


ABOUT, IN_COURSE = {"course": COURSE, "activity": JOURNAL}, {"course": COURSE}
WRITERS = {200: "ana bo kim", 403: f"{ADULTS} max"}  # Max has not read the notice
ROWS = [
    Row("entries", "GET", {200: STUDENTS, 403: ADULTS}, query=ABOUT),
    Row("entry", "GET", {200: "ana"}, of="sent"),
    Row("entry", "GET", {200: "ana"}, of="unsent"),
    Row("entry", "PUT", {200: "ana", 428: OTHERS}, DRAFT, of="sent"),
    Row("entry", "PUT", {200: "ana", 428: OTHERS}, DRAFT, of="unsent"),
    Row("entry", "PUT", {200: PUPILS, 403: f"{ADULTS} max"}, DRAFT, of="new"),
    Row("decision", "PUT", {200: "ana"}, {"decision": "withdraw"}, of="sent"),
    Row("decision", "PUT", {200: "ana"}, {"decision": "keep"}, of="unsent"),
    Row("reply", "PUT", {200: f"ana {READERS}"}, {**IN_COURSE, "text": "hi"}, of="sent"),
    Row("reply", "PUT", {}, {**IN_COURSE, "text": "hi"}, of="unsent"),
    Row("current_meeting", "GET", {200: STUDENTS, 403: ADULTS}, query=ABOUT),
    Row("group_meeting", "PUT", {200: TEACHERS}, IN_COURSE),
    Row("meeting_state", "PUT", {200: TEACHERS}, {"open": False}),
    Row("presence", "PUT", {200: "ana bo kim"}, {}),
    Row("board", "GET", {200: GROUP}),
    Row("card", "PUT", WRITERS, CARD, of="new"),
    Row("visibility", "PUT", {200: TEACHERS}, {"hidden": True, "reason": "Not now"}),
    Row("permit", "PUT", {200: "dov liv"}, ASK, of="new"),
    Row("permit_decision", "PUT", {200: "liv"}, {"granted": True}),
    # Nothing was decided yet, so there is nothing to look back at, not even for Liv.
    Row("permit_review", "PUT", {}, {}),
    Row("notice", "PUT", {200: STUDENTS, 403: ADULTS}, IN_COURSE),
    Row("export", "GET", {200: " ".join(EVERYBODY)}),
    Row("student_page", "GET", {200: " ".join(EVERYBODY)}, nobody=302),
    Row("teacher_desk", "GET", {200: "tor per una"}, nobody=302),
    Row("teacher_meeting", "GET", {200: TEACHERS}, nobody=302),
    Row("counsellor_desk", "GET", {200: "cleo ida dov"}, nobody=302),
    Row("emergency_desk", "GET", {200: "cleo ida dov liv"}, nobody=302),
    Row("lead_desk", "GET", {200: "liv"}, nobody=302),
    Row("counsellor_entry", "GET", {200: READERS}, of="sent", nobody=302),
    Row("counsellor_entry", "GET", {}, of="unsent", nobody=302),
]
HANDLERS = [
    (f"who-am-i.{activity}", handler)
    for activity in ("opening", "journal", "meeting")
    for handler in ("ticket", "completed")
]


@dataclass(frozen=True)
class House:
    """Ana's sent and unsent entries, her group's open meeting, and Bo's card on its board."""

    ids: dict[str, Any]
    entries: dict[str, UUID]
    actor: Callable[..., Actor]

    def address(self, row: Row) -> str:
        pattern = next(one for one in patterns(urls.urlpatterns) if one.name == row.name)
        ids = {**self.ids, "entry_id": self.entries.get(row.of, uuid4())}
        if row.of == "new":
            ids |= {"card_id": uuid4(), "permit_id": uuid4()}
        return reverse(f"flexid:{row.name}", kwargs={n: ids[n] for n in pattern.pattern.converters})

    def headers(self, row: Row, name: str) -> dict[str, str]:
        activity = MEETING if row.name == "card" else JOURNAL
        ticket = access.issue(ticket_for(self.actor(name), activity)) if name != "nobody" else ""
        begins = {"If-None-Match": "*"} if (row.name, row.of) == ("entry", "new") else {}
        return {"If-Match": '"1"', "X-Flexid-Ticket": ticket, "X-CSRFToken": "x", **begins}


@pytest.fixture
def house(actor) -> House:
    for name in PUPILS.split():
        read_notice(actor(name))
    ana, meeting = actor("ana"), meet(actor("tor"))
    entries = {
        "sent": send(ana, write(ana, "kanaribrev")).id,
        "unsent": write(ana, "kanariutkast", prompt="three-circles").id,
    }
    ids = {
        "course_key": COURSE,
        "activity_key": MEETING,
        "group_id": meeting.group_id,
        "meeting_id": meeting.id,
        "reply_id": uuid4(),
        "permit_id": ask_for(actor("dov"), ana),
        "card_id": put_card(actor("bo"), meeting, "kanarikort", display="unnamed"),
    }
    return House(ids, entries, actor)


def asked_by_all(logged_in: Callable, ask: Callable) -> Iterator[tuple[str, HttpResponse]]:
    """Everybody's answer; what one changed is undone before the next asks."""
    for name in (*EVERYBODY, "nobody"):
        client = Client() if name == "nobody" else logged_in(name)
        before = transaction.savepoint()
        yield name, ask(name, client)
        transaction.savepoint_rollback(before)


def overheard(name: str, answer: HttpResponse) -> list[str]:
    """The words in an answer that this person must never meet."""
    said = answer.content.decode()
    return [word for word, who in CANARIES.items() if word in said and name not in who.split()]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row.name} {row.method} {row.of}".strip())
def test_each_person_gets_what_is_hers(logged_in, house: House, row: Row) -> None:
    def ask(name: str, client: Client) -> HttpResponse:
        address, headers = house.address(row), house.headers(row, name)
        if row.method == "GET":
            return client.get(address, row.query, headers=headers)
        return client.put(address, row.body, "application/json", headers=headers)

    answers = dict(asked_by_all(logged_in, ask))
    assert {name: answer.status_code for name, answer in answers.items()} == row.expected()
    assert [word for name, answer in answers.items() for word in overheard(name, answer)] == []


@pytest.mark.parametrize(("usage", "handler"), HANDLERS)
def test_a_handler_serves_whoever_is_logged_in_about_herself(
    logged_in, house: House, usage: str, handler: str
) -> None:
    def ask(name: str, client: Client) -> HttpResponse:
        headers = {"X-CSRFToken": "x"}
        return client.post(f"/handler/{usage}/{handler}/", {}, "application/json", headers=headers)

    answers = dict(asked_by_all(logged_in, ask))
    statuses = {name: answer.status_code for name, answer in answers.items()}
    assert statuses == dict.fromkeys(EVERYBODY, 200) | {"nobody": 401}
    assert [word for name, answer in answers.items() for word in overheard(name, answer)] == []


def test_every_address_and_method_has_a_row() -> None:
    there = {(one.name, method) for one in patterns(urls.urlpatterns) for method in methods(one)}
    assert {(row.name, row.method) for row in ROWS} == there


def test_every_handler_of_every_block_has_a_row() -> None:
    from flexid_xblock.blocks.base import FlexIdBlock

    handlers = {
        n for n in vars(FlexIdBlock) if getattr(vars(FlexIdBlock)[n], "_is_xblock_handler", 0)
    }
    assert {handler for _, handler in HANDLERS} == handlers
