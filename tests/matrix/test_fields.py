"""Nothing has an address, a handler or a key of its own that the table does not know."""

import json
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from django.contrib import admin
from django.urls import resolve

from flexid_xblock import urls
from flexid_xblock.blocks.base import FlexIdBlock
from flexid_xblock.rest.base import Closed
from flexid_xblock.school.urls import urlpatterns as school
from tests.matrix.actions import ABOUT, put
from tests.matrix.asking import Heard, hear
from tests.matrix.fields import ANSWERS, BODIES, CONFLICT, CONFLICT_MADE, REFUSAL
from tests.matrix.judging import Cell, listen
from tests.matrix.made_acts import MORE
from tests.matrix.places import HANDLERS
from tests.matrix.probes import PROBES, Route, asks_for
from tests.matrix.relations import PERSONS
from tests.matrix.table import NOW, ROWS
from tests.matrix.world import Planted, at_host
from tests.rest.common import FOR_ANYBODY, methods, patterns

pytestmark = pytest.mark.django_db

SCRIPTS = (Route.API, Route.EXPORT)
# The school's own addresses carry no thing of anybody's; the matrix asks the first three.
SCHOOL = {
    *("school_home", "school_module", "school_handler"),
    *("school_gallery", "school_example"),  # authors' examples; staff only
    *("school_tree", "school_activity_tree"),
    *("school_login", "school_logout", "school_language", "school_components"),
    "school_password",
}


def keys(node: Any, at: str = "") -> Iterator[str]:
    """Every key of a document that holds something; what stands in a list has ``[]``."""
    if isinstance(node, dict):
        for name, value in node.items():
            yield from keys(value, f"{at}.{name}" if at else name)
    elif isinstance(node, list) and node:
        for one in node:
            yield from keys(one, f"{at}[]")
    else:
        yield f"{at}[]" if isinstance(node, list) else at


def stems(known: set[str]) -> set[str]:
    """What stands in the place of these keys where there is nothing to hold them."""
    return {key[:end] for key in known for end in range(len(key)) if key[end] == "."}


def descendants(shape: type[Closed]) -> Iterator[type[Closed]]:
    """Every serializer that is made from this one."""
    for one in shape.__subclasses__():
        yield one
        yield from descendants(one)


def answered(world: Planted) -> Iterator[tuple[str, Heard]]:
    """Every answer of the API to the persons of Ana's and Eve's things, by its address."""
    for route in SCRIPTS:
        for operation in PROBES[route]:
            for thing in ("ana", "eve"):
                for person in PERSONS:
                    yield from _answered(world, operation, route, thing, person)


def _answered(
    world: Planted, operation: str, route: Route, thing: str, person: str
) -> Iterator[tuple[str, Heard]]:
    is_told = route is Route.EXPORT and person == thing  # an hour over her texts is in her export
    glass = "granted" if is_told else "none"
    cell = Cell(operation=operation, route=route, thing=thing, person=person, glass=glass)
    asks = asks_for(operation, route, world.things[thing], world.people.get(person, 0))
    for ask, heard in zip(asks, listen(world, cell), strict=True):
        yield f"{ask.method} {resolve(ask.url).url_name}", heard


@pytest.fixture(scope="package")
def given(world: Planted) -> dict[str, set[str]]:
    """The keys of each address's answers, those of refusals apart."""
    found: dict[str, set[str]] = {}
    for address, heard in answered(world):
        name = address if heard.status < 300 else "refusals"
        found.setdefault(name, set()).update(keys(json.loads(heard.body)))
    return found


@pytest.mark.parametrize("address", ANSWERS)
def test_an_answer_has_the_keys_that_somebody_allowed(given: dict, address: str) -> None:
    known = {key for line in ANSWERS[address].values() for key in line.split()}
    assert given[address] - stems(known) == known


def test_every_address_for_scripts_is_known_here(given: dict) -> None:
    assert set(given) == {*ANSWERS, "refusals"}
    assert given["refusals"] == REFUSAL


def test_every_key_belongs_to_an_operation_of_the_table() -> None:
    named = {operation for one in ANSWERS.values() for operation in one}
    assert named - set(NOW) == set()


def test_a_conflict_gives_her_own_text_back_and_nothing_else(world: Planted) -> None:
    thing = world.things["ana"]
    ask = put("entry", {**ABOUT, "text": "mine"}, bool, entry_id=thing.ids["sent"])
    with at_host("school", world.staff(everybody=False)):
        heard = hear(world.client("school", "ana"), ask, thing.owner_id)
    assert (heard.status, set(keys(json.loads(heard.body)))) == (409, CONFLICT)


def test_a_conflict_about_what_she_made_gives_it_back_and_nothing_else(world: Planted) -> None:
    thing = world.things["ana"]
    ask = put("response", {**MORE, "response": {}}, bool, response_id=thing.ids["made"])
    stale = replace(ask, headers={**ask.headers, "If-Match": '"9"'})
    with at_host("school", world.staff(everybody=False)):
        heard = hear(world.client("school", "ana"), stale, thing.owner_id)
    assert (heard.status, set(keys(json.loads(heard.body)))) == (409, CONFLICT_MADE)


def test_every_body_takes_the_keys_that_somebody_allowed() -> None:
    found = {
        f"{one.__module__.rpartition('.')[2]}.{one.__name__}": " ".join(one().fields)
        for one in descendants(Closed)
    }
    assert found == BODIES


def test_every_address_is_tried_by_a_probe(world: Planted) -> None:
    tried = {
        (resolve(ask.url).url_name, ask.method)
        for route, probes in PROBES.items()
        for operation in probes
        for ask in asks_for(operation, route, world.things["ana"], world.people["ana"])
    }
    there = {(one.name, method) for one in patterns(urls.urlpatterns) for method in methods(one)}
    assert tried == there - {(name, "GET") for name in FOR_ANYBODY}


def test_every_handler_is_tried_on_every_closed_route() -> None:
    found = {name for name, one in vars(FlexIdBlock).items() if hasattr(one, "_is_xblock_handler")}
    assert found == set(HANDLERS)


def test_the_school_has_no_address_that_was_not_looked_at() -> None:
    assert {one.name for one in school if hasattr(one, "name")} == SCHOOL


def test_the_admin_site_knows_nothing_of_ours() -> None:
    ours = [one for one in admin.site._registry if one._meta.app_label.startswith("flexid")]
    assert ours == []


def test_every_open_cell_is_served_by_some_address() -> None:
    served = {
        (operation, relation)
        for probes in PROBES.values()
        for operation, probe in probes.items()
        for relation in probe.serves
    }
    opened = {(name, relation) for name in NOW for relation in ROWS[name].cells}
    assert opened - served == set()
