"""The plugin is in place, its tables are not made yet: nobody's page breaks."""

from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any
from uuid import UUID

import pytest
from django.contrib.auth.models import User
from django.core import checks
from django.db import DatabaseError, OperationalError, ProgrammingError, connection
from django.test import Client
from django.urls import reverse
from django.urls.converters import UUIDConverter

from flexid_xblock.access import api as access
from flexid_xblock.desk.urls import urlpatterns as desk_pages
from flexid_xblock.phrases import sentence
from flexid_xblock.tables import lacks_said
from tests.activities.common import CIRCLES
from tests.attacks.calls import CALLS
from tests.attacks.common import OPENING, Browser, lms, usage
from tests.common import COURSE, JOURNAL, MEETING, ticket_for
from tests.standin.fixtures import openedx, platform
from tests.standin.world import World

__all__ = ["openedx", "platform"]  # fixtures

ANY = UUID(int=1)
WITHOUT = {
    "SQLite": OperationalError("no such table: flexid_xblock_group"),
    "MariaDB": ProgrammingError(1146, "Table 'openedx.flexid_xblock_group' doesn't exist"),
}
SHE_AND_WHERE = [("ana", "SQLite"), ("cleo", "MariaDB")]
BLOCKS = [OPENING, JOURNAL, MEETING]
NOT_YET = "This part is not ready yet. You can go on with the next one."


NOBODY = 1_000_000
IDS = defaultdict(lambda: str(ANY), dict.fromkeys(("card", "group", "meeting"), str(ANY)))
IDS |= {"student": NOBODY, "reader": NOBODY, "export": "take-away/x/"}


@contextmanager
def without_tables(fault: DatabaseError) -> Iterator[None]:
    """The database as it is before our migrations."""

    def execute(go_on: Callable, sql: str, *rest: Any) -> Any:
        if "flexid_xblock_" in sql:
            raise fault
        return go_on(sql, *rest)

    with connection.execute_wrapper(execute):
        yield


def address(page: Any) -> str:
    """A page of the desks, with an id for whatever it asks for."""
    kinds = page.pattern.converters
    ids = {name: ANY if isinstance(kind, UUIDConverter) else NOBODY for name, kind in kinds.items()}
    course = {"course_key": COURSE} if "course_key" in ids else {}
    return reverse(f"flexid:{page.name}", kwargs=ids | course)


@pytest.mark.parametrize(("name", "database"), SHE_AND_WHERE)
def test_each_page_is_one_calm_sentence(
    openedx: World, logged_in: Callable[..., Client], name: str, database: str
) -> None:
    client = logged_in(name)
    with without_tables(WITHOUT[database]):
        answers = {page.name: client.get(address(page)) for page in desk_pages}
    said = sentence("not_set_up")
    calm = {name: (one.status_code, said in one.content.decode()) for name, one in answers.items()}
    assert calm == dict.fromkeys(answers, (503, True))


def test_each_script_is_told_to_come_back(openedx: World, people: dict[str, User], actor) -> None:
    ana, tickets = Browser(people["ana"]), {}
    for name, key in (("ticket", JOURNAL), ("making", CIRCLES)):
        tickets[name] = access.issue(ticket_for(actor("ana"), key))
    with without_tables(WITHOUT["SQLite"]):
        answers = {name: call(ana, IDS | tickets) for name, call in CALLS.items()}
    codes = {name: one.json()["code"] for name, one in answers.items()}
    assert codes == dict.fromkeys(CALLS, "not_set_up")


@pytest.mark.parametrize("key", BLOCKS)
@pytest.mark.parametrize("name", ["ana", "max"])
def test_a_unit_of_the_course_is_shown_to_everybody(
    openedx: World, people: dict[str, User], key: str, name: str
) -> None:
    with without_tables(WITHOUT["MariaDB"]):
        page = Browser(people[name]).unit(key)
    assert (page.status_code, NOT_YET in page.content.decode()) == (200, name == "ana")


@pytest.mark.parametrize("key", BLOCKS)
def test_an_author_sees_the_words(openedx: World, people: dict[str, User], key: str) -> None:
    author = Browser(people["max"])
    with without_tables(WITHOUT["MariaDB"]):
        page = author.open(f"/container_embed/{usage(key)}")
    assert (page.status_code, NOT_YET in page.content.decode()) == (200, False)


@pytest.mark.parametrize("handler", ["ticket", "completed"])
def test_a_handler_says_so(openedx: World, people: dict[str, User], handler: str) -> None:
    with without_tables(WITHOUT["SQLite"]):
        answer = Browser(people["ana"]).ask(lms(handler))
    assert (answer.status_code, answer.json()["code"]) == (503, "not_set_up")


def test_another_fault_of_the_database_stays_what_it_is() -> None:
    fault = ProgrammingError(1146, "Table 'openedx.auth_user' doesn't exist")
    with pytest.raises(ProgrammingError) as raised, lacks_said():
        raise fault
    assert raised.value is fault


def test_the_checks_before_the_migrations_find_nothing_new(db) -> None:
    with without_tables(WITHOUT["SQLite"]):
        found = checks.run_checks(databases=["default"])
    assert found == checks.run_checks()
