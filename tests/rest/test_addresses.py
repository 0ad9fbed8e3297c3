"""Every address: outside the request's transaction, never stored, never for nobody."""

import pytest
from django.test import Client
from django.urls import URLPattern, get_resolver

from flexid_xblock import urls
from flexid_xblock.rest import urls as rest
from tests.rest.common import FOR_ANYBODY, address, methods, patterns, refusal

EVERYWHERE = list(patterns(urls.urlpatterns))
SCRIPTS = list(patterns(rest.urlpatterns))
PAGES = [one for one in EVERYWHERE if one.name not in {door.name for door in SCRIPTS}]


DOORS = [(door, method) for door in SCRIPTS for method in methods(door)]
door_and_method = pytest.mark.parametrize(
    ("door", "method"), DOORS, ids=[f"{door.name}-{method}" for door, method in DOORS]
)


@pytest.mark.parametrize("pattern", EVERYWHERE, ids=lambda one: one.name)
def test_no_address_runs_in_the_requests_transaction(pattern: URLPattern) -> None:
    assert getattr(pattern.callback, "_non_atomic_requests", set()) == {"default"}


def test_every_address_has_a_name_of_its_own() -> None:
    names = [one.name for one in EVERYWHERE]
    assert (None in names, len(set(names))) == (False, len(names))


def test_scripts_only_look_and_put() -> None:
    assert {method for _, method in DOORS} == {"GET", "PUT"}


@door_and_method
def test_nobody_is_asked_to_log_in(client: Client, door: URLPattern, method: str, db) -> None:
    answer = client.generic(method, address(door), "{}", "application/json")
    assert refusal(answer) == (401, "signed_out")
    assert answer.headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize(
    "page", [one for one in PAGES if one.name not in FOR_ANYBODY], ids=lambda one: one.name
)
def test_nobody_is_sent_to_the_log_in_page(client: Client, page: URLPattern) -> None:
    answer = client.get(address(page))
    assert (answer.status_code, answer.headers["Location"].split("?")[0]) == (302, "/login/")


@pytest.mark.parametrize("page", PAGES, ids=lambda one: one.name)
def test_no_page_takes_a_form(logged_in, page: URLPattern) -> None:
    assert logged_in("ana").post(address(page), {"text": "x"}).status_code == 405


@door_and_method
def test_no_answer_is_stored_on_the_way(logged_in, door: URLPattern, method: str) -> None:
    answer = logged_in("ana").generic(method, address(door), "{}", "application/json")
    assert answer.headers["Cache-Control"] == "no-store"


@door_and_method
def test_no_address_lets_a_page_of_another_site_write(
    logged_in, door: URLPattern, method: str
) -> None:
    client = logged_in("ana", enforce_csrf_checks=True)
    answer = client.generic(method, address(door), "{}", "application/json")
    assert (refusal(answer) == (403, "csrf")) == (method == "PUT")


@pytest.mark.parametrize("header", ["Bearer x", "JWT x", "Basic YW5hOmZsZXhpZA=="])
def test_a_token_is_no_way_in(client: Client, people, header: str) -> None:
    answer = client.get("/flexid/api/v1/entries/", headers={"Authorization": header})
    assert refusal(answer) == (401, "signed_out")


def test_an_account_that_was_closed_is_nobody(logged_in, people) -> None:
    client = logged_in("ana")
    people["ana"].is_active = False
    people["ana"].save()
    assert refusal(client.get("/flexid/api/v1/entries/")) == (401, "signed_out")


def test_these_are_all_the_addresses_below_flexid() -> None:
    below = [one for one in get_resolver().url_patterns if str(one.pattern) == "flexid/"]
    assert [one.name for one in patterns(below)] == [one.name for one in EVERYWHERE]
