"""Who gets what: every address and handler, asked by everybody, of Ana's group's things.

Read it beside the permission table in ``access/policy.py``. What a row does
not name is 404; an address without a row fails.
"""

from collections.abc import Callable, Iterator

import pytest
from django.contrib.auth.models import User
from django.db import transaction
from django.http import HttpResponse
from django.test import Client

from flexid_xblock import urls
from tests.common import whole
from tests.matrix_house import House, build
from tests.matrix_room_rows import ROOM_CANARIES, ROOM_ROWS
from tests.matrix_rows import CANARIES, EVERYBODY, ROWS, Row
from tests.matrix_setup_rows import COORDINATOR_ROWS
from tests.rest.common import everybody, methods, patterns, planted_once

ALL_ROWS, WORDS = [*ROWS, *ROOM_ROWS, *COORDINATOR_ROWS], CANARIES | ROOM_CANARIES
BLOCKS = [f"who-am-i.{activity}" for activity in ("opening", "circles", "journal", "meeting")]
LEARNERS = ("ticket", "completed")
HANDLERS = [(block, handler) for block in BLOCKS for handler in LEARNERS]
AUTHORS = ("studio_submit", "studio_texts", "studio_preview")


@pytest.fixture(scope="module")
def house(django_db_setup, django_db_blocker) -> Iterator[House]:
    """Built once; what a test changes is undone after it."""
    with planted_once(django_db_blocker, build) as built:
        yield built


@pytest.fixture
def people(house: House, db) -> dict[str, User]:
    return everybody()


def asked_by_all(logged_in: Callable, ask: Callable) -> Iterator[tuple[str, HttpResponse]]:
    """Everybody's answer; what one changed is undone before the next asks."""
    for name in (*EVERYBODY, "nobody"):
        client = Client() if name == "nobody" else logged_in(name)
        before = transaction.savepoint()
        yield name, ask(name, client)
        transaction.savepoint_rollback(before)


def overheard(name: str, answer: HttpResponse) -> list[str]:
    """The words in an answer that this person must never meet."""
    said = whole(answer)
    return [word for word, who in WORDS.items() if word in said and name not in who.split()]


@pytest.mark.parametrize(
    "row", ALL_ROWS, ids=lambda row: f"{row.name} {row.method} {row.of}".strip()
)
def test_each_person_gets_what_is_hers(logged_in, house: House, row: Row) -> None:
    def ask(name: str, client: Client) -> HttpResponse:
        address, headers = house.address(row), house.headers(row, name)
        if row.method == "GET":
            return client.get(address, row.query, headers=headers)
        return client.put(address, house.body(row), "application/json", headers=headers)

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


@pytest.mark.parametrize("handler", AUTHORS)
def test_an_authors_handler_is_there_for_nobody(logged_in, house: House, handler: str) -> None:
    def ask(name: str, client: Client) -> HttpResponse:
        headers = {"X-CSRFToken": "x"}
        address = f"/handler/who-am-i.journal/{handler}/"
        return client.post(address, {}, "application/json", headers=headers)

    answers = dict(asked_by_all(logged_in, ask))
    statuses = {name: answer.status_code for name, answer in answers.items()}
    assert statuses == dict.fromkeys(EVERYBODY, 404) | {"nobody": 401}
    assert [word for name, answer in answers.items() for word in overheard(name, answer)] == []


def test_every_address_and_method_has_a_row() -> None:
    there = {(one.name, method) for one in patterns(urls.urlpatterns) for method in methods(one)}
    assert {(row.name, row.method) for row in ALL_ROWS} == there


def test_every_handler_of_every_block_has_a_row() -> None:
    from flexid_xblock.blocks.base import FlexIdBlock

    handlers = {
        n for n in vars(FlexIdBlock) if getattr(vars(FlexIdBlock)[n], "_is_xblock_handler", 0)
    }
    assert {*LEARNERS, *AUTHORS} == handlers
